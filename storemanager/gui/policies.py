"""How stock is shared among channels, in plain words: the same on every page that shows or sets it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from storemanager.domain.offers import DEFAULT, Policy
from storemanager.services.offer_rules import PolicySource, Rule
from storemanager.texts import Text, translate

POLICIES: tuple[Policy, ...] = (Policy.SHARED, Policy.BALANCED, Policy.STRICT)
USUAL = "usual"
"""The key of "says nothing of its own"."""
TITLES: Mapping[Policy, Text] = {
    Policy.SHARED: translate("policies", "Shared"),
    Policy.BALANCED: translate("policies", "Balanced"),
    Policy.STRICT: translate("policies", "Strict"),
}
MEANINGS: Mapping[Policy, Text] = {
    Policy.SHARED: translate(
        "policies", "Every channel sees everything. Sells the most, but the last piece can be sold twice."
    ),
    Policy.BALANCED: translate(
        "policies",
        "Every channel sees everything; when the last pieces are likely to be sold twice, they are shared out.",
    ),
    Policy.STRICT: translate(
        "policies",
        "Each channel always has a part of its own. Nothing is sold twice, but more buyers find it sold out.",
    ),
}
FITS: Mapping[Policy, Text] = {
    Policy.SHARED: translate("policies", "Right for goods you can always get more of."),
    Policy.BALANCED: translate("policies", "Right for almost every shop."),
    Policy.STRICT: translate("policies", "Right for one-off pieces, serial numbers and pre-orders."),
}
_SOURCES: Mapping[PolicySource, Text] = {
    PolicySource.SHOP: translate("policies", "as set for the shop"),
    PolicySource.ACCOUNT: translate("policies", "as set for {name}"),
    PolicySource.CATEGORY: translate("policies", "as set for the category {name}"),
    PolicySource.VARIANT: translate("policies", "as set for this product"),
    PolicySource.BUNDLE: translate("policies", "because it is part of {name}"),
}
OVERRIDES: Text = translate(
    "policies",
    "The nearest word counts: what is set for a product, else for its category, else for the channels it is sold on,"
    " else for the shop. Where several speak at once, the strictest counts.",
)


def title(policy: Policy | None) -> str:
    """Shared, Balanced, Strict; without one: as usual."""
    return str(translate("policies", "As usual")) if policy is None else str(TITLES[policy])


def source(rule: Rule) -> str:
    """Whose word a variant's policy is."""
    return str(_SOURCES[rule.source](name=rule.name))


def recommended(policy: Policy) -> bool:
    """The one a shop that knows nothing yet should take."""
    return policy is DEFAULT


def choices(usual: str) -> Sequence[tuple[str, str]]:
    """For a choice out of a list; `usual` are the words for saying nothing of one's own."""
    return [(USUAL, usual), *((policy.name, title(policy)) for policy in POLICIES)]


def chosen(key: str) -> Policy | None:
    """The policy behind a key of `choices`."""
    return Policy[key] if key in Policy.__members__ else None


def key(policy: Policy | None) -> str:
    """The key of `choices` for a policy."""
    return USUAL if policy is None else policy.name
