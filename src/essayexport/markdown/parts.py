"""How the inlines of one paragraph, heading or cell are read: from left to right, each by the rule of its first character.

As in pandoc, emphasis, quotations and the like read on in the same text until their end comes; brackets hold a text of their own.
"""

from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import field, replace
from functools import cached_property
from types import MappingProxyType

from essayexport.diagnostics import Code, Diagnostic, Span
from essayexport.document import Blocks, Inline, Inlines, Note
from essayexport.markdown.abbreviations import places, with_no_break_space
from essayexport.markdown.brackets import Pairs, pairs
from essayexport.markdown.inlines import Run, source_text
from essayexport.markdown.place import Leaf, Origin
from essayexport.markdown.reading import DEEPEST, Definition, Reading
from essayexport.markdown.tex_pairs import TexPairs, tex_pairs
from essayexport.patterns import pattern
from essayexport.records import NamedTuple, state

_DEEPEST_CITE = 2
"""Cites in cites; more are text."""
_PATIENCE = 2
_LEAST_PATIENCE = 10_000
"""How much of a text is read in vain, at most: so many times its length, or so many characters."""
_SPECIAL = pattern(r"""[\n!&*<@\[\\^_`~"'$]|-(?=[-@])|\.\.\.""")
_SPECIAL_IN_CITE = pattern(r"""[\n!&*<@\[\\^_`~"'$;]|-(?=[-@])|\.\.\.""")
"""What can mean something; all else is words."""
_ADDRESS = pattern(r"(?<=[A-Za-z0-9+.-])://|\bwww\.")
_ADDRESS_PART = pattern(r"[^\s()\[\]<>]+|\S")
_OPENERS = MappingProxyType({")": "(", "]": "[", ">": "<"})
MAY_DEFINE = pattern(r"\\(?:re)?new|\\provide|\\Declare|\\def|\\let")

NoteBlocks = Callable[[Definition], Blocks]
"""Builds the blocks of a footnote."""


class _GiveUp(Exception):  # noqa: N818  (no error)
    """Too much was read in vain: what may not be there is taken for not there."""


class Inside(NamedTuple):
    """What a part stands in: how deep in all, in how many cites, and whether in a link; the quotation mark it stands in.

    `trying`: whether what is around it may turn out not to be there.
    """

    depth: int
    cites: int = 0
    in_link: bool = False
    quote: str = ""
    trying: bool = False


@state
class Ground:
    """What all parts of one leaf share."""

    leaf: Leaf
    reading: Reading
    rules: "Rules"
    begins_cite: "Callable[[Part, int], bool]"
    note_blocks: NoteBlocks
    messages: list[Diagnostic] = field(default_factory=list)
    vain: set[tuple[str, int, int]] = field(default_factory=set)
    """What was tried at a place, up to the end of a part, and is not there."""
    read_in_vain: int = 0
    """Characters read for it; hostile text can hold each such thing in another."""
    notes: dict[int, Note] = field(default_factory=dict)
    """The notes that were called, by the place of the call."""
    last_places: dict[str, int] = field(default_factory=dict)

    @cached_property
    def pairs(self) -> Pairs:
        """Which brackets and code marks belong together."""
        return pairs(self.leaf.text, self.tex)

    @cached_property
    def _tex_pairs(self) -> TexPairs:
        return tex_pairs(self.leaf.text)

    def tex(self) -> TexPairs:
        """Which braces and environments of TeX belong together, for those who may not need them."""
        return self._tex_pairs

    @cached_property
    def addresses(self) -> tuple[list[int], list[int]]:
        """Where addresses of the web stand in the text: behind what makes each one, up to the next blank.

        A bracket that closes and was not opened in it ends an address too, as in `[words](https://example.org)[@key]`.
        """
        text = self.leaf.text
        starts, ends, end = [], [], 0
        for match in _ADDRESS.finditer(text):
            if match.end() > end:
                end = _address_end(text, match.end())
                starts.append(match.end())
                ends.append(end)
        return starts, ends

    def is_in_address(self, position: int) -> bool:
        """Whether a place stands in an address of the web."""
        starts, ends = self.addresses
        number = bisect_right(starts, position) - 1
        return number >= 0 and position < ends[number]

    def last(self, mark: str) -> int:
        """Where a text stands for the last time, looked for once; -1 where it is not."""
        found = self.last_places.get(mark)
        if found is None:
            found = self.last_places[mark] = self.leaf.text.rfind(mark)
        return found

    @cached_property
    def last_closing_span(self) -> int:
        """Where `</span>` stands for the last time."""
        return self.leaf.text.lower().rfind("</span")

    def with_macros(self, tex: str) -> str:
        """A formula or command with the author's macros put in; a definition stays as it is and counts from now on."""
        macros = self.reading.shared.macros
        if not macros and not MAY_DEFINE.match(tex):
            return tex
        from essayexport.markdown.macros import expanded, learn  # noqa: PLC0415  (few essays define any)

        if MAY_DEFINE.match(tex) and learn(tex, macros):
            return tex
        found = expanded(tex, macros)
        return f"{found} " if tex.endswith(" ") and not found.endswith(" ") else found

    def note(self, position: int, definition: Definition) -> Note:
        """The note that is called at a place, built once."""
        found = self.notes.get(position)
        if found is None:
            found = self.notes[position] = Note(self.note_blocks(definition))
        return found

    @property
    def is_worth_reading(self) -> bool:
        """Whether not too much was read in vain already."""
        return self.read_in_vain <= _PATIENCE * len(self.leaf.text) + _LEAST_PATIENCE

    def not_there(self, kind: str, start: int, end: int, cost: int) -> None:
        """Remembers that something is not at a place."""
        self.vain.add((kind, start, end))
        self.read_in_vain += cost


