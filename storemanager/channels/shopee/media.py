"""Pictures in Shopee's own store: an item names them by number, so each is sent there first.

Not verified against the official schemas: `media_space/upload_image`, signed for the app alone as the public guide
shows it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from storemanager.channels import failures, pictures
from storemanager.channels.base import Context, RemoteImage
from storemanager.channels.http import Upload
from storemanager.channels.shopee import values
from storemanager.channels.shopee.api import ShopeeApi
from storemanager.channels.shopee.forms import MOST_PICTURE_BYTES, MOST_PICTURES
from storemanager.texts import translate

_TAKEN = ("image/jpeg", "image/png")


class PictureDesk:
    """Sends pictures; sending one again does no harm, it only makes another number."""

    def __init__(self, api: ShopeeApi, context: Context) -> None:
        self._api = api
        self._context = context
        self._sent: dict[str, str] = {}

    def numbers(self, images: Sequence[RemoteImage], there: Mapping[str, str]) -> list[str]:
        """The numbers of these pictures; `there` are those that the item has already, by address."""
        some = list(dict.fromkeys(images))[:MOST_PICTURES]
        return list(dict.fromkeys(self.number(image, there) for image in some))

    def number(self, image: RemoteImage, there: Mapping[str, str]) -> str:
        """The number of one picture. Raises RejectedError for one that Shopee would not take."""
        if image.remote_id:
            return image.remote_id
        if image.url in there and not image.data:
            return there[image.url]
        content = pictures.content_of(image, self._context)
        mark = hashlib.sha256(content).hexdigest()
        if mark not in self._sent:
            self._sent[mark] = self._send(image, content)
        return self._sent[mark]

    def _send(self, image: RemoteImage, content: bytes) -> str:
        kind = pictures.media_type(content)
        if kind not in _TAKEN:
            raise pictures.unusable(
                translate("shopee", "Shopee takes pictures as JPEG or PNG only, not {url}.")(url=image.url or kind)
            )
        if len(content) > MOST_PICTURE_BYTES:
            raise pictures.unusable(
                translate("shopee", "The picture {url} is larger than the 10 MB that Shopee takes.")(url=image.url)
            )
        upload = Upload("image", f"picture.{pictures.ending(kind)}", content, kind, {"scene": "normal"})
        answer = self._api.public("media_space/upload_image", upload)
        info = values.row(values.row(answer.get("response")).get("image_info"))
        number = values.text(info.get("image_id"))
        if not number:
            raise failures.broken_reply(self._api.account, "upload_image")
        return number
