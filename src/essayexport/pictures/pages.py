"""The first page of a PDF as a picture."""

from io import BytesIO

from essayexport.pictures.picture import Picture, UnreadableError

_DENSITY = 300.0
"""Pixels to the inch."""
_MOST_PIXELS = 6000


def first_page(data: bytes) -> Picture:
    """The first page in pixels, as large as it is. Raises UnreadableError."""
    import pypdfium2  # noqa: PLC0415  (only where a picture is a PDF)

    try:
        document = pypdfium2.PdfDocument(data)
        try:
            page = document[0]
            width, height = page.get_size()
            scale = min(_DENSITY / 72, _MOST_PIXELS / max(width, height, 1))
            out = BytesIO()
            page.render(scale=scale).to_pil().save(out, "PNG", dpi=(scale * 72, scale * 72))
        finally:
            document.close()
    except (pypdfium2.PdfiumError, IndexError) as error:
        raise UnreadableError(f"is a broken PDF ({error})", "export it again, or as PNG") from None
    return Picture(out.getvalue(), "image/png", width, height)
