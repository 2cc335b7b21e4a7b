"""What a picture is in memory."""

from collections.abc import Mapping
from typing import NamedTuple


class Picture(NamedTuple):
    """A readable picture: its bytes, media type (`image/png`) and natural size in points (pixels at its own density)."""

    data: bytes
    media_type: str
    width: float
    height: float


Pictures = Mapping[str, Picture]
"""By the target of the image in the tree. A picture that is not here is missing: a placeholder with its alternative text."""
