"""The lists of the document as Word numbers them: an abstract list for each kind and surrounding, a list for each in the tree."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from essayexport.document import Delimiter, List, ListKind, Role
from essayexport.records import record
from essayexport.style.page import PageStyle
from essayexport.writers.docx.properties import indent
from essayexport.writers.docx.standing import Standing, indents
from essayexport.writers.markers import hang, steps
from essayexport.writers.meanings import is_task_list

_LEVELS = 9
"""Levels that a list of Word has (ECMA-376 part 1, 17.9.6)."""

_FORMATS: Mapping[ListKind, str] = MappingProxyType(
    {
        ListKind.BULLET: "bullet",
        ListKind.DECIMAL: "decimal",
        ListKind.LOWER_ALPHA: "lowerLetter",
        ListKind.UPPER_ALPHA: "upperLetter",
        ListKind.LOWER_ROMAN: "lowerRoman",
        ListKind.UPPER_ROMAN: "upperRoman",
    }
)

BULLET = "•"


@record
class _Kind:
    """What lists share that look alike; `outside` counts the lists around the first of its levels."""

    kind: ListKind
    delimiter: Delimiter
    quotes: int
    definitions: int
    outside: int
    boxes: bool
    """Its items are tasks: their boxes are their markers."""
    steps: int
    """How often the indent of its markers grows."""


@record
class _Start:
    """The list of an abstract list that starts with a number at one of its levels; bullets have no number."""

    kind: _Kind
    level: int = 0
    start: int | None = None


@dataclass(slots=True, eq=False, repr=False)
class Numbering:
    """The lists met so far."""

    page: PageStyle
    kinds: dict[_Kind, int] = field(default_factory=dict)
    starts: list[_Start] = field(default_factory=list)
    bullets: dict[_Kind, int] = field(default_factory=dict)

    def add(self, block: List, standing: Standing) -> str:
        """`w:numPr` for the items of a list, `standing` being that of its items."""
        outside, level = divmod(standing.lists - 1, _LEVELS)
        delimiter = Delimiter.PERIOD if block.kind is ListKind.BULLET else block.delimiter
        kind = _Kind(
            block.kind, delimiter, standing.quotes, standing.definitions, outside * _LEVELS, is_task_list(block), steps(block)
        )
        self.kinds.setdefault(kind, len(self.kinds))
        number = self.bullets.get(kind) if block.kind is ListKind.BULLET else None
        if number is None:
            bullet = block.kind is ListKind.BULLET
            self.starts.append(_Start(kind) if bullet else _Start(kind, level, block.start))
            number = len(self.starts)
            if bullet:
                self.bullets[kind] = number
        return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def numbering_xml(numbering: Numbering) -> str:
    """What `w:numbering` holds."""
    abstract = "".join(_abstract(number, kind, numbering.page) for kind, number in numbering.kinds.items())
    lists = (_list(number, numbering.kinds[start.kind], start) for number, start in enumerate(numbering.starts, start=1))
    return abstract + "".join(lists)


def _abstract(number: int, kind: _Kind, page: PageStyle) -> str:
    levels = "".join(_level(level, kind, page) for level in range(_LEVELS))
    return f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'


def _level(level: int, kind: _Kind, page: PageStyle) -> str:
    standing = Standing(kind.outside + level + 1, kind.quotes, definitions=kind.definitions)
    left, right = indents(page, Role.LIST_ITEM, standing)
    out = hang(kind.steps, -page.roles[Role.LIST_ITEM].first_line, page.list_indent)
    form, behind = ("none", '<w:suff w:val="nothing"/>') if kind.boxes else (_FORMATS[kind.kind], "")
    text = "" if kind.boxes else BULLET if kind.kind is ListKind.BULLET else kind.delimiter.value.replace("1", f"%{level + 1}")
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{behind}<w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr>{indent(left, right, -out)}</w:pPr></w:lvl>'
    )


def _list(number: int, abstract: int, start: _Start) -> str:
    """A list of its own, so that it starts anew (17.9.15)."""
    override = ""
    if start.start is not None:
        override = f'<w:lvlOverride w:ilvl="{start.level}"><w:startOverride w:val="{start.start}"/></w:lvlOverride>'
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{override}</w:num>'
