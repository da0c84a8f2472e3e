"""Products put on a channel that asks a lot: what is missing is said, what will be sent is seen, and that is sent."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image
from sqlalchemy import event
from sqlmodel import select

from storemanager.channels.base import ProductDraft, RemoteProduct
from storemanager.channels.errors import RejectedError
from storemanager.database import Book
from storemanager.domain.attention import AttentionKind
from storemanager.domain.channel_products import ListingContent
from storemanager.domain.price_rules import PriceRule
from storemanager.services import accounts, catalog, channel_prices, channel_products
from storemanager.services.catalog import ImageInput, ProductInput, VariantInput
from storemanager.services.channel_products import Cell, OwnField
from storemanager.services.channel_terms import PriceOffer
from storemanager.sync import channel_pictures, channel_plan, channel_show, listing_forms
from storemanager.sync.channel_plan import Action, PlanRow, Presence
from storemanager.sync.channel_show import Three
from storemanager.sync.listing_forms import Forms
from storemanager.texts import verbatim
from tests.makers import NOON, put_in_stock
from tests.sync.forms_channel import (
    CUPS,
    FIELDS,
    RULES,
    SHIRTS,
    FormsChannel,
    FormsWorld,
    a_forms_world,
    a_picture,
    pictures_at,
)

BOTTLE = {"brand": ["7"], "volume": ["350 ml"]}


@pytest.fixture
def world(book: Book) -> FormsWorld:
    return a_forms_world(book)


@pytest.fixture
def web() -> Iterator[str]:
    files = {"/a.png": a_picture(400, 400), "/b.jpg": a_picture(200, 100, "JPEG"), "/c.png": b"<html>"}
    with pictures_at(files) as address:
        yield address


def a_cup(world: FormsWorld, web: str = "", *, sku: str = "CUP", weight: int | None = 300) -> int:
    given = ProductInput(
        "Cốc gốm men xanh", (VariantInput(sku, price=100_000, weight_grams=weight),),
        description="Cốc uống trà.\n\nĐẹp.",
        images=(ImageInput(f"{web}/a.png"), ImageInput(f"{web}/b.jpg")) if web else (),
    )  # fmt: skip
    with world.book.write() as session:
        [made] = catalog.create_products(session, [given], now=NOON)
        put_in_stock(session, made.variant_ids[0], 7)
    return made.product_id


def _plan(world: FormsWorld, product: int) -> PlanRow:
    with world.book.read() as session:
        [row] = channel_plan.plan(session, [product], [world.account], now=world.clock())
    return row


def _say(world: FormsWorld, product: int, **words: object) -> None:
    cells = [Cell(product, world.account, OwnField[name.upper()], value) for name, value in words.items()]  # type: ignore[arg-type]  # the test knows which
    with world.book.write() as session:
        channel_products.set_many(session, cells, now=world.clock())


def _forms(world: FormsWorld) -> Forms:
    return Forms(world.book, world.settings, world.make, clock=world.clock)


def _read(world: FormsWorld) -> None:
    _forms(world).refresh(world.account)
    _forms(world).fetch_fields(world.account, CUPS.remote_id)


def _send(world: FormsWorld, product: int) -> channel_plan.Sending:
    with world.book.write() as session:
        return channel_plan.send(session, [(product, world.account)], now=world.clock())


def _fields(row: PlanRow) -> list[str]:
    return [problem.field for problem in row.problems]


def a_ready_cup(world: FormsWorld, web: str) -> int:
    product = a_cup(world, web)
    _read(world)
    _say(world, product, category=CUPS.remote_id, fields=BOTTLE)
    return product


def test_the_categories_and_forms_of_a_channel_are_looked_up_without_asking_it_again(world: FormsWorld) -> None:
    with world.book.read() as session:
        assert listing_forms.categories_read_at(session, world.account) is None
        assert listing_forms.rules(session, [world.account]) == {world.account: RULES}  # said without being asked
    _read(world)
    _forms(world).refresh(world.account)  # the forms stay
    with world.book.read() as session:
        assert listing_forms.categories_read_at(session, world.account) == world.clock()
        assert listing_forms.asks_category(session, world.account)
        assert listing_forms.categories(session, world.account, "do uong coc") == [CUPS]
        assert listing_forms.categories(session, world.account) == [CUPS, SHIRTS]
        assert listing_forms.categories(session, world.account, "xe") == []
        assert listing_forms.fields(session, world.account, CUPS.remote_id) == FIELDS
        assert listing_forms.fields(session, world.account, SHIRTS.remote_id) is None
    assert world.forms.asked == ["categories", "fields 11", "categories"]


def test_what_a_product_lacks_is_said_before_anything_is_sent(world: FormsWorld) -> None:
    product = a_cup(world, weight=None)
    row = _plan(world, product)
    assert (row.presence, row.action) == (Presence.ABSENT, Action.BLOCKED)
    assert _fields(row) == ["category", "images", "weight"]
    [sent] = _send(world, product).left
    assert str(sent.reason) == "Choose one of the channel's categories."
    world.sync()
    assert world.forms.drafts == {}


def test_every_wrong_answer_of_a_form_is_said_at_its_field(world: FormsWorld, web: str) -> None:
    product = a_cup(world, web)
    _say(world, product, category=CUPS.remote_id)
    assert _fields(_plan(world, product)) == ["category"]
    assert not _plan(world, product).form_known
    _read(world)
    assert _fields(_plan(world, product)) == ["form:brand"]
    wrong = {
        "brand": ["9"], "material": ["1", "2"], "volume": ["350"], "made": ["hôm qua"], "fragile": ["có"],
        "note": ["một ghi chú dài"],
    }  # fmt: skip
    _say(world, product, fields=wrong, title="Cốc", description="x" * 201)
    row = _plan(world, product)
    assert set(_fields(row)) == {"title", "description", *(f"form:{key}" for key in wrong)}
    assert "wants at least 5" in str(next(each.text for each in row.problems if each.field == "title"))
    _say(world, product, category="99")
    gone = next(each.text for each in _plan(world, product).problems if each.field == "category")
    assert "does not have this category" in str(gone)
    right = {"brand": ["7"], "material": ["2"], "volume": ["350 ml"], "made": ["2026-11-01"], "fragile": ["true"]}
    _say(world, product, fields=right, title="", description="", category=CUPS.remote_id)
    assert _fields(_plan(world, product)) == []


def test_what_was_seen_beforehand_is_what_the_channel_gets(world: FormsWorld, web: str) -> None:
    product = a_ready_cup(world, web)
    _say(world, product, title="Cốc gốm của Lan", rule=PriceRule(percent=800, step=1000))
    seen = _plan(world, product)
    assert (seen.action, seen.sent.title, seen.own.category_path) == (Action.CREATE, "Cốc gốm của Lan", CUPS.path)
    assert [(each.stock_sent, each.price_sent) for each in seen.variants] == [(7, PriceOffer(108_000))]
    assert _send(world, product).created == 1
    assert _plan(world, product).presence is Presence.WAITING
    assert _send(world, product).created == 0  # said twice, done once
    world.sync()
    world.sync()
    [(remote_id, draft)] = world.forms.drafts.items()
    assert (draft.title, draft.category_id) == ("Cốc gốm của Lan", CUPS.remote_id)
    assert dict(draft.fields) == {"brand": ("7",), "volume": ("350 ml",)}
    assert draft.variants[0].price is not None
    assert draft.variants[0].price.minor == 108_000
    assert remote_id in world.shop.published
    there = _plan(world, product)
    assert (there.presence, there.action, there.differences) == (Presence.SHOWN, Action.NOTHING, ())
    assert world.shop.items[world.shop.ref_of("CUP")].price == 108_000
    world.sync(full_check=True)
    assert world.shop.price_writes == []


def test_pictures_go_out_fitted_and_only_once(world: FormsWorld, web: str) -> None:
    product = a_ready_cup(world, web)
    looked = channel_pictures.look([f"{web}/a.png", f"{web}/b.jpg", f"{web}/c.png"], RULES.images)
    assert [str(text) for text in looked[f"{web}/a.png"].done] == ["scaled down to 300 × 300", "made a JPEG"]
    assert looked[f"{web}/b.jpg"].done == ()
    assert "a web page instead of a picture" in str(looked[f"{web}/c.png"].problem)
    _send(world, product)
    world.sync()
    [(remote_id, draft)] = world.forms.drafts.items()
    assert [Image.open(BytesIO(image.data)).size for image in draft.images] == [(300, 300), (200, 100)]
    world.sync()
    _say(world, product, title="Cốc gốm đẹp")
    assert [each.field for each in _plan(world, product).differences] == ["title"]
    _send(world, product)
    world.forms.drafts[remote_id] = replace(draft, images=())
    world.sync()
    assert world.forms.drafts[remote_id].images == ()  # they were not sent again
    assert world.forms.drafts[remote_id].title == "Cốc gốm đẹp"


def test_a_picture_that_is_not_there_stops_its_product_and_is_told(world: FormsWorld, web: str) -> None:
    product = a_cup(world, f"{web}/nothing")
    _read(world)
    _say(world, product, category=CUPS.remote_id, fields=BOTTLE)
    _send(world, product)
    world.sync()
    assert world.forms.drafts == {}
    assert "There is no picture at" in str(world.matter(AttentionKind.PARKED_ACT).meaning)
    row = _plan(world, product)
    assert (row.presence, row.action, [act.parked for act in row.waiting]) == (Presence.ABSENT, Action.CREATE, [True])
    with world.book.write() as session:
        detail = catalog.product_input(catalog.product(session, product))
        catalog.update_product(
            session, product, replace(detail, images=(ImageInput(f"{web}/a.png"),)), now=world.clock()
        )
    assert _send(world, product).created == 1
    world.sync()
    assert len(world.forms.drafts) == 1
    assert AttentionKind.PARKED_ACT not in world.matters()


def test_a_product_taken_off_while_it_is_being_made_is_not_shown(
    world: FormsWorld, web: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    product = a_ready_cup(world, web)
    _send(world, product)
    create = FormsChannel.create_product

    def slowly(channel: FormsChannel, draft: ProductDraft) -> RemoteProduct:
        made = create(channel, draft)
        with world.book.write() as session:  # the owner has another thought while the pictures go up
            channel_plan.take_off(session, [(product, world.account)], now=world.clock())
        return made

    monkeypatch.setattr(FormsChannel, "create_product", slowly)
    for _ in range(3):
        world.sync()
    assert len(world.forms.drafts) == 1
    assert not world.shop.published & set(world.forms.drafts)


def test_what_is_sent_again_is_not_held_back_by_what_was_refused_before(
    world: FormsWorld, web: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The channel shows it only when its words are right; the right words must reach it."""
    product = a_ready_cup(world, web)
    show = FormsChannel.set_published

    def shown_when_right(channel: FormsChannel, remote_id: str, published: bool) -> None:
        if channel.forms.drafts[remote_id].title != "Cốc gốm":
            raise RejectedError(verbatim("a forbidden word"), verbatim("-"))
        show(channel, remote_id, published)

    monkeypatch.setattr(FormsChannel, "set_published", shown_when_right)
    _say(world, product, title="Cốc XXX")
    _send(world, product)
    for _ in range(3):
        world.sync()
    assert AttentionKind.PARKED_ACT in world.matters()
    _say(world, product, title="Cốc gốm")
    assert _send(world, product).updated == 1
    world.sync()
    [remote_id] = world.forms.drafts
    assert world.forms.drafts[remote_id].title == "Cốc gốm"
    assert remote_id in world.shop.published
    assert AttentionKind.PARKED_ACT not in world.matters()


