"""Taking back what a sync sent, on every channel it reached (F68).

A channel only shows what the book says, so it is the book that is put back, and the next round sends it. Prices go back
to what was shown before, where nobody has changed them since; one that the book never had, as before a first push, goes
back on the channel only, and the owner is asked which is right (`put_back`). A stock number is no wish but a sum: it is
put back by taking back its cause, a count or a correction. What came in with a file is undone with that file; what was
sold, received or returned has happened, and stays. Whatever is kept is told with the reason.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from storemanager.domain.accounts import Listing, MatchState
from storemanager.domain.catalog import Variant
from storemanager.domain.imports import ImportChange, ImportRun
from storemanager.domain.stock import MovementReason, StockLevel, StockMovement
from storemanager.domain.syncing import SentField, SentValue, SyncRun
from storemanager.errors import NotAllowedError, NotFoundError
from storemanager.services import catalog, channel_prices, channel_terms
from storemanager.services.bulk import chunks
from storemanager.services.catalog_inputs import PriceChange
from storemanager.services.channel_terms import Terms
from storemanager.services.listings import PriceOffer
from storemanager.services.stock import NewMovement, post
from storemanager.sync import price_history, put_back
from storemanager.sync.planning import as_shown
from storemanager.sync.price_history import offer
from storemanager.texts import Text, translate

_OWNERS_WORD = frozenset({MovementReason.COUNT, MovementReason.CORRECTION})
"""Movements that say what somebody believed to be on the shelf; the others are goods that really moved."""


@dataclass(frozen=True)
class Undone:
    """How many products got their earlier price or count back, and what was kept, each with the reason."""

    prices: int
    stock: int
    kept: tuple[Text, ...]

    @property
    def put_back(self) -> int:
        return self.prices + self.stock


def undo_run(session: Session, run_id: int, *, now: datetime, actor: str = "") -> Undone:
    """Take back what one account was sent in one round. Refused when it sent nothing that can be taken back."""
    run = session.get(SyncRun, run_id)
    if run is None:
        raise _no_run()
    return _undo(session, [run], now, actor)


def undo_round(session: Session, round_id: str, *, now: datetime, actor: str = "") -> Undone:
    """The same for all accounts the round reached."""
    runs = session.exec(select(SyncRun).where(SyncRun.round_id == round_id)).all()
    if not runs:
        raise _no_run()
    return _undo(session, runs, now, actor)


def agree_after_import(session: Session, import_id: int, *, now: datetime) -> None:
    """A file was undone: the prices it had brought to the channels may go back without being asked about, however much
    they differ. Called in the transaction of the undo."""
    run = session.get(ImportRun, import_id)
    if run is None:
        return
    products = select(ImportChange.entity_id).where(
        ImportChange.import_id == import_id, ImportChange.entity == "product"
    )
    query = (
        select(Variant)
        .join(Listing, col(Listing.variant_id) == Variant.id)
        .join(SentValue, col(SentValue.listing_id) == Listing.id)
        .where(
            col(Variant.product_id).in_(products),
            SentValue.field == SentField.PRICE,
            col(SentValue.sent_at) >= run.imported_at,
        )
        .distinct()
    )
    work = _Work(session, now, "")
    work.agree(
        [
            PriceChange(variant.id or 0, variant.price, variant.sale_price, variant.sale_from, variant.sale_to)
            for variant in session.exec(query.execution_options(populate_existing=True))
        ]
    )


def can_undo(session: Session, run_id: int) -> bool:
    """Whether the run sent something that was not taken back yet."""
    return bool(_sent(session, [run_id]))


def _undo(session: Session, runs: Sequence[SyncRun], now: datetime, actor: str) -> Undone:
    values = _sent(session, [run.id for run in runs if run.id is not None])
    if not values:
        raise NotAllowedError(
            translate("undoing", "This sync sent nothing that could be taken back."),
            translate("undoing", "Open the product and change it by hand."),
        )
    work = _Work(session, now, actor)
    work.put_prices_back([value for value in values if value.field is SentField.PRICE])
    work.put_stock_back([value for value in values if value.field is SentField.STOCK])
    session.flush()
    return Undone(work.prices_back, work.stock_back, tuple(work.kept))


def _sent(session: Session, run_ids: Collection[int]) -> list[SentValue]:
    """What was sent and not taken back; a number that only put right what was lost was nobody's change."""
    query = select(SentValue).where(
        col(SentValue.run_id).in_(sorted(run_ids)),
        col(SentValue.undone_at).is_(None),
        col(SentValue.repair).is_(False),
    )
    return list(session.exec(query.order_by(col(SentValue.id))))


