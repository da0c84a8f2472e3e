from collections.abc import Iterator
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storemanager import texts
from storemanager.money import Money
from storemanager.texts import Text, translate, verbatim

NOON = datetime(2026, 11, 22, 5, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    texts.use("en")
    texts.use_zone(UTC)


def test_values_are_shown_the_way_the_language_writes_them() -> None:
    texts.use_zone(ZoneInfo("Asia/Ho_Chi_Minh"))
    text = translate("test", "{count:order|orders}, {sum}, {at}, {on}")(
        count=1234567, sum=Money(-41500, "VND"), at=NOON, on=date(2026, 11, 22)
    )
    assert str(text) == "1,234,567 orders, −41,500\u00a0₫, 22 Nov 2026 12:00, 22 Nov 2026"
    texts.use("vi")
    assert str(text) == "1.234.567 orders, −41.500\u00a0₫, 22/11/2026 12:00, 22/11/2026"


def test_one_is_written_with_the_word_for_one() -> None:
    assert str(translate("test", "{count:order|orders}")(count=1)) == "1 order"


def test_a_look_up_gives_the_words_and_the_values_stay() -> None:
    texts.use("vi", lambda _context, source: {"{count:item|items} left": "còn {count} món"}[source])
    assert str(translate("test", "{count:item|items} left")(count=3)) == "còn 3 món"


def test_dollars_have_their_sign_in_front_in_english() -> None:
    assert texts.amount(Money(1250, "USD")) == "$12.50"
    texts.use("vi")
    assert texts.amount(Money(1250, "USD")) == "12,50\u00a0US$"


def test_customer_text_in_a_value_is_never_read_as_a_field() -> None:
    assert str(translate("test", "{name} came")(name="{count.__class__}")) == "{count.__class__} came"
    assert str(verbatim("50 % {off}")) == "50 % {off}"


def test_attributes_of_values_cannot_be_reached_from_a_translation() -> None:
    text = Text("test", "{name.__class__}", {"name": "x"})
    with pytest.raises(KeyError):
        str(text)


values = st.recursive(
    st.one_of(
        st.text(),
        st.integers(-(10**12), 10**12),
        st.builds(Money, st.integers(-(10**12), 10**12), st.sampled_from(["VND", "USD", "KWD"])),
        st.datetimes(min_value=datetime(2000, 1, 1), max_value=datetime(2100, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
        st.dates(min_value=date(2000, 1, 1)),
    ),
    lambda inner: st.lists(inner, max_size=3).map(tuple),
    max_leaves=5,
)


@given(st.dictionaries(st.sampled_from(["a", "b", "c"]), values))
def test_a_stored_text_comes_back_as_it_was(given_values: dict[str, texts.Value]) -> None:
    text = Text("test", "{a} {b} {c}", {**given_values, "inner": translate("test", "inside")})
    assert Text.from_json(text.to_json()) == text


def test_a_stored_value_of_an_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown kind"):
        Text.from_json({"context": "", "source": "", "values": {"x": {"colour": "red"}}})
