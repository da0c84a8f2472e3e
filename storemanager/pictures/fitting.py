"""One picture made to fit a channel's rules, and in words what was done to it. It is never scaled up, and what is in
the file beside the picture (place, camera, name) does not go out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from storemanager.channels.base import ImageRules
from storemanager.channels.errors import RejectedError
from storemanager.texts import Text, translate

MOST_PIXELS = 60_000_000
"""No camera of a shop takes larger ones; a small file that claims to be larger is there to fill the memory."""
READ = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF")
_QUALITIES = (90, 85, 80, 72, 64)
_SMALLER = 0.85
_BROKEN = (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError)


@dataclass(frozen=True)
class Fitted:
    """The picture as it goes out. `done`: what was done to it; nothing where it went through as it was."""

    data: bytes = field(repr=False)
    format: str
    width: int
    height: int
    done: tuple[Text, ...] = ()


def fit(data: bytes, rules: ImageRules) -> Fitted:
    """Raises RejectedError, with what would help, for what is no picture or cannot be made to fit."""
    picture = _opened(data)
    kind = "JPEG" if picture.format == "MPO" else str(picture.format)
    done: list[Text] = []
    upright = _upright(picture, done)
    flat = _flat(upright, done)
    sized = _scaled_down(flat, rules, done)
    _check_size(sized, rules)
    wanted = kind if kind in rules.formats else _format(rules)
    if wanted != kind:
        done.append(translate("pictures", "made a {format}")(format=wanted))
    whole = not picture.getexif() and "icc_profile" not in picture.info
    if not done and whole and picture.format == wanted and _is_light(data, rules):
        return Fitted(data, wanted, picture.width, picture.height)
    return _light_enough(sized, wanted, rules, done)


def _opened(data: bytes) -> Image.Image:
    try:
        picture = Image.open(BytesIO(data), formats=READ)
        if picture.width * picture.height > MOST_PIXELS:
            raise _too_large()
        picture.load()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_large() from None
    except _BROKEN:
        raise RejectedError(
            translate("pictures", "A file that should be a picture is none, or is damaged."),
            translate("pictures", "Open the product and choose the picture again."),
            code="picture",
        ) from None
    return picture


def _too_large() -> RejectedError:
    return RejectedError(
        translate("pictures", "A picture is larger than any camera's, so it was not opened."),
        translate("pictures", "Scale it down, then choose it again in the product."),
        code="picture",
    )


def _upright(picture: Image.Image, done: list[Text]) -> Image.Image:
    """Cameras write down how they were held and leave the turning to others."""
    turned = ImageOps.exif_transpose(picture)
    if picture.getexif().get(0x0112, 1) != 1:
        done.append(translate("pictures", "turned upright"))
    return turned


def _flat(picture: Image.Image, done: list[Text]) -> Image.Image:
    """Plain red, green and blue as every screen shows them; what is transparent becomes white."""
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        clear = picture.convert("RGBA")
        if clear.getchannel("A").getextrema() != (255, 255):
            done.append(translate("pictures", "transparent parts made white"))
        white = Image.new("RGBA", clear.size, "white")
        return Image.alpha_composite(white, clear).convert("RGB")
    return _in_usual_colours(picture)


def _in_usual_colours(picture: Image.Image) -> Image.Image:
    profile = picture.info.get("icc_profile")
    if profile and picture.mode in ("RGB", "CMYK"):
        try:
            usual = ImageCms.profileToProfile(
                picture, ImageCms.ImageCmsProfile(BytesIO(profile)), ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
        except ImageCms.PyCMSError:  # a profile that nobody can read says nothing
            usual = None
        if usual is not None:
            return usual
    return picture.convert("RGB")


def _scaled_down(picture: Image.Image, rules: ImageRules, done: list[Text]) -> Image.Image:
    longest = max(picture.size)
    if rules.most_side is None or longest <= rules.most_side:
        return picture
    scaled = _scaled(picture, rules.most_side / longest)
    done.append(translate("pictures", "scaled down to {width} × {height}")(width=scaled.width, height=scaled.height))
    return scaled


def _scaled(picture: Image.Image, by: float) -> Image.Image:
    width, height = (max(1, round(side * by)) for side in picture.size)
    return picture.resize((width, height), Image.Resampling.LANCZOS)


def _check_size(picture: Image.Image, rules: ImageRules) -> None:
    if min(picture.size) >= rules.least_side:
        return
    raise RejectedError(
        translate("pictures", "A picture is too small: {width} × {height}, and the channel wants at least {least}.")(
            width=picture.width, height=picture.height, least=rules.least_side
        ),
        translate("pictures", "Choose a larger one; making it larger here would only blur it."),
        code="picture",
    )


def _format(rules: ImageRules) -> str:
    return "JPEG" if "JPEG" in rules.formats or not rules.formats else rules.formats[0]


def _is_light(data: bytes, rules: ImageRules) -> bool:
    return rules.most_bytes is None or len(data) <= rules.most_bytes


def _light_enough(picture: Image.Image, wanted: str, rules: ImageRules, done: list[Text]) -> Fitted:
    """The first of the tries, from the best on, that is no heavier than the channel takes."""
    first = True
    for kind, each, data in _tries(picture, wanted, rules):
        if _is_light(data, rules):
            if not first:
                done.append(translate("pictures", "compressed to {size} kB")(size=-(-len(data) // 1000)))
            return Fitted(data, kind, each.width, each.height, tuple(done))
        first = False
    raise RejectedError(
        translate("pictures", "A picture could not be made light enough for the channel."),
        translate("pictures", "Scale it down, then choose it again in the product."),
        code="picture",
    )


def _tries(picture: Image.Image, wanted: str, rules: ImageRules) -> Iterator[tuple[str, Image.Image, bytes]]:
    if wanted != "JPEG":
        yield wanted, picture, _written(picture, wanted, None)
        if "JPEG" in rules.formats:
            wanted = "JPEG"
    while min(picture.size) >= max(rules.least_side, 16):
        for quality in _QUALITIES if wanted in ("JPEG", "WEBP") else (None,):
            yield wanted, picture, _written(picture, wanted, quality)
        picture = _scaled(picture, _SMALLER)


def _written(picture: Image.Image, kind: str, quality: int | None) -> bytes:
    """The file with nothing but the picture in it."""
    bare = Image.new("RGB", picture.size)
    bare.paste(picture)
    file = BytesIO()
    if quality is None:
        bare.save(file, kind, optimize=True)
    else:
        bare.save(file, kind, quality=quality, optimize=True)
    return file.getvalue()
