"""How people are written: their name, initials, phone, and what they bought."""

from __future__ import annotations

from collections.abc import Sequence

from storemanager import texts
from storemanager.domain.phones import display, normalise
from storemanager.gui import words
from storemanager.money import Money
from storemanager.texts import translate


def phone_words(phone: str) -> str:
    """0912 486 317, however it was given; or what the channel left of it."""
    known = normalise(phone) if phone else None
    return display(known.e164) if known else phone


def amounts(spent: Sequence[Money]) -> str:
    """One amount for each currency, or a dash."""
    return " + ".join(texts.amount(money) for money in spent) or words.DASH


def shown_name(name: str) -> str:
    """A person whose channel hides the name has words all the same."""
    return name or str(translate("customers", "No name"))


def initials(name: str) -> str:
    """Two letters for the round tile: in Vietnamese the given name comes last."""
    parts = [part for part in name.replace(".", " ").split() if part[:1].isalnum()]
    if not parts:
        return "?"
    return (parts[-2][0] + parts[-1][0] if len(parts) > 1 else parts[0][:2]).upper()
