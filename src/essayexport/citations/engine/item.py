"""A reference as the style sees it: the fields of a CSL-JSON item, each read once."""

import re
from collections.abc import Mapping
from typing import Any

from essayexport.citations.engine import date_values, name_values, rich_text
from essayexport.citations.engine.days import Date
from essayexport.citations.engine.name_values import Name
from essayexport.citations.engine.output import Output

NAME_VARIABLES = frozenset(
    "author chair collection-editor compiler composer container-author contributor curator director editor editorial-director"
    " editor-translator executive-producer guest host illustrator interviewer narrator organizer original-author performer"
    " producer recipient reviewed-author script-writer series-creator translator".split()
)
"""CSL 1.0.2, Appendix IV, Name Variables."""

_BY_WEIGHT = ("author", *sorted(NAME_VARIABLES - {"author"}))
"""The name variables in the order in which they make labels."""

DATE_VARIABLES = frozenset("accessed available-date container event-date issued original-date submitted".split())
"""CSL 1.0.2, Appendix IV, Date Variables."""

NUMBER_VARIABLES = frozenset(
    "chapter-number citation-number collection-number edition first-reference-note-number issue locator number number-of-pages"
    " number-of-volumes page page-first part-number printing-number section supplement-number version volume".split()
)
"""CSL 1.0.2, Appendix IV, Number Variables."""

_SHORT: Mapping[str, tuple[str, ...]] = {
    "title": ("title-short", "shortTitle"),
    "container-title": ("container-title-short", "journalAbbreviation"),
}
_ALIASES = {"title-short": "shortTitle", "container-title-short": "journalAbbreviation"}
_DERIVED = frozenset(("page-first", *_ALIASES))
"""The variables that may have content where the item has no field of their name."""
_LONGEST = 200
"""No page number is longer."""
_AFTER_FIRST = r"\s*(?:&|(?<!\\)[-–]|,(?=\s))\s*"
_DOI = r"(?i)^(?:https?://)?(?:dx\.)?doi\.org/|^doi:\s*"


class Item:
    """One reference. What is read from its fields is kept for the length of a run."""

    __slots__ = ("_dates", "_has", "_names", "_strings", "_texts", "fields", "key", "number", "type")

    def __init__(self, key: str, fields: Mapping[str, Any]) -> None:
        self.key, self.fields = key, _with_note_fields(fields) if "note" in fields else fields
        self.type = str(self.fields.get("type") or "")
        self.number = 0
        """Its place in the bibliography, from 1: the variable `citation-number`."""
        self._names: dict[str, tuple[Name, ...]] = {}
        self._dates: dict[str, Date | None] = {}
        self._strings: dict[str, str] = {}
        self._has: dict[str, bool] = {}
        self._texts: dict[str, Output | None] = {}

    def names(self, variable: str) -> tuple[Name, ...]:
        """The names in a name variable."""
        found = self._names.get(variable)
        if found is None:
            value = self.fields.get(variable)
            found = self._names[variable] = _names(value) if value else ()
        return found

    def date(self, variable: str) -> Date | None:
        """The date in a date variable."""
        if variable not in self._dates:
            self._dates[variable] = date_values.parse(self.fields.get(variable))
        return self._dates[variable]

    def string(self, variable: str) -> str:
        """A variable as plain characters, without the markup in it."""
        text = self._strings.get(variable)
        if text is None:
            text = self._strings[variable] = self._string(variable)
        return text

    def _string(self, variable: str) -> str:
        value = self.fields.get(variable)
        if value is None:
            if variable == "page-first":
                return re.split(_AFTER_FIRST, self.string("page")[:_LONGEST], maxsplit=1)[0]
            value = self.fields.get(_ALIASES.get(variable, ""), "")
        text = value.strip() if isinstance(value, str) else "" if isinstance(value, (dict, list)) else str(value)
        return re.sub(_DOI, "", text) if variable == "DOI" else text

    def text(self, variable: str, *, short: bool = False) -> Output | None:
        """A variable as output, its markup read; with `short` the short form if there is one."""
        name = f"{variable}-short" if short else variable
        if name not in self._texts:
            value = self._short(variable) if short else self.string(variable)
            self._texts[name] = rich_text.parse(value) if value else None
        return self._texts[name]

    @property
    def label(self) -> str:
        """The variable `citation-label`: the one given, or one made of names and year (CSL 1.0.2, Standard Variables)."""
        from essayexport.citations.engine.citation_label import citation_label  # noqa: PLC0415  (few styles print it)

        return self.string("citation-label") or citation_label(self._first_names, self.string("title"), self.date("issued"))

    @property
    def _first_names(self) -> tuple[Name, ...]:
        return next((names for variable in _BY_WEIGHT if (names := self.names(variable))), ())

    def _short(self, variable: str) -> str:
        """The short form of a variable, or the variable itself."""
        forms = _SHORT.get(variable, (f"{variable}-short",))
        return next((text for form in forms if (text := self.string(form))), "") or self.string(variable)

    def has(self, variable: str) -> bool:
        """Whether a variable is not empty."""
        if variable == "citation-number":
            return self.number > 0
        found = self._has.get(variable)
        if found is None:
            found = self._has[variable] = self._is_filled(variable)
        return found

    def _is_filled(self, variable: str) -> bool:
        if variable not in self.fields and variable not in _DERIVED:
            return False
        if variable in NAME_VARIABLES:
            return bool(self.names(variable))
        if variable in DATE_VARIABLES:
            return self.date(variable) is not None
        return bool(self.string(variable))

    def is_english(self, default: bool) -> bool:
        """Whether title case is for this item (CSL 1.0.2, Non-English Items); `default` is the style's own language."""
        language = self.string("language").lower()
        return language.startswith("en") if language else default


def _with_note_fields(fields: Mapping[str, Any]) -> Mapping[str, Any]:
    from essayexport.citations.engine.note_fields import with_note_fields  # noqa: PLC0415  (few items have a note)

    return with_note_fields(fields)


def _names(value: Any) -> tuple[Name, ...]:
    names = (name_values.parse(entry) for entry in (value if isinstance(value, list) else [value]))
    return tuple(name for name in names if name.family or name.literal)


NO_ITEM = Item("", {})
"""What is handed on where text is dressed without an item at hand."""
