"""The golden snippets whose tree is wanted to differ from pandoc's, each with the reason."""

from collections.abc import Mapping
from types import MappingProxyType

_NO_SEMICOLON = (
    "keys that no semicolon parts are all cited, which is reported; pandoc hides the second in the suffix of the first"
)
_UNPRINTABLE = "what no XML can hold is left out when a file is read, which is reported"

DIFFERENCES: Mapping[str, str] = MappingProxyType(
    {
        "cite-that-is-none": "`word-@key` is no cite but half an address",
        "control-characters": _UNPRINTABLE,
        "cross-references-hostile": _NO_SEMICOLON,
        "glyphs-hostile": _UNPRINTABLE,
        "math-macro-hostile": "pandoc reads nothing at all where macros call each other",
    }
)
