"""Templates that a channel has looked at: what may be sent when the time to answer freely is over. The book keeps them
as the channel last told of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session, col, select

from storemanager.domain.conversations import MessageTemplate, TemplateApproval
from storemanager.errors import InvalidInputError, NotAllowedError, NotFoundError
from storemanager.texts import translate

_PLACE = re.compile(r"\{\{(\d+)\}\}")


@dataclass(frozen=True, slots=True)
class TemplateRow:
    """One template; `places` is how many values it takes. `state_word` and `reason` are the channel's own words."""

    account_id: int
    name: str
    language: str
    body: str
    state: TemplateApproval
    state_word: str = ""
    reason: str = ""

    @property
    def places(self) -> int:
        return max((int(number) for number in _PLACE.findall(self.body)), default=0)

    def words(self, values: Sequence[str]) -> str:
        """As the person will read it; a place without a value stays."""
        given = dict(enumerate(values, start=1))
        return _PLACE.sub(lambda place: given.get(int(place[1]), place[0]), self.body)

    def filled(self, values: Sequence[str]) -> dict[str, Any]:
        """What is sent. Refused unless it is approved and every place has a value."""
        if self.state is not TemplateApproval.APPROVED:
            raise NotAllowedError(
                translate("conversations", "The channel has not approved the template “{name}”.")(name=self.name),
                translate("conversations", "Choose another one, or wait for the approval."),
            )
        if len(values) != self.places or not all(value.strip() for value in values):
            raise InvalidInputError(
                translate("conversations", "The template “{name}” has {count:place|places} to fill in.")(
                    name=self.name, count=self.places
                ),
                translate("conversations", "Fill in every place."),
            )
        stripped = [value.strip() for value in values]
        words = self.words(stripped)
        return {"name": self.name, "language": self.language, "values": stripped, "words": words}


def templates(session: Session, account_id: int, *, approved_only: bool = False) -> list[TemplateRow]:
    """The templates of an account as they were last told."""
    query = select(MessageTemplate).where(MessageTemplate.account_id == account_id)
    if approved_only:
        query = query.where(MessageTemplate.state == TemplateApproval.APPROVED)
    found = session.exec(query.order_by(col(MessageTemplate.name), col(MessageTemplate.language)))
    return [
        TemplateRow(row.account_id, row.name, row.language, row.body, row.state, row.state_word, row.reason)
        for row in found
    ]


def find_template(session: Session, account_id: int, name: str, language: str) -> TemplateRow:
    found = [row for row in templates(session, account_id) if (row.name, row.language) == (name, language)]
    if not found:
        raise NotFoundError(
            translate("conversations", "The template “{name}” is not there any more.")(name=name),
            translate("conversations", "Choose another one."),
        )
    return found[0]


def set_templates(session: Session, account_id: int, told: Sequence[TemplateRow]) -> None:
    """Keep exactly these."""
    known = {
        (row.name, row.language): row
        for row in session.exec(select(MessageTemplate).where(MessageTemplate.account_id == account_id))
    }
    for each in told:
        row = known.pop((each.name, each.language), None) or MessageTemplate(
            account_id=account_id, name=each.name, language=each.language, body="", state=each.state
        )
        row.body, row.state, row.state_word, row.reason = each.body, each.state, each.state_word, each.reason
        session.add(row)
    for gone in known.values():
        session.delete(gone)
    session.flush()
