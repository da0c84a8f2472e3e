"""The shop itself: made once, its settings, and the running numbers of its own documents."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, bindparam, select, text
from sqlmodel import Session, SQLModel

from storemanager.domain.shop import NumberSeries, Setting, Shop
from storemanager.domain.stock import Location
from storemanager.errors import InvalidInputError, NotAllowedError, NotFoundError
from storemanager.services.stock_driver import run
from storemanager.texts import translate

LANGUAGES = ("vi", "en")
_MAIN_STOCKROOM: Mapping[str, str] = {"vi": "Kho chính", "en": "Main stockroom"}


@dataclass(frozen=True)
class ShopRow:
    """The shop as every page may show it. `public_id` names this book to the keyring."""

    public_id: str
    name: str
    currency: str
    language: str
    timezone: str


def create(
    session: Session, *, name: str, currency: str, language: str, timezone: str = "Asia/Ho_Chi_Minh", now: datetime
) -> None:
    """Write the shop and its first stockroom into an empty book; refused where there is a shop already."""
    if find(session) is not None:
        raise NotAllowedError(
            translate("shop", "There is a shop in this book already."),
            translate("shop", "Open it, or choose another folder for a new shop."),
        )
    session.add(
        Shop(
            id=1,
            public_id=str(uuid4()),
            name=_name(name),
            currency=_currency(currency),
            language=_language(language),
            timezone=_timezone(timezone),
            created_at=now,
        )
    )
    session.add(Location(name=_MAIN_STOCKROOM[language], is_default=True))
    session.flush()


def find(session: Session) -> ShopRow | None:
    """The shop, or None while the book is empty."""
    shop = session.get(Shop, 1)
    return None if shop is None else _row(shop)


def get(session: Session) -> ShopRow:
    """The shop of this book."""
    return _row(_shop(session))


def update(
    session: Session,
    *,
    name: str | None = None,
    currency: str | None = None,
    language: str | None = None,
    timezone: str | None = None,
) -> None:
    """Change what is given and leave the rest. The currency can change only while nothing has a price in it yet."""
    shop = _shop(session)
    if name is not None:
        shop.name = _name(name)
    if language is not None:
        shop.language = _language(language)
    if timezone is not None:
        shop.timezone = _timezone(timezone)
    if currency is not None and _currency(currency) != shop.currency:
        _refuse_when_priced(session)
        shop.currency = _currency(currency)
    session.add(shop)
    session.flush()


def currency_is_open(session: Session) -> bool:
    """Whether the currency can still be changed: nothing has a price and nothing was sold."""
    held = "SELECT 1 FROM variant WHERE price IS NOT NULL OR cost IS NOT NULL UNION ALL SELECT 1 FROM orders LIMIT 1"
    return session.connection().execute(text(held)).first() is None


def setting(session: Session, name: str, default: Any = None) -> Any:
    """The value kept under `name`, or `default`."""
    session.flush()
    found = session.connection().execute(_SETTING, {"setting": name}).first()
    return default if found is None else found[0]


_SETTINGS = SQLModel.metadata.tables[str(Setting.__tablename__)]
_SETTING = select(_SETTINGS.c.value).where(_SETTINGS.c.name == bindparam("setting"))


def set_setting(session: Session, name: str, value: Any) -> None:
    """Keep `value` (anything JSON can hold) under `name`."""
    row = session.get(Setting, name)
    if row is None:
        row = Setting(name=name, value=value)
    row.value = value
    session.add(row)
    session.flush()


def next_number(session: Session, series: str, prefix: str, connection: Connection | None = None) -> str:
    """The next number of our own documents, "DH-000123". It is used up only if the caller's transaction is."""
    return next_numbers(session, series, prefix, 1, connection)[0]


def next_numbers(
    session: Session, series: str, prefix: str, count: int, connection: Connection | None = None
) -> list[str]:
    """`count` numbers in a row, for documents that come in together; `connection` is the session's own, if known."""
    following: int | None = run(
        connection or session.connection(),
        "UPDATE number_series SET next_number = next_number + ? WHERE name = ? RETURNING next_number",
        (count, series),
    ).scalar()
    if following is None:
        session.add(NumberSeries(name=series, next_number=1 + count))
        session.flush()
        following = 1 + count
    return [f"{prefix}-{number:06d}" for number in range(following - count, following)]


def _shop(session: Session) -> Shop:
    shop = session.get(Shop, 1)
    if shop is None:
        raise NotFoundError(
            translate("shop", "There is no shop in this book yet."),
            translate("shop", "Start the program and give the shop a name, or restore a backup."),
        )
    return shop


def _row(shop: Shop) -> ShopRow:
    return ShopRow(shop.public_id, shop.name, shop.currency, shop.language, shop.timezone)


def _name(name: str) -> str:
    if not name.strip():
        raise InvalidInputError(
            translate("shop", "The shop has no name."), translate("shop", "Write the name customers know.")
        )
    return name.strip()


def _currency(currency: str) -> str:
    code = currency.strip().upper()
    if len(code) != 3 or not code.isascii() or not code.isalpha():
        raise InvalidInputError(
            translate("shop", "“{currency}” is not a currency.")(currency=currency),
            translate("shop", "Use the three letters of the currency, for example VND or USD."),
        )
    return code


def _language(language: str) -> str:
    if language not in LANGUAGES:
        raise InvalidInputError(
            translate("shop", "There is no language “{language}” in the program.")(language=language),
            translate("shop", "Choose Vietnamese (vi) or English (en)."),
        )
    return language


def _timezone(timezone: str) -> str:
    try:
        ZoneInfo(timezone)
    except (KeyError, ValueError, OSError):  # unknown, malformed, or the name of a folder
        raise InvalidInputError(
            translate("shop", "“{timezone}” is not a time zone.")(timezone=timezone),
            translate("shop", "Use a name such as Asia/Ho_Chi_Minh."),
        ) from None
    return timezone


def _refuse_when_priced(session: Session) -> None:
    if not currency_is_open(session):
        raise NotAllowedError(
            translate("shop", "The book already holds prices or orders in another currency."),
            translate("shop", "Make a new shop for another currency; amounts are never converted silently."),
        )
