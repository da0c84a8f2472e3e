"""How a parcel gets to the carrier. Shopee says for each order what it needs: a pick-up place and time, a branch to
bring it to, or the tracking number of a carrier of one's own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from storemanager.channels.base import SENDING_WAY, SendingWay
from storemanager.channels.errors import RejectedError
from storemanager.channels.shopee import values
from storemanager.channels.shopee.api import ShopeeApi
from storemanager.channels.shopee.words import IN_SELLER_CENTRE
from storemanager.texts import Text, translate, zone

Row = dict[str, Any]
WAY_VALUE = "ship_way"
PICKUP, DROPOFF, OWN = "pickup", "dropoff", "non_integrated"
_BRANCH = "branch_id"
_ORDER = (PICKUP, DROPOFF, OWN)
_READY = frozenset({"", "LOGISTICS_READY"})
_NOT_FETCHED = frozenset({"LOGISTICS_PICKUP_RETRY", "LOGISTICS_PICKUP_FAILED"})
_ASKED_FOR = frozenset(
    {
        "LOGISTICS_REQUEST_CREATED",
        "LOGISTICS_PICKUP_DONE",
        "LOGISTICS_DELIVERY_DONE",
        "LOGISTICS_DELIVERY_FAILED",
        "LOGISTICS_LOST",
    }
)
_CALLED_OFF = frozenset({"LOGISTICS_INVALID", "LOGISTICS_REQUEST_CANCELED"})


def parcels_to_send(row: Row, *, again: bool = False) -> list[Row]:
    """How `ship_order` names what is to be sent: the order, or where Shopee has split it, each parcel that waits.
    `again`: those that the carrier did not fetch."""
    sn = values.text(row.get("order_sn"))
    packages = values.rows(row.get("package_list"))
    if len(packages) < 2:
        return [{"order_sn": sn}]
    states = _NOT_FETCHED if again else _READY
    waiting = [each for each in packages if values.text(each.get("logistics_status")) in states]
    return [{"order_sn": sn, "package_number": values.text(each.get("package_number"))} for each in waiting]


def nothing_left_behind(row: Row, *, again: bool = False) -> None:
    """Raises RejectedError when a parcel of a split order stays where it is although those that could go are sent: the
    carrier is not ready for it. One that is called off needs nothing, unless no other one goes."""
    states = [values.text(each.get("logistics_status")) for each in values.rows(row.get("package_list"))]
    if len(states) < 2:
        return
    goes = _ASKED_FOR | (_NOT_FETCHED if again else _NOT_FETCHED | _READY)
    waiting = [state for state in states if state not in goes | _CALLED_OFF]
    if not waiting and any(state in goes for state in states):
        return
    words = translate(
        "shopee",
        "{count:parcel|parcels} of order {number} cannot go yet: Shopee's carrier is not ready. Any other "
        "parcel of it is arranged.",
    )
    raise RejectedError(
        words(count=len(waiting) or len(states), number=values.text(row.get("order_sn"))),
        translate(
            "shopee", "Ship the order again in some hours: no parcel is sent twice. Or look at it in Seller Centre."
        ),
        code="not_ready",
    )


def ways_of_sending(api: ShopeeApi, parcel: Row) -> tuple[SendingWay, ...]:
    """Every way the parcel can go, the usual one first. One that asks for a number of one's own is none to choose."""
    answer, offered = _offered(api, parcel)
    usual = _usual(api, offered)
    found: list[SendingWay] = []
    for way in sorted(offered, key=lambda each: each != usual):
        if way == PICKUP:
            found += _pickups(answer)
        elif way == DROPOFF:
            found += _dropoffs(answer)
    return tuple(found)


def _dropoffs(answer: Row) -> list[SendingWay]:
    """One for each branch where one must be named; else any will do."""
    some = translate("shopee", "Brought to a branch of the carrier")()
    found = []
    for branch in _branches(answer) if _BRANCH in _asked(answer, DROPOFF) else []:
        lasting = f"{DROPOFF}/{branch['branch_id']}"
        places = (values.text(branch.get(name)) for name in ("address", "town", "district", "city"))
        where = ", ".join(dict.fromkeys(filter(None, places))) or str(branch["branch_id"])
        found.append(SendingWay(lasting, translate("shopee", "Brought to the branch {place}")(place=where), lasting))
    return found or [SendingWay(DROPOFF, some, DROPOFF)]


def _branches(answer: Row) -> list[Row]:
    listed = values.rows(values.row(answer.get(DROPOFF)).get("branch_list"))
    return [each for each in listed if isinstance(each.get("branch_id"), int)]


def _asked(answer: Row, way: str) -> list[str]:
    return list(values.texts(values.row(answer.get("info_needed")).get(way)))


