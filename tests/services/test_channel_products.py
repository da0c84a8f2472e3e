"""A product's own words and prices for one channel, and the rule of an account."""

from typing import Any

import pytest
from sqlalchemy import event
from sqlmodel import Session

from storemanager.database import Book
from storemanager.domain.channel_products import ChannelProduct, ChannelVariant
from storemanager.domain.price_rules import PriceRule, Rounding
from storemanager.errors import InvalidInputError, NotFoundError
from storemanager.services import accounts, audit, catalog, channel_prices, channel_products
from storemanager.services.catalog import PriceChange
from storemanager.services.channel_prices import PriceOffer, RuleFrom
from storemanager.services.channel_products import Cell, OwnField, OwnPrice, OwnWords
from tests.makers import a_product, a_shop
from tests.sync.virtual_clock import NOON

EIGHT = PriceRule(percent=800, step=1000)


@pytest.fixture
def session(book: Book) -> Any:
    with book.write() as session:
        a_shop(session)
        yield session


def an_account(session: Session, name: str = "Shopee", currency: str = "VND") -> int:
    return accounts.add(session, kind="fake", name=name, address="", settings={}, currency=currency, now=NOON)


def _say(session: Session, *cells: Cell) -> int:
    return channel_products.set_many(session, cells, now=NOON, actor="Lan")


def test_what_is_not_said_is_as_in_the_book(session: Session) -> None:
    product, account = a_product(session, "MUG").product_id, an_account(session)
    assert channel_products.own(session, [product], [account]) == {(product, account): OwnWords(product, account)}


def test_a_product_has_a_title_a_text_and_answers_of_its_own_on_one_channel(session: Session) -> None:
    product, account, other = a_product(session, "MUG").product_id, an_account(session), an_account(session, "Web")
    answers = {"brand": ["Gốm Nhà Lan"], "material": ["clay", "glaze"]}
    _say(
        session,
        Cell(product, account, OwnField.TITLE, " Cốc gốm men xanh "),
        Cell(product, account, OwnField.DESCRIPTION, "Cốc uống trà"),
        Cell(product, account, OwnField.CATEGORY, "100012"),
        Cell(product, account, OwnField.FIELDS, answers),
        Cell(product, account, OwnField.RULE, EIGHT),
    )
    own = channel_products.own(session, [product], [account, other])
    assert own[product, other] == OwnWords(product, other)
    assert own[product, account] == OwnWords(
        product, account, "Cốc gốm men xanh", "Cốc uống trà", "100012", (),
        {"brand": ("Gốm Nhà Lan",), "material": ("clay", "glaze")}, EIGHT,
    )  # fmt: skip
    [entry] = [row for row in audit.history(session, "product", product) if row.action == "product.there"]
    assert str(entry.text) == "For Shopee alone: title, text, category, details the channel asks for, price rule"
    assert entry.actor == "Lan"


def test_what_is_taken_back_leaves_nothing_behind(session: Session) -> None:
    made, account = a_product(session, "MUG"), an_account(session)
    product, [variant] = made.product_id, made.variant_ids
    said = [
        Cell(product, account, OwnField.TITLE, "Cốc"),
        Cell(product, account, OwnField.FIELDS, {"brand": ["x"]}),
        Cell(product, account, OwnField.RULE, EIGHT),
        Cell(product, account, OwnField.PRICE, 90_000, variant),
        Cell(product, account, OwnField.VARIANT_RULE, PriceRule(), variant),
    ]
    assert _say(session, *said) == 1
    assert _say(session, *said) == 0
    assert channel_products.own(session, [product], [account])[product, account].variants == {
        variant: OwnPrice(90_000, PriceRule())
    }
    _say(session, *(Cell(each.product_id, each.account_id, each.field, None, each.variant_id) for each in said))
    session.flush()
    assert session.get(ChannelProduct, (account, product)) is None
    assert session.get(ChannelVariant, (account, variant)) is None
    assert channel_products.own(session, [product], [account])[product, account] == OwnWords(product, account)


def test_a_grid_with_one_wrong_cell_changes_nothing(session: Session) -> None:
    made, account = a_product(session, "MUG"), an_account(session)
    product, [variant] = made.product_id, made.variant_ids
    good = Cell(product, account, OwnField.TITLE, "Cốc")
    for wrong, error in (
        (Cell(product, account, OwnField.PRICE, -1, variant), InvalidInputError),
        (Cell(product, 999, OwnField.TITLE, "x"), NotFoundError),
        (Cell(999, account, OwnField.TITLE, "x"), NotFoundError),
        (Cell(product, account, OwnField.PRICE, 5, 999), NotFoundError),
    ):
        with pytest.raises(error):
            _say(session, good, wrong)
        assert channel_products.own(session, [product], [account])[product, account].title == ""


