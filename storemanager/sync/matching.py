"""Which variant an item of a channel is. Exactly the same SKU links them; anything less is proposed and never linked
alone; a SKU that is there twice blocks writing to it (F33)."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import bindparam, func, update
from sqlalchemy import select as columns
from sqlmodel import Session, SQLModel, col, select

from storemanager.domain.accounts import Listing, MatchState
from storemanager.domain.catalog import Barcode, Product, Variant, barcode_key
from storemanager.domain.folding import fold
from storemanager.domain.orders import OrderLine
from storemanager.services import orders
from storemanager.services.bulk import chunks
from storemanager.services.order_tables import LINE, ORDER, VARIANT
from storemanager.sync import notices
from storemanager.sync.tally import Tally

SAME_SKU, AMBIGUOUS, ALMOST_SKU, SAME_BARCODE, SAME_TITLE = "sku", "ambiguous", "almost sku", "barcode", "title"
OWNER, NOTHING_LIKE_IT = "owner", "none"

# Letters of other alphabets, and digits, that look like Latin ones in most typefaces.
_LOOK_ALIKES = str.maketrans(
    {
        "а": "a", "в": "b", "с": "c", "е": "e", "н": "h", "к": "k", "м": "m", "о": "0", "р": "p", "т": "t", "у": "y",
        "х": "x", "α": "a", "β": "b", "ε": "e", "ι": "1", "κ": "k", "ν": "v", "ο": "0", "ρ": "p", "τ": "t", "χ": "x",
        "o": "0", "i": "1", "l": "1", "đ": "d",
    }
)  # fmt: skip


# What every round asks, made once and of the tables themselves: mostly nothing is new.
_LISTING = SQLModel.metadata.tables[str(Listing.__tablename__)]
_OPEN_ITEM = (
    (_LISTING.c.account_id == bindparam("account"))
    & (_LISTING.c.match_state == MatchState.UNMATCHED)
    & _LISTING.c.gone_at.is_(None)
)
_SAME_SKUS = (
    columns(_LISTING.c.id, _LISTING.c.remote_sku, VARIANT.c.id)
    .join(VARIANT, VARIANT.c.sku == _LISTING.c.remote_sku)
    .where(_OPEN_ITEM, _LISTING.c.match_reason != OWNER)
)
_NEW_IDS = columns(_LISTING.c.id).where(_OPEN_ITEM, _LISTING.c.match_reason == "")
_NEW_ITEMS = (
    select(Listing)
    .where(col(Listing.id).in_(bindparam("ids", expanding=True)))
    .execution_options(populate_existing=True)
)
_BY_LISTING = (
    columns(LINE.c.id, _LISTING.c.variant_id, ORDER.c.moves_stock)
    .join(ORDER, ORDER.c.id == LINE.c.order_id)
    .join(
        _LISTING,
        (_LISTING.c.account_id == ORDER.c.account_id)
        & (_LISTING.c.remote_product_id == LINE.c.remote_product_id)
        & (_LISTING.c.remote_variant_id == LINE.c.remote_variant_id),
    )
    .where(
        ORDER.c.account_id == bindparam("account"),
        LINE.c.variant_id.is_(None),
        _LISTING.c.match_state == MatchState.MATCHED,
    )
)
_BY_SKU = (
    columns(LINE.c.id, VARIANT.c.id, ORDER.c.moves_stock)
    .join(ORDER, ORDER.c.id == LINE.c.order_id)
    .join(VARIANT, VARIANT.c.sku == LINE.c.sku)
    .where(ORDER.c.account_id == bindparam("account"), LINE.c.variant_id.is_(None), LINE.c.remote_product_id == "")
)


def look_alike(sku: str) -> str:
    """What remains of a SKU when case, spaces, dashes and look-alike letters do not count."""
    folded = unicodedata.normalize("NFKC", sku).casefold().translate(_LOOK_ALIKES)
    return "".join(letter for letter in folded if letter.isalnum())


def match_exactly(session: Session, account_id: int, *, now: datetime, tally: Tally) -> bool:
    """Link every open item whose SKU is exactly a variant's, and block SKUs that several items carry. Says whether
    anything changed."""
    session.flush()
    pairs = [(row[0], row[1], row[2]) for row in session.connection().execute(_SAME_SKUS, {"account": account_id})]
    twice = _twice(session, account_id, {sku for _, sku, _ in pairs})
    plain = [(listing_id, variant_id) for listing_id, sku, variant_id in pairs if sku not in twice]
    link = (
        update(_LISTING)
        .where(_LISTING.c.id == bindparam("own_id"))
        .values(variant_id=bindparam("own_variant"), match_state=MatchState.MATCHED, match_reason=SAME_SKU,
                candidate_id=None, dirty=True, failures=0, updated_at=now)
    )  # fmt: skip
    for some in chunks(plain):  # a large shop links all it has at once
        session.connection().execute(link, [{"own_id": one, "own_variant": variant} for one, variant in some])
    for sku, variant_id in {sku: variant_id for _, sku, variant_id in pairs if sku in twice}.items():
        _block(session, account_id, sku, variant_id, now)
    tally.add("listings_matched", len(plain))
    return bool(pairs)


def suggest(session: Session, account_id: int, *, now: datetime) -> bool:
    """Propose a variant for items that were not looked at yet and look like one: SKU but for case, space or look-
    alikes; barcode; title. Says whether there was anything to look at."""
    session.flush()
    new = session.connection().scalars(_NEW_IDS, {"account": account_id}).all()
    if not new:
        return False
    rows = [row for some in chunks(new) for row in session.scalars(_NEW_ITEMS, {"ids": some})]
    by_sku, by_title = _index(session)
    by_barcode = _barcodes(session, {barcode_key(row.remote_barcode) for row in rows if row.remote_barcode.strip()})
    for row in rows:
        row.candidate_id, row.match_reason = _candidate(row, by_sku, by_barcode, by_title)
        if row.candidate_id is not None:
            row.match_state = MatchState.SUGGESTED
        row.updated_at = now
        session.add(row)
    session.flush()
    return True


def match_waiting_lines(session: Session, account_id: int, *, now: datetime) -> int:
    """Order lines that waited for their product and now have one, by listing or by exact SKU; answers how many."""
    session.flush()
    connection, given = session.connection(), {"account": account_id}
    found = [*connection.execute(_BY_LISTING, given).all(), *connection.execute(_BY_SKU, given).all()]
    for line_id, variant_id, moves_stock in found:
        if moves_stock:
            orders.match_line(session, line_id, variant_id, now=now, origin="sync")
        else:  # history: nothing to reserve and nothing to tell of
            session.execute(update(OrderLine).where(col(OrderLine.id) == line_id).values(variant_id=variant_id))
    return len(found)


def refresh(session: Session, account_id: int, *, now: datetime, tally: Tally) -> None:
    """Everything matching does in a round: exact links, proposals for new items, waiting lines, and the rows about
    them."""
    changed = match_exactly(session, account_id, now=now, tally=tally)
    changed |= suggest(session, account_id, now=now)
    if changed:
        notices.matches(session, account_id, now=now)
    match_waiting_lines(session, account_id, now=now)


def _twice(session: Session, account_id: int, skus: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for some in chunks(sorted(skus)):
        query = (
            select(col(Listing.remote_sku))
            .where(
                Listing.account_id == account_id,
                col(Listing.remote_sku).in_(some),
                Listing.match_state != MatchState.IGNORED,
                Listing.match_reason != OWNER,
                col(Listing.gone_at).is_(None),
            )
            .group_by(col(Listing.remote_sku))
            .having(func.count() > 1)
        )
        found |= set(session.exec(query))
    return found


def _block(session: Session, account_id: int, sku: str, variant_id: int, now: datetime) -> None:
    """All items with that SKU wait for the owner, also one that was linked by itself before; what the owner linked
    stays."""
    session.execute(
        update(Listing)
        .where(
            col(Listing.account_id) == account_id,
            col(Listing.remote_sku) == sku,
            col(Listing.match_state) != MatchState.IGNORED,
            col(Listing.match_reason) != OWNER,
        )
        .values(variant_id=None, candidate_id=variant_id, match_state=MatchState.SUGGESTED, match_reason=AMBIGUOUS,
                dirty=True, updated_at=now)
    )  # fmt: skip


def _index(session: Session) -> tuple[Mapping[str, set[int]], Mapping[str, set[int]]]:
    """Every variant by its look-alike SKU and by its folded title: read once for all new items of a page."""
    by_sku: dict[str, set[int]] = defaultdict(set)
    by_title: dict[str, set[int]] = defaultdict(set)
    query = select(col(Variant.id), col(Variant.sku), col(Product.name), col(Variant.title)).join(
        Product, col(Product.id) == Variant.product_id
    )
    for variant_id, sku, name, title in session.execute(query.where(col(Variant.active))):
        by_sku[look_alike(sku)].add(variant_id)
        by_title[_title_key(f"{name} {title}")].add(variant_id)
    return by_sku, by_title


def _barcodes(session: Session, keys: Iterable[str]) -> Mapping[str, set[int]]:
    found: dict[str, set[int]] = {}
    for some in chunks(sorted(keys)):
        query = select(Barcode.code_key, Barcode.variant_id).where(col(Barcode.code_key).in_(some))
        found |= {key: {variant_id} for key, variant_id in session.exec(query)}
    return found


def _candidate(
    row: Listing,
    by_sku: Mapping[str, set[int]],
    by_barcode: Mapping[str, set[int]],
    by_title: Mapping[str, set[int]],
) -> tuple[int | None, str]:
    for reason, found in (
        (ALMOST_SKU, by_sku.get(look_alike(row.remote_sku), set()) if row.remote_sku.strip() else set()),
        (SAME_BARCODE, by_barcode.get(barcode_key(row.remote_barcode), set()) if row.remote_barcode else set()),
        (SAME_TITLE, by_title.get(_title_key(row.remote_title), set())),
    ):
        if len(found) == 1:
            return next(iter(found)), reason
    return None, NOTHING_LIKE_IT


def _title_key(title: str) -> str:
    return "".join(letter for letter in fold(title) if letter.isalnum())
