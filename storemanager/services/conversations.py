"""Conversations: the threads of the people who write, what may be done with one, answering, and making an order of it.
One door to all of it; the files behind it are named after what they hold."""

from storemanager.services.conversation_acts import (
    add_note,
    assign,
    done,
    forget,
    link_customer,
    mark_read,
    remove_note,
    reopen,
    snooze,
    unlink_customer,
)
from storemanager.services.conversation_cards import Card, cards
from storemanager.services.conversation_details import (
    AttachmentRow,
    ConversationRow,
    MadeOrder,
    MessageRow,
    MessageState,
    NoteRow,
    ThreadDetail,
    messages,
    thread,
)
from storemanager.services.conversation_orders import (
    NewCustomer,
    ThreadOrder,
    make_order,
    order_summary_text,
    proposal,
    source_messages,
    thread_of_order,
)
from storemanager.services.conversation_rows import (
    ThreadChip,
    ThreadCounts,
    ThreadKey,
    ThreadList,
    ThreadRow,
    counts,
    thread_keys,
    thread_rows,
)
from storemanager.services.conversation_sending import (
    MessageInput,
    ReplyLimits,
    TemplateChoice,
    queue_message,
    send_again,
    withdraw_message,
)
from storemanager.services.message_templates import TemplateRow, templates
from storemanager.services.quick_replies import (
    Reply,
    filled,
    first_set_again,
    quick_replies,
    save_quick_replies,
)

__all__ = [
    "AttachmentRow", "Card", "ConversationRow", "MadeOrder", "MessageInput", "MessageRow", "MessageState",
    "NewCustomer", "NoteRow", "Reply", "ReplyLimits", "TemplateChoice", "TemplateRow", "ThreadChip", "ThreadCounts",
    "ThreadDetail", "ThreadKey", "ThreadList", "ThreadOrder", "ThreadRow", "add_note", "assign", "cards", "counts",
    "done", "filled", "first_set_again", "forget", "link_customer", "make_order", "mark_read", "messages",
    "order_summary_text", "proposal", "queue_message", "quick_replies", "remove_note", "reopen", "save_quick_replies",
    "send_again", "snooze", "source_messages", "templates", "thread", "thread_keys", "thread_of_order", "thread_rows",
    "unlink_customer", "withdraw_message",
]  # fmt: skip
