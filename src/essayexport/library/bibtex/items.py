"""An entry of a BibTeX or BibLaTeX file to a CSL item, field for field as pandoc does it (its manual, "Citations")."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from essayexport.library.bibtex.entries import BibEntry
from essayexport.library.bibtex.names import names, split_list
from essayexport.library.bibtex.rich import Rich, csl_text
from essayexport.library.bibtex.tex import rich, unescaped
from essayexport.library.bibtex.titles import STOPS, Titles
from essayexport.library.bibtex.vocabulary import (
    ARCHIVES,
    ARTICLE_TYPES,
    ARTICLES,
    IN_SERIES,
    LANGUAGES,
    TERMS,
    THESES,
    TYPES,
    VARIANTS,
)
from essayexport.library.dates import dated, edtf_date, loose_date
from essayexport.patterns import pattern

TellDefect = Callable[[str, str], None]
"""Is told of a field that something is wrong with it."""

_TEXTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "call-number": ("library",),
        "chapter-number": ("chapter",),
        "edition": ("edition",),
        "event-place": ("venue",),
        "keyword": ("keywords",),
        "number-of-pages": ("pagetotal",),
        "number-of-volumes": ("volumes",),
        "original-publisher": ("origpublisher",),
        "original-publisher-place": ("origlocation",),
        "PMCID": ("pmcid",),
        "PMID": ("pmid",),
        "version": ("version",),
    }
)
"""By CSL's variable, the fields whose text it is: the first one that is there."""

_LONG_TEXTS: Mapping[str, tuple[str, ...]] = MappingProxyType({"abstract": ("abstract",), "annote": ("annotation", "annote")})
"""Those whose text may be several paragraphs."""
_PARAGRAPH_END = pattern(r"\n[ \t]*\n\s*|\\par\b\s*")

_NAMES = ("author", "translator", "director")
_PUBLISHERS = ("school", "institution", "organization", "howpublished", "publisher")
_DATES: Mapping[str, str] = MappingProxyType({"issued": "", "accessed": "url", "event-date": "event", "original-date": "orig"})
"""By CSL's date, how the names of the fields begin that hold it."""


def item(entry: BibEntry, *, biblatex: bool, language: str, tell: TellDefect) -> dict[str, Any]:
    """The CSL item of an entry. `language` is that of the essay, which titles without a language of their own have."""
    return _Entry(entry, biblatex=biblatex, language=language, tell=tell).item()


