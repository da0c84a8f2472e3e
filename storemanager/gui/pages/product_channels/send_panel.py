"""One product on one channel, word for word as it would be sent."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from storemanager import texts
from storemanager.channels.base import ListingField
from storemanager.gui import words
from storemanager.gui.pages.product_channels.send_words import action, problem_lines
from storemanager.gui.pages.products.tabs import readable
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.notes import Banner
from storemanager.gui.widgets.page import SidePanel
from storemanager.gui.widgets.panel_parts import Fact, PanelRow, Section, plain_text, widen_title
from storemanager.gui.widgets.parts import ChannelChip, Icon, Pill, clear, column, gap, label, row
from storemanager.sync.channel_plan import Action, Content, PlanRow, VariantPlan
from storemanager.texts import translate


class SendPanel(SidePanel):
    """`edit_wanted` when the owner wants to say something else, or fill in what is missing."""

    edit_wanted = Signal()

    def __init__(self, *, foot: bool = True) -> None:
        super().__init__("")
        widen_title(self)
        self._has_foot = foot
        self.row: PlanRow | None = None
        self.fields: tuple[ListingField, ...] = ()
        self.unsaved = False

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("What will be sent, word for word"))
        if self.row is not None:
            self.show_plan(self.row, self.fields, unsaved=self.unsaved)

    def show_plan(self, plan: PlanRow, fields: Sequence[ListingField] = (), *, unsaved: bool = False) -> None:
        """`fields` is the form that was answered, for its words; `unsaved`: the owner has typed something that is not
        in the book yet, and so not in here."""
        self.row, self.fields, self.unsaved = plan, tuple(fields), unsaved
        clear(self.lead)
        self.lead.addWidget(ChannelChip(plan.account_kind, plan.account_name, 22))
        self.say(plan.product_name, plan.account_name)
        self.clear_body()
        pill = action(plan)
        self.under_head.addLayout(row(Pill(pill.words, pill.tone, pill.icon), -1))
        if unsaved:
            said = self.tr("As it is saved. What you typed stands here once it is saved.")
            self.under_head.addWidget(label(said, "small", role="warn", wrap=True))
        for part in sent_sections(plan, fields):
            self.body.addWidget(part)
        self.end()
        if not self._has_foot:
            return
        edit = Button(self.tr("Fill in") if plan.problems else self.tr("Edit"), icon="pencil")
        edit.clicked.connect(self.edit_wanted)
        self.set_actions(edit)


def problems_of(plan: PlanRow) -> QWidget:
    """What is missing, each with its field, before anything can be sent."""
    title = translate("send_panel", "Not sent yet: {count:thing is|things are} missing")(count=len(plan.problems))
    holder = QWidget()
    layout = column(Banner(str(title), problem_lines(plan), tone="warn"))
    layout.setContentsMargins(gap("4"), 0, gap("4"), gap("3"))
    holder.setLayout(layout)
    return holder


def sent_sections(plan: PlanRow, fields: Sequence[ListingField] = ()) -> list[QWidget]:
    """Everything that would be sent, with what is shown now beside what changes."""
    parts: list[QWidget] = [problems_of(plan)] if plan.problems else []
    sent, shown = plan.sent, plan.shown
    changed = {each.field for each in plan.differences}
    creating = plan.action is not Action.NOTHING and shown is None
    parts.append(_words(_say("Title"), sent.title, shown.title if shown and "title" in changed else None))
    text_before = readable(shown.description) if shown and "description" in changed else None
    parts.append(_words(_say("Text"), readable(sent.description), text_before))
    if plan.own.category_id or all(each.field != "category" for each in plan.problems):
        before = category_of(shown) if _moved(shown, changed) else None
        parts.append(_words(_say("Category"), category_of(sent), before))  # else the book's, which does not go there
    if plan.own.fields:
        parts.append(_form(plan, fields))
    parts.append(_prices(plan, creating))
    parts.append(_pictures(sent))
    return parts


def _form(plan: PlanRow, fields: Sequence[ListingField]) -> Section:
    """What is answered to the channel, in the channel's own words."""
    known = {field.key: field for field in fields}
    section = Section(_say("The channel's form"))
    for key, given in plan.own.fields.items():
        field = known.get(key)
        choices = dict(field.choices) if field is not None else {}
        said = ", ".join(choices.get(each, each) for each in given)
        section.add(Fact(field.label if field is not None else key, said))
    return section


def _say(of: str) -> str:
    return str(_TITLES[of])


_TITLES = {
    "Title": translate("send_panel", "Title"),
    "Text": translate("send_panel", "Text"),
    "Category": translate("send_panel", "Category"),
    "The channel's form": translate("send_panel", "The channel's form"),
}


def _moved(shown: Content | None, changed: set[str]) -> bool:
    return shown is not None and bool(changed & {"categories", "category"})


def category_of(content: Content | None) -> str:
    """Where it lies, or a dash."""
    if content is None or not content.categories:
        return words.DASH
    return "\n".join(" › ".join(path) for path in content.categories)


def _words(title: str, sent: str, before: str | None) -> Section:
    section = Section(title, str(translate("send_panel", "changes")) if before is not None else "")
    if before is not None:
        old = plain_text(before or words.DASH, role="text_faint")
        font = old.font()
        font.setStrikeOut(True)
        old.setFont(font)
        old.setAccessibleName(str(translate("send_panel", "Shown now: {text}")(text=before)))
        section.add(old)
    shown = plain_text(sent or words.DASH, role="accent_text" if before is not None else "")
    section.add(shown)
    return section


def _prices(plan: PlanRow, creating: bool) -> Section:
    section = Section(str(translate("send_panel", "Price and stock")))
    for each in plan.variants:
        if len(plan.variants) > 1:
            section.add(label(each.title or each.sku, "strong"))
        before, after = each.price_shown, each.price_sent
        price = _changed(before.price if before else None, after.price if after else None, plan.currency)
        section.add(Fact(str(translate("send_panel", "Price")), price))
        sale = _changed(before.sale_price if before else None, after.sale_price if after else None, plan.currency)
        if sale != words.DASH:
            section.add(Fact(str(translate("send_panel", "Sale price")), sale))
        section.add(Fact(str(translate("send_panel", "Stock")), _stock(each, creating)))
    return section


def _changed(before: int | None, after: int | None, currency: str) -> str:
    """What it costs there, after what it costs now where that is another price."""
    sent = words.money(after, currency)
    return sent if before is None or before == after else f"{words.money(before, currency)} → {sent}"


def _stock(each: VariantPlan, creating: bool) -> str:
    sent = words.DASH if each.stock_sent is None else texts.number(each.stock_sent)
    if creating or each.stock_shown is None or each.stock_shown == each.stock_sent:
        return sent
    return f"{texts.number(each.stock_shown)} → {sent}"


def _pictures(sent: Content) -> Section:
    section = Section(str(translate("send_panel", "Pictures")), texts.number(len(sent.pictures)))
    if not sent.pictures:
        section.add(label(str(translate("send_panel", "None.")), "small"))
    for each in sent.pictures:
        done = str(each.done) if each.done is not None else str(translate("send_panel", "as it is"))
        name = each.url.rsplit("/", 1)[-1] or each.url
        section.add(PanelRow(name, done, chip=Icon("image", 16)))
    return section
