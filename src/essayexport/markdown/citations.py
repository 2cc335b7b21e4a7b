"""pandoc's citations: `[see @key, pp. 33-35; also @other]`, `@key [p. 33]`, `-@key`, `@{any key}`."""

import itertools
from collections.abc import Iterator
from typing import NamedTuple

from markdown_it.token import Token

from essayexport.diagnostics import Code
from essayexport.document import CiteMode
from essayexport.markdown.links import normal, opens_target
from essayexport.markdown.parts import Part, text_token
from essayexport.patterns import pattern

_KEY = pattern(r"[\w*](?:\w|[:.#$%&\-+?<>~/](?=\w)|[:/](?=/))*")
_BRACED = pattern(r"\{((?:[^\s{}]|\{[^\s{}]*\})+)\}")
_CLOSING = pattern(r"(?:,[ \t]*pp?\.[^()\n]*)?\)")
"""What ends brackets that hold a key and nothing else, but for pages."""
_EVERY_PART = "each part between semicolons names a reference: `[see @a; also @b]`"
_SEMICOLON = "semicolons part references: `[@a; @b]`"
_JOINTS = (pattern(r",?\s*(?:\b(?:and|und|et|y)\b|&)\s*$"), pattern(r",\s*(?=[^,]*$)"))
"""What joins a reference to the one before it, where a semicolon should."""
_BLANK = ("text", "softbreak")
_ADDRESS = pattern(r"[A-Za-z][A-Za-z0-9+.-]*://|\bwww\.")
_LONGEST_ADDRESS = 2000
"""How far back from an `@` the beginning of an address is looked for."""
_BEFORE_BRACKET = pattern(r"[ \t]*(?:\n[ \t]*)?(?=\[(?!\^))")


class ItemTokens(NamedTuple):
    """One item of a cite: its key with the place of `@key` in the leaf, and the tokens around it."""

    key: str
    mode: CiteMode
    start: int
    end: int
    prefix: tuple[Token, ...] = ()
    suffix: tuple[Token, ...] = ()
    blank: bool = False
    """Whether a blank stands between key and suffix."""


def bracketed_cite(part: Part) -> bool:
    """`[prefix @key suffix; …]`, unless what follows makes it a link or span."""
    close = part.closer()
    if close is None or not part.may_cite(part.pos) or opens_target(part, close + 1):
        return False
    segments = _segments(part, part.pos, close)
    items = [item for segment in segments for item in _items(part, segment)]
    if not all(map(_has_key, segments)):
        if items:
            _tell(part, part.pos, close + 1, "this bracket is no citation: a part of it has no key", _EVERY_PART)
        part.ground.no_cite(part.pos, close)
        return False
    part.add("cite", close + 1, items=tuple(items), in_text=False)
    return True


def cite_in_text(part: Part) -> bool:
    """`@key`, `-@key`, `@key [suffix; other items]`."""
    found = _key_at(part)
    if found is None:
        return False
    if part.around.in_cite:
        part.add("cite_key", found.end, items=(found,), in_text=True)
        return True
    if part.src[part.pos - 1 : part.pos] == "(" and (closing := _CLOSING.match(part.src, found.end, part.posMax)):
        message = "this citation prints its year in brackets of its own, inside the ones around it"
        _tell(part, part.pos - 1, closing.end(), message, f"`[@{found.key}]` prints author and year in brackets")
    items, end = _with_bracket(part, found)
    part.add("cite", end, items=items, in_text=True)
    return True


def semicolon(part: Part) -> bool:
    """`;` in a cite parts its items."""
    part.add("semicolon", part.pos + 1).content = ";"
    return True


def _key_at(part: Part) -> ItemTokens | None:
    text, start = part.src, part.pos
    at = start + (text[start] == "-")
    if not text.startswith("@", at, part.posMax) or _sticks_to_word(part):
        return None
    match = _KEY.match(text, at + 1, part.posMax) or _BRACED.match(text, at + 1, part.posMax)
    if match is None or _stands_in_address(text, start):
        return None
    mode = CiteMode.SUPPRESS_AUTHOR if at > start else CiteMode.AUTHOR_IN_TEXT
    return ItemTokens(match[match.lastindex or 0], mode, at, match.end())


def _sticks_to_word(part: Part) -> bool:
    """Whether a word, or one with a full stop or hyphen behind it, stands directly before: an address, not a cite."""
    if part.is_behind_word():
        return True
    text, start = part.src, part.pos
    return start - 1 > part.token_end and text[start - 1] in "-." and text[start - 2].isalnum()


def _stands_in_address(text: str, position: int) -> bool:
    """Whether the characters before a place, up to the last blank, begin an address of the web."""
    before = text[max(0, position - _LONGEST_ADDRESS) : position]
    return not before[-1:].isspace() and _ADDRESS.search(before.rsplit(maxsplit=1)[-1] if before.strip() else "") is not None


