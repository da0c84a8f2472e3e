"""Dialogs about one account: its name, what it is offered, and taking leave of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget
from sqlmodel import Session

from storemanager import clock
from storemanager.domain.accounts import Master
from storemanager.domain.offers import Policy
from storemanager.gui import policies, words
from storemanager.gui.background import Background
from storemanager.gui.dialogs.form import FormDialog
from storemanager.gui.pages.channels.loading import AccountLine
from storemanager.gui.widgets.entry import QuantityField, read
from storemanager.gui.widgets.fields import Choice, FormField, text_field
from storemanager.gui.widgets.overlay import Dialog
from storemanager.gui.widgets.parts import Icon, gap, label, row
from storemanager.services import accounts, offer_rules
from storemanager.texts import Text, translate

MASTERS: tuple[tuple[Master, Text], ...] = (
    (Master.BOOK, translate("channels_page", "The book's price is sent")),
    (Master.CHANNEL, translate("channels_page", "The channel's price is taken over")),
    (Master.ASK, translate("channels_page", "Ask me where they differ")),
)


class RenameDialog(FormDialog):
    """Another name for an account; only this program shows it."""

    saved = Signal(str)

    def __init__(self, parent: QWidget, background: Background, line: AccountLine) -> None:
        super().__init__(parent, background, "", "")
        self.title.setText(self.tr("Rename the account"))
        self.save_button.setText(self.tr("Rename"))
        self._id = line.id
        self.field = FormField(
            self.tr("Name"),
            text_field(line.row.name),
            self.tr("Only this program shows it; the channel keeps its own."),
        )
        self.body.addWidget(self.field)
        assert isinstance(self.field.field, QLineEdit)
        self.field.field.selectAll()
        self.field.field.setFocus()

    def save(self) -> None:
        assert isinstance(self.field.field, QLineEdit)
        account_id, name = self._id, self.field.field.text()
        said = str(translate("channels_page", "The account is called “{name}” now.")(name=name.strip()))
        self.write(lambda session: accounts.rename(session, account_id, name), lambda _nothing: self.saved.emit(said))


class PolicyDialog(FormDialog):
    """What the account is offered of the stock, and who wins over prices."""

    saved = Signal(str)

    def __init__(self, parent: QWidget, background: Background, line: AccountLine) -> None:
        super().__init__(parent, background, "", "", width=1)
        row_ = line.row
        self._id = line.id
        self.title.setText(str(translate("channels_page", "What {account} is offered")(account=row_.name)))
        self.text.setText(self.tr("Its items are decided anew with the next sync."))
        self.text.show()
        self.save_button.setText(self.tr("Save"))
        self.stock = QCheckBox(self.tr("Send stock to this account"))
        self.stock.setChecked(row_.push_stock)
        self.prices = QCheckBox(self.tr("Send prices to this account"))
        self.prices.setChecked(row_.push_prices)
        self.safety = FormField(
            self.tr("Safety stock"), QuantityField(), self.tr("This many of each item are held back from it.")
        )
        self.share = FormField(
            self.tr("Share in percent"), QuantityField(), self.tr("It is offered this part of what is available.")
        )
        self.cap = FormField(
            self.tr("At most"), QuantityField(), self.tr("It never shows more than this. Empty: no limit.")
        )
        for field, value in ((self.safety, row_.safety_stock), (self.share, row_.share_percent), (self.cap, row_.cap)):
            assert isinstance(field.field, QuantityField)
            field.field.fill(value)
        usual = translate("channels_page", "As the shop has it: {policy}")(policy=policies.title(line.usual))
        self._policy = line.policy
        self.sharing = Choice(policies.choices(str(usual)), policies.key(line.policy))
        sharing = FormField(self.tr("How stock is shared"), self.sharing)
        self.meaning = label("", "small", wrap=True)
        self.sharing.chosen.connect(lambda _key: self._explain(line.usual))
        self._explain(line.usual)
        self.master = Choice([(one.name, str(said)) for one, said in MASTERS], row_.price_master.name)
        master = FormField(self.tr("Where prices differ"), self.master)
        for part in (self.stock, self.prices):
            self.body.addWidget(part)
        self.body.addWidget(sharing)
        self.body.addWidget(self.meaning)
        numbers = row(spacing=gap("3"))
        for field in (self.safety, self.share, self.cap):
            numbers.addWidget(field, 1)
        self.body.addLayout(numbers)
        self.body.addWidget(master)
        self.stock.setFocus()

    def _explain(self, usual: Policy) -> None:
        chosen = policies.chosen(self.sharing.current())
        stands = self.tr("A product or a category with a word of its own stands above this.")
        self.meaning.setText(f"{policies.MEANINGS[chosen or usual]} {stands}")

    def save(self) -> None:
        safety, safety_usable = read(self.safety, needed=self.tr("Write 0 to hold nothing back."))
        share, share_usable = read(self.share, needed=self.tr("Write 100 to offer everything."))
        cap, cap_usable = read(self.cap)
        if not (safety_usable and share_usable and cap_usable):
            return
        account_id, master = self._id, Master[self.master.current()]
        push_stock, push_prices = self.stock.isChecked(), self.prices.isChecked()
        said = self.tr("Saved. It goes out with the next sync.")
        sharing, before, now = policies.chosen(self.sharing.current()), self._policy, clock.now()

        def work(session: Session) -> None:
            accounts.update_policy(
                session, account_id, push_stock=push_stock, push_prices=push_prices, price_master=master,
                safety_stock=safety, share_percent=share, cap=cap, no_cap=cap is None,
            )  # fmt: skip
            if sharing is not before:
                offer_rules.set_account_policy(session, account_id, sharing, now=now)

        self.write(work, lambda _nothing: self.saved.emit(said))


def remove_dialog(parent: QWidget, line: AccountLine) -> Dialog:
    """It cannot be taken back, so it says what goes and what stays."""
    row_ = line.row
    dialog = Dialog(
        parent, str(translate("channels_page", "Remove {account}?")(account=row_.name)),
        str(translate("channels_page", "The program forgets the connection. On the channel itself nothing changes.")),
        width=1,
    )  # fmt: skip
    stays = translate("channels_page", "Stays: products, stock, and every order and customer that came from it.")
    goes = translate("channels_page", "Goes: the saved keys and the links to {count:item|items} there.")(
        count=row_.listings
    )
    parts = [("circle-check", "success", stays), ("circle-x", "text_muted", goes)]
    if row_.waiting:
        lost = translate("channels_page", "{count:change|changes} not sent yet will not be sent any more.")
        parts.append(("triangle-alert", "warn", lost(count=row_.waiting)))
    for sign, role, said in parts:
        line_ = row(spacing=gap("2"))
        line_.addWidget(Icon(sign, role=role))
        line_.addWidget(label(str(said), "body", wrap=True), 1)
        dialog.body.addLayout(line_)
    dialog.add_button(str(translate("channels_page", "Keep it")), "", harmless=True)
    dialog.add_button(str(translate("channels_page", "Remove the account")), "remove", "danger")
    return dialog


def policy_in_words(line: AccountLine) -> list[tuple[str, str]]:
    """The policy as facts: (name, value)."""
    row_ = line.row
    yes, no = str(translate("channels_page", "yes")), str(translate("channels_page", "no"))
    master = next(str(said) for one, said in MASTERS if one is row_.price_master)
    usual = translate("channels_page", "{policy}, as the shop has it")(policy=policies.title(line.usual))
    sharing = str(usual) if line.policy is None else policies.title(line.policy)
    no_cap = str(translate("channels_page", "no limit"))
    return [
        (str(translate("channels_page", "Stock is sent")), yes if row_.push_stock else no),
        (str(translate("channels_page", "Prices are sent")), yes if row_.push_prices else no),
        (str(translate("channels_page", "Where prices differ")), master),
        (str(translate("channels_page", "How stock is shared")), sharing),
        (str(translate("channels_page", "Safety stock")), words.quantity(row_.safety_stock)),
        (str(translate("channels_page", "Share of what is available")), words.percent(row_.share_percent * 10)),
        (str(translate("channels_page", "At most")), no_cap if row_.cap is None else words.quantity(row_.cap)),
    ]
