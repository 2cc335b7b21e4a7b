"""Printed output as the HTML of the CSL test suite."""

from html import escape

from essayexport.citations.engine.output import FORMATTING, Formatting, Node, with_value
from essayexport.citations.engine.punctuation import Kind, Token


def render(tokens: list[Token]) -> str:
    """The tokens as HTML; formatting inside the same formatting is turned off there."""
    out: list[str] = []
    closers: list[tuple[str, Formatting]] = []
    current = Formatting()
    for token in tokens:
        if token.kind is Kind.TEXT:
            out.append(
                escape(token.text, quote=False).replace("&amp;", "&#38;").replace("&lt;", "&#60;").replace("&gt;", "&#62;")
            )
        elif token.kind is Kind.OPEN and isinstance(token.payload, Formatting):
            begin, end, inner = _tags(token.payload, current)
            out.append(begin)
            closers.append((end, current))
            current = inner
        elif token.kind is Kind.OPEN:
            begin, end = _DISPLAYS.get(token.payload.display, ("", "")) if isinstance(token.payload, Node) else ("", "")
            out.append(begin)
            closers.append((end, current))
        elif token.kind is Kind.CLOSE:
            end, current = closers.pop()
            out.append(end)
    return "".join(out)


def _tags(look: Formatting, around: Formatting) -> tuple[str, str, Formatting]:
    begin, end, inner = "", "", around
    for name in FORMATTING:
        value = getattr(look, name)
        if not value:
            continue
        outer = getattr(around, name)
        tags, result = _PLAIN[name] if value == outer and outer else (_TAGS.get((name, value)), value)
        if value in {"normal", "none", "baseline"}:
            tags, result = _PLAIN[name] if outer else (None, "")
        if tags:
            begin, end = begin + tags[0], tags[1] + end
            inner = with_value(inner, name, result)
    return begin, end, inner


_TAGS = {
    ("style", "italic"): ("<i>", "</i>"),
    ("style", "oblique"): ("<em>", "</em>"),
    ("weight", "bold"): ("<b>", "</b>"),
    ("weight", "light"): ('<span style="font-weight:light;">', "</span>"),
    ("variant", "small-caps"): ('<span style="font-variant:small-caps;">', "</span>"),
    ("decoration", "underline"): ('<span style="text-decoration:underline;">', "</span>"),
    ("vertical", "sup"): ("<sup>", "</sup>"),
    ("vertical", "sub"): ("<sub>", "</sub>"),
}
_DISPLAYS = {
    "left-margin": ('\n    <div class="csl-left-margin">', "</div>"),
    "right-inline": ('<div class="csl-right-inline">', "</div>\n  "),
    "indent": ('<div class="csl-indent">', "</div>\n  "),
    "block": ('\n\n    <div class="csl-block">', "</div>\n"),
}
_PLAIN = {
    "style": (('<span style="font-style:normal;">', "</span>"), ""),
    "weight": (('<span style="font-weight:normal;">', "</span>"), ""),
    "variant": (('<span style="font-variant:normal;">', "</span>"), ""),
    "decoration": (('<span style="text-decoration:none;">', "</span>"), ""),
    "vertical": (('<span style="baseline">', "</span>"), ""),
}
