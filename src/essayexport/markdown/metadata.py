"""The fields of the front matter: what each means, and what can be wrong with it."""

from collections.abc import Mapping
from difflib import get_close_matches
from types import MappingProxyType

from essayexport.diagnostics import Code, Diagnostic, Span
from essayexport.document import Author, Blocks, Cite, Inlines, Meta, Setting, Text, is_language_tag, walk
from essayexport.markdown.front_matter import FrontMatter, Record, Scalar, Series, Value
from essayexport.markdown.known_fields import KNOWN_ELSEWHERE
from essayexport.markdown.page_settings import PAGE_FIELDS, page_settings
from essayexport.markdown.parser import block_tokens, parser
from essayexport.markdown.place import Leaf, Origin
from essayexport.markdown.reading import Reading, Shared
from essayexport.markdown.tree import blocks, text_inlines
from essayexport.records import record

_TRUE = frozenset({"true", "yes", "on"})
_FALSE = frozenset({"false", "no", "off"})
_LEAST_LETTERS = 4
"""A shorter unknown field is like too many others to be called a typo."""
_LIKENESS = 0.8


def metadata(matter: FrontMatter, shared: Shared) -> Meta:
    """The front matter as the tree has it. Fields can be written with hyphens or underscores."""
    fields = _Fields(_by_name(matter.record, shared), shared)
    page = page_settings(fields.values, shared)
    meta = _meta(fields)._replace(page=page)
    other = {name: value for name, value in matter.record.fields.items() if _name(name) not in _OURS}
    _tell_typos(matter.record, shared)
    return meta._replace(other=MappingProxyType({name: _plain(value) for name, value in other.items()}))


def _name(field: str) -> str:
    return field.replace("_", "-")


def _by_name(record: Record, shared: Shared) -> Mapping[str, Value]:
    """The fields by their name with hyphens; one that is given again is reported."""
    seen: dict[str, Span] = {}
    for field, span in record.given:
        if _name(field) in seen:
            message = f"the field `{field}` stands in line {seen[_name(field)].line} already; this one counts"
            shared.report(Diagnostic(Code.METADATA_FIELD_ODD, message, span))
        seen[_name(field)] = span
    return {_name(field): value for field, value in record.fields.items()}


def _tell_typos(record: Record, shared: Shared) -> None:
    for field, span in record.given:
        name = _name(field)
        if name in _OURS or name in KNOWN_ELSEWHERE or len(name) < _LEAST_LETTERS:
            continue
        if near := get_close_matches(name.lower(), sorted(_OURS), n=1, cutoff=_LIKENESS):
            message = f"there is no field `{field}`"
            shared.report(Diagnostic(Code.METADATA_FIELD_ODD, message, span, f"did you mean `{near[0]}`?"))


def _plain(value: Value) -> object:
    """A value in Python's types; dates stay as they are written."""
    match value:
        case Scalar():
            return _scalar(value)
        case Series():
            return [_plain(item) for item in value.values]
        case Record():
            return {name: _plain(item) for name, item in value.fields.items()}


def _scalar(value: Scalar) -> object:
    try:
        match value.kind:
            case "null":
                return None
            case "bool":
                return value.value.lower() in _TRUE
            case "int":
                return int(value.value, 0)
            case "float":
                return float(value.value)
            case _:
                return value.value
    except ValueError:
        return value.value