class Part:
    """A part of a leaf while it is read, from `pos` to `end`."""

    def __init__(self, ground: Ground, start: int, end: int, around: Inside) -> None:
        self.ground, self.src = ground, ground.leaf.text
        self.pos, self.end = start, end
        self.depth, self.cites, self.in_link, self.quote, self.trying = around
        self.special = _SPECIAL
        self.run = Run()
        self.plain_from = start
        """Where the words begin that reach up to `pos`, with nothing but words among them."""
        self.word_end = -1
        """The end of the last thing that counts as a word: emphasis."""

    # ------------------------------------------------------------------------------------------------------- reading

    def all(self) -> Inlines:
        """The inlines of the whole part."""
        while self.pos < self.end:
            self.step()
        return self.run.inlines()

    def until(self, stops: "Callable[[Part], bool]", run: Run | None = None) -> Inlines:
        """The inlines up to where `stops` says so, or else up to the end; a `run` goes on with them."""
        outer, self.run = self.run, run or Run()
        self.depth += 1
        while self.pos < self.end and not stops(self):
            self.step()
            if self.trying and not self.ground.is_worth_reading:
                raise _GiveUp
        self.depth -= 1
        inner, self.run = self.run, outer
        return inner.inlines() if run is None else ()

    def step(self) -> None:
        """Reads the inline that starts at `pos`, or the words up to the next character that can mean something."""
        start = self.pos
        for rule in self.ground.rules.get(self.src[start], ()):
            if rule(self):
                return
        found = self.special.search(self.src, start + 1, self.end)
        self.pos = found.start() if found else self.end
        words = self.src[start : self.pos]
        self.run.write(self._with_no_break_spaces(words) if ". " in words else words)

    def _with_no_break_spaces(self, words: str) -> str:
        """Words that end at `pos` with no-break spaces behind abbreviations, unless a line end, a cite or a note follows."""
        for place in reversed(places(words)):
            gap = len(words) - place
            if not words[place:].isspace() or not self._parts_from_blanks(gap):
                words = with_no_break_space(words, place)
        return words

    def _parts_from_blanks(self, gap: int) -> bool:
        if self.pos >= self.end:
            return False
        following = self.src[self.pos]
        if following == "\n":
            return gap > 1
        if following not in "[@-":
            return False
        return self.src.startswith("[^", self.pos) or self.ground.begins_cite(self, self.pos)

    def rewritten(self, text: str, start: int, end: int) -> Inlines:
        """The inlines of a text that was made of the one from `start` to `end`."""
        place = self.span(start, end)
        origin = Origin(place.path, (text,), ((place.line, place.column),), exact=False)
        ground = replace(self.ground, leaf=Leaf(text, origin, 0, 0), notes={}, vain=set(), last_places={})
        return Part(ground, 0, len(text), Inside(self.depth + 1, self.cites, self.in_link, self.quote, self.trying)).all()

    def inside(self, start: int, end: int, *, in_link: bool = False, quote: str | None = None) -> Inlines:
        """The inlines of what stands inside a bracket or the like."""
        if not self.has_room(start, end):
            return source_text(self.src[start:end])
        return self.inner(start, end, in_link=in_link, quote=quote).all()

    def inner(self, start: int, end: int, *, in_link: bool = False, in_cite: bool = False, quote: str | None = None) -> "Part":
        """A part inside this one, still to be read. In a cite, `;` can mean something."""
        quote = self.quote if quote is None else quote
        around = Inside(self.depth + 1, self.cites + in_cite, in_link or self.in_link, quote, self.trying)
        part = Part(self.ground, start, end, around)
        if in_cite:
            part.special = _SPECIAL_IN_CITE
        return part

    def has_room(self, start: int, end: int) -> bool:
        """Whether something may be nested here; says so where not."""
        if self.depth + 1 < DEEPEST:
            return True
        self.ground.reading.tell_too_deep(self.span(start, end))
        return False

    def attempt(self, kind: str, read: "Callable[[Part], Inline | None]") -> bool:
        """Reads something that may turn out not to be there; then all is as before."""
        ground, start = self.ground, self.pos
        if (kind, start, self.end) in ground.vain or not ground.is_worth_reading:
            return False
        before = self.plain_from, self.word_end, self.quote, self.run, self.depth, self.trying
        messages = len(ground.messages)
        self.trying = True
        try:
            found = read(self)
        except _GiveUp:
            found = None
        if found is None:
            ground.not_there(kind, start, self.end, self.pos - start)
            self.pos = start
            self.plain_from, self.word_end, self.quote, self.run, self.depth, self.trying = before
            del ground.messages[messages:]
            return False
        self.quote, self.trying = before[2], before[-1]
        self.add(found, self.pos)
        return True

    # -------------------------------------------------------------------------------------------------------- adding

    def add(self, inline: Inline, end: int) -> bool:
        """Adds an inline for the text up to `end` and goes on behind it."""
        self.run.put(inline)
        self.pos = self.plain_from = end
        return True

    def write(self, text: str, end: int) -> bool:
        """Adds characters that stand for the text from `pos` to `end`."""
        self.run.write(text)
        self.pos = self.plain_from = end
        return True

    # ------------------------------------------------------------------------------------------------------- looking

    def is_behind_word(self) -> bool:
        """Whether a letter, a digit, a full stop of running text or the end of emphasis stands directly before `pos`."""
        if self.word_end == self.pos:
            return True
        before = self.src[self.pos - 1] if self.pos > self.plain_from else ""
        return before.isalnum() or (before == "." and not self.src.startswith(".", self.pos, self.end))

    def has(self, text: str) -> bool:
        """Whether a text starts at `pos`."""
        return self.src.startswith(text, self.pos, self.end)

    def closer_of(self, opener: int) -> int | None:
        """Where the bracket closes that opens at `opener`, if it does in this part."""
        close = self.ground.pairs.brackets.get(opener)
        return close if close is not None and close < self.end else None

    def may_cite(self, opener: int) -> bool:
        """Whether what stands in a bracket here can be a cite: an `@` is right in it, and it is worth reading."""
        ground = self.ground
        return (
            self.cites < _DEEPEST_CITE
            and opener in ground.pairs.citing
            and ("cite", opener, 0) not in ground.vain
            and ground.is_worth_reading
        )

    # ------------------------------------------------------------------------------------------------------- telling

    def span(self, start: int, end: int) -> Span:
        """The place of a part of the text in the essay's file."""
        return self.ground.leaf.span(start, end)

    def tell(self, code: Code, message: str, span: Span, hint: str | None = None) -> None:
        """Reports a message, unless what is being read turns out not to be there."""
        self.ground.messages.append(Diagnostic(code, message, span, hint))


