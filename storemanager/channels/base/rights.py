"""What a sign-in may do on a channel so far: some channels grant it part by part, and look at the shop first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Protocol, runtime_checkable

from storemanager.texts import Text


class RightState(Enum):
    """`IN_PART`: what is there works for some, or for a while."""

    GRANTED = "granted"
    IN_PART = "in part"
    MISSING = "missing"


@dataclass(frozen=True)
class GrantedRight:
    """One thing that can be done there, or not yet. `meaning` says what works and what stays closed now; `steps` what
    to do to get the rest, in order; `names` are the channel's own words for what is missing; `page` is where to go."""

    key: str
    title: Text
    state: RightState
    meaning: Text
    steps: tuple[Text, ...] = ()
    names: tuple[str, ...] = ()
    page: str = ""


@runtime_checkable
class Rights(Protocol):
    def rights(self) -> Sequence[GrantedRight]:
        """Everything that needs a right there, the most important first, as it stands now. Raises ChannelError when
        the channel does not let us in at all."""