@record
class _Fields:
    """The values by name, and how they are read as the types of the tree."""

    values: Mapping[str, Value]
    shared: Shared

    def odd(self, value: Value, message: str, hint: str | None = None) -> None:
        self.shared.report(Diagnostic(Code.METADATA_VALUE_ODD, message, value.span, hint))

    def scalar(self, name: str) -> Scalar | None:
        """The text of a field; None where it is empty or no text."""
        return self.as_scalar(name, self.values.get(name))

    def as_scalar(self, name: str, value: Value | None) -> Scalar | None:
        if value is None or isinstance(value, Scalar):
            return value if value and value.kind != "null" else None
        what = "list" if isinstance(value, Series) else "group of fields"
        self.odd(value, f"`{name}` is a {what}, not a text")
        return None

    def scalars(self, name: str) -> tuple[Scalar, ...]:
        """The texts of a field that is one text or a list of them."""
        value = self.values.get(name)
        values = value.values if isinstance(value, Series) else (value,)
        return tuple(scalar for item in values if (scalar := self.as_scalar(name, item)))

    def inlines(self, name: str) -> Inlines:
        scalar = self.scalar(name)
        return self.text(scalar) if scalar else ()

    def text(self, scalar: Scalar) -> Inlines:
        """A text as Markdown, as if it were one paragraph."""
        return text_inlines(Leaf(scalar.text.strip(), scalar.origin, 0), Reading(scalar.origin, self.shared), parser())

    def blocks(self, name: str) -> Blocks:
        scalar = self.scalar(name)
        if not scalar:
            return ()
        reading = Reading(scalar.origin, self.shared)
        return blocks(block_tokens(scalar.text, reading), reading, parser())

    def setting(self, name: str) -> Setting | None:
        scalar = self.scalar(name)
        return Setting(scalar.value.strip(), scalar.span) if scalar else None

    def language(self) -> str:
        scalar = self.scalar("lang")
        tag = scalar.value.strip() if scalar else ""
        if not scalar or is_language_tag(tag):
            return tag
        self.odd(scalar, f"`lang` is “{tag}”, which names no language", "a language is written as `en-GB` or `de`")
        return ""

    def flag(self, name: str, default: bool) -> bool:
        scalar = self.scalar(name)
        word = scalar.value.strip().lower() if scalar else ""
        if scalar and word not in _TRUE | _FALSE:
            self.odd(scalar, f"`{name}` is neither `true` nor `false`")
        return word in _TRUE if word in _TRUE | _FALSE else default

    def keywords(self) -> tuple[Inlines, ...]:
        if isinstance(self.values.get("keywords"), Series):
            return tuple(self.text(scalar) for scalar in self.scalars("keywords"))
        scalar = self.scalar("keywords")
        words = (scalar.value.replace("\n", " ").split(",")) if scalar else ()
        return tuple(self.text(_part(scalar, word.strip())) for word in words if scalar and word.strip())

    def nocite(self) -> Inlines:
        texts = [self.text(scalar) for scalar in self.scalars("nocite")]
        return tuple(node for text in texts for node in walk(text) if isinstance(node, Cite))

    def authors(self) -> tuple[Author, ...]:
        value = self.values.get("author")
        values = value.values if isinstance(value, Series) else (value,) if value else ()
        return tuple(author for item in values if (author := self.author(item)))

    def author(self, value: Value) -> Author | None:
        if isinstance(value, Record):
            return self.author_record(_Fields({_name(name): item for name, item in value.fields.items()}, self.shared), value)
        scalar = self.as_scalar("author", value)
        return Author(self.text(scalar)) if scalar else None

    def author_record(self, fields: "_Fields", record: Record) -> Author | None:
        name = fields.person()
        if not name:
            self.odd(record, "an author has no name", _name_hint(fields.values))
            return None
        places = (*fields.affiliations("affiliation"), *fields.affiliations("affiliations"))
        email, orcid = fields.setting("email"), fields.setting("orcid")
        return Author(name, places, email.value if email else "", orcid.value if orcid else "")

    def person(self) -> Inlines:
        """A name: a text, or Quarto's record of a `literal` name or of its `given` and `family` parts."""
        value = self.values.get("name")
        if not isinstance(value, Record):
            return self.inlines("name")
        parts = _Fields(value.fields, self.shared)
        given, family = parts.inlines("given"), parts.inlines("family")
        return parts.inlines("literal") or _spaced(given, family)

    def affiliations(self, name: str) -> tuple[Inlines, ...]:
        """Institutions: a text, a list of them, or of records with a name."""
        value = self.values.get(name)
        values = value.values if isinstance(value, Series) else (value,)
        named = [item.fields.get("name") if isinstance(item, Record) else item for item in values]
        return tuple(self.text(scalar) for item in named if (scalar := self.as_scalar(name, item)))


def _spaced(left: Inlines, right: Inlines) -> Inlines:
    """Two texts with a blank between them; texts that meet are one."""
    if not left or not right:
        return left or right
    match left[-1], right[0]:
        case Text() as end, Text() as start:
            return (*left[:-1], Text(f"{end.text} {start.text}"), *right[1:])
        case Text() as end, _:
            return (*left[:-1], Text(f"{end.text} "), *right)
        case _, Text() as start:
            return (*left, Text(f" {start.text}"), *right[1:])
        case _:
            return (*left, Text(" "), *right)


def _name_hint(author: Mapping[str, Value]) -> str:
    """What to do about an author without a name."""
    if isinstance(author.get("name"), Record):
        return "give `given:` and `family:` under `name:`"
    typo = "name" not in author and get_close_matches("name", author, n=1, cutoff=_LIKENESS)
    return "did you mean `name`?" if typo else "write `name:` before it"


def _part(scalar: Scalar, text: str) -> Scalar:
    """A part of a text, as a text of its own; its place is looked for in the line where the whole starts."""
    line, start = scalar.origin.lines[0], scalar.origin.starts[0] if scalar.origin.starts else (scalar.span.line, 1)
    column = start[1] + max(0, line.find(text))
    return scalar._replace(value=text, origin=Origin(scalar.origin.path, (text,), ((start[0], column),)))


def _meta(fields: _Fields) -> Meta:
    return Meta(
        title=fields.inlines("title"),
        subtitle=fields.inlines("subtitle"),
        authors=fields.authors(),
        date=fields.inlines("date"),
        abstract=fields.blocks("abstract"),
        keywords=fields.keywords(),
        lang=fields.language(),
        course=fields.inlines("course"),
        instructor=fields.inlines("instructor"),
        institution=fields.inlines("institution"),
        department=fields.inlines("department"),
        running_head=fields.inlines("running-head"),
        bibliography=tuple(Setting(scalar.value.strip(), scalar.span) for scalar in fields.scalars("bibliography")),
        csl=fields.setting("csl"),
        style=fields.setting("style"),
        nocite=fields.nocite(),
        reference_section_title=fields.inlines("reference-section-title"),
        suppress_bibliography=fields.flag("suppress-bibliography", default=False),
        link_citations=fields.flag("link-citations", default=True),
    )


_OURS = frozenset(
    """
    title subtitle author date abstract keywords lang course instructor institution department running-head bibliography csl
    style nocite reference-section-title suppress-bibliography link-citations
    """.split()
) | frozenset(PAGE_FIELDS)
