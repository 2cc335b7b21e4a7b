"""The relationships of a part that holds text: addresses of its links, and its pictures."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from urllib.parse import quote, urlsplit

from essayexport.writers.docx.xml import printable

_SAFE = "!$%&'()*+,/:;=?@~"
"""What stands in an address as it is, besides letters, digits and `-._` (RFC 3986, 2.2 and 2.3), and one number sign."""

_LONE_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")

_NEEDS_HOST: Mapping[str, bool] = MappingProxyType(
    {"": False, "http": True, "https": True, "ftp": True, "mailto": False, "tel": False, "doi": False, "urn": False}
)
"""The schemes that a link may have, and whether an address of theirs names a machine."""


@dataclass(slots=True)
class Relations:
    """Identifiers of relationships, by address of a link and by target of a picture."""

    links: dict[str, str] = field(default_factory=dict)
    pictures: dict[str, str] = field(default_factory=dict)

    def link(self, address: str) -> str:
        """The identifier of the relationship to an address; each has one."""
        return self.links.setdefault(address, f"link{len(self.links) + 1}")

    def picture(self, target: str) -> str:
        """The identifier of the relationship to a picture."""
        return self.pictures.setdefault(target, f"picture{len(self.pictures) + 1}")


def address_of(target: str) -> str | None:
    """The address of a link as a package may hold it (ECMA-376 part 2, 6.5.3), or None where it is none to go to."""
    target = printable(target).strip()
    try:
        parts = urlsplit(target)
        parts.port  # noqa: B018  (reading it is how the standard library checks it)
    except ValueError:
        return None
    needs_host = _NEEDS_HOST.get(parts.scheme)
    if needs_host is None or (needs_host and not parts.hostname) or "[" in parts.netloc or not target:
        return None
    head, sign, fragment = target.partition("#")
    return _quoted(head) + sign + _quoted(fragment)


def _quoted(text: str) -> str:
    return _LONE_PERCENT.sub("%25", quote(text, safe=_SAFE))
