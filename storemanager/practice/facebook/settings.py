"""What can be chosen about a practice Page: its ids, its keys, what Meta has granted, how fast its machines are."""

from dataclasses import dataclass, field

ALL_PERMISSIONS = (
    "business_management",
    "catalog_management",
    "pages_show_list",
    "pages_read_engagement",
    "pages_manage_metadata",
    "pages_manage_posts",
    "pages_messaging",
    "page_utility_messaging",
    "instagram_basic",
    "instagram_manage_messages",
)
HUMAN_AGENT = "Human Agent"


@dataclass(slots=True)
class GraphSettings:
    """`reviewed`: permissions with Advanced Access; without it only people with a role in the app can be talked to.
    `batch_seconds`: how long a batch of catalogue items takes, `review_seconds` how long the review after it."""

    page_id: str = "1099887766"
    page_name: str = "Mây Shop"
    instagram_id: str = "17841400001"
    instagram_name: str = "may.shop"
    instagram_in_threads: str = "17845500009"  # threads know the account by another number
    catalog_id: str = "7300001122"
    catalog_name: str = "Mây Shop catalogue"
    business_id: str = "112233445566"
    app_id: str = "900100200300"
    app_secret: str = "0123456789abcdef0123456789abcdef"  # noqa: S105 - opens nothing but this pretend Page
    system_token: str = "EAAPractice0SystemUserToken0000000000000001"  # noqa: S105 - opens nothing but this pretend Page
    page_token: str = "EAAPractice0PageToken000000000000000000001"  # noqa: S105 - opens nothing but this pretend Page
    currency: str = "VND"
    locale: str = "vi"
    permissions: set[str] = field(default_factory=lambda: set(ALL_PERMISSIONS))
    reviewed: set[str] = field(default_factory=lambda: set(ALL_PERMISSIONS))
    features: dict[str, str] = field(default_factory=lambda: {HUMAN_AGENT: "APPROVED"})
    expires_at: int = 0
    batch_seconds: float = 3.0
    review_seconds: float = 60.0
    template_seconds: float = 2.0
    calls_an_hour: int = 20_000
    batches_an_hour: int = 200
    forbidden_words: tuple[str, ...] = ("thuốc lá", "rượu mạnh", "súng")
    promotional_words: tuple[str, ...] = ("giảm giá", "khuyến mãi", "sale off")
