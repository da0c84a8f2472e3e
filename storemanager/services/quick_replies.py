"""Quick replies: short texts that the owner sends often, with places that are filled in: {product}, {price},
{available}, {total}. A first set comes with the program; the owner's own take its place when they are saved."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import delete
from sqlmodel import Session, col, select

from storemanager.domain.conversations import QuickReply
from storemanager.errors import InvalidInputError
from storemanager.services import shop
from storemanager.texts import translate

PLACES = ("product", "price", "available", "total")
_OWN = "quick_replies_own"
_PLACE = re.compile(r"\{(" + "|".join(PLACES) + r")\}")


@dataclass(frozen=True, slots=True)
class Reply:
    """A text with its name, as it stands on the button."""

    title: str
    text: str

    @property
    def needs(self) -> frozenset[str]:
        """Which places it has."""
        return frozenset(_PLACE.findall(self.text))


def quick_replies(session: Session) -> list[Reply]:
    """The owner's own, or the first set in the language in use."""
    if shop.setting(session, _OWN):
        found = session.exec(select(QuickReply).order_by(col(QuickReply.position), col(QuickReply.id)))
        return [Reply(row.title, row.text) for row in found]
    return [Reply(str(title), str(text)) for title, text in _FIRST]


def save_quick_replies(session: Session, replies: Sequence[Reply]) -> None:
    """Keep exactly these, in this order; none is a choice too."""
    for each in replies:
        if not each.title.strip() or not each.text.strip():
            raise InvalidInputError(
                translate("conversations", "A quick reply needs a name and a text."),
                translate("conversations", "Fill in both, or take it away."),
            )
    session.connection().execute(delete(QuickReply))
    for position, each in enumerate(replies):
        session.add(QuickReply(position=position, title=each.title.strip(), text=each.text.strip()))
    shop.set_setting(session, _OWN, True)


def first_set_again(session: Session) -> None:
    """Take the program's own set back."""
    session.connection().execute(delete(QuickReply))
    shop.set_setting(session, _OWN, False)


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text with what is known filled in; a place that nothing is known for stays, to be seen and filled by hand."""
    return _PLACE.sub(lambda place: values.get(place[1], place[0]), text)


_FIRST = (
    (translate("quick replies", "Price"), translate("quick replies", "{product} is {price}.")),
    (
        translate("quick replies", "In stock"),
        translate("quick replies", "Yes, {product} is in stock, {available} left. How many would you like?"),
    ),
    (
        translate("quick replies", "Ask for the address"),
        translate("quick replies", "Could you send me the name, phone number and address for the delivery?"),
    ),
    (translate("quick replies", "Total"), translate("quick replies", "The total is {total}. Shall I send it today?")),
)
