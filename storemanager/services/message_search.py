"""Which variants the words of one line may mean: asked of the search index, first for all words, then for fewer."""

from dataclasses import dataclass

from sqlmodel import Session

from storemanager.domain.catalog import Variant
from storemanager.domain.order_text import GoodsSaid
from storemanager.domain.search import first_ids

MOST_FOUND = 200
FEWER_FOUND = 60
"""Without one of the words, for each of them."""
_MOST_WORDS = 8
_LONGEST_WORD = 40


@dataclass(frozen=True, slots=True)
class Found:
    """The variants, and whether the index has more of them than were read."""

    ids: tuple[int, ...]
    more: bool


def search(session: Session, said: GoodsSaid) -> Found:
    """The variants that hold all hard words; when there are none, those that hold all but what nobody knows, or all but
    one. A line of talk ends after a few questions to the index."""
    words = list(dict.fromkeys(word.folded[:_LONGEST_WORD] for word in said.words if not word.soft))[:_MOST_WORDS]
    found = _holding(session, words)
    if found.ids or len(words) < 2:
        return found
    known = [word for word in words if len(word) < 2 or _holding(session, [word], limit=1).ids]
    if len(known) < len(words):
        found = _holding(session, known)
    longer = [word for word in known if len(word) > 1]
    if not found.ids and len(longer) < len(known):  # "nón lá 3"
        found = _holding(session, longer)
    if found.ids or len(known) < 3 or not (said.asked or said.question):
        return found  # of talk that nobody asked anything with, half the words would fit something by chance
    fewer = [_holding(session, known[:place] + known[place + 1 :], FEWER_FOUND) for place in range(len(known))]
    ids = dict.fromkeys(variant_id for each in fewer for variant_id in each.ids)
    return Found(tuple(ids), any(each.more for each in fewer))


def _holding(session: Session, words: list[str], limit: int = MOST_FOUND) -> Found:
    """A single letter is not looked for by itself: every row would have to be read."""
    if not any(len(word) > 1 for word in words):
        return Found((), more=False)
    ids = first_ids(session.connection(), Variant, " ".join(words), limit + 1)
    return Found(tuple(ids[:limit]), len(ids) > limit)
