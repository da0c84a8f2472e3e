"""Answering a conversation, and making the order that it asks for, with the words to answer with."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import uuid4

from storemanager import clock, texts
from storemanager.channels.base import ReplyKind
from storemanager.errors import StoreError
from storemanager.gui.pages.messages import loading
from storemanager.gui.pages.messages.acts import ThreadActs
from storemanager.gui.pages.messages.dialogs import ProductDialog
from storemanager.gui.pages.messages.loading import Loaded, Made, OrderWanted, ToSend
from storemanager.gui.pages.messages.order_draft import Goods, OrderDraft
from storemanager.gui.pages.messages.order_panel import OrderPanel
from storemanager.gui.pages.messages.reply import Card
from storemanager.gui.widgets.toasting import toasts
from storemanager.services import conversations
from storemanager.services.catalog import VariantRow
from storemanager.services.conversations import (
    MessageInput,
    TemplateChoice,
    ThreadKey,
    ThreadOrder,
)
from storemanager.services.customers import AddressInput
from storemanager.services.orders import DiscountInput, LineInput
from storemanager.texts import translate


@dataclass(frozen=True)
class At:
    """What was open when the owner pressed. It may be another conversation by the time the book has answered."""

    key: ThreadKey
    conversation_ids: frozenset[int]


@dataclass(frozen=True)
class Kept:
    """A draft as it was when the order was made, to be there again when that is taken back."""

    draft: OrderDraft
    phone: str
    name: str
    address: str
    read: tuple[int, ...]


class Answering(ThreadActs):
    """Everything that reaches the customer, or the order book."""

    def __init__(self, panel: OrderPanel) -> None:
        super().__init__(panel)
        self._key: ThreadKey | None = None
        self._begun: dict[ThreadKey, tuple[str, tuple[Card, ...]]] = {}
        """Answers that were begun and not sent, by their conversation."""
        self._sending: set[ThreadKey] = set()
        self._making = False
        self._order_key = str(uuid4())
        self._read: tuple[int, ...] = ()
        """The messages that the draft was made of."""

    def restore_draft(self, thread: ThreadKey, kept: Kept) -> None:
        raise NotImplementedError

    def _at(self, loaded: Loaded) -> At:
        return At(loaded.key, frozenset(each.id for each in loaded.detail.conversations))

    def _still_at(self, place: At) -> bool:
        """Whether it is open still, also as the conversation of a customer that it has become meanwhile."""
        rows = self.loaded.detail.conversations if self.loaded is not None else ()
        return place.key == self._key or any(each.id in place.conversation_ids for each in rows)

    # --- Answering ---

    def send(self) -> None:
        """What is in the reply: products first, then the words; or the template."""
        to, able = self.conversation(), self.answerable()
        if self.loaded is None or to is None or able is None or self.loaded.key in self._sending:
            return
        reply = self.chat.reply
        messages: tuple[MessageInput, ...]
        template = reply.chosen_template()
        if reply.template_only():
            if template is None:
                return
            chosen = TemplateChoice(template.name, template.language, reply.template_values())
            messages = (MessageInput(template=chosen),)
        else:
            cards = tuple(card.variant_id for card in reply.cards)
            parts = (
                MessageInput(variant_ids=cards) if cards else None,
                MessageInput(reply.text()) if reply.text() else None,
            )
            messages = tuple(each for each in parts if each is not None)
        given, now, account_id = ToSend(to.id, messages, able.limits, str(uuid4())), clock.now(), to.account_id
        place = self._at(self.loaded)
        self._sending.add(place.key)
        self.background.run(
            self, lambda session: loading.send(session, given, now=now), lambda _id: self._sent(account_id, place),
            writes=True, failed=lambda problem: self._not_sent(problem, place),
        )  # fmt: skip

    def _sent(self, account_id: int, place: At) -> None:
        """Nothing of it is offered again; what was begun for somebody else meanwhile stays."""
        self._sending.discard(place.key)
        if self._still_at(place):
            self.chat.reply.clear_draft()
            self.chat.view.to_newest()
            self.reload()
        else:
            self._begun.pop(place.key, None)
        self._round(account_id)

    def _not_sent(self, problem: StoreError, place: At) -> None:
        """What was written stays."""
        self._sending.discard(place.key)
        toasts(self).problem(str(problem.message), str(problem.advice))

    def send_again(self, message_id: int) -> None:
        """The owner wants a refused message to be tried once more."""
        if self.loaded is None:
            return
        row = next((each for each in self.chat.view.rows if each.id == message_id), None)
        accounts = {each.id: each.account_id for each in self.loaded.detail.conversations}
        if row is None or row.conversation_id not in accounts:
            return
        now, account_id = clock.now(), accounts[row.conversation_id]
        self.background.run(
            self, lambda session: conversations.send_again(session, message_id, now=now),
            lambda _nothing: self._round(account_id), writes=True,
        )  # fmt: skip

    def _round(self, account_id: int) -> None:
        """People wait for an answer: it goes out now, not with the next timetable."""
        if account_id not in self.paused:
            self.sync.runner.sync_accounts((account_id,), trigger="message")

    def choose_product(self) -> None:
        """Which product to show with the answer."""
        dialog = ProductDialog(self, self.background, self.side.currency)
        dialog.chosen.connect(self._take_card)
        dialog.open()

    def _take_card(self, row: VariantRow) -> None:
        name = " · ".join(part for part in (row.name, row.option_title) if part)
        self.chat.reply.add_card(Card(row.id, name))
        self.chat.reply.text_edit.setFocus()

    # --- The order ---

    def add_product(self, row: VariantRow) -> None:
        """The owner found a product for the order: at the price that it has today where the person writes."""
        if self.loaded is None:
            return
        now, variant_id, place = clock.now(), row.id, self._at(self.loaded)
        account_id = self.loaded.detail.conversations[0].account_id

        def found(goods: Goods) -> None:
            if self._still_at(place):
                self.side.add_goods(goods)

        self.background.run(
            self, lambda session: loading.figures(session, account_id, (variant_id,), now=now)[variant_id], found
        )

    def make_order(self) -> None:
        """Ctrl+Enter. What is missing is said instead, and looked at first on a narrow window."""
        if not self.panel_open():
            self.open_panel()
            return
        side = self.side
        if self.loaded is None or self._making or side.missing():
            return
        wanted, key, now = self._wanted(self.loaded), self.loaded.key, clock.now()
        contact = side.contact
        kept = Kept(side.draft, contact.phone.value(), contact.name.value(), contact.address.value(), self._read)
        place, to, may_send = self._at(self.loaded), self.conversation(), self.can_send_text()

        def done(made: Made) -> None:
            self._made(made, kept, place, summary=wanted.summary_to is not None, may_send=may_send)
            if made.message_id is not None and to is not None:
                self._round(to.account_id)

        self._making = True
        side.make_button.set_busy(True)
        self.background.run(
            self, lambda session: loading.make_order(session, key, wanted, now=now), done, writes=True,
            failed=self._not_made,
        )  # fmt: skip

    def _wanted(self, loaded: Loaded) -> OrderWanted:
        side, draft = self.side, self.side.draft
        contact = side.contact
        name, phone, typed = contact.name.value(), contact.phone.value(), contact.address.value()
        address = contact.address.address() or (AddressInput(street=typed, raw=typed) if typed else None)
        customer = loading.new_customer(side.person_part.choice, loaded.detail.row.customer_id, name, phone)
        order = ThreadOrder(
            lines=tuple(
                LineInput(line.chosen.variant_id, line.quantity or 0, line.chosen.price)
                for line in draft.lines
                if line.chosen is not None
            ),
            customer=customer, contact_name=name, contact_phone=phone, address=address,
            shipping_total=draft.shipping,
            discounts=(DiscountInput(draft.discount),) if draft.discount else (),
            until=max((row.sent_at for row in loaded.messages), default=None),
        )  # fmt: skip
        to, able = self.conversation(), self.answerable()
        sends = side.summary.isChecked() and side.summary.isEnabled() and to is not None and able is not None
        return OrderWanted(
            order, self._order_key, texts.language(), to.id if sends and to is not None else None,
            able.limits if able is not None else None,
        )  # fmt: skip

    def _made(self, made: Made, kept: Kept, place: At, *, summary: bool, may_send: bool) -> None:
        self._making = False
        self._order_key = str(uuid4())
        self.side.make_button.set_busy(False)
        said = translate("messages", "Order {number} is in the book, its goods are reserved.")(number=made.number)
        here = self._still_at(place)
        to_look_at = made.summary if made.message_id is None and may_send else ""
        if not here:
            self._keep_begun(made, place, to_look_at)
        elif to_look_at:
            self.chat.reply.insert(to_look_at)
        toasts(self).done(str(said), undo=lambda: self._undo_order(made, kept))
        if summary and made.problem is not None:
            told = self.tr("The summary stands in the answer, not sent.")
            toasts(self).problem(str(made.problem), told)
        if here:
            self.follow_thread(made.thread)

    def _keep_begun(self, made: Made, place: At, summary: str) -> None:
        """The owner has gone on: what was begun there, and the summary, wait at the conversation of the order."""
        text, cards = self._begun.pop(place.key, ("", ()))
        text = "\n".join(part for part in (text, summary) if part)
        if text or cards:
            self._begun[made.thread] = (text, cards)

    def _not_made(self, problem: StoreError) -> None:
        self._making = False
        self.side.make_button.set_busy(False)
        toasts(self).problem(str(problem.message), str(problem.advice))
        self.reload()

    def _undo_order(self, made: Made, kept: Kept) -> None:
        now = clock.now()

        def undone(kept_back: bool) -> None:
            said = translate("messages", "Order {number} was cancelled, its goods are free again.")(number=made.number)
            toasts(self).done(str(said))
            if not kept_back:
                told = self.tr("The summary had been sent already. Tell the customer that the order is off.")
                toasts(self).problem(str(said), told)
            self.restore_draft(made.thread, kept)

        self.background.run(self, lambda session: loading.undo_order(session, made, now=now), undone, writes=True)

    def can_send_text(self) -> bool:
        """Whether words of our own may go out now."""
        able = self.answerable()
        return able is not None and able.window.kind in (ReplyKind.FREE, ReplyKind.BY_HAND)
