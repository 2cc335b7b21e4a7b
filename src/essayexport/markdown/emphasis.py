"""Emphasis and quotation marks: which marks of a run of tokens belong together, in pandoc's reading.

pandoc reads from left to right with no rule of flanking. A mark that a space does not follow opens; only the innermost open mark
can be closed; one that is never closed is text.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from markdown_it.token import Token

_MOST_RETRIES = 50
"""How often a quotation that is never closed is read again as text, so that hostile text costs no more than that."""
_OPEN_GLYPH = {'"': "“", "'": "’"}
_CLOSE_GLYPH = {'"': "”", "'": "’"}


@dataclass(slots=True, eq=False, repr=False)
class _Frame:
    """A mark that is open: a run of `count` stars or underscores, or a quotation mark (`count` 0) at `index`."""

    mark: str
    count: int
    index: int = 0
    children: list[Token] = field(default_factory=list)


def paired(tokens: list[Token], room: int, too_deep: Callable[[], None]) -> list[Token]:
    """The tokens, with emphasis and quotations as tokens that hold what is in them, at most `room` deep."""
    if all(token.type not in ("delimiter", "quote") for token in tokens):
        return tokens
    return _Pairing(tokens, room, too_deep).run()


class _Pairing:
    def __init__(self, tokens: list[Token], room: int, too_deep: Callable[[], None]) -> None:
        self.tokens, self.room, self.too_deep = tokens, room, too_deep
        self.position = self.used = self.retries = 0
        self.stack = [_Frame("", 0)]
        self.never_closed: set[int] = set()
        self.after_closing = (-1, 0)
        self.last = {token.markup: n for n, token in enumerate(tokens) if token.type == "quote" and _can_end(token)}

    def run(self) -> list[Token]:
        while True:
            while self.position < len(self.tokens):
                self.step(self.tokens[self.position])
            if not self.read_again():
                break
        while len(self.stack) > 1:
            frame = self.stack.pop()
            glyph = frame.mark * frame.count or _OPEN_GLYPH[frame.mark]
            self.stack[-1].children += [_text(glyph), *frame.children]
        return self.stack[0].children

    def read_again(self) -> bool:
        """Goes back to the innermost quotation that was not closed, which is text then."""
        if self.retries >= _MOST_RETRIES:
            return False
        self.retries += 1
        for level in range(len(self.stack) - 1, 0, -1):
            if not self.stack[level].count:
                self.open_as_text(level)
                return True
        return False

    def open_as_text(self, level: int) -> None:
        """Goes back to a quotation, whose mark is text from now on."""
        self.position, self.used = self.stack[level].index, 0
        self.never_closed.add(self.position)
        del self.stack[level:]

    def step(self, token: Token) -> None:
        if token.type == "delimiter":
            self.delimiter(token, len(token.content) - self.used)
        elif token.type == "quote":
            self.quote(token)
        else:
            self.put(token)
            self.take(1)

    def put(self, token: Token) -> None:
        self.stack[-1].children.append(token)

    def take(self, count: int) -> None:
        """Goes on behind `count` marks of the current run, or behind the token."""
        token = self.tokens[self.position]
        self.used += count
        if token.type != "delimiter" or self.used >= len(token.content):
            self.position, self.used = self.position + 1, 0

    def delimiter(self, token: Token, left: int) -> None:
        frame = self.stack[-1]

        def ends(count: int, behind: int = 0) -> bool:
            rest = left - behind - count
            return rest >= 0 and (token.markup == "*" or rest > 0 or not token.meta["before_word"])

        if frame.mark == token.markup and ends(max(1, frame.count % 3)):
            if frame.count == 1 and left >= 2 and not ends(1, 2):
                self.open(token.markup, 2)
            elif frame.count < 3:
                self.close(frame.count, "emphasis" if frame.count == 1 else "strong")
            else:
                self.close_three(3 if ends(3) else 2 if ends(2) else 1)
        else:
            self.start(token, left)

    def close(self, count: int, *kinds: str) -> None:
        """Closes the innermost emphasis behind `count` marks; `kinds` from inside to outside."""
        children = self.stack.pop().children
        for kind in kinds:
            children = [Token(kind, "", 0, children=children)]
        self.stack[-1].children += children
        self.closed(count)

    def closed(self, count: int) -> None:
        self.take(count)
        self.after_closing = (self.position, self.used)

    def close_three(self, count: int) -> None:
        """Closes three marks, or as many of them as stand here: the others stay open."""
        frame = self.stack[-1]
        if count == 3:
            self.close(3, "emphasis", "strong")
            return
        frame.children = [Token("strong" if count == 2 else "emphasis", "", 0, children=frame.children)]
        frame.count = 3 - count
        self.closed(count)

    def start(self, token: Token, left: int) -> None:
        """Opens emphasis with the whole run, or takes it as text."""
        if token.markup == "_" and self.behind_word(token):
            self.put(_text("_"))
            self.take(1)
        elif left > 3 or token.meta["before_space"]:
            self.put(_text(token.markup * left))
            self.take(left)
        else:
            self.open(token.markup, left)

    def behind_word(self, token: Token) -> bool:
        """Whether a word or the end of emphasis stands directly before."""
        return self.after_closing == (self.position, self.used) or (self.used == 0 and bool(token.meta["behind_word"]))

    def open(self, mark: str, count: int) -> None:
        """Opens a frame; where there is no room for one more, the marks are text."""
        if len(self.stack) >= self.room:
            self.too_deep()
            self.put(_text(mark * count or _OPEN_GLYPH[mark]))
        else:
            self.stack.append(_Frame(mark, count, self.position))
        self.take(max(1, count))

    def quote(self, token: Token) -> None:
        frame, mark = self.stack[-1], token.markup
        if frame.mark == mark and _can_end(token) and not frame.children:
            self.open_as_text(len(self.stack) - 1)
        elif frame.mark == mark and _can_end(token):
            self.stack.pop()
            self.put(Token("quoted", "", 0, markup=mark, children=frame.children))
            self.take(1)
        elif not self.can_open(token):
            self.put(_text(_CLOSE_GLYPH[mark]))
            self.take(1)
        elif self.position in self.never_closed or self.last.get(mark, -1) <= self.position:
            self.put(_text(_OPEN_GLYPH[mark]))
            self.take(1)
        else:
            self.open(mark, 0)

    def can_open(self, token: Token) -> bool:
        before_space = token.meta["before_space"] or token.meta["at_line_end"]
        return not (before_space or self.behind_word(token) or any(frame.mark == token.markup for frame in self.stack))


def _can_end(token: Token) -> bool:
    return token.markup == '"' or not token.meta["before_word"]


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)