@dataclass
class _Change:
    """What one listing went through: its first value was preceded by `before`, its last one is `after`."""

    values: list[SentValue]

    @property
    def before(self) -> Mapping[str, Any] | None:
        return self.values[0].before

    @property
    def after(self) -> Mapping[str, Any]:
        return self.values[-1].after

    @property
    def sent_at(self) -> datetime:
        return self.values[-1].sent_at


@dataclass
class _Work:
    session: Session
    now: datetime
    actor: str
    kept: list[Text] = field(default_factory=list)
    prices_back: int = 0
    stock_back: int = 0
    _terms: dict[int, Terms] = field(default_factory=dict)
    _on_channels: dict[int, dict[int, dict[str, Any]]] = field(default_factory=dict)

    # --- Prices ---

    def put_prices_back(self, values: Sequence[SentValue]) -> None:
        by_variant = self._by_variant(values)
        variants = self._variants(by_variant)
        in_book = price_history.earlier(self.session, variants.values())
        self._ask_terms(by_variant)
        changes: list[PriceChange] = []
        for variant_id, sent in sorted(by_variant.items()):
            variant = variants[variant_id]
            target = self._earlier_price(variant, sent, in_book.get(variant_id, ()))
            if isinstance(target, Text):
                self.kept.append(target(sku=variant.sku))
                continue
            if target is None:
                self._back_on_channels(sent)
            else:
                changes.append(
                    PriceChange(variant_id, target.price, target.sale_price, target.sale_from, target.sale_to)
                )
            self._are_undone(sent)
            self.prices_back += 1
        catalog.set_prices(self.session, changes, now=self.now, actor=self.actor)
        self.agree(changes)
        for account_id, prices in self._on_channels.items():
            put_back.ask(self.session, account_id, prices, now=self.now)

    def _earlier_price(
        self, variant: Variant, sent: Sequence[_Change], in_book: Sequence[PriceOffer]
    ) -> PriceOffer | Text | None:
        """What the product cost before; or why that cannot be said; or None where only the channels showed it."""
        if variant.price is None:
            return _CHANGED
        now_in_book = PriceOffer(variant.price, variant.sale_price, variant.sale_from, variant.sale_to)
        terms = [self._terms[change.values[0].listing_id] for change in sent]
        for change, its in zip(sent, terms, strict=True):
            there = channel_terms.there(now_in_book, its)
            if there is None or as_shown(there, change.sent_at) != as_shown(offer(change.after), change.sent_at):
                return _CHANGED
        if any(value.before is None for value in sent):
            return _NOT_KNOWN
        shown = {(its, as_shown(offer(value.before or {}), self.now)) for value, its in zip(sent, terms, strict=True)}
        # Where channels showed different prices, the one that was ours.
        earlier = (as_shown(each, self.now) for each in in_book)
        return next((each for each in earlier if any((its, self._there(each, its)) in shown for its in terms)), None)

    def _there(self, book: PriceOffer, terms: Terms) -> PriceOffer | None:
        there = channel_terms.there(book, terms)
        return None if there is None else as_shown(there, self.now)

    def _ask_terms(self, by_variant: Mapping[int, Sequence[_Change]]) -> None:
        """What the book's prices go through on the account of each listing."""
        variant_of = {
            change.values[0].listing_id: variant_id for variant_id, sent in by_variant.items() for change in sent
        }
        by_account: dict[int, list[int]] = {}
        for some in chunks(sorted(variant_of)):
            query = select(Listing.id, Listing.account_id).where(col(Listing.id).in_(some))
            for listing_id, account_id in self.session.exec(query):
                by_account.setdefault(account_id, []).append(listing_id or 0)
        for account_id, listing_ids in by_account.items():
            terms = channel_prices.terms(self.session, account_id, [variant_of[each] for each in listing_ids])
            self._terms |= {each: terms[variant_of[each]] for each in listing_ids}

    def _back_on_channels(self, sent: Sequence[_Change]) -> None:
        """The book never had the price: it goes back where it stood, and the owner decides which is right."""
        for change in sent:
            listing = self.session.get_one(Listing, change.values[0].listing_id)
            prices = self._on_channels.setdefault(listing.account_id, {})
            prices[listing.id or 0] = {"former": change.before, "sent": change.after, "variant": listing.variant_id}
            listing.dirty = True
            self.session.add(listing)

    def agree(self, changes: Sequence[PriceChange]) -> None:
        """The owner has seen these prices before and wants them: no guard asks about them again."""
        ids: list[int] = []
        for some in chunks(sorted(change.variant_id for change in changes if change.price is not None)):
            query = select(Listing.id).where(
                col(Listing.variant_id).in_(some), Listing.match_state == MatchState.MATCHED
            )
            ids += [listing_id for listing_id in self.session.exec(query) if listing_id is not None]
        put_back.agree(self.session, sorted(ids), now=self.now)

    # --- Stock ---

    def put_stock_back(self, values: Sequence[SentValue]) -> None:
        by_variant = self._by_variant(values)
        variants = self._variants(by_variant)
        for variant_id, sent in sorted(by_variant.items()):
            causes = self._causes(variant_id, sent)
            reasons = [self._why_not(movement) for movement in causes]
            against = next((reason for reason in reasons if reason is not None), None)
            if not causes:
                self.kept.append(_HAPPENED(sku=variants[variant_id].sku))
            elif against is not None:
                self.kept.append(against(sku=variants[variant_id].sku))
            else:
                post(self.session, [self._opposite(movement) for movement in causes], now=self.now)
                self.stock_back += 1
                self._are_undone(sent)

    def _causes(self, variant_id: int, sent: Sequence[_Change]) -> list[StockMovement]:
        """The counts and corrections since the number that was sent before this one."""
        until = max(value.sent_at for value in sent)
        query = select(StockMovement).where(
            StockMovement.variant_id == variant_id,
            col(StockMovement.reason).in_(_OWNERS_WORD),
            col(StockMovement.happened_at) <= until,
        )
        since = self._sent_before(sent)
        if since is not None:
            query = query.where(col(StockMovement.happened_at) > since)
        return list(self.session.exec(query.order_by(col(StockMovement.id))))

    def _sent_before(self, sent: Sequence[_Change]) -> datetime | None:
        query = (
            select(SentValue.sent_at)
            .where(
                col(SentValue.listing_id).in_({change.values[0].listing_id for change in sent}),
                SentValue.field == SentField.STOCK,
                col(SentValue.id) < min(change.values[0].id or 0 for change in sent),
            )
            .order_by(col(SentValue.id).desc())
        )
        return self.session.exec(query.limit(1)).first()

    def _why_not(self, movement: StockMovement) -> Text | None:
        if movement.import_id is not None:
            imported = self.session.get(ImportRun, movement.import_id)
            return _WITH_THE_FILE(file=imported.file_name if imported else "")
        later = select(StockMovement.id).where(
            StockMovement.variant_id == movement.variant_id,
            StockMovement.location_id == movement.location_id,
            StockMovement.reason == MovementReason.COUNT,
            col(StockMovement.id) > (movement.id or 0),
        )
        if self.session.exec(later).first() is not None:
            return _COUNTED_SINCE
        level = self.session.exec(
            select(StockLevel.on_hand).where(
                StockLevel.variant_id == movement.variant_id, StockLevel.location_id == movement.location_id
            )
        ).first()
        return _NOT_ENOUGH if (level or 0) - movement.quantity < 0 else None

    def _opposite(self, movement: StockMovement) -> NewMovement:
        return NewMovement(
            variant_id=movement.variant_id, location_id=movement.location_id, quantity=-movement.quantity,
            reason=MovementReason.CORRECTION, reference=movement.reference, actor=self.actor,
            note=str(translate("undoing", "Taken back with what was sent")),
            idempotency_key=f"undo-sent:{movement.id}", happened_at=self.now,
        )  # fmt: skip

    # --- Both ---

    def _by_variant(self, values: Sequence[SentValue]) -> dict[int, list[_Change]]:
        """By product; a listing that is no product of ours any more is left alone."""
        changes: dict[int, _Change] = {}
        for value in values:
            changes.setdefault(value.listing_id, _Change([])).values.append(value)
        found: dict[int, list[_Change]] = {}
        for some in chunks(sorted(changes)):
            query = select(Listing.id, Listing.variant_id).where(col(Listing.id).in_(some))
            for listing_id, variant_id in self.session.exec(query):
                if variant_id is not None and listing_id is not None:
                    found.setdefault(variant_id, []).append(changes[listing_id])
        return found

    def _variants(self, ids: Collection[int]) -> dict[int, Variant]:
        found: dict[int, Variant] = {}
        for some in chunks(sorted(ids)):
            for variant in self.session.exec(select(Variant).where(col(Variant.id).in_(some))):
                found[variant.id or 0] = variant
        return found

    def _are_undone(self, sent: Sequence[_Change]) -> None:
        for change in sent:
            for value in change.values:
                value.undone_at = self.now
                self.session.add(value)


_CHANGED = translate("undoing", "{sku}: its price was changed since.")
_NOT_KNOWN = translate("undoing", "{sku}: what it cost there before is not known.")
_HAPPENED = translate("undoing", "{sku}: its stock follows from goods that really moved.")
_WITH_THE_FILE = translate("undoing", "{sku}: its stock came with the file {file}; undo that import.")
_COUNTED_SINCE = translate("undoing", "{sku}: it was counted again since.")
_NOT_ENOUGH = translate("undoing", "{sku}: not enough is left to take the count back.")


def _no_run() -> NotFoundError:
    return NotFoundError(
        translate("undoing", "This sync is not in the book any more."),
        translate("undoing", "Look at the list again; old syncs are forgotten after a while."),
    )
