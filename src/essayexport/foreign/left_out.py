"""What cannot be set: gathered while a paper is read, and said once for each kind of it."""

from collections.abc import Callable

from essayexport.diagnostics import Code, Diagnostic, Report, Span

Place = Callable[[str], Span | None]
"""Finds where words first stand in an essay."""

_LONGEST = 60


def nowhere(_words: str) -> None:
    """The place of words in a document that has no source."""


class LeftOut:
    """Markup that is left out, by its name, with where and how it first stands and how often."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._found: dict[str, tuple[str, Span | None]] = {}
        self._counts: dict[str, int] = {}

    def add(self, name: str, text: str, span: Span | None) -> None:
        """Notes that something was left out; `name` says what it is, `text` is what its author wrote.

        Without a place it is searched for, as far as the first quotation mark, which the text may have in another form.
        """
        if name not in self._found:
            self._found[name] = (text, span or self._place(text.partition('"')[0]))
        self._counts[name] = self._counts.get(name, 0) + 1

    def tell(self, report: Report) -> None:
        """One message for each kind, in the order of the text."""
        for name, (text, span) in self._found.items():
            times = f", {self._counts[name]} times in all" if self._counts[name] > 1 else ""
            report(Diagnostic(Code.MARKUP_LEFT_OUT, f"{name} is left out{times}: {_first_line(text)}", span, _HINT))


_HINT = "what it shows has to be said in Markdown, or put in as a picture"


def _first_line(text: str) -> str:
    line = text.strip().partition("\n")[0]
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
