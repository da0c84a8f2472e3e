"""What is done with a conversation beside answering: put it off, have done with it, give it away, say whose it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from sqlmodel import Session

from storemanager import clock
from storemanager.gui.background import Background
from storemanager.gui.pages.messages.chat_pane import ChatPane
from storemanager.gui.pages.messages.dialogs import AssignDialog, NoteDialog
from storemanager.gui.pages.messages.loading import Loaded
from storemanager.gui.pages.messages.order_panel import OrderPanel
from storemanager.gui.pages.messages.person_dialog import PersonDialog
from storemanager.gui.pages.messages.quick_dialog import QuickDialog
from storemanager.gui.pages.messages.thread_list import ThreadPane, code
from storemanager.gui.pages.messages.windows import Answerable, Windows
from storemanager.gui.sync_wiring import ShopSync
from storemanager.gui.widgets.page import SplitPage
from storemanager.gui.widgets.toasting import toasts
from storemanager.services import conversations
from storemanager.services.conversations import (
    ConversationRow,
    ThreadKey,
)
from storemanager.texts import translate

Work = Callable[[Session, ThreadKey], object]
Whose = Callable[[Session], ThreadKey]
WhoseUndo = Callable[[Session, ThreadKey], ThreadKey]


class ThreadActs(SplitPage):
    """The half of the page that changes something; the other half shows."""

    background: Background
    sync: ShopSync
    threads: ThreadPane
    chat: ChatPane
    side: OrderPanel
    loaded: Loaded | None
    windows: Windows
    paused: frozenset[int]

    def __init__(self, panel: OrderPanel) -> None:
        super().__init__(panel)
        self._chosen_conversation: int | None = None

    # --- The page's other half ---

    def open_thread(self, key: ThreadKey) -> None:
        raise NotImplementedError

    def follow_thread(self, key: ThreadKey) -> None:
        raise NotImplementedError

    def reload(self) -> None:
        raise NotImplementedError

    # --- Which conversation ---

    def conversation(self) -> ConversationRow | None:
        """Where an answer goes: the chosen one, or where the person wrote last."""
        rows = self.loaded.detail.conversations if self.loaded is not None else ()
        chosen = next((each for each in rows if each.id == self._chosen_conversation), None)
        return chosen or (rows[0] if rows else None)

    def answerable(self) -> Answerable | None:
        """What may be sent there now."""
        to = self.conversation()
        return self.windows.get(to.id) if to is not None else None

    # --- The conversation itself ---

    def _act(self, work: Work, said: str, undo: Work) -> None:
        """Do something with the thread; a toast takes it back."""
        if self.loaded is None:
            return
        key, page = self.loaded.key, self

        def take_back() -> None:
            page.background.run(page, lambda session: undo(session, key), writes=True)

        def done(_answer: object) -> None:
            toasts(page).done(said, undo=take_back)

        self.background.run(self, lambda session: work(session, key), done, writes=True)

    def snooze(self, until: datetime) -> None:
        before = self.loaded.detail.row.snoozed_until if self.loaded is not None else None
        said = translate("messages", "Put off until {until}.")(until=until)

        def undo(session: Session, key: ThreadKey) -> None:
            if before is not None:
                conversations.snooze(session, key, before)
            else:
                conversations.reopen(session, key)

        self._act(lambda session, key: conversations.snooze(session, key, until), str(said), undo)
        self.go_next()

    def done(self) -> None:
        now = clock.now()
        self._act(
            lambda session, key: conversations.done(session, key, now=now),
            self.tr("The conversation is done. It comes back when the customer writes."),
            conversations.reopen,
        )
        self.go_next()

    def reopen(self) -> None:
        now = clock.now()
        self._act(
            conversations.reopen,
            self.tr("The conversation is open again."),
            lambda session, key: conversations.done(session, key, now=now),
        )

    def assign(self, name: str | None) -> None:
        """To somebody; None asks to whom."""
        if self.loaded is None:
            return
        row = self.loaded.detail.row
        if name is None:
            AssignDialog(self, self.background, row.key, row.assigned_to).open()
            return
        before, given = row.assigned_to, name
        said = translate("messages", "{name} answers here.")(name=given) if given else None
        self._act(
            lambda session, key: conversations.assign(session, key, given),
            str(said) if said is not None else self.tr("Nobody in particular answers here."),
            lambda session, key: conversations.assign(session, key, before),
        )

    def write_note(self) -> None:
        if self.loaded is not None:
            NoteDialog(self, self.background, self.loaded.key).open()

    def remove_note(self, note_id: int) -> None:
        if self.loaded is None:
            return
        note = next((each for each in self.loaded.detail.notes if each.id == note_id), None)
        if note is None:
            return
        text, author, at = note.text, note.author, note.written_at
        self._act(
            lambda session, _key: conversations.remove_note(session, note_id),
            self.tr("The note is taken away."),
            lambda session, key: conversations.add_note(session, key, text, author=author, now=at),
        )

    def choose_person(self) -> None:
        """The owner knows who it is."""
        if self.loaded is None:
            return
        dialog = PersonDialog(self, self.background, self.loaded.detail.row.title)
        dialog.chosen.connect(self.link)
        dialog.open()

    def link(self, customer_id: int, name: str) -> None:
        """It is this customer; a toast takes it back."""
        if self.loaded is None:
            return
        key, conversation_id, now = self.loaded.key, self.loaded.detail.conversations[0].id, clock.now()
        said = str(translate("messages", "This is {name}.")(name=name))
        self._whose(
            lambda session: conversations.link_customer(session, key, customer_id, now=now),
            lambda session, theirs: conversations.unlink_customer(session, theirs, conversation_id, now=now),
            said,
        )

    def unlink(self, conversation_id: int) -> None:
        """Somebody else writes there."""
        if self.loaded is None or self.loaded.detail.row.customer_id is None:
            return
        key, customer_id, now = self.loaded.key, self.loaded.detail.row.customer_id, clock.now()
        self._whose(
            lambda session: conversations.unlink_customer(session, key, conversation_id, now=now),
            lambda session, alone: conversations.link_customer(session, alone, customer_id, now=now),
            self.tr("The conversation stands by itself again. Orders stay whose they are."),
        )

    def _whose(self, work: Whose, undo: WhoseUndo, said: str) -> None:
        page = self

        def take_back(key: ThreadKey) -> None:
            page.background.run(page, lambda session: undo(session, key), page.open_thread, writes=True)

        def done(key: ThreadKey) -> None:
            page.open_thread(key)
            toasts(page).done(said, undo=lambda: take_back(key))

        self.background.run(self, work, done, writes=True)

    def change_quick(self) -> None:
        """The owner's own quick replies."""
        if self.loaded is not None:
            dialog = QuickDialog(self, self.background, self.loaded.replies)
            dialog.saved.connect(self.reload)
            dialog.open()

    def go_next(self) -> None:
        """The next in the list, as it was."""
        here = code(self.loaded.key) if self.loaded is not None else None
        number = self.threads.next_waiting(here)
        if number is not None and self.threads.table.go_to(number):
            self.threads.opened.emit(number)

    def open_link(self, address: str) -> None:
        """In the browser, because the owner pressed it; nothing but a web address."""
        url = QUrl(address, QUrl.ParsingMode.StrictMode)
        if url.isValid() and url.scheme() in ("https", "http"):
            QDesktopServices.openUrl(url)
