"""What the page says when there is nothing to show, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from storemanager.gui.pages.messages.thread_list import ThreadFilter
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.notes import EmptyState
from storemanager.gui.widgets.parts import column, gap, label
from storemanager.services.conversations import ThreadCounts, ThreadList
from storemanager.texts import translate


def no_account(connect: Callable[[], object]) -> QWidget:
    """No channel with messages is connected."""
    button = Button(str(translate("messages", "Connect a channel")), "primary", icon="plug")
    button.clicked.connect(lambda _checked=False: connect())
    return EmptyState(
        "message-square",
        str(translate("messages", "No messages yet")),
        str(
            translate(
                "messages",
                "Connect a channel on which customers write to you. Their messages come together here, and an order "
                "is made out of a conversation in two clicks.",
            )
        ),
        button,
    )


def no_right(account: str, sign_in: Callable[[], object]) -> QWidget:
    """Connected, but the channel lets nobody read."""
    button = Button(str(translate("messages", "Show how to get the right")), "primary", icon="key-round")
    button.clicked.connect(lambda _checked=False: sign_in())
    said = translate(
        "messages",
        "{account} is connected, but its key may not read messages yet. Stock and prices go on as before. Ask for the "
        "right on the channel, then sign in here again.",
    )
    return EmptyState(
        "lock", str(translate("messages", "Messages may not be read yet")), str(said(account=account)), button
    )


def nothing_open() -> QWidget:
    """No conversation is chosen."""
    return EmptyState(
        "message-square",
        str(translate("messages", "Choose a conversation")),
        str(translate("messages", "Enter or a click opens it. What the customer wants is filled in as an order.")),
    )


def empty_list(
    given: ThreadFilter, counts: ThreadCounts, clear: Callable[[], object], everything: Callable[[], object]
) -> QWidget:
    """In the narrow list: filtered away, nothing that waits, or nothing at all."""
    if given.narrowed:
        title = translate("messages", "No conversation found")
        text = translate("messages", "Nothing matches. Try other words, or clear the filters.")
        button = Button(str(translate("messages", "Clear filters")), icon="x")
        button.clicked.connect(lambda _checked=False: clear())
    elif counts.all:
        waiting = given.which is ThreadList.WAITING
        title = translate("messages", "Nobody is waiting") if waiting else translate("messages", "Nothing is open")
        text = translate("messages", "New messages come in with every sync.")
        button = Button(str(translate("messages", "Show all conversations")))
        button.clicked.connect(lambda _checked=False: everything())
    else:
        return _small(translate("messages", "No messages yet"), translate("messages", "They come in with every sync."))
    return _small(title, text, button)


def _small(title: object, text: object, *buttons: QWidget) -> QWidget:
    made = QWidget()
    made.setProperty("kind", "listempty")
    parts = column(label(str(title), "lead", wrap=True), label(str(text), "small", wrap=True), spacing=gap("2"))
    for button in buttons:
        parts.addWidget(button)
    parts.addStretch()
    parts.setContentsMargins(gap("4"), gap("5"), gap("4"), gap("4"))
    made.setLayout(parts)
    made.setAccessibleName(f"{title} {text}")
    return made