Rule = Callable[[Part], bool]
"""Reads what opens at `part.pos`: adds inlines, moves `part.pos` behind it, and says whether it was there."""
Rules = Mapping[str, tuple[Rule, ...]]
"""Rules by the character that opens what they read; in the order in which they are asked."""


def _address_end(text: str, position: int) -> int:
    """Where an address ends that goes on at a position: at a blank, or at a bracket that was opened before it."""
    opened: dict[str, int] = {}
    for part in _ADDRESS_PART.finditer(text, position):
        if opener := _OPENERS.get(part.group()):
            if not opened.get(opener):
                return part.start()
            opened[opener] -= 1
        elif part.group() in _OPENERS.values():
            opened[part.group()] = opened.get(part.group(), 0) + 1
        if part.end() < len(text) and text[part.end()].isspace():
            return part.end()
    return len(text)


def leaf_inlines(
    leaf: Leaf, reading: Reading, rules: Rules, begins_cite: Callable[[Part, int], bool], note_blocks: NoteBlocks
) -> Inlines:
    """The inlines of a whole leaf."""
    ground = Ground(leaf, reading, rules, begins_cite, note_blocks)
    found = Part(ground, 0, len(leaf.text), Inside(reading.depth)).all()
    told = set()
    for message in ground.messages:
        if (key := (message.code, message.span)) not in told:
            told.add(key)
            reading.shared.report(message)
    return found
