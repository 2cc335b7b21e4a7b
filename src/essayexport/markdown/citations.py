"""pandoc's citations: `[see @key, pp. 33-35; also @other]`, `@key [p. 33]`, `-@key`, `@{any key}`."""

import itertools
from collections.abc import Callable, Iterator

from essayexport.diagnostics import Code, Span
from essayexport.document import Cite, CiteItem, CiteMode, Inline, Inlines, Marked, Quoted, SoftBreak, Text
from essayexport.markdown.inlines import joined, source_text, trimmed
from essayexport.markdown.links import opens_target
from essayexport.markdown.parts import Part
from essayexport.markdown.targets import normal
from essayexport.patterns import pattern
from essayexport.records import NamedTuple

_KEY = pattern(r"[\w*](?:\w|[:.#$%&\-+?<>~/](?=\w)|[:/](?=/))*")
_BRACED = pattern(r"\{((?:[^\s{}]|\{[^\s{}]*\})*)\}")
_CLOSING = pattern(r"(?:,[ \t]*pp?\.[^()\n]*)?\)")
"""What ends brackets that hold a key and nothing else, but for pages."""
_EVERY_PART = "each part between semicolons names a reference: `[see @a; also @b]`"
_SEMICOLON = "semicolons part references: `[@a; @b]`"
_JOINTS = (pattern(r",?\s*(?:\b(?:and|und|et|y)\b|&)\s*$"), pattern(r",\s*(?=[^,]*$)"))
"""What joins a reference to the one before it, where a semicolon should."""
_LABEL = pattern(r"@[^\W_]+(?:[_-][^\W_]+)*")
_BEFORE_BRACKET = pattern(r"[ \t]*(?:\n[ \t]*)?(?=\[(?!\^))")


class _Key(NamedTuple):
    """A key, how it names its author, and the place of `@key` in the leaf."""

    key: str
    mode: CiteMode
    start: int
    end: int


class _Segment(NamedTuple):
    """What stands between two semicolons of a cite: its keys, and before, between and behind them the other inlines."""

    keys: tuple[_Key, ...]
    others: tuple[Inlines, ...]


def bracketed_cite(part: Part) -> bool:
    """`[prefix @key suffix; …]`, unless what follows makes it a link or span."""
    start, close = part.pos, part.closer_of(part.pos)
    if close is None or not part.may_cite(start) or opens_target(part, close + 1):
        return False
    messages = len(part.ground.messages)
    segments = _segments(part, start, close)
    items = [item for segment in segments for item in _items(part, segment)]
    if not all(segment.keys for segment in segments):
        del part.ground.messages[messages:]
        if items:
            _tell(part, start, close + 1, "this bracket is no citation: a part of it has no key", _EVERY_PART)
        part.ground.not_there("cite", start, 0, close - start)
        return False
    source = source_text(part.src[start : close + 1])
    return part.add(Cite(tuple(items), source, part.span(start, close + 1)), close + 1)


def cite_in_text(part: Part) -> bool:
    """`@key`, `-@key`, `@key [suffix; other items]`; `@label` of an example is its number."""
    found = _key_at(part)
    if found is None:
        return _as_text(part)
    if found.key in part.ground.reading.shared.examples and found.start == part.pos:
        return part.write(str(part.ground.reading.shared.examples[found.key]), found.end)
    if part.src[part.pos - 1 : part.pos] == "(" and (closing := _CLOSING.match(part.src, found.end, part.end)):
        message = "this citation prints its year in brackets of its own, inside the ones around it"
        _tell(part, part.pos - 1, closing.end(), message, f"`[@{found.key}]` prints author and year in brackets")
    items, end = _with_bracket(part, found)
    behind = part.src[found.end : end]
    gap = "\n" if "\n" in behind.partition("[")[0] else " "
    source = source_text(f"@{found.key}{gap}{behind.lstrip()}".rstrip())
    return part.add(Cite(items, source, part.span(part.pos, end)), end)


def _as_text(part: Part) -> bool:
    """An `@` with a word that is no cite: no word ends with it, so a quotation or a cite can follow, as in pandoc."""
    label = _LABEL.match(part.src, part.pos, part.end)
    return label is not None and not part.ground.is_in_address(part.pos) and part.write(label.group(), label.end())


def begins_cite(part: Part, position: int) -> bool:
    """Whether a cite starts at a place, as far as can be seen without reading it."""
    outer, part.pos = part.pos, position
    bracket = part.may_cite(position) and (close := part.closer_of(position)) and not opens_target(part, close + 1)
    found = bool(bracket) or _key_at(part) is not None
    part.pos = outer
    return found


def _key_at(part: Part) -> _Key | None:
    text, start = part.src, part.pos
    at = start + (text[start] == "-")
    if not text.startswith("@", at, part.end) or _sticks_to_word(part):
        return None
    match = _KEY.match(text, at + 1, part.end) or _BRACED.match(text, at + 1, part.end)
    if match is None or part.ground.is_in_address(start):
        return None
    mode = CiteMode.SUPPRESS_AUTHOR if at > start else CiteMode.AUTHOR_IN_TEXT
    return _Key(match[match.lastindex or 0], mode, at, match.end())


def _sticks_to_word(part: Part) -> bool:
    """Whether a word, or one with a full stop or hyphen behind it, stands directly before: an address, not a cite."""
    if part.is_behind_word():
        return True
    text, start = part.src, part.pos
    return start - 1 > part.plain_from and text[start - 1] in "-." and text[start - 2].isalnum()


