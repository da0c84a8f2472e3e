"""Pictures for channels that take no address: brought here, made to fit the channel's rules, and sent with the product.
Done when the product is sent, on the account's own thread; the same look beforehand says what will be done."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from storemanager.channels.base import Channel, ImageRules, ListingForms, ProductDraft, RemoteImage
from storemanager.channels.errors import ChannelError
from storemanager.channels.pictures import fetch_once
from storemanager.sync.desk import Desk
from storemanager.texts import Text


@dataclass(frozen=True)
class PictureLook:
    """What will be done to a picture, or why it cannot be sent."""

    done: tuple[Text, ...] = ()
    problem: Text | None = None
    width: int = 0
    height: int = 0


def are_uploaded(channel: Channel) -> bool:
    """Whether the channel wants the pictures themselves."""
    return isinstance(channel, ListingForms) and channel.listing_rules().images.upload


def fitted(desk: Desk, draft: ProductDraft) -> ProductDraft:
    """The draft with its pictures in it, where the channel wants them so. Raises ChannelError for one that cannot be
    had or made to fit: a product is not sent with fewer pictures than were seen."""
    channel = desk.channel
    if not isinstance(channel, ListingForms) or not are_uploaded(channel):
        return draft
    rules = channel.listing_rules().images
    with fetch_once(desk.cancelled) as fetch:
        images = tuple(_with_data(image, rules, fetch) for image in draft.images[: rules.most])
        variants = tuple(
            replace(variant, image=_with_data(variant.image, rules, fetch)) if variant.image else variant
            for variant in draft.variants
        )
    return replace(draft, images=images, variants=variants)


def look(
    addresses: Sequence[str], rules: ImageRules, *, cancelled: Callable[[], bool] = lambda: False
) -> Mapping[str, PictureLook]:
    """What will be done to each of these pictures; they are brought here for it, so never on the window's thread."""
    from storemanager.pictures import fit

    found: dict[str, PictureLook] = {}
    with fetch_once(cancelled) as fetch:
        for address in dict.fromkeys(addresses):
            try:
                picture = fit(fetch(address), rules)
            except ChannelError as error:
                found[address] = PictureLook(problem=error.message)
            else:
                found[address] = PictureLook(picture.done, None, picture.width, picture.height)
    return found


def _with_data(image: RemoteImage, rules: ImageRules, fetch: Callable[[str], bytes]) -> RemoteImage:
    from storemanager.pictures import fit  # loaded late: most syncs send no picture

    return replace(image, data=fit(fetch(image.url), rules).data)
