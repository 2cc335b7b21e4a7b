"""Reads TeX from left to right: braces, quotation marks, formulas; what the commands mean it is handed."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from unicodedata import normalize

from essayexport.library.bibtex.rich import Kind, Rich, Run
from essayexport.library.bibtex.symbols import ACCENTS, symbol
from essayexport.patterns import pattern
from essayexport.records import NamedTuple

_TOKEN = pattern(
    r"\\(?P<word>[A-Za-z]+)\*?(?P<gap>[ \t\n]*)|\\(?P<sign>.)|(?P<open>\{)|(?P<close>\})|(?P<math>\$\$?)"
    r"|(?P<quote>``|''|[`'“”‘’])|(?P<dash>---?)|(?P<tie>~)|(?P<space>[ \t\n]+)"
    r"|(?P<text>(?:[^\\{}$`'“”‘’~ \t\n-]|[ ](?![ \t\n])|-(?!-))+|.)",
    re.DOTALL,
)
_MOST_NESTED = 60
"""Braces that are deeper inside others are left away, quotation marks are only characters, commands have no argument."""

Handler = Callable[["Reader"], Rich]
"""What a command prints; it takes its arguments from the reader."""


class Commands(NamedTuple):
    """Commands that mark their argument, those that mark all that follows in their braces, and all others, by their names."""

    kinds: Mapping[str, Kind]
    declarations: Mapping[str, Kind]
    handlers: Mapping[str, Handler]


class _Sequence:
    """The parts read so far on one level, with the quotation marks that are still open."""

    def __init__(self) -> None:
        self.parts: list[str | Run] = []
        self.open: list[tuple[str, int]] = []

    def add(self, parts: Rich) -> None:
        for part in parts:
            if isinstance(part, str) and self.parts and isinstance(self.parts[-1], str) and not self._opens_here():
                self.parts[-1] += part
            else:
                self.parts.append(part)

    def ends_with_space(self) -> bool:
        last = self.parts[-1] if self.parts else ""
        return isinstance(last, str) and last.endswith(" ")

    def _opens_here(self) -> bool:
        return bool(self.open) and self.open[-1][1] == len(self.parts) - 1

    def quote_opens(self, mark: str) -> None:
        if len(self.open) >= _MOST_NESTED:
            self.add((mark,))
            return
        self.open.append((mark, len(self.parts)))
        self.parts.append(mark)

    def quote_closes(self, mark: str) -> bool:
        """Whether the mark closes one that is open; what lies between is quoted then."""
        index = next((i for i in range(len(self.open) - 1, -1, -1) if self.open[i][0] == mark), None)
        if index is None:
            return False
        start = self.open[index][1]
        inside = tuple(self.parts[start + 1 :])
        del self.open[index:], self.parts[start:]
        self.parts.append(Run(Kind.QUOTED, inside))
        return True

    def rich(self) -> Rich:
        merged = _Sequence()
        merged.add(tuple(self.parts))
        return tuple(merged.parts)


_OPENING: Mapping[str, str] = MappingProxyType({"``": "“", "“": "“", "`": "‘", "‘": "‘"})
_CLOSING: Mapping[str, tuple[str, str]] = MappingProxyType({"''": ("“", "”"), "”": ("“", "”"), "'": ("‘", "’"), "’": ("‘", "’")})
"""By closing mark, the one that opens and the one that is printed."""


class Reader:
    """Reads TeX from left to right."""

    def __init__(self, text: str, commands: Commands) -> None:
        self.text = text
        self._commands = commands
        self.position = 0
        self._depth = 0
        self._flat = 0
        self._pending = 0
        self._missing: set[str] = set()

    def sequence(self) -> Rich:
        """What stands there up to the brace that closes this level, or to the end."""
        read = _Sequence()
        while token := _TOKEN.match(self.text, self.position):
            self.position = token.end()
            if token.lastgroup == "close" and self._closes():
                break
            self._token(token, read)
            if token["word"] in self._commands.declarations:
                read.add(wrapped(self._commands.declarations[token["word"]], self.sequence()))
                break
        return read.rich()

    def _closes(self) -> bool:
        """Whether a closing brace ends the level: not one whose partner was left away, nor one without any."""
        if self._flat:
            self._flat -= 1
            return False
        return self._depth > 0

    def _token(self, token: re.Match[str], read: _Sequence) -> None:
        match token.lastgroup:
            case "word" | "gap" | "sign":
                read.add(self._command(token))
            case "open":
                group = self._group()
                if not group and read.ends_with_space():
                    self.skip_space()
                read.add(group)
            case "math":
                read.add(self._math(token[0]))
            case "quote":
                self._quote(token[0], read)
            case "dash":
                read.add(("–" if len(token[0]) == 2 else "—",))
            case "tie":
                read.add(("\u00a0",))
            case "space":
                read.add((" ",))
            case "text":
                read.add((token[0],))

    def _group(self) -> Rich:
        if self._depth >= _MOST_NESTED:
            self._flat += 1
            return ()
        inside = self._inside()
        return (Run(Kind.PROTECTED, inside),) if inside else ()

    def _inside(self) -> Rich:
        """What stands in the braces that were just opened."""
        self._depth += 1
        inside = self.sequence()
        self._depth -= 1
        return inside

    def argument(self) -> Rich:
        """The argument of a command: what stands in braces, or the next character or command."""
        token = self._next_token()
        if token is None or token.lastgroup == "close" or self._pending >= _MOST_NESTED:
            return ()
        if token.lastgroup == "open" and self._depth < _MOST_NESTED:
            self.position = token.end()
            return self._inside()
        if token.lastgroup == "text":
            self.position = token.start() + 1
            return (token[0][0],)
        self.position = token.end()
        read = _Sequence()
        self._pending += 1
        self._token(token, read)
        self._pending -= 1
        return read.rich()

    def raw_argument(self) -> str:
        """The argument as it is written, braces inside it included."""
        token = self._next_token()
        if token is None or token.lastgroup != "open":
            return ""
        start, depth = token.end(), 1
        for brace in re.compile(r"\\.|[{}]", re.DOTALL).finditer(self.text, start):
            depth += {"{": 1, "}": -1}.get(brace[0], 0)
            if not depth:
                self.position = brace.end()
                return self.text[start : brace.start()]
        self.position = len(self.text)
        return self.text[start:]

    def skip_space(self) -> None:
        """Skips blanks and line ends."""
        while self.text[self.position : self.position + 1] in {" ", "\n", "\t"}:
            self.position += 1

    def option(self) -> None:
        """Skips an optional argument in square brackets."""
        found = re.compile(r"\s*\[[^\]{}]*\]").match(self.text, self.position)
        if found:
            self.position = found.end()

    def up_to(self, mark: str) -> str | None:
        """What stands there before the mark; None where it does not come any more."""
        end = self.text.find(mark, self.position) if mark not in self._missing else -1
        if end < 0:
            self._missing.add(mark)
            return None
        inside = self.text[self.position : end]
        self.position = end + len(mark)
        return inside

    def _next_token(self) -> re.Match[str] | None:
        token = _TOKEN.match(self.text, self.position)
        return _TOKEN.match(self.text, token.end()) if token and token.lastgroup == "space" else token

    def _math(self, mark: str) -> Rich:
        inside = self.up_to(mark)
        if not inside or inside.count("{") != inside.count("}"):
            self.position -= len(inside or "") + len(mark) if inside is not None else 0
            return (mark,)
        return (Run(Kind.MATH if mark == "$" else Kind.DISPLAY_MATH, (inside,)),)

    def _quote(self, mark: str, read: _Sequence) -> None:
        if mark in _OPENING:
            read.quote_opens(_OPENING[mark])
            return
        opening, printed = _CLOSING[mark]
        inside_word = printed == "’" and self.text[self.position : self.position + 1].isalnum()
        if inside_word or not read.quote_closes(opening):
            read.add((printed,))

    def _command(self, token: re.Match[str]) -> Rich:
        name = token["word"] or token["sign"]
        if name in ACCENTS and (token["sign"] or len(name) == 1 or name in _LONG_ACCENTS):
            base = self.argument()
            return _accented(base, ACCENTS[name]) if base else (name,) if token["sign"] and name in "~^`'\"" else ()
        if name in self._commands.kinds:
            return wrapped(self._commands.kinds[name], self.argument())
        if name in self._commands.handlers:
            return self._commands.handlers[name](self)
        found = symbol(name)
        return (found,) if found else ()


_LONG_ACCENTS = frozenset({"textcommabelow"})


def wrapped(kind: Kind, inside: Rich) -> Rich:
    """The text as a run of a kind; nothing stays nothing."""
    if not inside:
        return inside
    return (Run(kind, inside),)


def _accented(base: Rich, combining: str) -> Rich:
    """The first letter of the argument with the accent."""
    first, *others = base
    if isinstance(first, Run):
        return (Run(first.kind, _accented(first.children, combining)), *others)
    letter = {"ı": "i", "ȷ": "j"}.get(first[:1], first[:1]) if combining not in _BELOW else first[:1]
    return (normalize("NFC", letter + combining) + first[1:], *others)


_BELOW = frozenset("\u0323\u0327\u0328\u0331")
"""Accents that leave the dot of an i where it is."""