def test_a_title_that_was_changed_there_is_told_apart_from_one_that_waits(world: FormsWorld, web: str) -> None:
    product = a_ready_cup(world, web)
    _send(world, product)
    world.sync()
    world.sync()
    assert _plan(world, product).differences == ()  # though the channel keeps the text in its own way
    [remote_id] = world.forms.drafts
    world.shop.items[world.shop.ref_of("CUP")].title = "Cốc GIẢM GIÁ"
    world.shop.changed[remote_id] = world.clock()
    world.sync()
    [there] = _plan(world, product).differences
    assert (there.field, there.shown, there.sent, there.changed_there) == (
        "title", "Cốc GIẢM GIÁ", "Cốc gốm men xanh", True,
    )  # fmt: skip
    _send(world, product)
    world.sync()
    assert _plan(world, product).differences == ()


def test_a_product_taken_off_a_channel_keeps_its_listing_and_comes_back(world: FormsWorld, web: str) -> None:
    product = a_ready_cup(world, web)
    pair = [(product, world.account)]
    with world.book.write() as session:
        [left] = channel_plan.take_off(session, pair, now=world.clock()).left
        assert str(left.reason) == "It is not on this channel."
    _send(world, product)
    with world.book.write() as session:
        assert channel_plan.take_off(session, pair, now=world.clock()).hidden == 1
    world.sync()
    assert world.forms.drafts == {}  # what only waited is not put there
    _send(world, product)
    world.sync()
    world.sync()
    with world.book.write() as session:
        assert channel_plan.take_off(session, pair, now=world.clock()).hidden == 1
    world.sync()
    assert world.shop.published == set()
    assert _plan(world, product).presence is Presence.HIDDEN
    with world.book.write() as session:
        assert len(channel_plan.take_off(session, pair, now=world.clock()).left) == 1
        assert channel_plan.put_back(session, pair, now=world.clock()).shown == 1
    world.sync()
    assert world.shop.published == set(world.forms.drafts)
    assert _plan(world, product).presence is Presence.SHOWN


