"""Keys for references of formats that have none: `Smith_2001`, as pandoc makes them, and a letter where two would be alike."""

from collections import Counter
from typing import Any


class Keys:
    """Gives each reference of a file a key of its own."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._repeated: Counter[str] = Counter()

    def key(self, given: str, item: dict[str, Any]) -> str:
        """The key that is given, else one made of the first author's name and the year."""
        wanted = "".join((given or _made(item)).split())
        key = wanted
        while key in self._taken:
            self._repeated[wanted] += 1
            key = f"{wanted}{_letters(self._repeated[wanted])}"
        self._taken.add(key)
        return key


def _made(item: dict[str, Any]) -> str:
    names = item.get("author") or item.get("editor") or [{}]
    name = names[0].get("family") or names[0].get("literal") or item.get("title", "reference").partition(" ")[0]
    parts = item.get("issued", {}).get("date-parts") or [[""]]
    return f"{name}_{parts[0][0]}" if parts[0] and parts[0][0] else name


def _letters(number: int) -> str:
    """1 → a, 26 → z, 27 → aa."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters
