"""What would be sent to put products on channels or change them there: looked at first, then sent.

Nothing here asks a channel: rules and forms are what was last read of them (`listing_forms`), and what is shown there
is what was last seen (`contents`). The draft that is looked at is made as the one that is sent (`drafts`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from storemanager.channels.base import ListingField, ListingRules, ProductDraft
from storemanager.channels.plain import plain_text
from storemanager.domain.accounts import ChannelAccount, Listing, shown_kind
from storemanager.domain.catalog import ProductStatus
from storemanager.domain.channel_products import ChannelRules
from storemanager.domain.syncing import OutboxEntry, OutboxKind, OutboxState
from storemanager.services import attention, listings, outbox
from storemanager.services.bulk import chunks
from storemanager.services.catalog_details import ProductDetail
from storemanager.services.channel_products import OwnWords
from storemanager.services.listings import OfferFacts
from storemanager.services.outbox import NewAct
from storemanager.sync import contents, listing_checks, listing_forms, offering
from storemanager.sync.contents import Part, Shown, Standing
from storemanager.sync.drafts import Drafting, sold
from storemanager.sync.listing_checks import Problem
from storemanager.sync.plan_rows import (
    Action,
    Content,
    Difference,
    Left,
    Picture,
    PlanRow,
    Presence,
    Sending,
    VariantPlan,
    Waiting,
)
from storemanager.texts import Text, translate

__all__ = [
    "Action", "Content", "Difference", "Left", "Picture", "PlanRow", "Presence", "Problem", "Sending", "VariantPlan",
    "Waiting", "plan", "put_back", "send", "take_off",
]  # fmt: skip

PAGE = 200
"""Products that are looked at together."""
HIDDEN = frozenset({"draft", "staging", "pending", "private", "unlisted", "hidden", "unlist"})


def plan(session: Session, product_ids: Sequence[int], account_ids: Sequence[int], *, now: datetime) -> list[PlanRow]:
    """Every product for every account, in the order given; what is not in the book any more is left out."""
    rows: list[PlanRow] = []
    for some in chunks(list(product_ids), PAGE):
        page = _Page(session, some, account_ids)
        rows += [page.row(product_id, account_id) for product_id in some for account_id in account_ids
                 if product_id in page.drafting.details and account_id in page.drafting.accounts]  # fmt: skip
    return rows


def send(
    session: Session, pairs: Sequence[tuple[int, int]], *, publish: bool = True, now: datetime, actor: str = ""
) -> Sending:
    """Let the next sync create what is not there and change what differs; only what has nothing missing. Said twice, it
    is done once."""
    created = updated = 0
    left: list[Left] = []
    acts: list[NewAct] = []
    for row in _rows(session, pairs, now):
        parked = [act for act in row.waiting if act.parked and row.action in _SENDS]
        for act in parked:  # also one of another kind: what is refused would hold back what is to put it right
            outbox.retry(session, act.outbox_id)
            attention.resolve(session, f"act:{act.outbox_id}", resolution="try again", now=now)
        if any(act.kind is _SENDS.get(row.action) for act in parked):
            created, updated = created + (row.action is Action.CREATE), updated + (row.action is Action.UPDATE)
        elif row.action is Action.CREATE:
            acts.append(offering.creating(row.account_id, row.product_id, publish=publish, now=now))
            created += 1
        elif row.action is Action.UPDATE:
            acts.append(offering.updating(row.account_id, row.product_id, row.remote_product_id, now=now))
            updated += 1
        else:
            left.append(Left(row.product_id, row.account_id, _why_left(row)))
    outbox.add_many(session, acts, now=now)
    return Sending(created, updated, left=tuple(left))


_SENDS = {Action.CREATE: OutboxKind.CREATE_LISTING, Action.UPDATE: OutboxKind.UPDATE_LISTING}


def take_off(session: Session, pairs: Sequence[tuple[int, int]], *, now: datetime) -> Sending:
    """Hide these products on the channels; their listings, and what was said for the channel, are kept. What only waits
    to be put there is not put there."""
    return _publish(session, pairs, False, now)


def put_back(session: Session, pairs: Sequence[tuple[int, int]], *, now: datetime) -> Sending:
    """Show them again."""
    return _publish(session, pairs, True, now)


def _publish(session: Session, pairs: Sequence[tuple[int, int]], shown: bool, now: datetime) -> Sending:
    count, left, acts = 0, list[Left](), list[NewAct]()
    for row in _rows(session, pairs, now):
        waits_new = [act for act in row.waiting if act.kind is OutboxKind.CREATE_LISTING]
        others = [act for act in row.waiting if act.kind is OutboxKind.PUBLISH]
        if not shown and row.presence is Presence.WAITING and waits_new:
            for act in waits_new:
                outbox.withdraw(session, act.outbox_id)
            count += 1
        elif row.presence not in (Presence.SHOWN, Presence.HIDDEN):
            left.append(Left(row.product_id, row.account_id, _NOT_THERE))
        elif not row.can_hide:
            left.append(Left(row.product_id, row.account_id, _CANNOT_HIDE))
        elif (row.presence is Presence.SHOWN) is shown and not others:
            left.append(Left(row.product_id, row.account_id, _SHOWN_ALREADY if shown else _HIDDEN_ALREADY))
        else:
            for act in others:  # what was said before is not done any more
                outbox.withdraw(session, act.outbox_id)
            acts.append(offering.publishing(row.account_id, row.product_id, row.remote_product_id, shown, now=now))
            count += 1
    outbox.add_many(session, acts, now=now)
    return Sending(shown=count if shown else 0, hidden=0 if shown else count, left=tuple(left))


def _rows(session: Session, pairs: Sequence[tuple[int, int]], now: datetime) -> list[PlanRow]:
    """The plan of these pairs only, account by account."""
    by_account: dict[int, list[int]] = {}
    for product_id, account_id in dict.fromkeys(pairs):
        by_account.setdefault(account_id, []).append(product_id)
    return [row for account_id, ids in by_account.items() for row in plan(session, ids, [account_id], now=now)]


def _why_left(row: PlanRow) -> Text:
    if any(not act.parked for act in row.waiting):
        return _WAITS
    if not row.can_send:
        return _CANNOT
    return row.problems[0].text if row.problems else _SAME


_WAITS = translate("channel products", "A change of this product already waits for the next sync.")
_CANNOT = translate("channel products", "This channel takes no products from the program: put it there by hand.")
_SAME = translate("channel products", "It is there already, and nothing differs.")
_NOT_THERE = translate("channel products", "It is not on this channel.")
_CANNOT_HIDE = translate("channel products", "This channel cannot hide a product: take it off there by hand.")
_SHOWN_ALREADY = translate("channel products", "It is shown there already.")
_HIDDEN_ALREADY = translate("channel products", "It is hidden there already.")


class _Page:
    """A page of products for all accounts: everything is asked for once."""

    def __init__(self, session: Session, product_ids: Sequence[int], account_ids: Sequence[int]) -> None:
        self.drafting = Drafting(session, product_ids, account_ids)
        accounts = list(self.drafting.accounts)
        self._abilities: Mapping[int, ChannelRules] = listing_forms.abilities(session, accounts)
        self._rules: Mapping[int, ListingRules] = listing_forms.rules(session, accounts)
        self._facts = _facts(session, self.drafting, accounts)
        self._waiting = _waiting(session, product_ids, accounts)
        rows = self.drafting.listings.values()
        places = {(row.account_id, row.remote_product_id) for row in rows if row.account_id in self.drafting.accounts}
        self._shown = contents.shown(session, sorted(places))
        chosen = {account_id: [own.category_id for (_, other), own in self.drafting.own.items() if other == account_id]
                  for account_id in accounts}  # fmt: skip
        self._forms = {
            each: listing_forms.forms(session, each, [*chosen[each], listing_forms.EVERY_PRODUCT]) for each in accounts
        }
        self._known = {each: listing_forms.known_categories(session, each, chosen[each]) for each in accounts}

    def row(self, product_id: int, account_id: int) -> PlanRow:
        """One product for one account."""
        drafting = self.drafting
        detail, account, own = (
            drafting.details[product_id], drafting.accounts[account_id], drafting.own[product_id, account_id]
        )  # fmt: skip
        draft = drafting.draft(product_id, account_id)
        item = self._item(detail, account_id)
        waiting = self._waiting.get((product_id, account_id), ())
        there = None if item is None else self._shown.get((account_id, item.remote_product_id))
        form = self._form(own)
        able = self._abilities.get(account_id)
        known = own.category_id in self._known[account_id] if _was_read(able) else None
        return PlanRow(
            product_id=product_id, product_name=detail.name, account_id=account_id, account_name=account.name,
            account_kind=shown_kind(account.kind, account.settings), currency=account.currency,
            presence=_presence(item, waiting), remote_product_id=item.remote_product_id if item else "",
            remote_url=item.remote_url if item else "", shown=None if there is None else _content_there(there),
            sent=_content(draft), own=own,
            variants=tuple(self._variant(detail, account, index, draft) for index in range(len(draft.variants))),
            differences=() if item is None else self._differences(detail, account_id, draft, there),
            problems=_problems(detail, draft, self._rules.get(account_id), form, known, account),
            waiting=waiting, can_send=able is None or able.creates, can_hide=able is None or able.hides,
            form_known=form is not None or not own.category_id,
        )  # fmt: skip

    def _item(self, detail: ProductDetail, account_id: int) -> Listing | None:
        rows = [self.drafting.listing(account_id, variant.id) for variant in sold(detail)]
        return next((row for row in rows if row is not None and row.gone_at is None), None)

    def _form(self, own: OwnWords) -> tuple[ListingField, ...] | None:
        """The fields of the chosen category; where the channel does not ask for one, those of every product."""
        forms, rules = self._forms[own.account_id], self._rules.get(own.account_id)
        if own.category_id in forms or (rules is not None and rules.category):
            return forms.get(own.category_id)
        return forms.get(listing_forms.EVERY_PRODUCT, ())

    def _variant(self, detail: ProductDetail, account: ChannelAccount, index: int, draft: ProductDraft) -> VariantPlan:
        variant, drafted, account_id = sold(detail)[index], draft.variants[index], account.id or 0
        row = self.drafting.listing(account_id, variant.id)
        fact = None if row is None or row.gone_at is not None else self._facts.get(row.id or 0)
        terms = self.drafting.terms[account_id][variant.id]
        return VariantPlan(
            variant.id, variant.sku, variant.title, None if fact is None else fact.listing_id,
            fact.seen if fact else None, fact.wanted if fact else drafted.stock, fact.price_seen if fact else None,
            self.drafting.offer(variant, account), terms.own, terms.rule,
        )  # fmt: skip

    def _differences(
        self, detail: ProductDetail, account_id: int, draft: ProductDraft, there: Shown | None
    ) -> tuple[Difference, ...]:
        found: list[Difference] = []
        if there is not None:
            for part, standing in contents.standing(there, draft).items():
                if standing is not Standing.SAME:
                    found.append(_difference(part, there, draft, changed_there=standing is Standing.CHANGED_THERE))
        missing = [variant.sku for variant in draft.variants if variant.ref is None]
        if missing:
            found.append(Difference("variants", "", ", ".join(missing)))
        return tuple(found)


def _problems(
    detail: ProductDetail,
    draft: ProductDraft,
    rules: ListingRules | None,
    form: tuple[ListingField, ...] | None,
    category_known: bool | None,
    account: ChannelAccount,
) -> tuple[Problem, ...]:
    if not draft.variants:
        return (Problem("variants", translate("channel products", "It has no variant that is sold.")),)
    found = listing_checks.check(
        draft, rules or ListingRules(), form, [variant.id for variant in sold(detail)], account.name,
        category_known=category_known,
    )  # fmt: skip
    if detail.status is not ProductStatus.ACTIVE:
        words = translate("channel products", "It is a draft or put away in the book: switch it to active first.")
        found = [Problem("status", words), *found]
    return tuple(found)


def _was_read(able: ChannelRules | None) -> bool:
    return able is not None and able.categories_read_at is not None


def _presence(item: Listing | None, waiting: Sequence[Waiting]) -> Presence:
    if item is None:
        new = any(act.kind is OutboxKind.CREATE_LISTING and not act.parked for act in waiting)
        return Presence.WAITING if new else Presence.ABSENT
    return Presence.HIDDEN if item.remote_status.casefold() in HIDDEN else Presence.SHOWN


def _content(draft: ProductDraft) -> Content:
    pictures = tuple(Picture(image.url, image.alt) for image in draft.images)
    return Content(draft.title, draft.description, draft.categories, pictures, draft.category_id)


def _content_there(there: Shown) -> Content:
    pictures = tuple(Picture(url) for url in there.pictures)
    return Content(there.title, there.description, there.categories, pictures)


def _difference(part: Part, there: Shown, draft: ProductDraft, *, changed_there: bool) -> Difference:
    if part is Part.TITLE:
        return Difference(part.value, there.title, draft.title, changed_there)
    if part is Part.DESCRIPTION:
        return Difference(part.value, plain_text(there.description), plain_text(draft.description), changed_there)
    if part is Part.CATEGORIES:
        sent = draft.category_id or _paths(draft.categories)
        return Difference(part.value, _paths(there.categories), sent, changed_there)
    if part is Part.PICTURES:
        return Difference(part.value, str(len(there.pictures)), str(len(draft.images)), changed_there)
    return Difference(part.value, "", ", ".join(key for key, _ in draft.fields), changed_there)


def _paths(paths: Sequence[Sequence[str]]) -> str:
    return ", ".join(" > ".join(path) for path in paths)


def _facts(session: Session, drafting: Drafting, account_ids: Sequence[int]) -> dict[int, OfferFacts]:
    """What is shown and offered of what is there."""
    found: dict[int, OfferFacts] = {}
    for account_id in account_ids:
        ids = [row.id or 0 for (other, _), row in drafting.listings.items() if other == account_id]
        found |= {fact.listing_id: fact for fact in listings.facts(session, account_id, ids)}
    return found


_OF_PRODUCTS = (OutboxKind.CREATE_LISTING, OutboxKind.UPDATE_LISTING, OutboxKind.PUBLISH)


def _waiting(
    session: Session, product_ids: Sequence[int], account_ids: Sequence[int]
) -> dict[tuple[int, int], tuple[Waiting, ...]]:
    found: dict[tuple[int, int], tuple[Waiting, ...]] = {}
    for some in chunks(list(product_ids)):
        query = (
            select(OutboxEntry)
            .where(col(OutboxEntry.product_id).in_(some), col(OutboxEntry.account_id).in_(account_ids))
            .where(col(OutboxEntry.kind).in_(_OF_PRODUCTS))
            .where(col(OutboxEntry.state).in_([*outbox.UNSETTLED, OutboxState.PARKED]))
            .order_by(col(OutboxEntry.id))
        )
        for row in session.exec(query):
            place = (row.product_id or 0, row.account_id)
            problem = Text.from_json(row.problem) if row.problem else None
            act = Waiting(row.id or 0, row.kind, row.state is OutboxState.PARKED, problem)
            found[place] = (*found.get(place, ()), act)
    return found
