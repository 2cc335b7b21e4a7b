"""Authors and their institutions, as pandoc, Quarto, JOSS and R Markdown people write them."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from essayexport.diagnostics import Code, Diagnostic
from essayexport.document import Author, Inlines, Text
from essayexport.markdown.fields import Fields, hyphenated, items, line_of, near, spaced
from essayexport.markdown.known_fields import AUTHOR_ELSEWHERE
from essayexport.markdown.yaml_values import AUTHORS, Record, Scalar, Value

_GIVEN = ("given", "given-names", "given-name", "firstname", "first-name", "first")
_PARTICLES = ("non-dropping-particle", "dropping-particle")
_FAMILY = ("family", "surname", "family-names", "family-name", "lastname", "last-name", "last")
_PLACES = ("affiliation", "affiliations", "institute", "institutes", "institution", "affil")
_MARKS = ("index", "id", "ref", "number", "code", "key")
"""What an institution can be called by in an author's record."""
_PLACE_NAMES = ("name", "institution", "organization", "group", "address")
_OURS = frozenset((*_GIVEN, *_PARTICLES, *_FAMILY, *_PLACES, "name", "suffix", "email", "orcid", "literal"))

Places = Mapping[str, Inlines]
"""Institutions by what they are called by."""


def authors(fields: Fields) -> tuple[Author, ...]:
    """The authors; an institution that is mentioned by its number or name is looked up among those of the essay."""
    places = _places(fields)
    _, value = fields.first("author", "authors")
    return tuple(author for item in items(value) for author in _authors(item, fields, places))


def _authors(value: Value, fields: Fields, places: Places) -> Iterator[Author]:
    if isinstance(value, Scalar) and value.kind == AUTHORS and isinstance(value.meta, tuple):
        names = (getattr(part, "children", ()) for part in value.meta)
        yield from (Author(name) for name in names if name)
    elif isinstance(value, Record):
        yield from _of_record(value, fields, places)
    elif scalar := fields.as_scalar("author", value):
        yield Author(line_of(scalar))


def _of_record(record: Record, fields: Fields, places: Places) -> Iterator[Author]:
    own = fields.of(record)
    name = _person(own)
    if not name and len(record.fields) == 1 and not own.values.keys() & _OURS:
        (called, details) = next(iter(record.fields.items()))
        if isinstance(details, Record):  # `- Ann Example: {email: …}`
            yield _author((Text(called),), fields.of(details), places)
            return
    _tell_typos(record, fields)
    if name:
        yield _author(name, own, places)
    else:
        fields.odd(record, "an author has no name", _name_hint(own))


def _author(name: Inlines, own: Fields, places: Places) -> Author:
    mentioned = (place for field in _PLACES for item in items(own.values.get(field)) for place in _mentioned(item, own, places))
    return Author(name, tuple(dict.fromkeys(mentioned)), own.text("email"), own.text("orcid", "ORCID"))


def _person(own: Fields) -> Inlines:
    """A name: a text, or a record of a `literal` name or of its `given` and `family` parts, or those parts themselves."""
    value = own.values.get("name")
    if isinstance(value, Record):
        own = own.of(value)
    elif name := own.line("name"):
        return name
    parts = (own.line(*_GIVEN), *(own.line(particle) for particle in _PARTICLES), own.line(*_FAMILY), own.line("suffix"))
    found = own.line("literal")
    if not found:
        for part in parts:
            found = spaced(found, part)
    return found


def _name_hint(own: Fields) -> str:
    """What to do about an author without a name."""
    if isinstance(own.values.get("name"), Record):
        return "give `given:` and `family:` under `name:`"
    typo = "name" not in own.values and any(near(field, frozenset({"name"})) for field in own.values)
    return "did you mean `name`?" if typo else "write `name:` before it"


def _tell_typos(record: Record, fields: Fields) -> None:
    for given, span in record.given:
        name = hyphenated(given).lower()
        hint = None if name in _OURS or name in AUTHOR_ELSEWHERE else near(name, _OURS - {"name"})
        if hint:
            message = f"an author has no field `{given}`"
            fields.shared.report(Diagnostic(Code.METADATA_FIELD_ODD, message, span, hint))


def _places(fields: Fields) -> Places:
    """The institutions that the essay lists for its authors."""
    found: dict[str, Inlines] = {}
    for field in ("affiliations", "affiliation", "institute", "institutes", "address"):
        for number, item in enumerate(items(fields.values.get(field)), 1):
            if isinstance(item, Record):
                found |= {mark: name for mark, name in _marked(item, fields, number).items() if mark not in found}
            elif isinstance(item, Scalar) and (name := line_of(item)):
                found.setdefault(str(number), name)
    return MappingProxyType(found)


def _marked(record: Record, fields: Fields, number: int) -> dict[str, Inlines]:
    """An institution by what it is called by: `{index: 1, name: …}`, or pandoc's filters' `{mark: name}`."""
    own = fields.of(record)
    name = _place(own)
    marks = [mark for field in _MARKS if (mark := own.text(field))]
    if name:
        return dict.fromkeys(marks or [str(number)], name)
    names = {
        mark: _place(own.of(value)) if isinstance(value, Record) else own.line(hyphenated(mark))
        for mark, value in record.fields.items()
    }
    return {mark: name for mark, name in names.items() if name}


def _place(own: Fields) -> Inlines:
    """An institution's name, its department before it."""
    name, department = own.line(*_PLACE_NAMES), own.line("department")
    return spaced((*department, Text(",")), name) if department and name else department or name


def _mentioned(value: Value, own: Fields, places: Places) -> Iterator[Inlines]:
    """The institutions that an author mentions, by what they are called by or in words."""
    if isinstance(value, Record):
        inside = own.of(value)
        mark = inside.text("ref") or ("" if _place(inside) else inside.text(*_MARKS))
        if mark:
            yield from _called(mark, places) or ((Text(mark),),)
        elif name := _place(inside):
            yield name
    elif scalar := own.as_scalar("affiliation", value):
        yield from _called(scalar.value, places) or (line_of(scalar),)


def _called(text: str, places: Places) -> tuple[Inlines, ...]:
    """The institutions of which a text holds nothing but what they are called by, with commas between: `1,2`."""
    marks = [text.strip()] if text.strip() in places else [part.strip().strip("^") for part in text.replace(";", ",").split(",")]
    return tuple(places[mark] for mark in marks) if all(mark in places for mark in marks) else ()
