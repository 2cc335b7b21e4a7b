"""Pictures for an output that takes no drawings."""

from types import MappingProxyType

from essayexport.diagnostics import Code, Diagnostic, Report
from essayexport.pictures.picture import DRAWING, Pictures, UnreadableError


def in_pixels(pictures: Pictures, report: Report) -> Pictures:
    """The pictures, drawings among them in pixels; one that cannot be drawn is reported and missing."""
    if not any(picture.media_type == DRAWING for picture in pictures.values()):
        return pictures
    from essayexport.pictures.drawings import drawn  # noqa: PLC0415  (loads what draws)

    found = {}
    for target, picture in pictures.items():
        try:
            found[target] = drawn(picture) if picture.media_type == DRAWING else picture
        except UnreadableError as error:
            report(Diagnostic(Code.PICTURE_UNREADABLE, f"the picture `{target}` {error}", None, error.hint))
    return MappingProxyType(found)
