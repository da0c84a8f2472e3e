"""Orders: what may be done with one, and what a page shows of them. Each act happens whole or is refused with the
reason.

The acts live in files of their own: writing (`order_writing`), steps (`order_steps`), lines (`order_lines`), returns
(`order_returns`), money (`order_payments`), the packed parcel (`order_parcel`), what stock makes of it
(`order_stock`); lists and details in `order_rows` and `order_details`.
"""

from storemanager.services.order_details import OrderDetail, find_by_number, order
from storemanager.services.order_inputs import DiscountInput, LineInput, OrderInput, ReturnInput
from storemanager.services.order_lines import match_line
from storemanager.services.order_payments import (
    derive,
    payment_status,
    record_payment,
    record_refund,
    set_told_payment,
)
from storemanager.services.order_returns import refund, return_goods
from storemanager.services.order_rows import (
    PROBLEM_WORDS,
    OrderFilter,
    OrderProblem,
    OrderRow,
    ShipGroup,
    order_ids,
    order_rows,
    ship_by_groups,
    tab_counts,
)
from storemanager.services.order_sale import sell
from storemanager.services.order_steps import cancel, confirm, deliver, move_to, pack, ship, take_parcel, unpack
from storemanager.services.order_stock import open_quantities, settle
from storemanager.services.order_tables import STATUS_WORDS, open_quantity
from storemanager.services.order_writing import create, order_search_text

__all__ = [
    "PROBLEM_WORDS",
    "STATUS_WORDS",
    "DiscountInput",
    "LineInput",
    "OrderDetail",
    "OrderFilter",
    "OrderInput",
    "OrderProblem",
    "OrderRow",
    "ReturnInput",
    "ShipGroup",
    "cancel",
    "confirm",
    "create",
    "deliver",
    "derive",
    "find_by_number",
    "match_line",
    "move_to",
    "open_quantities",
    "open_quantity",
    "order",
    "order_ids",
    "order_rows",
    "order_search_text",
    "pack",
    "payment_status",
    "record_payment",
    "record_refund",
    "refund",
    "return_goods",
    "sell",
    "set_told_payment",
    "settle",
    "ship",
    "ship_by_groups",
    "tab_counts",
    "take_parcel",
    "unpack",
]
