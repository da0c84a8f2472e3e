"""The model of the orders list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QObject

from storemanager.gui.background import Background
from storemanager.gui.models import orders as loading
from storemanager.gui.models.headed import HeadedModel
from storemanager.gui.models.rows import Column
from storemanager.services.order_rows import Sort
from storemanager.services.orders import OrderFilter, OrderRow


class OrdersModel(HeadedModel[OrderRow]):
    """Orders, with headings where they stand in order of their ship-by time."""

    def __init__(self, columns: Sequence[Column[OrderRow]], background: Background, parent: QObject) -> None:
        super().__init__(columns, background, loading.rows, parent)

    def ask_list(self, given: OrderFilter, sort: Sort, *, descending: bool, now: datetime) -> None:
        """Show another list; an earlier question that is still on its way is forgotten."""
        self.ask_headed(lambda session: loading.listed(session, given, sort, descending, now))