def _segments(part: Part, opener: int, close: int) -> list[list[Token]]:
    """The tokens inside a bracket, parted at semicolons."""
    segments: list[list[Token]] = [[]]
    for token in part.inside(opener + 1, close, in_cite=True):
        if token.type == "semicolon":
            segments.append([])
        else:
            segments[-1].append(token)
    return segments


def _has_key(tokens: list[Token]) -> bool:
    return any(token.type == "cite_key" for token in tokens)


def _tell(part: Part, start: int, end: int, message: str, hint: str) -> None:
    part.ground.reading.tell(Code.CITATION_FORM_ODD, message, part.span(start, end), hint)


def _items(part: Part, tokens: list[Token]) -> list[ItemTokens]:
    """The items of a segment: one, or more where no semicolon parts its keys, which is reported; none where it has no key."""
    keys = [number for number, token in enumerate(tokens) if token.type == "cite_key"]
    items: list[ItemTokens] = []
    before = tokens[: keys[0]] if keys else []
    for key, following in itertools.zip_longest(keys, keys[1:]):
        behind, ahead = (tokens[key + 1 :], []) if following is None else _parted(tokens[key + 1 : following])
        item = _item(part, [*before, tokens[key], *behind])
        if items:
            start, end = tokens[key].meta["start"], tokens[key].meta["end"]
            _tell(part, start, end, "no semicolon parts this reference from the one before it", _SEMICOLON)
        items += [item] if item else []
        before = ahead
    return items


def _parted(between: list[Token]) -> tuple[list[Token], list[Token]]:
    """What stands between two keys as suffix of the first and prefix of the second: parted at the word or comma that joins."""
    for number in range(len(between) - 1, -1, -1):
        token = between[number]
        found = (joint.search(token.content) for joint in _JOINTS if token.type == "text")
        if joint := next(filter(None, found), None):
            before, behind = token.content[: joint.start()], token.content[joint.end() :]
            prefix = [text_token(behind), *between[number + 1 :]] if behind.strip() else []
            return [*between[:number], *([text_token(before)] if before.strip() else [])], prefix
    return [], between if any(token.content.strip() or token.type not in _BLANK for token in between) else []


def _item(part: Part, tokens: list[Token]) -> ItemTokens | None:
    """The item that a segment holds; None where it has no key."""
    for number, token in enumerate(tokens):
        if token.type == "cite_key":
            found: ItemTokens = token.meta["items"][0]
            mode = CiteMode.NORMAL if found.mode is CiteMode.AUTHOR_IN_TEXT else found.mode
            return _around(part, found, mode, tokens[:number], tokens[number + 1 :])
    return None


def _around(part: Part, found: ItemTokens, mode: CiteMode, before: list[Token], behind: list[Token]) -> ItemTokens:
    blank = part.src[found.end : found.end + 1].isspace()
    for inner in _inner_keys([*before, *behind]):
        message = "a citation inside the words of another stays as it is written"
        _tell(part, inner.meta["start"], inner.meta["end"], message, _SEMICOLON)
    return ItemTokens(found.key, mode, found.start, found.end, tuple(before), tuple(behind), blank)


def _inner_keys(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        if token.type == "cite_key":
            yield token
        elif token.children and token.type in ("emphasis", "strong", "quoted"):
            yield from _inner_keys(token.children)


def _with_bracket(part: Part, first: ItemTokens) -> tuple[tuple[ItemTokens, ...], int]:
    """The items of a cite in the text and its end, with those of the bracket that follows the key, if that cites."""
    alone = (first,), first.end
    gap = _BEFORE_BRACKET.match(part.src, first.end, part.posMax)
    close = part.closer_of(gap.end()) if gap else None
    if not gap or close is None or not part.ground.is_worth_reading() or not _cites(part, gap.end(), close):
        return alone
    head, *others = _segments(part, gap.end(), close)
    rest = [_item(part, segment) for segment in others]
    if None in rest:
        part.ground.no_cite(gap.end(), close)
        return alone
    if item := _item(part, head):
        return (first, item, *(item for item in rest if item)), close + 1
    if part.src[close + 1 : close + 2] in ("[", "(", "{"):
        return alone
    blank = part.src[gap.end() + 1].isspace()
    with_suffix = ItemTokens(first.key, first.mode, first.start, first.end, (), tuple(head), blank)
    return (with_suffix, *(item for item in rest if item)), close + 1


def _cites(part: Part, opener: int, close: int) -> bool:
    """Whether a bracket behind a key is neither a link nor a span."""
    targets = part.ground.reading.shared.targets
    return not opens_target(part, close + 1) and not (targets and normal(part.src[opener + 1 : close]) in targets)
