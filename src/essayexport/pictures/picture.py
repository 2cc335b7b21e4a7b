"""What a picture is in memory."""

from collections.abc import Mapping

from essayexport.records import NamedTuple


class Picture(NamedTuple):
    """A readable picture: its bytes, media type (`image/png`) and natural size in points (pixels at its own density)."""

    data: bytes
    media_type: str
    width: float
    height: float


DRAWING = "image/svg+xml"
"""The media type of drawings, which have no pixels."""


class UnreadableError(Exception):
    """What is wrong with a picture, said of it ("is …"), and what to do about it."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


Pictures = Mapping[str, Picture]
"""By the target of the image in the tree. A picture that is not here is missing: a placeholder with its alternative text."""
