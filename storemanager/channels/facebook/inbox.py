"""Reading what people write: the threads of Messenger, then those of Instagram, as far back as they are new.

Threads come with the last changed first. So a walk goes back until what was seen the last time, and only its end moves
the mark; a thread that changes meanwhile stands above the new mark and comes with the next pull."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from storemanager.channels.base import BadRecord, Page, RemoteConversation, RemoteMessage
from storemanager.channels.errors import RejectedError, SignInError
from storemanager.channels.facebook import inbox_in, replies, values
from storemanager.channels.facebook.api import GraphApi, Row
from storemanager.channels.facebook.windows import INSTAGRAM, MESSENGER
from storemanager.channels.pace import Pace
from storemanager.texts import translate

THREADS_A_PAGE = 25
FIRST_LOOK_BACK = timedelta(days=30)
MOST_OLDER = 10
"""Pages of older messages fetched for one thread at once; the rest waits for whoever scrolls up."""
MESSAGES_A_PAGE = 50
AT_ONCE, A_SECOND = 8, 2.0
"""Meta takes about two of these calls a second."""
INSTAGRAM_VALUE, INSTAGRAM_NAME_VALUE = "instagram_id", "instagram_name"
_REFUSED = frozenset({replies.RIGHT, replies.REVIEW})


class InboxReader:
    """The conversations of one Page and its Instagram account."""

    def __init__(self, api: GraphApi) -> None:
        self._api = api
        self._refused: set[str] = set()  # places that may not be read, as far as this sync has found
        self._instagram_id = api.settings.values.get(INSTAGRAM_VALUE, "").strip()
        self._instagram_name = api.settings.values.get(INSTAGRAM_NAME_VALUE, "").strip()
        self._pace = Pace(api.seconds, capacity=AT_ONCE, per_second=A_SECOND)

    @property
    def own_ids(self) -> tuple[str, ...]:
        """Who writes for the shop. Threads of Instagram may know its account by another number than the Page does, so
        its name counts as well."""
        return tuple(each for each in (self._api.page_id, self._instagram_id, self._instagram_name) if each)

    @property
    def places(self) -> tuple[str, ...]:
        """Where people can write: Instagram only where an account is linked to the Page."""
        return (MESSENGER, INSTAGRAM) if self._instagram_id else (MESSENGER,)

    # --- What is new ---

    def pull(self, cursor: str | None) -> Page[RemoteConversation]:
        """One page of one place's threads. The cursor holds a mark for each place, and how far this walk has come."""
        state: dict[str, Any] = json.loads(cursor) if cursor else {}
        place = state.get("doing") or self.places[0]
        state["doing"] = place
        mark = state.get(place) or {"since": (self._api.http.server_now() - FIRST_LOOK_BACK).isoformat()}
        try:
            items, bad, over, broken = self._walk(place, mark)
        except (SignInError, RejectedError) as error:
            if error.code not in _REFUSED:
                raise
            self._refused.add(place)  # the next place may be open
            if not self._after(place) and self._refused >= set(self.places):
                raise
            items, bad, over, broken = (), (), True, False
        else:
            self._refused.discard(place)
        if broken:
            return Page(items, cursor or "", more=False, bad=bad, complete=False)
        state[place] = mark
        more = not over
        if over:
            following = self._after(place)
            more = bool(following)
            state["doing"] = following or self.places[0]
        return Page(items, json.dumps(state), more, bad)

    def _after(self, place: str) -> str:
        at = self.places.index(place) + 1 if place in self.places else len(self.places)
        return self.places[at] if at < len(self.places) else ""

    def _walk(
        self, place: str, mark: dict[str, Any]
    ) -> tuple[tuple[RemoteConversation, ...], tuple[BadRecord, ...], bool, bool]:
        """One step back in time. `mark` is moved; answers the threads, the odd ones, whether the end was reached, and
        whether the list turned in circles (F07)."""
        since = datetime.fromisoformat(mark["since"])
        asked = {"platform": place, "fields": inbox_in.THREAD_FIELDS, "limit": THREADS_A_PAGE}
        with self._api.as_page():
            self._api.http.pause(self._pace.reserve())
            rows, after, more = self._api.rows(f"{self._api.page_id}/conversations", asked, mark.get("after", ""))
            fresh = [row for row in rows if (_at(row) or since) >= since]
            items, bad = self._conversations(fresh, place, since)
        if more and after == mark.get("after"):
            return items, bad, False, True
        if "top" not in mark:
            mark["top"] = max((at for row in rows if (at := _at(row)) is not None), default=since).isoformat()
        over = not more or len(fresh) < len(rows)
        if over:
            mark["since"] = max(mark.pop("top"), mark["since"])
            mark.pop("after", None)
        else:
            mark["after"] = after
        return items, bad, over, False

    def _conversations(
        self, rows: Sequence[Row], place: str, since: datetime
    ) -> tuple[tuple[RemoteConversation, ...], tuple[BadRecord, ...]]:
        items: list[RemoteConversation] = []
        bad: list[BadRecord] = []
        for row in rows:
            try:
                found = inbox_in.conversation(row, place, self.own_ids)
            except (KeyError, TypeError, ValueError, AttributeError) as error:
                bad.append(_bad(row, error))
            else:
                items.append(self._complete(found, since))
        return tuple(items), tuple(bad)

    def _complete(self, found: RemoteConversation, since: datetime) -> RemoteConversation:
        """More may have been written since the last time than comes along with the thread."""
        messages = list(found.messages)
        if found.whole or not messages or messages[0].sent_at < since or found.place == INSTAGRAM:
            return found
        older: list[RemoteMessage] = []
        cursor: str | None = None
        known = {message.remote_id for message in messages}
        for _ in range(MOST_OLDER):
            page = self.older(found.remote_id, cursor)
            older += [message for message in page.items if message.remote_id not in known]
            cursor = page.cursor
            if not page.more or (older and older[-1].sent_at < since):
                break
        ordered = inbox_in.in_order((*reversed(messages), *older))
        return RemoteConversation(
            found.remote_id, found.person, found.updated_at, ordered, found.place, found.whole, found.unread,
            found.can_reply, found.url,
        )  # fmt: skip

    # --- One thread ---

    def older(self, conversation_id: str, cursor: str | None) -> Page[RemoteMessage]:
        """Messages of one thread from the newest back."""
        asked = {"fields": inbox_in.MESSAGE_FIELDS, "limit": MESSAGES_A_PAGE}
        with self._api.as_page():
            self._api.http.pause(self._pace.reserve())
            rows, after, more = self._api.rows(f"{conversation_id}/messages", asked, cursor or "")
        items: list[RemoteMessage] = []
        bad: list[BadRecord] = []
        for row in rows:
            try:
                items.append(inbox_in.message(row, self.own_ids))
            except (KeyError, TypeError, ValueError, AttributeError) as error:
                bad.append(_bad(row, error))
        return Page(tuple(items), after, more, tuple(bad), complete=not (more and after == cursor))


def _at(row: Row) -> datetime | None:
    try:
        return values.moment(row.get("updated_time"))
    except ValueError:
        return None


def _bad(row: Row, error: Exception) -> BadRecord:
    known = str(row.get("id") or "?")
    problem = translate("channels", "Conversation {id} cannot be understood: {what}.")(
        id=known, what=f"{error}".strip("'\"") or type(error).__name__
    )
    return BadRecord(known, problem, json.dumps(row, ensure_ascii=False))
