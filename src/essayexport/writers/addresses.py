"""Which addresses become links, in the page, the PDF and the Word file alike, and how they are written there."""

from collections.abc import Mapping
from types import MappingProxyType
from urllib.parse import quote, urlsplit

from essayexport.patterns import pattern

_LEFT_OUT = pattern("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What no address has: control characters, which browsers skip, lone surrogates, two non-characters."""

_SAFE = "!$%&'()*+,/:;=?@~"
"""What stands in an address as it is, besides letters, digits and `-._` (RFC 3986, 2.2 and 2.3), and one number sign."""

_LONE_PERCENT = pattern("%(?![0-9A-Fa-f]{2})")

_LONGEST = 8_000
"""Characters of an address that leads anywhere: servers take so many (RFC 9110, 4.1); a PDF repeats it on each line of a link."""

_NEEDS_HOST: Mapping[str, bool] = MappingProxyType(
    {"": False, "http": True, "https": True, "ftp": True, "mailto": False, "tel": False, "doi": False, "urn": False}
)
"""The schemes that a link may have, never a script's, and whether an address of theirs names a machine."""


def address_of(target: str) -> str | None:
    """The address of a link in the characters of RFC 3986 (so ECMA-376 part 2, 6.5.3, asks), or None where it is none to go to.

    A relative one leads from where the exported file lies.
    """
    target = _LEFT_OUT.sub("", target).strip()
    try:
        parts = urlsplit(target)
        parts.port  # noqa: B018  (reading it is how the standard library checks it)
    except ValueError:
        return None
    needs_host = _NEEDS_HOST.get(parts.scheme)
    names_none = needs_host and not _is_host(parts.hostname or "")
    if needs_host is None or names_none or "[" in parts.netloc or not 0 < len(target) <= _LONGEST:
        return None
    head, sign, fragment = target.partition("#")
    here = "./" if not parts.scheme and ":" in head.partition("/")[0] else ""  # else it would be a scheme (RFC 3986, 4.2)
    return here + _quoted(head) + sign + _quoted(fragment)


def _is_host(name: str) -> bool:
    """Whether a name of a machine has no empty part; a dot may end it."""
    return name not in {"", "."} and all(name.split(".")[:-1])


def _quoted(text: str) -> str:
    return _LONE_PERCENT.sub("%25", quote(text, safe=_SAFE))