def _pickups(answer: Row) -> list[SendingWay]:
    found: list[SendingWay] = []
    for place in _places(answer):
        lasting = f"{PICKUP}/{place['address_id']}"
        where = ", ".join(part for part in (values.text(place.get(name)) for name in ("address", "city")) if part)
        for slot in sorted(_slots(place), key=lambda each: each != _best(_slots(place))):
            at, hours = values.moment_if(slot.get("date")), values.text(slot.get("time_text"))
            when = translate("shopee", "Fetched at {place}, {day} {hours}")
            title = when(place=where, day=at.astimezone(zone()).date() if at else "", hours=hours)
            found.append(SendingWay(f"{lasting}/{values.text(slot.get('pickup_time_id'))}", title, lasting))
        if not _slots(place):
            found.append(SendingWay(lasting, translate("shopee", "Fetched at {place}")(place=where), lasting))
    return found


def way_of_sending(api: ShopeeApi, parcel: Row, tracking_number: str, wish: str = "") -> Row:
    """The part of `ship_order` that says how; `wish` is a way's key, or what is lasting of it. Raises RejectedError in
    plain words when something is missing."""
    sn = values.text(parcel["order_sn"])
    answer, offered = _offered(api, parcel)
    if not offered:
        raise _missing(translate("shopee", "Shopee offers no way to send order {number} yet.")(number=sn))
    wished, _, where = (wish or api.settings.values.get(SENDING_WAY, "")).partition("/")
    way = wished if wished in offered else _usual(api, offered)
    names = _asked(answer, way)
    if way == PICKUP:
        return {PICKUP: _pickup(answer, names, sn, where)}
    if way == DROPOFF:
        return {DROPOFF: _dropoff(answer, names, tracking_number, sn, where)}
    return {OWN: _own(tracking_number, sn)}


def _offered(api: ShopeeApi, parcel: Row) -> tuple[Row, list[str]]:
    answer = api.get("logistics/get_shipping_parameter", parcel)
    needed = values.row(answer.get("info_needed"))
    return answer, [way for way in _ORDER if way in needed and (way != PICKUP or _places(answer))]


def _usual(api: ShopeeApi, offered: Sequence[str]) -> str:
    wished = api.settings.values.get(WAY_VALUE, "")
    return wished if wished in offered else next(iter(offered), "")


def _places(answer: Any) -> list[Row]:
    places = values.rows(values.row(answer.get(PICKUP)).get("address_list"))
    known = [each for each in places if isinstance(each.get("address_id"), int)]
    usual = {"pickup_address", "default_address"}
    return sorted(known, key=lambda each: not usual & set(values.texts(each.get("address_flag"))))


def _slots(place: Row) -> list[Row]:
    return values.rows(place.get("time_slot_list"))


def _best(slots: Sequence[Row]) -> Row | None:
    return next((slot for slot in slots if "recommended" in values.texts(slot.get("flags"))), next(iter(slots), None))


def _pickup(answer: Any, names: Sequence[str], sn: str, wish: str) -> Row:
    """`wish`: a place, and perhaps a time there; times go by, and then the best one is taken."""
    where, _, when = wish.partition("/")
    places = _places(answer)
    place = next((each for each in places if str(each["address_id"]) == where), places[0])
    body: Row = {"address_id": place["address_id"]}
    slots = _slots(place)
    if slots:
        chosen = next((slot for slot in slots if values.text(slot.get("pickup_time_id")) == when), _best(slots))
        body["pickup_time_id"] = values.text(values.row(chosen).get("pickup_time_id"))
    elif "pickup_time_id" in names:
        raise _missing(translate("shopee", "The carrier has no time to fetch order {number} at the moment.")(number=sn))
    return body


def _dropoff(answer: Any, names: Sequence[str], tracking_number: str, sn: str, wish: str) -> Row:
    """`wish`: a branch; where the order does not offer it, the first one is taken."""
    body: Row = {}
    if _BRANCH in names:
        branches = _branches(answer)
        if not branches:
            raise _missing(translate("shopee", "Shopee names no branch to bring order {number} to.")(number=sn))
        wished = (each for each in branches if str(each["branch_id"]) == wish)
        body[_BRANCH] = next(wished, branches[0])["branch_id"]
    if {"tracking_no", "tracking_number"} & set(names):
        body |= _own(tracking_number, sn)
    return body


def _own(tracking_number: str, sn: str) -> Row:
    if not tracking_number.strip():
        raise _missing(
            translate("shopee", "Order {number} goes with a carrier of your own: enter its tracking number.")(number=sn)
        )
    return {"tracking_number": tracking_number.strip()}


def _missing(message: Text) -> RejectedError:
    return RejectedError(message, IN_SELLER_CENTRE, code="no_way")
