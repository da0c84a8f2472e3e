"""What a message must be read as."""

from __future__ import annotations

from dataclasses import dataclass

P = "+84"


@dataclass(frozen=True)
class Line:
    """`skus` are all candidates in no order; quantities are as said (kilograms where goods are weighed)."""

    quantity: str | None
    skus: frozenset[str]


@dataclass(frozen=True)
class Case:
    """`address` is "street|ward|district|province|names without a level", None: none was said."""

    messages: tuple[str, ...]
    lines: tuple[Line, ...] = ()
    phones: tuple[str, ...] = ()
    address: str | None = None
    name: str | None = None
    remarks: frozenset[str] = frozenset()


def case(
    *messages: str,
    lines: str = "",
    phone: str = "",
    address: str | None = None,
    name: str | None = None,
    remarks: str = "",
) -> Case:
    """`lines` as "2 AT-DO-M; 1 QJ-30 QT-30": a quantity ("?" where none was said) and the candidates, "-" for none."""
    return Case(
        messages,
        tuple(_line(part) for part in lines.split(";") if part.strip()),
        tuple(f"+84{number[1:]}" for number in phone.split()),
        address,
        name,
        frozenset(remarks.split()),
    )


def _line(part: str) -> Line:
    quantity, *skus = part.split()
    return Line(None if quantity == "?" else quantity, frozenset(sku for sku in skus if sku != "-"))
