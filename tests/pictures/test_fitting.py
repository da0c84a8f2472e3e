"""Pictures of products made to fit a channel, and never more than that."""

from io import BytesIO

import pytest
from PIL import Image

from storemanager.channels.base import ImageRules
from storemanager.channels.errors import RejectedError
from storemanager.pictures import fit
from storemanager.pictures.fitting import MOST_PIXELS


def _file(picture: Image.Image, kind: str = "JPEG", **options: object) -> bytes:
    file = BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


def _noise(width: int, height: int) -> Image.Image:
    return Image.effect_noise((width, height), 80).convert("RGB")


def _open(data: bytes) -> Image.Image:
    picture = Image.open(BytesIO(data))
    picture.load()
    return picture


def _words(done: tuple[object, ...]) -> list[str]:
    return [str(text) for text in done]


def test_a_picture_that_fits_goes_out_byte_for_byte() -> None:
    data = _file(_noise(400, 300))
    fitted = fit(data, ImageRules(least_side=300, most_side=2000, most_bytes=1_000_000))
    assert fitted.data == data
    assert (fitted.width, fitted.height, fitted.done) == (400, 300, ())


def test_a_large_picture_is_scaled_down_in_proportion() -> None:
    fitted = fit(_file(_noise(1600, 900)), ImageRules(most_side=800))
    assert _open(fitted.data).size == (800, 450)
    assert _words(fitted.done) == ["scaled down to 800 × 450"]


def test_a_small_picture_is_told_and_never_blown_up() -> None:
    with pytest.raises(RejectedError, match="too small: 120 × 90, and the channel wants at least 500"):
        fit(_file(_noise(120, 90)), ImageRules(least_side=500))


def test_a_narrow_picture_that_would_be_too_small_once_scaled_is_told() -> None:
    with pytest.raises(RejectedError, match="too small: 1,000 × 100"):
        fit(_file(_noise(4000, 400)), ImageRules(least_side=300, most_side=1000))


def test_a_format_the_channel_does_not_take_becomes_one_it_takes() -> None:
    fitted = fit(_file(_noise(64, 64), "WEBP"), ImageRules(formats=("JPEG",)))
    assert _open(fitted.data).format == fitted.format == "JPEG"
    assert _words(fitted.done) == ["made a JPEG"]


def test_what_is_transparent_becomes_white_and_not_black() -> None:
    picture = Image.new("RGBA", (64, 64), (200, 0, 0, 0))
    picture.paste((0, 90, 0, 255), (0, 0, 32, 64))
    fitted = fit(_file(picture, "PNG"), ImageRules(formats=("JPEG",)))
    shown = _open(fitted.data)
    assert min(shown.getpixel((60, 32))) > 250  # type: ignore[arg-type]  # three colours of an RGB picture
    assert _words(fitted.done) == ["transparent parts made white", "made a JPEG"]


def test_a_photo_taken_sideways_stands_upright_and_does_not_say_where_it_was_taken() -> None:
    picture = Image.new("RGB", (80, 40), "white")
    picture.paste((200, 0, 0), (0, 0, 40, 40))
    exif = Image.Exif()
    exif[0x0112] = 6  # held with its right side up: to be turned a quarter clockwise
    exif[0x010F] = "Camera of Lan"
    fitted = fit(_file(picture, exif=exif.tobytes()), ImageRules())
    shown = _open(fitted.data)
    assert shown.size == (40, 80)
    red = shown.getpixel((20, 10))
    assert isinstance(red, tuple)
    assert red[0] > 150 > red[1]
    assert not shown.getexif()
    assert b"Lan" not in fitted.data
    assert _words(fitted.done) == ["turned upright"]


def test_a_heavy_picture_is_compressed_until_the_channel_takes_it() -> None:
    data = _file(_noise(500, 500), quality=98)
    rules = ImageRules(most_bytes=len(data) // 3)
    fitted = fit(data, rules)
    assert len(fitted.data) <= len(data) // 3
    assert _words(fitted.done)[0].startswith("compressed to ")
    heavy = _file(_noise(500, 500), "PNG")
    assert fit(heavy, ImageRules(most_bytes=len(heavy) // 2)).format == "JPEG"
    assert fit(heavy, ImageRules(formats=("PNG",), most_bytes=len(heavy) // 2)).width < 500


def test_a_picture_that_cannot_be_light_and_large_enough_at_once_is_told() -> None:
    with pytest.raises(RejectedError, match="light enough"):
        fit(_file(_noise(500, 500)), ImageRules(least_side=450, most_bytes=2_000))


@pytest.mark.parametrize("data", [b"", b"<html>no picture</html>", _file(Image.new("RGB", (80, 80)))[:200]])
def test_what_is_no_picture_is_told(data: bytes) -> None:
    with pytest.raises(RejectedError, match="is none, or is damaged"):
        fit(data, ImageRules())


def test_a_small_file_that_would_fill_the_memory_is_never_unpacked() -> None:
    bomb = _file(Image.new("1", (10_000, MOST_PIXELS // 10_000 + 1)), "PNG")
    assert len(bomb) < 100_000
    with pytest.raises(RejectedError, match="larger than any camera's"):
        fit(bomb, ImageRules())


def test_a_bomb_far_larger_is_refused_by_its_head() -> None:
    bomb = _file(Image.new("1", (20_000, 10_000)), "PNG")
    with pytest.raises(RejectedError, match="larger than any camera's"):
        fit(bomb, ImageRules())


def test_a_moving_picture_goes_out_as_its_first_frame() -> None:
    frames = [Image.new("P", (64, 64), number) for number in range(3)]
    file = BytesIO()
    frames[0].save(file, "GIF", save_all=True, append_images=frames[1:])
    assert fit(file.getvalue(), ImageRules()).format == "JPEG"
