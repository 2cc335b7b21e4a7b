"""The inlines of one paragraph, heading or cell: how markdown-it's tokenizer is led over it, and over parts of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from essayexport.diagnostics import Span
from essayexport.markdown.brackets import Pairs, pairs
from essayexport.markdown.emphasis import paired
from essayexport.markdown.place import Leaf
from essayexport.markdown.reading import DEEPEST, Reading
from essayexport.patterns import pattern

_DEEPEST_CITE = 2
"""Cites in cites; more are text."""
_PATIENCE = 2
_LEAST_PATIENCE = 10_000
"""How much of a text is read as cites in vain, at most: so many times its length, or so many characters."""


@dataclass(eq=False, repr=False)
class Ground:
    """What all parts of one leaf share."""

    leaf: Leaf
    reading: Reading
    parser: MarkdownIt
    not_cites: set[int] = field(default_factory=set)
    """Where brackets open that turned out to be no cite."""
    read_in_vain: int = 0
    """Characters in such brackets; hostile text can hold each in another."""

    @cached_property
    def pairs(self) -> Pairs:
        """Which brackets and code marks belong together."""
        return pairs(self.leaf.text)

    @cached_property
    def last_comment_end(self) -> int:
        """Where the last comment ends; no comment can open behind it."""
        return self.leaf.text.rfind("-->")

    def may_cite(self, opener: int) -> bool:
        """Whether a bracket has an `@` right in it, and is worth reading."""
        return opener in self.pairs.citing and opener not in self.not_cites and self.is_worth_reading()

    def is_worth_reading(self) -> bool:
        """Whether not too much was read in vain already."""
        return self.read_in_vain <= _PATIENCE * len(self.leaf.text) + _LEAST_PATIENCE

    def no_cite(self, opener: int, close: int) -> None:
        """Remembers that a bracket is no cite."""
        self.not_cites.add(opener)
        self.read_in_vain += close - opener


class Inside(NamedTuple):
    """What a part stands in: how deep in all, in how many cites, and whether in a link or right in a cite.

    Right in a cite, `;` and `@key` are tokens of their own.
    """

    depth: int
    cites: int = 0
    in_cite: bool = False
    in_link: bool = False


class Part(StateInline):
    """A part of a leaf while it is read, from `pos` to `posMax`."""

    def __init__(self, ground: Ground, start: int, end: int, around: Inside) -> None:
        super().__init__(ground.leaf.text, ground.parser, {}, [])
        self.ground, self.around = ground, around
        self.pos, self.posMax = start, end
        self.token_end = start

    def is_behind_word(self) -> bool:
        """Whether a letter, a digit or a full stop of running text stands directly before `pos`: pandoc's words have stops."""
        before = self.src[self.pos - 1] if self.pos > self.token_end else ""
        return before.isalnum() or (before == "." and self.src[self.pos : self.pos + 1] != ".")

    def closer(self) -> int | None:
        """Where the bracket closes that opens at `pos`."""
        return self.closer_of(self.pos)

    def closer_of(self, opener: int) -> int | None:
        """Where the bracket closes that opens at `opener`, if it does in this part."""
        close = self.ground.pairs.brackets.get(opener)
        return close if close is not None and close < self.posMax else None

    def add(self, kind: str, end: int, children: list[Token] | None = None, **meta: object) -> Token:
        """Adds a token for the text from `pos` to `end` and goes on behind it."""
        token = self.push(kind, "", 0)
        token.children = children
        token.meta = {"start": self.pos, "end": end, "ground": self.ground, **meta}
        self.pos = self.token_end = end
        return token

    def write(self, text: str, end: int) -> bool:
        """Adds characters that stand for the text from `pos` to `end`."""
        self.append_pending(text)
        if text != self.src[self.pos : end]:
            self.token_end = end
        self.pos = end
        return True

    def inside(self, start: int, end: int, *, in_cite: bool = False, in_link: bool = False) -> list[Token]:
        """The tokens of what stands inside a bracket or the like."""
        around = self.around
        if around.depth + 1 >= DEEPEST:
            self.ground.reading.tell_too_deep(self.span(start, end))
            return [text_token(self.src[start:end])]
        deeper = Inside(around.depth + 1, around.cites + in_cite, in_cite, in_link or around.in_link)
        return _tokens(Part(self.ground, start, end, deeper))

    def may_cite(self, opener: int) -> bool:
        """Whether what stands in a bracket here can be a cite."""
        return self.around.cites < _DEEPEST_CITE and self.ground.may_cite(opener)

    def span(self, start: int, end: int) -> Span:
        """The place of a part of the text in the essay's file."""
        return self.ground.leaf.span(start, end)


Rule = Callable[[Part], bool]
"""Reads what opens at `part.pos`: adds tokens, moves `part.pos` behind it, and says whether it was there."""

_SPECIAL = pattern(r"""[\n!&*<@\[\\^_`~"']|-(?=[-@])|\.\.\.""")
_SPECIAL_IN_CITE = pattern(r"""[\n!&*<@\[\\^_`~"';]|-(?=[-@])|\.\.\.""")


def words(state: StateInline, _silent: bool) -> bool:
    """Takes the characters up to the next that can mean something."""
    assert isinstance(state, Part)  # noqa: S101 - for the type checker: no other state is ever made
    special = _SPECIAL_IN_CITE if state.around.in_cite else _SPECIAL
    found = special.search(state.src, state.pos, state.posMax)
    end = found.start() if found else state.posMax
    return end > state.pos and state.write(state.src[state.pos : end], end)


def dispatcher(rules: Mapping[str, tuple[Rule, ...]]) -> Callable[[StateInline, bool], bool]:
    """The rule of markdown-it that asks our rules for the character at hand."""

    def ask(state: StateInline, _silent: bool) -> bool:
        assert isinstance(state, Part)  # noqa: S101 - for the type checker: no other state is ever made
        return any(rule(state) for rule in rules.get(state.src[state.pos], ()))

    return ask


def leaf_tokens(leaf: Leaf, reading: Reading, parser: MarkdownIt) -> list[Token]:
    """The tokens of a whole leaf; what is nested in one of them are its children."""
    ground = Ground(leaf, reading, parser)
    return _tokens(Part(ground, 0, len(leaf.text), Inside(reading.depth)))


def _tokens(part: Part) -> list[Token]:
    start = part.pos
    part.md.inline.tokenize(part)
    room = DEEPEST - part.around.depth

    def too_deep() -> None:
        part.ground.reading.tell_too_deep(part.span(start, part.posMax))

    return paired(part.tokens, room, too_deep)


def text_token(content: str) -> Token:
    """Characters as a token."""
    return Token("text", "", 0, content=content)
