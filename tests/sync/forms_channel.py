"""A channel that asks a lot of a product before it takes one: a category, its form, and pictures as files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from threading import Thread

from PIL import Image

from storemanager.channels.base import (
    AccountSettings,
    Channel,
    FieldInput,
    ImageRules,
    ListingField,
    ListingRules,
    ProductDraft,
    RemoteCategory,
    RemoteImage,
    RemoteProduct,
)
from storemanager.channels.errors import RejectedError
from storemanager.database import Book
from storemanager.texts import verbatim
from tests.sync.fake_channel import FakeChannel
from tests.sync.shop_outside import Shop
from tests.sync.world import World, a_world

RULES = ListingRules(
    title_least=5, title_most=40, description_least=1, description_most=200, plain_description=True,
    images=ImageRules(least=1, most=2, formats=("JPEG",), most_side=300, upload=True), category=True, weight=True,
    options=2, variants=3,
)  # fmt: skip
CUPS, SHIRTS = RemoteCategory("11", ("Nhà cửa", "Đồ uống", "Cốc")), RemoteCategory("12", ("Thời trang", "Áo"))
FIELDS = (
    ListingField("brand", "Thương hiệu", FieldInput.CHOICE, True, (("0", "No brand"), ("7", "Gốm Lan"))),
    ListingField("material", "Chất liệu", FieldInput.CHOICES, choices=(("1", "Gốm"), ("2", "Sứ")), most_choices=1),
    ListingField("volume", "Dung tích", FieldInput.NUMBER, units=("ml", "l")),
    ListingField("made", "Ngày sản xuất", FieldInput.DATE),
    ListingField("fragile", "Dễ vỡ", FieldInput.YES_NO),
    ListingField("note", "Ghi chú", FieldInput.TEXT, most_characters=10),
)


@dataclass
class FormsShop:
    """What the channel keeps of each product beside what `Shop` keeps."""

    drafts: dict[str, ProductDraft] = field(default_factory=dict)
    rules: ListingRules = RULES
    asked: list[str] = field(default_factory=list)


class FormsChannel(FakeChannel):
    """Refuses what does not answer its form, as the real ones do."""

    def __init__(self, shop: Shop, settings: AccountSettings, forms: FormsShop) -> None:
        super().__init__(shop, settings)
        self.forms = forms

    def listing_rules(self) -> ListingRules:
        return self.forms.rules

    def listing_categories(self) -> Sequence[RemoteCategory]:
        self.forms.asked.append("categories")
        return (CUPS, SHIRTS)

    def listing_fields(self, category_id: str) -> Sequence[ListingField]:
        self.forms.asked.append(f"fields {category_id}")
        if category_id not in ("11", "12"):
            raise RejectedError(verbatim("no such category"), verbatim("-"))
        return FIELDS

    def create_product(self, draft: ProductDraft) -> RemoteProduct:
        if self.forms.rules.category and (not draft.category_id or "brand" not in dict(draft.fields)):
            raise RejectedError(verbatim("form not answered"), verbatim("-"))
        made = super().create_product(draft)
        self.forms.drafts[made.remote_id] = draft
        return self._product(made.remote_id)

    def update_product(self, remote_id: str, draft: ProductDraft) -> RemoteProduct:
        super().update_product(remote_id, draft)
        kept = self.forms.drafts.get(remote_id)
        images = draft.images or (kept.images if kept else ())
        self.forms.drafts[remote_id] = replace(draft, images=images)
        self.shop.changed[remote_id] = self.server_now()
        return self._product(remote_id)

    def _product(self, product_id: str) -> RemoteProduct:
        product, draft = super()._product(product_id), self.forms.drafts.get(product_id)
        shown = "published" if product_id in self.shop.published else "draft"
        if draft is None:
            return replace(product, status="published")
        pictures = tuple(RemoteImage(f"https://cdn.test/{number}") for number, _ in enumerate(draft.images))
        kept = f"{draft.description}<!-- shop -->"  # like all of them, it does not keep a text as it came
        return replace(product, status=shown, description=kept, images=pictures)


@dataclass
class FormsWorld(World):
    forms: FormsShop = field(default_factory=FormsShop)

    def make(self, settings: AccountSettings, _cancelled: Callable[[], bool] = lambda: False) -> Channel:
        self.channels.append(FormsChannel(self.shop, settings, self.forms))
        return self.channels[-1]

    def _make(self, settings: AccountSettings, _cancelled: Callable[[], bool]) -> Channel:
        return self.make(settings)

    def settings(self, account_id: int) -> AccountSettings:
        return self._settings(account_id)


def a_forms_world(book: Book) -> FormsWorld:
    world = a_world(book)
    made = FormsWorld(world.book, world.clock, world.shop, world.account)
    made.sync()
    return made


def a_picture(width: int = 400, height: int = 400, kind: str = "PNG") -> bytes:
    file = BytesIO()
    Image.effect_noise((width, height), 60).convert("RGB").save(file, kind)
    return file.getvalue()


@contextmanager
def pictures_at(files: dict[str, bytes]) -> Iterator[str]:
    """A server on this computer with these files; its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            data = files.get(self.path)
            self.send_response(404 if data is None else 200)
            self.send_header("Content-Length", str(len(data or b"")))
            self.end_headers()
            self.wfile.write(data or b"")

        def log_message(self, *_args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