class _Entry:
    """One entry being read."""

    def __init__(self, entry: BibEntry, *, biblatex: bool, language: str, tell: TellDefect) -> None:
        self._entry = entry
        self._biblatex = biblatex
        self._tell = tell
        self._options = _options(self._field("options"))
        self._language = _language(self._field)
        self._titles = Titles(entry.kind, self._field, english=(self._language or language or "en").lower().startswith("en"))

    def item(self) -> dict[str, Any]:
        found: dict[str, Any] = {"id": self._entry.key, "type": self._type()}
        for part in (self._people(), self._title_fields(), self._numbers(), self._places(), self._notes(), self._dates()):
            found |= {name: value for name, value in part.items() if value}
        return found

    def _field(self, name: str) -> str:
        return self._entry.fields.get(name, "")

    def _text(self, *fields: str) -> str:
        return next((text for text in (csl_text(rich(self._field(name))) for name in fields if self._field(name)) if text), "")

    def _paragraphs(self, *fields: str) -> str:
        """A text, each of its paragraphs on a line."""
        text = next(filter(None, map(self._field, fields)), "")
        parts = _PARAGRAPH_END.split(text)
        whole = all(part.count("{") == part.count("}") for part in parts)
        return "\n".join(filter(None, (csl_text(rich(part)) for part in (parts if whole else [text]))))

    def _type(self) -> str:
        kind = self._entry.kind
        found = TYPES.get(kind, "")
        if found == "article-journal":
            return ARTICLE_TYPES.get(self._field("entrysubtype").strip().lower(), found)
        if kind == "unpublished" and any(map(self._field, ("eventtitle", "eventdate", "venue"))):
            return "speech"
        return found

    # ---------------------------------------------------------------------------------------------------------- people

    def _people(self) -> dict[str, Any]:
        people = {name: self._names(name) for name in _NAMES}
        people["container-author"] = self._names("bookauthor")
        people |= {name: self._names(name) for name in ("shortauthor", "shorteditor")}
        editors = "director" if self._field("editortype").strip().lower() == "director" else "editor"
        people[editors] = self._names("editor") or people.get(editors, [])
        return people

    def _names(self, field: str) -> list[dict[str, str]]:
        text = self._field(field)
        if not text:
            return []
        found = names(text, use_prefix=self._options.get("useprefix") == "true")
        if found.defect:
            self._tell(field, found.defect)
        return found.names

    # ---------------------------------------------------------------------------------------------------------- titles

    def _title_fields(self) -> dict[str, str]:
        titles = self._titles
        of_works = {
            "title": titles.title(),
            "volume-title": titles.volume_title(),
            "container-title": titles.container(),
            "container-title-short": titles.container_short(),
            "title-short": titles.short(),
            "event": titles.of_work("eventtitle"),
            "original-title": titles.of_work("origtitle"),
        }
        return {name: csl_text(text, keep_case=True) for name, text in of_works.items()} | {"collection-title": self._series()}

    def _series(self) -> str:
        plain = self._field("series").strip()
        if plain.isdecimal():
            return f"{_ordinal(int(plain))} series" if len(plain) < 6 else plain
        if plain.lower() in TERMS:
            text: Rich = (TERMS[plain.lower()],)
            return csl_text(text) if self._language[:2] not in {"", "en"} else csl_text(text).capitalize()
        return csl_text(self._titles.of_work("series"), keep_case=True)

    # --------------------------------------------------------------------------------------------------------- numbers

    def _numbers(self) -> dict[str, str]:
        found = {name: self._text(*fields) for name, fields in _TEXTS.items()}
        found |= {name: self._paragraphs(*fields) for name, fields in _LONG_TEXTS.items()}
        found["page"] = self._text("pages").replace("–", "-")
        found["volume"] = ".".join(filter(None, (self._text("volume"), self._text("part"))))
        number = self._text("number")
        if self._entry.kind in ARTICLES:
            found["issue"] = ", ".join(filter(None, (number, self._text("issue"))))
        else:
            found["collection-number" if self._entry.kind in IN_SERIES else "number"] = number
        return found

    # ---------------------------------------------------------------------------------------------- publishers, places

    def _places(self) -> dict[str, str]:
        patent = self._entry.kind == "patent"
        place = self._list("address") or (self._list("location") if self._biblatex and not patent else "")
        publishers = (self._text(name) if name == "howpublished" else self._list(name) for name in _PUBLISHERS)
        return {
            "publisher": "; ".join(filter(None, publishers)),
            "publisher-place": place,
            "jurisdiction": self._list("location") if patent else "",
        }

    def _list(self, field: str) -> str:
        text = self._field(field)
        if not self._biblatex or " and" not in text:
            return csl_text(rich(text))
        return "; ".join(csl_text(rich(part)) for part in split_list(text))

    # ------------------------------------------------------------------------------------------------- notes, addresses

    def _notes(self) -> dict[str, str]:
        return {
            "URL": self._address(),
            "DOI": _doi(self._field("doi")) if self._options.get("doi") != "false" else "",
            "ISBN": self._field("isbn").strip(),
            "ISSN": self._field("issn").strip(),
            "language": self._language,
            "genre": self._term("type") or TERMS.get(THESES.get(self._entry.kind, ""), ""),
            "status": self._term("pubstate") or ("forthcoming" if self._field("year").strip() == "forthcoming" else ""),
            "note": self._note(),
            "other-ids": self._field("ids").strip(),
        }

    def _address(self) -> str:
        if self._field("url") and (self._options.get("url") != "false" or self._entry.kind == "online"):
            return unescaped(self._field("url")).strip()
        base = ARCHIVES.get((self._field("eprinttype") or self._field("archiveprefix")).strip().lower())
        return f"{base}{self._field('eprint').strip()}" if base and self._field("eprint") else ""

    def _term(self, field: str) -> str:
        plain = self._field(field).strip()
        return TERMS.get(plain.lower()) or (self._text(field) if _TEX.search(plain) else plain)

    def _note(self) -> str:
        note = self._text("note") if self._entry.kind != "periodical" else ""
        addendum = self._text("addendum") if self._biblatex else ""
        if note and addendum:
            return f"{note}{' ' if note.endswith(STOPS) else '. '}{addendum}"
        return note or addendum

    # ----------------------------------------------------------------------------------------------------------- dates

    def _dates(self) -> dict[str, Any]:
        return {name: self._date(prefix) for name, prefix in _DATES.items()}

    def _date(self, prefix: str) -> dict[str, Any] | None:
        whole = dated(self._bare(f"{prefix}date"))
        if whole:
            return whole
        first, last = (self._days(f"{prefix}{end}") for end in ("", "end"))
        if first and last and "literal" not in first and "literal" not in last:
            return first | {"date-parts": [first["date-parts"][0], last["date-parts"][-1]]}
        return first

    def _days(self, prefix: str) -> dict[str, Any] | None:
        year, month, day = (self._bare(f"{prefix}{part}") for part in ("year", "month", "day"))
        if not month and "-" in year[1:] and (whole := edtf_date(year)):
            return whole
        return loose_date(year, month, day) if year else None

    def _bare(self, field: str) -> str:
        """A field in which `~` is no space but doubt."""
        return _SORTING.sub("", self._field(field)).translate(_BRACES).strip()


_BRACES = str.maketrans("", "", "{}\\")
_SORTING = pattern(r"\\noopsort\s*\{[^{}]*\}")
"""What BibTeX sorts by and does not print."""

_TEX = pattern(r"[\\{}$~]")


def _options(text: str) -> dict[str, str]:
    pairs = (part.partition("=") for part in text.split(",") if part.strip())
    return {name.strip().lower(): value.strip().lower() or "true" for name, _, value in pairs}


def _language(field: Callable[[str], str]) -> str:
    name = (field("langid") or field("hyphenation")).strip().lower()
    if name == "english":
        name = VARIANTS.get(field("langidopts").replace(" ", "").lower(), name)
    return LANGUAGES.get(name, name)


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _doi(text: str) -> str:
    return unescaped(text).strip()
