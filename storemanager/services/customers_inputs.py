"""What is told about a customer, as an order, a file or a form says it."""

from dataclasses import dataclass

from storemanager.domain.folding import fold
from storemanager.domain.phones import Phone, is_masked, normalise


@dataclass(frozen=True, slots=True)
class AddressInput:
    """An address as it was given (`raw`) and as far as it was understood. Since July 2025 Vietnam has provinces and
    wards only; the old ward, district and province stay as people say them."""

    label: str = ""
    name: str = ""
    phone: str = ""
    street: str = ""
    ward: str = ""
    ward_code: str = ""
    province: str = ""
    province_code: str = ""
    legacy_ward: str = ""
    legacy_district: str = ""
    legacy_province: str = ""
    postcode: str = ""
    country: str = "VN"
    raw: str = ""
    is_default: bool = False

    @property
    def key(self) -> str:
        """What makes two addresses the same place."""
        parts = (self.street, self.ward, self.legacy_ward, self.legacy_district, self.province, self.legacy_province)
        return fold(" ".join(part for part in parts if part) or self.raw)


@dataclass(frozen=True, slots=True)
class CustomerInput:
    """A person as one channel or file knows them. `masked`: the channel hides who it is; then only its own id counts.
    `channel_customer_id` is the person's id on the account `account_id`."""

    name: str = ""
    phone: str = ""
    email: str = ""
    account_id: int | None = None
    channel_customer_id: str = ""
    masked: bool = False
    address: AddressInput | None = None
    note: str = ""
    tags: tuple[str, ...] = ()
    source: str = ""
    company: str = ""
    tax_code: str = ""


@dataclass(frozen=True, slots=True)
class CustomerMatch:
    """Who it is. `customer_id` is None when nothing that was told can name a person; `suggestion_id` is the row in
    "needs attention" that asks whether two people are one."""

    customer_id: int | None
    created: bool = False
    suggestion_id: int | None = None


@dataclass(frozen=True, slots=True)
class CustomerEdit:
    """A customer as the form holds it, whole. Ids on channels are not the owner's to edit."""

    name: str = ""
    company: str = ""
    tax_code: str = ""
    note: str = ""
    tags: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    addresses: tuple[AddressInput, ...] = ()


def usable_phone(given: CustomerInput) -> Phone | None:
    """The phone, when it says something about a person."""
    return None if given.masked or not given.phone.strip() else normalise(given.phone)


def usable_email(given: CustomerInput) -> str | None:
    """The e-mail in lower case, when it says something about a person."""
    return None if given.masked else clean_email(given.email)


def clean_email(email: str) -> str | None:
    """An e-mail as it is compared, or None when it is masked or none."""
    bare = email.strip().lower()
    before, at, after = bare.partition("@")
    good = at and before and "." in after and "@" not in after and not any(letter.isspace() for letter in bare)
    return bare if good and not is_masked_name(bare) else None


def is_masked_name(name: str) -> bool:
    """Whether a channel has hidden letters of it: "N***n"."""
    return "*" in name or "•" in name


def tokens(name: str) -> frozenset[str]:
    """The words of a name, folded; none for a masked one, because it says nothing."""
    return frozenset() if is_masked_name(name) else frozenset(fold(name).split())


def names_agree(one: str, other: str) -> bool:
    """Whether two names may be one person's: all words of one are in the other, or one is not known."""
    left, right = tokens(one), tokens(other)
    return left <= right or right <= left


def phone_is_hidden(given: CustomerInput) -> bool:
    """Whether the phone was given but hidden by the channel."""
    return given.masked or is_masked(given.phone)