def _segments(part: Part, opener: int, close: int) -> list[_Segment]:
    """What stands inside a bracket, parted at semicolons and at keys."""
    inner = part.inner(opener + 1, close, in_cite=True)
    segments: list[_Segment] = []
    keys: list[_Key] = []
    others: list[Inlines] = []
    while inner.pos < close:
        key: list[_Key] = []
        others.append(inner.until(_stops(key)))
        if key:
            keys += key
            inner.pos = inner.plain_from = key[0].end
        elif inner.pos < close:
            inner.pos = inner.plain_from = inner.pos + 1
            segments.append(_Segment(tuple(keys), tuple(others)))
            keys, others = [], []
    segments.append(_Segment(tuple(keys), (*others, ())[: len(keys) + 1]))
    return segments


def _stops(found: list[_Key]) -> Callable[[Part], bool]:
    """Stops at a semicolon, and at a key, which goes to `found`."""

    def stops(part: Part) -> bool:
        character = part.src[part.pos]
        if character == ";":
            return True
        key = _key_at(part) if character in "@-" else None
        if key:
            found.append(key)
        return key is not None

    return stops


def _tell(part: Part, start: int, end: int, message: str, hint: str) -> None:
    part.tell(Code.CITATION_FORM_ODD, message, part.span(start, end), hint)


def _items(part: Part, segment: _Segment) -> list[CiteItem]:
    """The items of a segment: one, or more where no semicolon parts its keys, which is reported; none where it has no key."""
    items: list[CiteItem] = []
    before = segment.others[0] if segment.keys else ()
    for number, key in enumerate(segment.keys):
        between = segment.others[number + 1]
        behind, ahead = _parted(between) if number + 1 < len(segment.keys) else (between, ())
        if items:
            _tell(part, key.start, key.end, "no semicolon parts this reference from the one before it", _SEMICOLON)
        items.append(_item(part, key, before, behind))
        before = ahead
    return items


def _parted(between: Inlines) -> tuple[Inlines, Inlines]:
    """What stands between two keys as suffix of the first and prefix of the second: parted at the word or comma that joins."""
    for number in range(len(between) - 1, -1, -1):
        inline = between[number]
        found = (joint.search(inline.text) for joint in _JOINTS if isinstance(inline, Text))
        if isinstance(inline, Text) and (joint := next(filter(None, found), None)):
            before, behind = inline.text[: joint.start()], inline.text[joint.end() :]
            prefix = joined((Text(behind),), between[number + 1 :]) if behind.strip() else ()
            return joined(between[:number], (Text(before),)) if before.strip() else between[:number], prefix
    return (), between if any(not _is_blank(inline) for inline in between) else ()


def _is_blank(inline: Inline) -> bool:
    return isinstance(inline, SoftBreak) or (isinstance(inline, Text) and not inline.text.strip())


def _item(part: Part, key: _Key, before: Inlines, behind: Inlines) -> CiteItem:
    """An item of a bracketed cite."""
    mode = CiteMode.NORMAL if key.mode is CiteMode.AUTHOR_IN_TEXT else key.mode
    for inner in _inner_cites((*before, *behind)):
        message = "a citation inside the words of another stays as it is written"
        part.tell(Code.CITATION_FORM_ODD, message, inner, _SEMICOLON)
    return CiteItem(key.key, mode, trimmed(before), _suffix(part, key, behind), part.span(key.start, key.end))


def _suffix(part: Part, key: _Key, behind: Inlines) -> Inlines:
    """What stands behind a key; a blank between them is kept."""
    suffix = trimmed(behind)
    return joined((Text(" "),), suffix) if suffix and part.src[key.end : key.end + 1].isspace() else suffix


def _inner_cites(inlines: Inlines) -> Iterator[Span]:
    for inline in inlines:
        if isinstance(inline, Marked | Quoted):
            yield from (cite.span for cite in inline.children if _is_in_text(cite) and isinstance(cite, Cite) and cite.span)
            yield from _inner_cites(inline.children)


def _is_in_text(inline: Inline) -> bool:
    """Whether an inline is a cite without brackets around it."""
    return isinstance(inline, Cite) and isinstance(first := inline.children[0], Text) and first.text.startswith("@")


def _with_bracket(part: Part, first: _Key) -> tuple[tuple[CiteItem, ...], int]:
    """The items of a cite in the text and its end, with those of the bracket that follows the key, if that cites."""
    item = CiteItem(first.key, first.mode, span=part.span(first.start, first.end))
    gap = _BEFORE_BRACKET.match(part.src, first.end, part.end)
    close = part.closer_of(gap.end()) if gap else None
    if not gap or close is None or not part.ground.is_worth_reading or not _cites(part, gap.end(), close):
        return (item,), first.end
    messages = len(part.ground.messages)
    head, *others = _segments(part, gap.end(), close)
    rest = list(itertools.chain.from_iterable(_items(part, segment) for segment in others))
    if all(segment.keys for segment in others):
        if head.keys:
            return (item, *_items(part, head), *rest), close + 1
        if part.src[close + 1 : close + 2] not in ("[", "(", "{"):
            return (_with_suffix(part, item, gap.end(), head), *rest), close + 1
    else:
        part.ground.not_there("cite", gap.end(), 0, close - gap.end())
    del part.ground.messages[messages:]
    return (item,), first.end


def _with_suffix(part: Part, item: CiteItem, opener: int, head: _Segment) -> CiteItem:
    suffix = trimmed(head.others[0] if head.others else ())
    if suffix and part.src[opener + 1].isspace():
        suffix = joined((Text(" "),), suffix)
    return CiteItem(item.key, item.mode, (), suffix, item.span)


def _cites(part: Part, opener: int, close: int) -> bool:
    """Whether a bracket behind a key is neither a link nor a span."""
    if opens_target(part, close + 1):
        return False
    return part.ground.reading.shared.target(normal(part.src[opener + 1 : close])) is None