def test_a_grid_of_many_products_needs_the_same_statements_as_one_of_few(session: Session) -> None:
    account = an_account(session)
    products = [a_product(session, f"MUG-{number}").product_id for number in range(60)]
    session.flush()
    counts: list[int] = []
    for some in (products[:3], products[3:]):
        seen: list[str] = []
        engine = session.get_bind()
        listener = lambda *args: seen.append(args[2])  # noqa: B023, E731
        event.listen(engine, "before_cursor_execute", listener)
        _say(session, *(Cell(each, account, OwnField.TITLE, f"Title {each}") for each in some))
        channel_products.own(session, some, [account])
        session.flush()
        event.remove(engine, "before_cursor_execute", listener)
        counts.append(len(seen))
    assert counts[0] == counts[1]


# --- Prices ---


def _offer(session: Session, account: int, variant: int) -> Any:
    return channel_prices.offers(session, account, [variant])[variant]


def test_the_nearest_rule_says_the_price_for_list_price_and_sale_price_alike(session: Session) -> None:
    made, account, other = a_product(session, "MUG", price=100_000), an_account(session), an_account(session, "Web")
    product, [variant] = made.product_id, made.variant_ids
    catalog.set_prices(session, [PriceChange(variant, 100_000, 90_000)], now=NOON)
    assert _offer(session, account, variant).offer == PriceOffer(100_000, 90_000)
    channel_prices.set_account_rule(session, account, EIGHT, now=NOON)
    assert channel_prices.account_rules(session) == {account: EIGHT}
    assert _offer(session, account, variant).offer == PriceOffer(108_000, 97_000)  # 97,200
    assert _offer(session, other, variant).offer == PriceOffer(100_000, 90_000)
    _say(session, Cell(product, account, OwnField.RULE, PriceRule(amount=5_000)))
    there = _offer(session, account, variant)
    assert (there.offer, there.rule_from) == (PriceOffer(105_000, 95_000), RuleFrom.PRODUCT)
    _say(session, Cell(product, account, OwnField.VARIANT_RULE, PriceRule(), variant))
    there = _offer(session, account, variant)
    assert (there.offer, there.rule_from, there.own) == (PriceOffer(100_000, 90_000), RuleFrom.VARIANT, False)
    _say(session, Cell(product, account, OwnField.PRICE, 99_000, variant))
    there = _offer(session, account, variant)
    assert (there.offer, there.own, there.book) == (PriceOffer(99_000, 90_000), True, PriceOffer(100_000, 90_000))
    _say(session, Cell(product, account, OwnField.PRICE, 80_000, variant))
    assert _offer(session, account, variant).offer == PriceOffer(80_000)  # a sale that is no lower is none


def test_a_channel_in_another_currency_shows_only_prices_of_its_own(session: Session) -> None:
    made, account = a_product(session, "MUG", price=100_000), an_account(session, "US", currency="USD")
    [variant] = made.variant_ids
    channel_prices.set_account_rule(session, account, EIGHT, now=NOON)
    assert _offer(session, account, variant).offer is None
    _say(session, Cell(made.product_id, account, OwnField.PRICE, 1299, variant))
    assert _offer(session, account, variant).offer == PriceOffer(1299)


def test_a_channels_price_comes_back_through_the_rule_only_where_that_is_exact(session: Session) -> None:
    made, account = a_product(session, "MUG", price=100_000), an_account(session)
    [variant] = made.variant_ids
    channel_prices.set_account_rule(session, account, EIGHT, now=NOON)
    channel_prices.take(session, account, {variant: PriceOffer(216_000, 108_000)}, now=NOON, actor="Shopee")
    assert _offer(session, account, variant).book == PriceOffer(200_000, 100_000)
    assert session.get(ChannelVariant, (account, variant)) is None
    channel_prices.take(session, account, {variant: PriceOffer(217_000)}, now=NOON, actor="Shopee")
    there = _offer(session, account, variant)
    assert (there.book, there.offer, there.own) == (PriceOffer(200_000, 100_000), PriceOffer(217_000), True)
    [entry] = [row for row in audit.history(session, "variant", variant) if row.action == "prices.there"]
    assert "No price of the book leads there" in str(entry.text)
    # An own price stays one: it is changed there, and the book is left alone.
    channel_prices.take(session, account, {variant: PriceOffer(108_000)}, now=NOON)
    there = _offer(session, account, variant)
    assert (there.book, there.offer) == (PriceOffer(200_000, 100_000), PriceOffer(108_000))


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (EIGHT, "+8 %, rounded to 1,000\u00a0₫"),
        (PriceRule(-750), "−7.5 %"),
        (PriceRule(5, amount=-2000), "+0.05 %, −2,000\u00a0₫"),
        (PriceRule(amount=500, step=500, rounding=Rounding.UP), "+500\u00a0₫, rounded up to 500\u00a0₫"),
        (PriceRule(step=10_000, less=1000), "rounded to prices like 9,000\u00a0₫ and 19,000\u00a0₫"),
        (PriceRule(), "as in the book"),
    ],
)
def test_a_rule_is_said_in_words(rule: PriceRule, words: str) -> None:
    assert str(channel_prices.describe(rule, "VND")) == words


def test_a_rule_that_cannot_be_worked_out_is_refused_with_advice(session: Session) -> None:
    with pytest.raises(InvalidInputError, match="cannot be worked out"):
        channel_prices.rule(percent=-10_000)
    assert channel_prices.rule(percent=800, step=1000) == EIGHT
