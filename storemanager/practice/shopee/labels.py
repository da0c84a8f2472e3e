"""Labels of the practice carrier: ordered, made a little later, and handed out as a PDF with a page for each parcel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storemanager.practice.http import Json
from storemanager.practice.shopee.calls import Call
from storemanager.practice.shopee.errors import ApiError
from storemanager.practice.shopee.records import Order

if TYPE_CHECKING:
    from storemanager.practice.shopee.floor import Floor

KINDS = ("NORMAL_AIR_WAYBILL", "THERMAL_AIR_WAYBILL")


def parameters(shop: Floor, call: Call) -> Json:
    """POST logistics/get_shipping_document_parameter."""
    rows = []
    for row in _asked(call):
        order = shop.orders.get(str(row.get("order_sn")))
        rows.append(
            _failed(row, "logistics.package_not_exist", "The package is not found.")
            if order is None
            else {**row, "suggest_shipping_document_type": KINDS[0], "selectable_shipping_document_type": list(KINDS)}
        )
    return {"result_list": rows}


def create(shop: Floor, call: Call) -> Json:
    """POST logistics/create_shipping_document."""
    rows = []
    for row in _asked(call):
        order = shop.orders.get(str(row.get("order_sn")))
        if order is None or order.status != "PROCESSED":
            rows.append(_failed(row, "logistics.package_can_not_print", "The package can not print now."))
        elif row.get("tracking_number") != order.tracking or row.get("shipping_document_type") not in KINDS:
            rows.append(_failed(row, "logistics.error_param", "tracking_number or shipping_document_type is wrong."))
        else:
            order.label_ordered = order.label_ordered or shop.clock()
            rows.append({"order_sn": order.sn, "package_number": order.package})
    return {"result_list": rows}


def result(shop: Floor, call: Call) -> Json:
    """POST logistics/get_shipping_document_result."""
    rows = []
    for row in _asked(call):
        order = shop.orders.get(str(row.get("order_sn")))
        if order is None or order.label_ordered is None:
            rows.append({**_failed(row, "logistics.error", "The document was not created."), "status": "FAILED"})
        else:
            status = "READY" if _is_made(shop, order) else "PROCESSING"
            rows.append({"order_sn": order.sn, "package_number": order.package, "status": status})
    return {"result_list": rows}


def download(shop: Floor, call: Call) -> bytes:
    """POST logistics/download_shipping_document: the file itself, without an envelope."""
    found = [shop.orders.get(str(row.get("order_sn"))) for row in _asked(call)]
    made = [order for order in found if order is not None and _is_made(shop, order)]
    if len(made) != len(found):
        raise ApiError("logistics.error_param", "The document is not ready.")
    return pdf_of([(f"{order.carrier}  {order.tracking}", f"{order.sn}  {order.package}") for order in made])


def _is_made(shop: Floor, order: Order) -> bool:
    return order.label_ordered is not None and shop.clock() - order.label_ordered >= shop.label_comes_after


def _asked(call: Call) -> list[dict[str, Json]]:
    return call.objects("order_list", 50)


def _failed(row: dict[str, Json], error: str, message: str) -> dict[str, Json]:
    named = {name: row.get(name, "") for name in ("order_sn", "package_number")}
    return {**named, "fail_error": error, "fail_message": message}


def pdf_of(pages: list[tuple[str, ...]]) -> bytes:
    """A small PDF of A6 pages with lines of plain text."""
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    kids: list[int] = []
    for lines in pages:
        drawn = b"".join(
            f"BT /F1 12 Tf 20 {390 - 24 * place} Td ({line}) Tj ET\n".encode() for place, line in enumerate(lines)
        )
        kids.append(len(objects) + 1)
        resources = b"<< /Font << /F1 3 0 R >> >>"
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 298 420] /Resources %s /Contents %d 0 R >>"
            % (resources, len(objects) + 2)
        )
        objects.append(b"<< /Length %d >>\nstream\n%sendstream" % (len(drawn), drawn))
    listed = b" ".join(b"%d 0 R" % kid for kid in kids)
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (listed, len(kids))
    body, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    tail = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(body))
    return body + head + table + tail
