"""What is known while one essay is read: its definitions, how deep the parser is, and whom to tell."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from markdown_it.token import Token

from essayexport.diagnostics import Code, Diagnostic, Report, Span
from essayexport.document import NO_ATTRIBUTES, Attributes
from essayexport.markdown.brackets import CodeEnds
from essayexport.markdown.place import Origin

DEEPEST_BLOCK = 100
"""Block quotes, lists, notes and divs nest this deep; what is deeper stays text."""
DEEPEST = 120
"""How deep blocks and inlines nest together."""


class Target(NamedTuple):
    """Where a link leads."""

    address: str
    title: str = ""
    attributes: Attributes = NO_ATTRIBUTES


class Definition(NamedTuple):
    """The blocks of a footnote and the place of its label."""

    tokens: Sequence[Token]
    origin: Origin
    span: Span


@dataclass(slots=True, eq=False, repr=False)
class ParagraphCode:
    """How far a paragraph that starts at `start` was searched for code over lines; in code, `position` is its end."""

    start: int
    position: int


@dataclass(slots=True, eq=False, repr=False)
class Shared:
    """What all texts of one essay have in common, its front matter and notes included."""

    report: Report
    targets: dict[str, Target] = field(default_factory=dict)
    notes: dict[str, Definition] = field(default_factory=dict)
    used_notes: set[str] = field(default_factory=set)
    identifiers: dict[str, int] = field(default_factory=dict)
    too_deep: bool = False


@dataclass(slots=True, eq=False, repr=False)
class Reading:
    """The reading of one text. `depth`, `lists` and `in_note` follow the block that is being read."""

    origin: Origin
    shared: Shared
    depth: int = 0
    lists: int = 0
    in_note: bool = False
    divs_here: int = 0
    """Open in the innermost container, of `open_divs` in all."""
    open_divs: int = 0
    last_comment_end: int | None = None
    """Where the last comment of the text ends, -1 where there is none."""
    closing_fences: list[int] | None = None
    unclosed_fences: dict[str, int] = field(default_factory=dict)
    """For backticks and tildes, the shortest fence that nothing closes any more."""
    code_ends: CodeEnds | None = None
    paragraph_code: ParagraphCode | None = None
    next_blank: tuple[int, int] = (0, 0)
    """A line and the first blank one from there."""

    def tell(self, code: Code, message: str, span: Span, hint: str | None = None) -> None:
        """Reports a message."""
        self.shared.report(Diagnostic(code, message, span, hint))

    def tell_too_deep(self, span: Span) -> None:
        """Reports, once for an essay, that something is nested too deep to be more than text."""
        if not self.shared.too_deep:
            self.shared.too_deep = True
            self.tell(Code.NESTING_TOO_DEEP, f"nested more than {DEEPEST_BLOCK} levels deep: stays as text from here", span)

    def of(self, origin: Origin) -> "Reading":
        """A reading of another text of the same essay."""
        return Reading(origin, self.shared)

    def inside_note(self, origin: Origin) -> "Reading":
        """The reading of a footnote, in which no other can be called."""
        return replace(self, origin=origin, in_note=True)
