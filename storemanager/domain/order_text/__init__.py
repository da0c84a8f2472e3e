"""An order read out of what a buyer wrote: pure functions over text. It proposes and never decides; the search in the
book stands in `services/message_orders.py`."""

from storemanager.domain.order_text.reading import read
from storemanager.domain.order_text.said import (
    AddressSaid,
    Doubt,
    GoodsSaid,
    GoodsWord,
    NameSaid,
    OptionKind,
    OrderText,
    PhoneSaid,
    Place,
    Quote,
    Remark,
    RemarkKind,
    Span,
)

__all__ = [
    "AddressSaid",
    "Doubt",
    "GoodsSaid",
    "GoodsWord",
    "NameSaid",
    "OptionKind",
    "OrderText",
    "PhoneSaid",
    "Place",
    "Quote",
    "Remark",
    "RemarkKind",
    "Span",
    "read",
]
