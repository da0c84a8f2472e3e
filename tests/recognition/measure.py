"""How many of the messages are proposed rightly, part by part."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from storemanager.domain.order_text import AddressSaid
from storemanager.services.message_orders import OrderProposal, ProposedLine
from tests.recognition.cases import Case, Line

PARTS = ("lines", "phone", "address", "name", "remarks")


@dataclass(frozen=True)
class Judged:
    """One message, and which of its parts came out otherwise: part -> (wanted, got)."""

    case: Case
    wrong: dict[str, tuple[object, object]]

    def right(self, *parts: str) -> bool:
        return not any(part in self.wrong for part in parts)


def judge(case: Case, got: OrderProposal) -> Judged:
    """A message and what was proposed from it, compared."""
    return Judged(case, _compare(case, got))


def share(judged: Sequence[Judged], *parts: str) -> float:
    """How many of a hundred messages have all these parts right."""
    return 100 * sum(each.right(*parts) for each in judged) / max(1, len(judged))


def report(title: str, judged: Sequence[Judged]) -> str:
    """The figures in words."""
    shares = ", ".join(f"{part} {share(judged, part):.0f} %" for part in PARTS)
    together = share(judged, "lines", "phone", "address")
    return f"{title}: {len(judged)} messages; lines, phone and address all right: {together:.0f} % ({shares})"


def _compare(case: Case, got: OrderProposal) -> dict[str, tuple[object, object]]:
    addresses = [_address(said) for said in got.addresses]
    compared: dict[str, tuple[object, object]] = {
        "lines": (_told(case.lines), _told(map(_line, got.lines))),
        "phone": (list(case.phones), [phone.e164 for phone in got.phones]),
        "address": ([case.address] if case.address else [], addresses),
        "name": ([case.name] if case.name else [], [said.name for said in got.names]),
        "remarks": (sorted(case.remarks), sorted({remark.kind.value for remark in got.remarks})),
    }
    return {part: pair for part, pair in compared.items() if pair[0] != pair[1]}


def _line(line: ProposedLine) -> Line:
    quantity = line.said.quantity
    said = None if quantity is None else f"{quantity.normalize():f}"
    return Line(said, frozenset(one.sku for one in line.candidates))


def _address(said: AddressSaid) -> str:
    street = said.street.text if said.street else ""
    levels = [part.name if part else "" for part in (said.ward, said.district, said.province)]
    return "|".join([street, *levels, ", ".join(area.name for area in said.areas)])


def _told(lines: Iterable[Line]) -> list[str]:
    return sorted(f"{line.quantity} {' '.join(sorted(line.skus)) or '-'}" for line in lines)
