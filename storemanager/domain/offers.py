"""How many of what is available a channel may sell: the *shared* policy of design section 4, a pure function."""

from dataclasses import dataclass


@dataclass(frozen=True)
class OfferPolicy:
    """`safety_stock` units are held back, then the channel gets `share_percent` of the rest, at most `cap` (None: no
    cap)."""

    safety_stock: int = 0
    share_percent: int = 100
    cap: int | None = None


def offered(available: int, policy: OfferPolicy, *, scale: int = 1) -> int:
    """What the channel is told it may sell, in whole units, never below 0. `available` and the safety stock are in the
    variant's own quantity units (`scale` 1000: thousandths, of which only whole units can be offered).

    max(0, min(cap, floor((available - safety stock) * share)))
    """
    units = (available - policy.safety_stock) * policy.share_percent // (100 * scale)
    if policy.cap is not None:
        units = min(units, policy.cap)
    return max(0, units)


def bundle_available(components: list[tuple[int, int]]) -> int:
    """How many bundles can be made from (available, needed for one) of each component; 0 without components."""
    return min((available // needed for available, needed in components), default=0)
