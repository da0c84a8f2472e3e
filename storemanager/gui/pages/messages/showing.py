"""How one conversation is shown: its messages, the order it asks for, and what may be answered until when."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from storemanager import clock
from storemanager.channels.base import ReplyKind
from storemanager.errors import StoreError
from storemanager.gui.pages.messages import words as said
from storemanager.gui.pages.messages.answering import Answering, Kept
from storemanager.gui.pages.messages.chat_pane import FoundNote
from storemanager.gui.pages.messages.loading import Loaded
from storemanager.gui.pages.messages.order_draft import OrderDraft, draft_of
from storemanager.gui.pages.messages.order_panel import OrderPanel
from storemanager.gui.pages.messages.past import Past
from storemanager.gui.pages.messages.windows import Windows, windows
from storemanager.gui.people import shown_name
from storemanager.services.conversations import ConversationRow, ThreadKey
from storemanager.texts import translate


class ThreadShowing(Answering):
    """The half of the page that shows what was loaded; what the owner has changed stays as it is."""

    past: Past

    def __init__(self, panel: OrderPanel) -> None:
        super().__init__(panel)
        self._windows_of: tuple[object, ...] = ()
        self._taken_back: dict[ThreadKey, Kept] = {}
        """Drafts of orders that were taken back while another conversation was open."""

    # --- What is shown of it ---

    def _show(self, loaded: Loaded) -> None:
        self.loaded = loaded
        now, detail = clock.now(), loaded.detail
        several = len({(each.account_id, each.place) for each in detail.conversations}) > 1
        self.past.show(loaded, now, several=several)
        self.chat.reply.show_quick(loaded.replies)
        places = [(str(each.id), said.place_words(each)) for each in detail.conversations] if several else []
        self.chat.reply.show_places(places)
        self.side.set_currency(loaded.currency)
        self.side.show_person(shown_name(detail.row.title), loaded.person)
        self.side.show_made(detail.orders)
        self.side.show_notes(detail.notes)
        kept = self._taken_back.pop(loaded.key, None)
        if kept is not None:
            self._put_back(kept)
        self._show_draft(loaded)
        self.side.show_mentions(loaded.mentions)
        self._show_window()
        self._show_fills()

    def _show_draft(self, loaded: Loaded) -> None:
        """What was recognised, unless the owner has changed the order since: then the stock only is of now."""
        side = self.side
        if loaded.read != self._read and not side.draft.touched:
            self._read = loaded.read
            side.show_draft(draft_of(loaded.proposal.lines), loaded.sources)
        else:
            side.draft.freshen(loaded.figures)
            for line in side.rows:
                line.show_figures()
        side.contact.phone.offer(loaded.offers.phones)
        side.contact.name.offer(loaded.offers.names)
        side.contact.address.offer(loaded.offers.addresses)
        side.show_state()
        self.chat.view.set_note(self._note(loaded))

    def _note(self, loaded: Loaded) -> QWidget | None:
        if loaded.read != self._read and self.side.draft.touched:
            note = FoundNote(
                self.tr("More was written since you changed the order. Read it again?"), self.tr("Read again")
            )
            note.again.connect(self._read_again)
            return note
        lines = loaded.proposal.lines
        if not lines:
            return None
        parts = [str(translate("messages", "{count:product|products}")(count=len(lines)))]
        contact = self.side.contact  # of several nothing was filled in: the field itself asks which
        if loaded.proposal.phones and contact.phone.missing() is None:
            parts.append(self.tr("the phone number"))
        if loaded.proposal.addresses and contact.address.missing() is None:
            parts.append(self.tr("the address"))
        told = translate("messages", "Recognised: {parts}. It is filled in as an order beside, and not saved.")
        return FoundNote(str(told(parts=tuple(parts))))

    def _read_again(self) -> None:
        if self.loaded is not None:
            self.side.draft.touched = False
            self._show_draft(self.loaded)

    def restore_draft(self, thread: ThreadKey, kept: Kept) -> None:
        """An order was taken back: its draft is there again, beside its own conversation and no other."""
        if self.loaded is not None and thread == self.loaded.key == self._key:
            self._put_back(kept)
        else:
            self._taken_back[thread] = kept

    def _put_back(self, kept: Kept) -> None:
        if self.side.draft.lines and self.side.draft.touched:
            return  # the owner has begun another
        kept.draft.touched, self._read = True, kept.read
        self.side.show_draft(kept.draft, {})
        for field, value in zip(self.side.contact.fields(), (kept.phone, kept.name, kept.address), strict=True):
            field.put(value)
        self.reload()

    # --- What may be sent ---

    def _place_chosen(self) -> None:
        chosen = self.chat.reply.place.current()
        self._chosen_conversation = int(chosen) if chosen else None
        self._show_window()

    def _show_window(self, problem: str = "") -> None:
        """How long there is to answer, and with what."""
        if self.loaded is None:
            return
        able, now, to = self.answerable(), clock.now(), self.conversation()
        self.chat.show_detail(self.loaded.detail, able.window if able is not None else None, now)
        reply, side = self.chat.reply, self.side
        if able is None or to is None:
            off = problem or self.tr("Looking up what may be sent here…")
            reply.allow(template=False, closed=False, note=problem, tone="danger" if problem else "", off=off)
        else:
            note, tone = said.window_note(able.window, able.then, now)
            kind = able.window.kind
            reply.show_templates(self.loaded.templates.get(to.account_id, ()))
            reply.allow(template=kind is ReplyKind.TEMPLATE, closed=kind is ReplyKind.CLOSED, note=note, tone=tone)
            reply.product_button.set_off("" if kind is ReplyKind.FREE else note)
        may = self.can_send_text()
        side.summary.setEnabled(may)
        side.summary.setToolTip("" if may else self.tr("No text of our own may be sent here now."))

    def _show_fills(self) -> None:
        """What quick replies say: of the first product of the order, or of what was spoken of."""
        draft: OrderDraft = self.side.draft
        first = next((line.chosen for line in draft.lines if line.chosen is not None), None)
        first = first or next(iter(self.loaded.mentions if self.loaded is not None else ()), None)
        fills: dict[str, str] = {}
        if first is not None:
            fills = said.fills(first, self.side.currency)
        fills["total"] = said.amount(draft.total if draft.lines else None, self.side.currency)
        self.chat.reply.set_fills(fills)

    def _ask_windows(self, rows: Sequence[ConversationRow]) -> None:
        """Once a minute, and when somebody has written: the keyring is opened for it."""
        access, now, given, key = self.sync.access, clock.now(), tuple(rows), self._key
        asked = (*((row.id, row.last_inbound_at, row.can_reply) for row in given), now.replace(second=0, microsecond=0))
        if asked == self._windows_of and self.windows:
            return
        self._windows_of = asked

        def came(found: Windows) -> None:
            if key == self._key:
                self.windows = found
                self._show_window()

        self.background.run_outside(self, lambda _outside: windows(access, given, now), came, failed=self._no_windows)

    def _no_windows(self, problem: StoreError | Exception) -> None:
        """Without the keys of the account nothing can be sent; the words say so."""
        self.windows = {}
        self._show_window(str(getattr(problem, "message", "")))
