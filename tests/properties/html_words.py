"""Reads the words of a page of HTML: what it shows, with the texts that stand for its pictures."""

from html.parser import HTMLParser

_BLOCKS = {*"address article aside blockquote br caption dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6".split()}
_BLOCKS |= {*"header hr li main nav ol p pre section table td th tr ul".split()}
_VOID = {"br", "col", "hr", "img", "meta", "link", "wbr"}
_OWN = {"note-number", "back"}
"""Classes of what the page makes itself: the numbers of notes, and the links back from them."""


class _Reader(HTMLParser):
    """Collects the text of the body."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.inside: list[bool] = []
        """For each open element, whether its text counts."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag in _BLOCKS:
            self.texts.append(" ")
        if tag == "img":
            self.texts.append(values["alt"] or "")
        if tag not in _VOID:
            outside = tag in {"head", "style", "script", "math"} or bool(_OWN & {*(values.get("class") or "").split()})
            self.inside.append((not self.inside or self.inside[-1]) and not outside)

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.texts.append(" ")
        self.inside.pop()

    def handle_data(self, data: str) -> None:
        if self.inside and self.inside[-1]:
            self.texts.append(data)


def words_of(page: str) -> list[str]:
    """The words of the body, in the order of the page."""
    reader = _Reader()
    reader.feed(page)
    return "".join(reader.texts).split()
