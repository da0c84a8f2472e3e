"""The posts of an account: what waits here, what is planned and shown there; writing one, and taking one down."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from sqlmodel import Session

from storemanager import texts
from storemanager.channels.base import Channel, Posts, RemotePost
from storemanager.domain.syncing import OutboxState
from storemanager.gui import words
from storemanager.gui.background import Background
from storemanager.gui.channel_access import ChannelAccess
from storemanager.gui.dialogs.write_post import WritePostDialog
from storemanager.gui.models.rows import Cell, Column, Pill, RowTableModel
from storemanager.gui.pages.channels.live import Ask, LivePart
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.list_card import ListCard
from storemanager.gui.widgets.notes import EmptyState
from storemanager.gui.widgets.page import SelectionBar
from storemanager.gui.widgets.table import Table
from storemanager.gui.widgets.toasting import toasts
from storemanager.services import outbox, posts
from storemanager.services.posts import WaitingPost
from storemanager.texts import Text, translate


def read_posts(channel: Channel) -> Sequence[RemotePost]:
    return channel.posts() if isinstance(channel, Posts) else ()


@dataclass(frozen=True)
class PostLine:
    """One row: a post that is there, one that waits here, or both when it is to go."""

    id: int
    text: str
    remote: RemotePost | None = None
    waiting: WaitingPost | None = None


_WAITS: dict[OutboxState, tuple[Text, str, str]] = {
    OutboxState.WAITING: (translate("channels_page", "with the next sync"), "info", "clock"),
    OutboxState.UNCLEAR: (translate("channels_page", "answer was lost, will look first"), "warn", "hourglass"),
    OutboxState.PARKED: (translate("channels_page", "refused"), "danger", "triangle-alert"),
}


class PostsPart(LivePart):
    """`changed()` after something was written."""

    changed = Signal()

    def __init__(self, background: Background, access: ChannelAccess, now: Callable[[], datetime]) -> None:
        self.write_button = Button("", icon="plus")
        super().__init__(background, access, now, self.write_button)
        self.write_button.clicked.connect(self.write_new)
        self._name, self._currency = "", "VND"
        self._there: tuple[RemotePost, ...] = ()
        self._acts: tuple[WaitingPost, ...] = ()
        self.model = RowTableModel[PostLine](self._columns(), self, ticks=True)
        self.table = Table("", rows="table_two_lines")
        self.table.show_model(self.model)
        self.table.ticks_changed.connect(self._ticked)
        self.table.opened.connect(self._open)
        self.down_button = Button("", icon="trash-2")
        self.down_button.clicked.connect(self.take_down)
        self.bar = SelectionBar(self.down_button)
        self.bar.cleared.connect(lambda: self.table.tick_all(False))
        self.card = ListCard(self.table, self.bar)
        self.fill(self.card)
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        self.write_button.setText(self.tr("Write a post"))
        self.down_button.setText(self.tr("Take down"))
        self.table.setAccessibleName(self.tr("Posts"))
        self.model.set_columns(self._columns())

    def ask(self) -> Ask:
        return read_posts

    def show_answer(self, answer: Any) -> None:
        self._there = tuple(answer)
        self._show()

    def show_account(self, account_id: int) -> None:
        if account_id != self.account_id:
            self._there = ()
        super().show_account(account_id)

    def show_waiting(self, name: str, currency: str, waiting: Sequence[WaitingPost]) -> None:
        """What the book holds for the channel."""
        self._name, self._currency, self._acts = name, currency, tuple(waiting)
        self._show()

    def _show(self) -> None:
        going = {each.remote_id: each for each in self._acts if each.removes}
        lines = [PostLine(each.id, each.given.text, waiting=each) for each in self._acts if not each.removes]
        lines += [
            PostLine(-1 - place, each.text, each, going.get(each.remote_id)) for place, each in enumerate(self._there)
        ]
        self.model.set_rows(lines)
        if lines:
            self.card.show_table()
        else:
            self.card.show_empty(
                EmptyState(
                    "send", self.tr("No posts yet"),
                    self.tr("Write one: its words, pictures and a product's page, now or planned for later."),
                )
            )  # fmt: skip

    # --- The list ---

    def _columns(self) -> tuple[Column[PostLine], ...]:
        return (
            Column(self.tr("Post"), self._words),
            Column(self.tr("State"), self._state, width=300),
            Column(self.tr("When"), self._when, width=150),
        )

    def _words(self, line: PostLine) -> Cell:
        first, _, rest = line.text.strip().partition("\n")
        given = line.waiting.given if line.waiting is not None else None
        second = " ".join(rest.split()) or (given.url if given is not None else "")
        return Cell(first, second, icon="send", tooltip=line.text)

    def _state(self, line: PostLine) -> Cell:
        if line.waiting is not None:
            said, tone, icon = _WAITS[line.waiting.state]
            problem = str(line.waiting.problem) if line.waiting.problem is not None else ""
            if line.waiting.removes and not problem:
                problem = self.tr("it is taken down")
            return Cell(second=problem, pill=Pill(str(said), tone, icon), tooltip=problem)
        if line.remote is not None and line.remote.planned_at is not None:
            return Cell(pill=Pill(self.tr("planned"), "info", "calendar-clock"))
        return Cell(pill=Pill(self.tr("shown"), "success", "check"))

    def _when(self, line: PostLine) -> Cell:
        at = line.waiting.given.publish_at if line.waiting is not None and line.remote is None else None
        if line.remote is not None:
            at = line.remote.planned_at or line.remote.published_at
        if at is None:
            return Cell(words.DASH, tone="text_faint")
        return Cell(texts.moment(at))

    def _ticked(self) -> None:
        count = len(self.model.ticked)
        self.bar.say(str(translate("channels_page", "{count:post|posts} ticked")(count=count)) if count else "")

    # --- Doing ---

    def _open(self, line_id: int) -> None:
        """Enter: the post there, or the words of one that waits."""
        line = self.model.row(self.model.row_of(line_id))
        if line is None:
            return
        if line.remote is not None and line.remote.url.startswith("https://"):
            QDesktopServices.openUrl(QUrl(line.remote.url))
        elif line.waiting is not None and not line.waiting.removes:
            self.write_post(line.waiting)

    def write_new(self) -> None:
        self.write_post()

    def write_post(self, waiting: WaitingPost | None = None) -> None:
        dialog = WritePostDialog(self, self._background, self.account_id, self._name, self._currency, waiting)
        dialog.saved.connect(self._saved)
        dialog.open()

    def _saved(self, said: str, act_id: int) -> None:
        toasts(self).done(said, undo=lambda: self._withdraw((act_id,)))
        self.changed.emit()

    def take_down(self) -> None:
        """Those that are there go with the next sync; those that wait are not published at all."""
        lines = [line for line in self.model.rows if line.id in self.model.ticked]
        account_id, now = self.account_id, self._now()
        there = [(line.remote.remote_id, line.text) for line in lines if line.remote is not None]
        unsent = [line.waiting.id for line in lines if line.remote is None and line.waiting is not None]

        def work(session: Session) -> tuple[int, ...]:
            for act_id in unsent:
                outbox.withdraw(session, act_id)
            return tuple(posts.remove(session, account_id, remote, text, now=now) for remote, text in there)

        def done(acts: tuple[int, ...]) -> None:
            self.table.tick_all(False)
            if acts:
                said = translate("channels_page", "{count:post is|posts are} taken down with the next sync")
                toasts(self).done(str(said(count=len(acts))), undo=lambda: self._withdraw(acts))
            else:
                said = translate("channels_page", "{count:post is|posts are} not published")
                toasts(self).done(str(said(count=len(unsent))))
            self.changed.emit()

        self._background.run(self, work, done, writes=True)

    def _withdraw(self, acts: Sequence[int]) -> None:
        def work(session: Session) -> None:
            for act_id in acts:
                outbox.withdraw(session, act_id)

        self._background.run(self, work, lambda _nothing: self.changed.emit(), writes=True)
