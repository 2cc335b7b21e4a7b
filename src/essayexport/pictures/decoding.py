"""The bytes of a picture: whether they can be shown, how large they are, and another format where they must have one."""

import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from types import MappingProxyType

from PIL import Image, ImageFile, ImageOps, UnidentifiedImageError

from essayexport.pictures.pages import first_page
from essayexport.pictures.picture import Picture, UnreadableError

_FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF")
"""What is opened, by Pillow's names; no other is, for some of its decoders run programs."""
_KEPT: Mapping[str, str] = MappingProxyType({"PNG": "image/png", "JPEG": "image/jpeg", "MPO": "image/jpeg", "GIF": "image/gif"})
"""The media types of formats that every output can show (MPO is a JPEG with more pictures behind it); others become PNG."""
_PNG_MODES = frozenset({"1", "L", "LA", "P", "RGB", "RGBA", "I;16"})

MOST_BYTES = 100_000_000
"""A larger file is not read."""
_PROLOGUE = 8192
"""How far into a file a drawing begins: comments and declarations stand before it."""
_USUAL_DENSITY = 96.0
"""Pixels to the inch where a picture does not say, as in CSS."""
_DENSITIES = (20.0, 10_000.0)
"""What a density must lie between to be believed."""
_ORIENTATION = 0x0112
"""EXIF's tag for how the camera was held; 2 to 8 are not upright."""

_RESOLUTION = 0x011A
"""EXIF's tag for pixels to the unit across."""


def decoded(data: bytes) -> Picture:
    """The picture in a format that every output can show. Raises UnreadableError."""
    if len(data) > MOST_BYTES:
        raise UnreadableError(f"is larger than {MOST_BYTES // 1_000_000} MB", "export it with fewer pixels")
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"%PDF"):
        return first_page(data)
    if start.startswith(b"<") and b"<svg" in data[:_PROLOGUE]:
        from essayexport.pictures.drawings import drawing  # noqa: PLC0415  (loads lxml)

        return drawing(data)
    try:
        with warnings.catch_warnings(), _to_the_end():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _picture(data)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        raise UnreadableError("has too many pixels", "export it with fewer pixels") from None
    except UnidentifiedImageError:
        raise UnreadableError("is in no format that is read", "export it as PNG or JPEG") from None
    except Exception as error:  # noqa: BLE001 - a broken picture can raise anything inside a decoder
        raise UnreadableError(f"is broken ({str(error).strip('.') or type(error).__name__})", "export it again") from None


@contextmanager
def _to_the_end() -> Iterator[None]:
    """Where a picture that is cut short is an error: WeasyPrint, once imported, has Pillow fill such pictures up."""
    before, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _picture(data: bytes) -> Picture:
    with Image.open(BytesIO(data), formats=_FORMATS) as image:
        kind, size, densities = image.format or "", image.size, _densities(_stated(image))
        orientation = 1 if kind == "PNG" else image.getexif().get(_ORIENTATION, 1)  # a PNG would be read whole for it
        if kind in _KEPT and orientation not in range(2, 9):
            _check(image)
        else:
            data, kind = _written(image, "JPEG" if kind in {"JPEG", "MPO"} else "PNG")
            size = size[::-1] if orientation in range(5, 9) else size
    width, height = (pixels * 72 / density for pixels, density in zip(size, densities, strict=True))
    return Picture(data, _KEPT[kind], width, height)


def _check(image: Image.Image) -> None:
    """Read the picture to its end, as cheaply as its format allows; broken ones raise."""
    if image.format == "PNG":
        image.verify()
    else:
        image.draft("L", (1, 1))
        image.load()


def _written(image: Image.Image, kind: str) -> tuple[bytes, str]:
    """The picture upright in another format, or in its own where it was not."""
    upright = ImageOps.exif_transpose(image)
    if kind == "PNG" and upright.mode not in _PNG_MODES:
        upright = upright.convert("RGB")
    out = BytesIO()
    kept = {name: image.info[name] for name in ("dpi", "icc_profile") if image.info.get(name)}
    upright.save(out, kind, **kept, **({"quality": 95, "subsampling": 0} if kind == "JPEG" else {}))
    return out.getvalue(), kind


def _stated(image: Image.Image) -> tuple[float, ...] | None:
    """The density that the file states. Pillow says 72 of a JPEG with EXIF data that state none."""
    if image.format in {"JPEG", "MPO"} and not image.info.get("jfif_unit") and _RESOLUTION not in image.getexif():
        return None
    return tuple(float(density) for density in image.info.get("dpi") or ())


def _densities(stated: tuple[float, ...] | None) -> tuple[float, float]:
    """Pixels to the inch across and down."""
    match stated:
        case (across, down):
            lowest, highest = _DENSITIES
            if lowest <= across <= highest and lowest <= down <= highest:
                return across, down
    return _USUAL_DENSITY, _USUAL_DENSITY
