"""The store of pictures: sent in as parts of a form, named by a number, shown at an address."""

from __future__ import annotations

import hashlib
from email import message_from_bytes
from typing import TYPE_CHECKING

from storemanager.practice.http import Json, Request, Response
from storemanager.practice.shopee.errors import ApiError, wrong
from storemanager.practice.shopee.records import Item

if TYPE_CHECKING:
    from storemanager.practice.shopee.floor import Floor
    from storemanager.practice.shopee.shop import PracticeShopee

SHOWN = "/file/"
MOST_BYTES = 10_000_000
MOST_OF_AN_ITEM = 9
_KINDS = {b"\xff\xd8\xff": "image/jpeg", b"\x89PNG": "image/png"}


def upload(shop: Floor, request: Request) -> Json:
    """POST media_space/upload_image: one picture in the part "image"."""
    given = request.headers.get("content-type", "")
    if not given.startswith("multipart/form-data"):
        raise wrong("image is missing", "media_space")
    message = message_from_bytes(b"Content-Type: " + given.encode() + b"\r\n\r\n" + request.body)
    for part in message.walk():
        if part.get_param("name", header="content-disposition") == "image":
            content = part.get_payload(decode=True)
            if isinstance(content, bytes) and content:
                return _kept(shop, content)
    raise wrong("image is missing", "media_space")


def _kept(shop: Floor, content: bytes) -> Json:
    if len(content) > MOST_BYTES:
        raise ApiError("media_space.error_param", "The image is larger than 10 MB.")
    if not content.startswith(tuple(_KINDS)):
        raise ApiError("media_space.error_param", "Invalid image format, only JPG, JPEG and PNG are accepted.")
    number = put(shop, content)
    shown = {"image_url_region": "VN", "image_url": address_of(shop, number)}
    return {"image_info": {"image_id": number, "image_url_list": [shown]}}


def put(shop: Floor, content: bytes) -> str:
    """Keep a picture; its number. The same picture sent again gets another one."""
    mark = hashlib.sha256(content).hexdigest()[:12]
    number = f"vn-11134207-{mark}-{len(shop.pictures) + 1}"
    shop.pictures[number] = content
    return number


def address_of(shop: Floor, number: str) -> str:
    return f"{getattr(shop, 'address', '')}{SHOWN}{number}"


def numbers_of(item: Item) -> list[str]:
    """The number of each picture of an item; those that came with the goods have one made up from their place."""
    return [
        address.rsplit(SHOWN, 1)[1] if SHOWN in address else f"vn-{item.id}-{place}"
        for place, address in enumerate(item.images)
    ]


def addresses(shop: Floor, numbers: Json, item: Item | None) -> list[str]:
    """The addresses of these pictures. Raises ApiError for too many, or for one that is not known."""
    if not isinstance(numbers, list) or not 1 <= len(numbers) <= MOST_OF_AN_ITEM:
        raise wrong(f"image_id_list must have 1 to {MOST_OF_AN_ITEM} members", "product")
    there = dict(zip(numbers_of(item), item.images, strict=True)) if item is not None else {}
    return [there.get(str(number)) or address_of(shop, known(shop, number)) for number in numbers]


def known(shop: Floor, number: Json) -> str:
    if not isinstance(number, str) or number not in shop.pictures:
        raise ApiError("product.error_image_unavailable", "The image_id is invalid or the image is not available.")
    return number


def show(shop: PracticeShopee, path: str) -> Response:
    """GET of a picture, for everybody."""
    content = shop.pictures.get(path.removeprefix(SHOWN))
    if content is None:
        return Response(404, b"", {"Content-Type": "text/plain"})
    kind = next((kind for begin, kind in _KINDS.items() if content.startswith(begin)), "application/octet-stream")
    return Response(200, content, {"Content-Type": kind})
