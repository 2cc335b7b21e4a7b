"""An English title in sentence case, as styles expect it: BibTeX files hold titles in title case, with braces around what stays.

The words that are lowered and those that stay are the ones that pandoc lowers and leaves: capitals inside a word keep it (`iOS`,
`NASA`), what stood in braces stays, and a new sentence begins behind a full stop, colon, question or exclamation mark.
"""

from enum import Enum

from essayexport.library.bibtex.rich import Kind, Rich, Run, plain_text
from essayexport.patterns import pattern

_STOPS = ".?!:"
_PIECES = pattern(r"[^\W_]+|\s+|.", 0)
_DASHES = frozenset("-–—")
_UNTOUCHED = frozenset({Kind.PROTECTED, Kind.MATH, Kind.DISPLAY_MATH, Kind.SMALL_CAPS, Kind.SUPERSCRIPT, Kind.SUBSCRIPT})


class _State(Enum):
    START = 0
    """A sentence begins with the next word."""
    OPENED = 1
    """Likewise, if it follows at once: behind a mark, but a dash, at the beginning of a sentence."""
    STOPPED = 2
    """Behind a mark that ends a sentence if a space follows."""
    INSIDE = 3


class _Progress:
    """Where in the sentence the reading stands."""

    def __init__(self) -> None:
        self.state = _State.START
        self.begun = False


def sentence_case(title: Rich) -> Rich:
    """The title with the words lowered that are capitalized only because it is a title."""
    progress = _Progress()
    if title and isinstance(title[-1], str):
        head, last = _last_word(title[-1].rstrip())
        lowered = _texts((*title[:-1], head) if head else title[:-1], progress)
        if progress.begun:
            progress.state = _State.INSIDE
        return (*lowered, _text(last, progress))
    return _texts(title, progress)


def _last_word(text: str) -> tuple[str, str]:
    position = max(text.rfind(" "), text.rfind("\n")) + 1
    return text[:position], text[position:]


def _texts(rich: Rich, progress: _Progress) -> Rich:
    return tuple(_text(part, progress) if isinstance(part, str) else _run(part, progress) for part in rich)


def _run(run: Run, progress: _Progress) -> Run:
    if run.kind not in _UNTOUCHED:
        return Run(run.kind, _texts(run.children, progress))
    if run.children:
        stops = run.kind is Kind.PROTECTED and plain_text(run.children).endswith(tuple(_STOPS))
        progress.state, progress.begun = _State.STOPPED if stops else _State.INSIDE, True
    return run


def _text(text: str, progress: _Progress) -> str:
    return "".join(_piece(piece, progress) for piece in _PIECES.findall(text))


def _piece(piece: str, progress: _Progress) -> str:
    if piece[0].isalnum():
        word = _word(piece, begins=progress.state in {_State.START, _State.OPENED})
        progress.state, progress.begun = _State.INSIDE, True
        return word
    progress.state = _behind(piece, progress.state)
    progress.begun = progress.begun or not piece.isspace()
    return piece


def _behind(piece: str, state: _State) -> _State:
    """The state behind white space or a mark; a mark after a mark ends no sentence."""
    if piece.isspace():
        return {_State.STOPPED: _State.START, _State.OPENED: _State.INSIDE}.get(state, state)
    if piece in _STOPS:
        return _State.INSIDE if state is _State.STOPPED else _State.STOPPED
    return _State.OPENED if piece not in _DASHES and state in {_State.START, _State.OPENED} else _State.INSIDE


def _word(word: str, *, begins: bool) -> str:
    if begins:
        return word[0].upper() + word[1:] if word.islower() and word.isalpha() else word
    capitalized = word[0].isupper() and all(letter.islower() for letter in word[1:])
    return word.lower() if capitalized else word
