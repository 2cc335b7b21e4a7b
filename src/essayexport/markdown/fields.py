"""Fields of the front matter by name, and how their values are read as the types of the tree."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from essayexport.diagnostics import Code, Diagnostic
from essayexport.document import Blocks, Inlines, MetaBlocks, MetaInlines, Paragraph, Setting, Text, is_language_tag
from essayexport.markdown.meta_texts import divided, in_line
from essayexport.markdown.reading import Shared
from essayexport.markdown.yaml_values import Record, Scalar, Series, Value
from essayexport.records import record

_TRUE = frozenset({"true", "yes", "on", "y"})
_FALSE = frozenset({"false", "no", "off", "n"})
LIKENESS = 0.8
"""How like a known name an unknown one is that is called a typo."""


def near(name: str, known: frozenset[str]) -> str | None:
    """The hint for a name that is nearly a known one."""
    found = get_close_matches(name, sorted(known), n=1, cutoff=LIKENESS)
    return f"did you mean `{found[0]}`?" if found else None


def items(value: Value | None) -> tuple[Value, ...]:
    """The values of a list; another value is a list of itself, an empty one of none."""
    if isinstance(value, Series):
        return value.values
    return () if value is None or (isinstance(value, Scalar) and value.kind == "null") else (value,)


def line_of(scalar: Scalar) -> Inlines:
    """A text as one line, in its author's words where they are a number or a word such as `yes`."""
    match scalar.meta:
        case MetaInlines() if scalar.kind != "number":
            return scalar.meta.children
        case MetaBlocks():
            return in_line(scalar.meta.blocks)
        case tuple():
            return tuple(inline for part in scalar.meta if isinstance(part, MetaInlines) for inline in part.children)
        case _:
            return (Text(scalar.value),) if scalar.value and scalar.kind != "null" else ()


@record
class Fields:
    """The values by name."""

    values: Mapping[str, Value]
    shared: Shared

    def of(self, record: Record) -> "Fields":
        """The fields of a record in a field."""
        return Fields({hyphenated(name): value for name, value in record.fields.items()}, self.shared)

    def odd(self, value: Value, message: str, hint: str | None = None) -> None:
        """Reports a value."""
        self.shared.report(Diagnostic(Code.METADATA_VALUE_ODD, message, value.span, hint))

    def first(self, *names: str) -> tuple[str, Value | None]:
        """The first of several fields that has a value."""
        found = (name for name in names if items(self.values.get(name)))
        name = next(found, names[0])
        return name, self.values.get(name)

    def as_scalar(self, name: str, value: Value | None) -> Scalar | None:
        """The text of a value; None where it is empty or, which is reported, no text. A list of one text is that text."""
        if isinstance(value, Series) and len(value.values) == 1:
            value = value.values[0]
        if value is None or isinstance(value, Scalar):
            return value if value and value.kind != "null" else None
        what = "list" if isinstance(value, Series) else "group of fields"
        self.odd(value, f"`{name}` is a {what}, not a text")
        return None

    def scalar(self, *names: str) -> Scalar | None:
        """The text of the first of several fields that has one."""
        return self.as_scalar(*self.first(*names))

    def scalars(self, name: str) -> tuple[Scalar, ...]:
        """The texts of a field that is one text or a list of them."""
        return tuple(scalar for item in items(self.values.get(name)) if (scalar := self.as_scalar(name, item)))

    def line(self, *names: str) -> Inlines:
        """A line of text. Of a list that stands in its place nothing is lost, but it is reported."""
        name, value = self.first(*names)
        if isinstance(value, Series) and len(value.values) > 1:
            self.odd(value, f"`{name}` is a list, not a text", "its texts are printed with commas between them")
            return _with_commas(tuple(line_of(scalar) for item in value.values if (scalar := self.as_scalar(name, item))))
        scalar = self.as_scalar(name, value)
        return line_of(scalar) if scalar else ()

    def names(self, *fields: str) -> Inlines:
        """A line of text, or a list of names that becomes one."""
        name, value = self.first(*fields)
        return _with_commas(tuple(line_of(scalar) for item in items(value) if (scalar := self.as_scalar(name, item))))

    def blocks(self, name: str) -> Blocks:
        """Paragraphs: a text, or a list of them."""
        return tuple(block for scalar in self.scalars(name) for block in _blocks_of(scalar))

    def words(self, *names: str) -> tuple[Inlines, ...]:
        """A list of words, or a text in which commas or semicolons stand between them."""
        name, value = self.first(*names)
        if isinstance(value, Series):
            return tuple(line_of(scalar) for item in value.values if (scalar := self.as_scalar(name, item)))
        scalar = self.as_scalar(name, value)
        return tuple(word for word in divided(line_of(scalar), ",;") if word) if scalar else ()

    def setting(self, *names: str) -> Setting | None:
        """A value that is no Markdown."""
        scalar = self.scalar(*names)
        return Setting(scalar.value.strip(), scalar.span) if scalar else None

    def text(self, *names: str) -> str:
        """A value that is no Markdown and whose place nobody asks for."""
        setting = self.setting(*names)
        return setting.value if setting else ""

    def language(self) -> str:
        """A language tag."""
        scalar = self.scalar("lang")
        tag = scalar.value.strip() if scalar else ""
        if not scalar or is_language_tag(tag):
            return tag
        self.odd(scalar, f"`lang` is “{tag}”, which names no language", "a language is written as `en-GB` or `de`")
        return ""

    def flag(self, *names: str, default: bool) -> bool:
        """True or false."""
        scalar = self.scalar(*names)
        word = scalar.value.strip().lower() if scalar else ""
        if scalar and word not in _TRUE | _FALSE:
            self.odd(scalar, f"`{self.first(*names)[0]}` is neither `true` nor `false`")
        return word in _TRUE if word in _TRUE | _FALSE else default

    def files(self, name: str) -> Iterator[Setting]:
        """Names of files: one, a list, or several in a text with commas between them."""
        for scalar in self.scalars(name):
            names = [part.strip() for part in scalar.value.split(",")]
            several = all("." in part.rpartition("/")[2] and " " not in part for part in names)
            yield from (Setting(part, scalar.span) for part in (names if several else [scalar.value.strip()]))


def hyphenated(name: str) -> str:
    """The name of a field as pandoc spells it, where its writer took underscores."""
    return name.replace("_", "-")


def _blocks_of(scalar: Scalar) -> Blocks:
    if isinstance(scalar.meta, MetaBlocks):
        return scalar.meta.blocks
    line = line_of(scalar)
    return (Paragraph(line),) if line else ()


def _with_commas(texts: tuple[Inlines, ...]) -> Inlines:
    joined: Inlines = ()
    for text in texts:
        joined = spaced((*joined, Text(",")), text) if joined else text
    return joined


def spaced(left: Inlines, right: Inlines) -> Inlines:
    """Two texts with a blank between them; characters that meet are one text."""
    if not left or not right:
        return left or right
    parts = [*left, Text(" "), *right]
    joined = parts[:1]
    for part in parts[1:]:
        last = joined[-1]
        if isinstance(part, Text) and isinstance(last, Text):
            joined[-1] = Text(last.text + part.text)
        else:
            joined.append(part)
    return tuple(joined)
