"""What happens in the practice Shopee without the seller's program: goods are put up, buyers buy, pay, change their
minds and send things back, carriers fetch and deliver."""

from __future__ import annotations

import random
import threading
from collections.abc import Sequence
from datetime import datetime, timedelta

from storemanager.practice.http import Clock, Json
from storemanager.practice.people import Person, person
from storemanager.practice.shopee.calls import whole_second
from storemanager.practice.shopee.records import HOME, Item, Line, Model, Order, Promotion, Return, Review

DAYS_TO_SHIP = 2
UNPAID_FOR = timedelta(hours=24)


class SoldOutError(Exception):
    """Not enough of it is left."""


class Floor:
    """The shop's goods, orders and returns, and everybody but its seller."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.lock = threading.RLock()
        self.name = "Gốm Việt Official"
        self.locations = [HOME]
        self.holiday = False
        self.tracking_comes_after = timedelta(seconds=3)
        self.label_comes_after = timedelta(seconds=3)
        self.deepest_offset = 1000
        self.authorised_until: datetime | None = None
        self.kinds_come_after = timedelta(seconds=4)  # a new item is not known everywhere at once
        self.search_comes_after = timedelta(seconds=60)
        self.pictures: dict[str, bytes] = {}
        self.items: dict[int, Item] = {}
        self.orders: dict[str, Order] = {}
        self.returns: dict[str, Return] = {}
        self.reviews: dict[int, Review] = {}
        self._last_number = 23_620_853_554
        self._last_line = 880_000
        self._categories: dict[str, int] = {}
        self._buyers: dict[str, int] = {}
        self._dice = random.Random(7)

    def _number(self) -> int:
        """The next number of an item, a model, a promotion or a parcel."""
        return self.next_number()

    def next_number(self) -> int:
        self._last_number += 7
        return self._last_number

    def _line_number(self) -> int:
        self._last_line += 1
        return self._last_line

    @property
    def numbers(self) -> tuple[int, int]:
        """The last numbers that were given out."""
        return self._last_number, self._last_line

    def number_from(self, last_number: int, last_line: int) -> None:
        """Go on numbering after these: for a shop that is taken back as it was kept."""
        self._last_number, self._last_line = last_number, last_line

    @property
    def now(self) -> datetime:
        return whole_second(self.clock())

    # --- Goods, told in WooCommerce's words so that one catalogue fills every practice shop ---

    def add_category(self, name: str) -> int:
        return self._categories.setdefault(name, 100_000 + len(self._categories))

    @property
    def own_categories(self) -> dict[str, int]:
        """Those that came with the goods, by name."""
        return dict(self._categories)

    def add_product(self, body: dict[str, Json]) -> int:
        """Put a product up; one of type "variable" gets its kinds by `add_variation`."""
        with self.lock:
            item = Item(self._number(), str(body["name"]), str(body.get("sku", "")), self.now, self.now)
            item.description = str(body.get("description", ""))
            item.images = [str(image["src"]) for image in body.get("images", ())]
            item.kilograms = str(body.get("weight") or "0.5")
            item.category_id = next((int(each["id"]) for each in body.get("categories", ())), 0)
            for attribute in body.get("attributes", ()) if body.get("type") == "variable" else ():
                item.tiers.append((str(attribute["name"]), [str(option) for option in attribute["options"]]))
            if not item.tiers:
                item.models[0] = self._model(0, item.sku, body)
            self.items[item.id] = item
            return item.id

    def add_variation(self, parent_id: int, body: dict[str, Json]) -> int:
        with self.lock:
            item = self.items[parent_id]
            model = self._model(self._number(), str(body.get("sku", "")), body)
            chosen = {str(each["name"]): str(each["option"]) for each in body["attributes"]}
            model.tier_index = [options.index(chosen[name]) for name, options in item.tiers]
            item.models[model.id] = model
            return model.id

    def _model(self, number: int, sku: str, body: dict[str, Json]) -> Model:
        stock = dict.fromkeys(self.locations, 0)
        stock[self.locations[0]] = int(body.get("stock_quantity") or 0)
        price = int(body.get("regular_price") or 0)
        model = Model(number, sku, price, stock, barcode=str(body.get("global_unique_id", "")))
        if body.get("sale_price"):
            model.promotion = Promotion(
                self._number(), "discount", int(body["sale_price"]), 0, self.now, self.now + timedelta(days=90)
            )
        return model

    def find(self, sku: str) -> tuple[Item, Model]:
        """Raises KeyError."""
        for item in self.items.values():
            for model in item.models.values():
                if model.sku == sku:
                    return item, model
        raise KeyError(sku)

    def set_stock(self, sku: str, units: int) -> None:
        """The seller types a number in, in Seller Centre."""
        with self.lock:
            item, model = self.find(sku)
            model.stock[self.locations[0]] = units
            item.updated = self.now

    def promote(self, sku: str, price: int, *, reserved: int = 0, days: int = 7, kind: str = "discount") -> Promotion:
        """A promotion that runs from now on."""
        with self.lock:
            item, model = self.find(sku)
            number = self._number()
            model.promotion = Promotion(number, kind, price, reserved, self.now, self.now + timedelta(days=days))
            item.updated = self.now
            return model.promotion

    # --- Buyers ---

    def buy(self, sku: str, quantity: int = 1, *, cod: bool = True, **more: Json) -> Order:
        return self.buy_many([(sku, quantity)], cod=cod, **more)

    def buy_many(
        self,
        basket: Sequence[tuple[str, int]],
        *,
        cod: bool = True,
        who: Person | None = None,
        voucher: int = 0,
        pending: bool = False,
    ) -> Order:
        """Place an order: with cash on delivery it can be shipped at once, else it waits for the money. Raises
        SoldOutError or KeyError, and nothing has happened."""
        with self.lock:
            wanted = [(*self.find(sku), quantity) for sku, quantity in basket]
            if any(model.units < quantity for _, model, quantity in wanted):
                raise SoldOutError(basket)
            now, who = self.now, who or person(self._dice)
            lines = [self._sell(item, model, quantity) for item, model, quantity in wanted]
            sn = f"{now:%y%m%d}{self._line_number():08X}"
            order = Order(
                sn, self._buyers.setdefault(who.phone, 1_170_319_091 + len(self._buyers)), who, now, now,
                now + timedelta(days=DAYS_TO_SHIP), cod, lines, f"OFG{self._number()}", voucher=voucher,
            )  # fmt: skip
            if cod:
                self._can_be_shipped(order)
                order.status = "PENDING" if pending else order.status
            self.orders[sn] = order
            return order

    def _sell(self, item: Item, model: Model, quantity: int) -> Line:
        place = max(model.stock, key=lambda each: model.stock[each])
        model.stock[place] -= quantity
        promotion = model.promoted(self.now)
        if promotion is not None:
            promotion.reserved = max(0, promotion.reserved - quantity)
        names = [options[place] for (_, options), place in zip(item.tiers, model.tier_index, strict=False)]
        return Line(
            self._line_number(), item.id, model.id, item.name, item.sku, ",".join(names),
            "" if model.id == 0 else model.sku, quantity, model.price,
            promotion.price if promotion is not None else model.price, place,
        )  # fmt: skip

    def _can_be_shipped(self, order: Order) -> None:
        order.status, order.logistics = "READY_TO_SHIP", "LOGISTICS_READY"

    def move(self, sn: str, status: str) -> None:
        """Whatever else Shopee makes of an order."""
        with self.lock:
            order = self.orders[sn]
            order.status, order.updated = status, self.now

    def pay(self, sn: str) -> None:
        with self.lock:
            order = self.orders[sn]
            order.paid = order.updated = self.now
            self._can_be_shipped(order)

    def cancel(self, sn: str, by: str = "buyer", reason: str = "Need to change delivery address") -> None:
        """The order is off: its units are on sale again."""
        with self.lock:
            order = self.orders[sn]
            for line in order.lines:
                model = self.items[line.item_id].models[line.model_id]
                model.stock[line.location] += line.quantity - line.cancelled
            order.status, order.updated, order.logistics = "CANCELLED", self.now, "LOGISTICS_INVALID"
            order.cancel_by, order.cancel_reason = by, reason

    def ask_to_cancel(self, sn: str) -> None:
        """A buyer asks for it after the order was accepted: the seller has to agree."""
        with self.lock:
            order = self.orders[sn]
            order.before_cancel, order.status, order.updated = order.status, "IN_CANCEL", self.now

    def drop_unpaid(self) -> None:
        """Orders that nobody paid for are cancelled by themselves."""
        with self.lock:
            for order in list(self.orders.values()):
                if order.status == "UNPAID" and self.now - order.created >= UNPAID_FOR:
                    self.cancel(order.sn, "system", "Unpaid order")

    # --- Parcels ---

    def pick_up(self, sn: str) -> None:
        with self.lock:
            order = self.orders[sn]
            order.status, order.logistics = "SHIPPED", "LOGISTICS_PICKUP_DONE"
            order.picked_up = order.updated = self.now

    def miss(self, sn: str) -> None:
        """The carrier came and got nothing."""
        with self.lock:
            order = self.orders[sn]
            order.status, order.logistics, order.updated = "RETRY_SHIP", "LOGISTICS_PICKUP_RETRY", self.now

    def deliver(self, sn: str) -> None:
        with self.lock:
            order = self.orders[sn]
            order.status, order.logistics, order.updated = "TO_CONFIRM_RECEIVE", "LOGISTICS_DELIVERY_DONE", self.now
            order.paid = order.paid or self.now

    def complete(self, sn: str) -> None:
        with self.lock:
            order = self.orders[sn]
            order.status, order.updated = "COMPLETED", self.now
            order.paid = order.paid or self.now

    def review(self, sn: str, stars: int, text: str = "") -> Review:
        """The buyer says what the first thing of the order is like."""
        with self.lock:
            order = self.orders[sn]
            line, number = order.lines[0], self._line_number()
            made = Review(
                number, sn, line.item_id, line.model_id, stars, text, f"buyer{order.buyer_id % 10_000}", self.now
            )
            self.reviews[number] = made
            return made

    # --- Returns ---

    def ask_for_return(self, sn: str, quantity: int = 1, reason: str = "DAMAGED") -> Return:
        """The buyer wants the money for some units of the first line back."""
        with self.lock:
            order, now = self.orders[sn], self.now
            line = order.lines[0]
            line.return_requested += quantity
            number = f"{now:%y%m%d}{self._line_number():08X}R"
            made = Return(
                number, sn, now, now, now + timedelta(days=2), reason, line.paid_price * quantity, [(line.id, quantity)]
            )
            order.returns.append(number)
            order.status, order.updated = "TO_RETURN", now
            self.returns[number] = made
            return made

    def settle_return(self, return_sn: str, status: str) -> None:
        """Shopee decides: "ACCEPTED" or "CLOSED" with the money given back, "CANCELLED" without."""
        with self.lock:
            given = self.returns[return_sn]
            order = self.orders[given.order_sn]
            given.status, given.updated, order.updated = status, self.now, self.now
            for line in order.lines:
                units = sum(count for number, count in given.lines if number == line.id)
                line.return_requested -= units
                line.returned += units if status != "CANCELLED" else 0
            order.status = "COMPLETED"
