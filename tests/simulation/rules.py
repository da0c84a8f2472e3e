"""Which offer policy holds for an item, by an own reckoning, and what the owner may change of it in mid-week."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlmodel import Session

from storemanager.domain.offers import Policy
from storemanager.services import offer_rules

_STRICTNESS = (Policy.SHARED, Policy.BALANCED, Policy.STRICT)


@dataclass(frozen=True)
class Rules:
    """What the owner has said: for the shop, and for some channels and goods."""

    shop: Policy
    channels: dict[int, Policy] = field(default_factory=dict)
    goods: dict[int, Policy] = field(default_factory=dict)

    def of(self, goods: int, channels: int) -> Policy:
        """The item's own word, else the strictest of the channels', of which one that says nothing means the shop's
        (every item is listed on every channel)."""
        words = [self.channels.get(channel, self.shop) for channel in range(channels)]
        return self.goods.get(goods, max(words, key=_STRICTNESS.index))

    def changes(self, goods: int, channels: int) -> list[tuple[str, Rules]]:
        """All there is to change, in words, and the rules then. A shop that is strict stays strict in effect for every
        item: nothing may ever be sold twice there, whatever is changed."""
        found = []
        for policy in (*_STRICTNESS, None):
            if policy is not None and policy is not self.shop:
                found.append((f"shop {policy.value}", replace(self, shop=policy)))
            word = "as usual" if policy is None else policy.value
            for channel in range(channels):
                if policy is not self.channels.get(channel):
                    rules = replace(self, channels=_with(self.channels, channel, policy))
                    found.append((f"channel {channel} {word}", rules))
            found += [
                (f"goods {item} {word}", replace(self, goods=_with(self.goods, item, policy)))
                for item in range(goods)
                if policy is not self.goods.get(item)
            ]
        if not self.all_strict(goods, channels):
            return found
        return [(words, rules) for words, rules in found if rules.all_strict(goods, channels)]

    def all_strict(self, goods: int, channels: int) -> bool:
        return all(self.of(item, channels) is Policy.STRICT for item in range(goods))

    def write(self, session: Session, accounts: Sequence[int], variants: Sequence[int], now: datetime) -> None:
        """Enter what differs into the book."""
        if offer_rules.shop_policy(session) is not self.shop:
            offer_rules.set_shop_policy(session, self.shop, now=now)
        for channel, account_id in enumerate(accounts):
            offer_rules.set_account_policy(session, account_id, self.channels.get(channel), now=now)
        for item, variant_id in enumerate(variants):
            offer_rules.set_variant_policy(session, [variant_id], self.goods.get(item), now=now)


def _with(words: dict[int, Policy], key: int, policy: Policy | None) -> dict[int, Policy]:
    rest = {name: word for name, word in words.items() if name != key}
    return rest if policy is None else {**rest, key: policy}