def test_many_products_are_looked_at_with_the_same_statements_as_a_few(world: FormsWorld, web: str) -> None:
    _read(world)
    ids = [a_cup(world, web, sku=f"CUP-{number}") for number in range(40)]
    for product in ids:
        _say(world, product, category=CUPS.remote_id, fields=BOTTLE)
    counts: list[int] = []
    for some in (ids[:4], ids):
        seen: list[str] = []

        def count(*args: object, seen: list[str] = seen) -> None:
            seen.append(str(args[2]))

        with world.book.read() as session:
            event.listen(session.get_bind(), "before_cursor_execute", count)
            rows = channel_plan.plan(session, some, [world.account], now=world.clock())
            event.remove(session.get_bind(), "before_cursor_execute", count)
        assert [row.action for row in rows] == [Action.CREATE] * len(some)
        counts.append(len(seen))
    assert counts[0] == counts[1]
    with world.book.write() as session:
        sending = channel_plan.send(session, [(product, world.account) for product in ids], now=world.clock())
    assert (sending.created, sending.left) == (40, ())


def test_what_is_shown_there_is_forgotten_with_the_account(world: FormsWorld, web: str) -> None:
    product = a_ready_cup(world, web)
    _send(world, product)
    world.sync()
    with world.book.write() as session:
        channel_prices.set_account_rule(session, world.account, PriceRule(amount=1), now=world.clock())
        accounts.remove(session, world.account)
    with world.book.read() as session:
        assert session.exec(select(ListingContent)).all() == []


def test_all_of_it_is_the_same_in_a_shop_of_several_tills(any_book: Book) -> None:
    """On PostgreSQL too: asked, said, planned, sent, shown and taken off."""
    world = a_forms_world(any_book)
    with pictures_at({"/a.png": a_picture(), "/b.jpg": a_picture(200, 100, "JPEG")}) as web:
        product = a_ready_cup(world, web)
        _say(world, product, rule=PriceRule(percent=800, step=1000), title="Cốc gốm của Lan")
        assert _send(world, product).created == 1
        world.sync()
        world.sync()
    with world.book.write() as session:
        assert [each.path for each in listing_forms.categories(session, world.account, "coc")] == [CUPS.path]
        shown = channel_show.what_channels_show(session, product, now=world.clock())
        assert shown.rows[1].price == Three(100_000, 108_000, 108_000)
        assert (shown.changes, shown.rows[1].plan.action if shown.rows[1].plan else None) == (0, Action.NOTHING)
        assert channel_plan.take_off(session, [(product, world.account)], now=world.clock()).hidden == 1
    world.sync()
    assert _plan(world, product).presence is Presence.HIDDEN
