"""What the commands of TeX print that bibliographies use."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from essayexport.library.bibtex.rich import Kind, Rich, Run
from essayexport.library.bibtex.tex_reader import Commands, Handler, Reader, wrapped
from essayexport.patterns import pattern


def _second(reader: Reader) -> Rich:
    reader.option()
    reader.raw_argument()
    return reader.argument()


def _first(reader: Reader) -> Rich:
    first = reader.argument()
    reader.raw_argument()
    return first


def _nothing(reader: Reader) -> Rich:
    reader.option()
    reader.option()
    reader.raw_argument()
    return ()


def _verbatim(reader: Reader) -> Rich:
    return wrapped(Kind.PROTECTED, (unescaped(reader.raw_argument()),))


def _verb(reader: Reader) -> Rich:
    mark = reader.text[reader.position : reader.position + 1]
    reader.position += len(mark)
    inside = reader.up_to(mark) if mark else None
    return wrapped(Kind.PROTECTED, (inside,)) if inside else ()


def _code(reader: Reader) -> Rich:
    return wrapped(Kind.PROTECTED, reader.argument())


def _protected(kind: Kind) -> Handler:
    """A command of biblatex's, whose argument keeps its capitals."""
    return lambda reader: wrapped(kind, wrapped(Kind.PROTECTED, reader.argument()))


def _between(opening: str, closing: str) -> Handler:
    return lambda reader: (opening, *wrapped(Kind.PROTECTED, reader.argument()), closing)


def _second_quoted(reader: Reader) -> Rich:
    return wrapped(Kind.QUOTED, _second(reader))


def _footnote(reader: Reader) -> Rich:
    return (" (", *reader.argument(), ")")


def _upper(reader: Reader) -> Rich:
    return wrapped(Kind.PROTECTED, _mapped(reader.argument(), str.upper))


def _lower(reader: Reader) -> Rich:
    return wrapped(Kind.PROTECTED, _mapped(reader.argument(), str.lower))


def _mapped(parts: Rich, change: Callable[[str], str]) -> Rich:
    return tuple(change(part) if isinstance(part, str) else Run(part.kind, _mapped(part.children, change)) for part in parts)


def _inline_math(reader: Reader) -> Rich:
    return wrapped(Kind.MATH, (reader.raw_argument(),))


def _math_up_to(mark: str, kind: Kind) -> Handler:
    def math(reader: Reader) -> Rich:
        inside = reader.up_to(mark)
        return wrapped(kind, (inside,)) if inside else ()

    return math


_UNIT = pattern(r"\\([A-Za-z]+)\s*")


def _quantity(reader: Reader) -> Rich:
    """A number and its unit, in words: the symbols of units are known only where formulas are read."""
    reader.option()
    number = reader.argument()
    unit = _UNIT.sub(lambda name: "/" if name[1] == "per" else f"{name[1]} ", reader.raw_argument())
    return (*number, "\u00a0", unit.replace(" /", "/").strip())


def _line_break(reader: Reader) -> Rich:
    reader.option()
    reader.skip_space()
    return ("\n",)


def _penalty(reader: Reader) -> Rich:
    found = re.compile(r"\s*-?\d+\s*").match(reader.text, reader.position)
    reader.position = found.end() if found else reader.position
    return ()


def _gap(reader: Reader) -> Rich:
    r"""A distance written without braces: `\kern1pt`, `\hskip 1em`."""
    found = _LENGTH.match(reader.text, reader.position)
    reader.position = found.end() if found else reader.position
    return ()


_KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        **dict.fromkeys(("emph", "textit", "textsl"), Kind.EMPHASIS),
        **dict.fromkeys(("textbf",), Kind.STRONG),
        **dict.fromkeys(("textsuperscript", "mkbibsuperscript", "up"), Kind.SUPERSCRIPT),
        **dict.fromkeys(("textsubscript", "mkbibsubscript"), Kind.SUBSCRIPT),
        **dict.fromkeys(("underline", "uline"), Kind.UNDERLINE),
        "textsc": Kind.SMALL_CAPS,
        **dict.fromkeys(("enquote", "textquote", "blockquote"), Kind.QUOTED),
    }
)
"""Commands that mark their argument."""

_DECLARATIONS: Mapping[str, Kind] = MappingProxyType(
    {
        **dict.fromkeys(("it", "em", "sl", "itshape", "slshape"), Kind.EMPHASIS),
        **dict.fromkeys(("bf", "bfseries"), Kind.STRONG),
        **dict.fromkeys(("sc", "scshape"), Kind.SMALL_CAPS),
    }
)
"""Commands that mark all that follows in their braces."""

_LENGTH = pattern(r"\s*-?[0-9.]+\s*(?:pt|em|ex|mm|cm|in|pc|bp|sp|dd|cc|mu)")
_LANGUAGES = "latin greek german french italian spanish portuguese dutch english russian polish".split()
"""Languages for which babel and polyglossia have a command: `\\textgerman`."""

_HANDLERS: Mapping[str, Handler] = MappingProxyType(
    {
        **dict.fromkeys(("href", "textcolor", "foreignlanguage", "bibinfo", "hyperlink", "parbox", "raisebox"), _second),
        **dict.fromkeys(("cite", "citep", "citet", "textcite", "parencite", "autocite", "footcite", "nocite"), _nothing),
        **dict.fromkeys(("citeauthor", "citetitle", "citeyear"), _nothing),
        **dict.fromkeys(("label", "ref", "noopsort", "hspace", "vspace", "color", "begin", "end", "index", "thanks"), _nothing),
        **dict.fromkeys(("url", "path", "nolinkurl", "doi"), _verbatim),
        **dict.fromkeys(("texttt", "mathtt"), _code),
        **dict.fromkeys(("uppercase", "MakeUppercase"), _upper),
        **dict.fromkeys(("lowercase", "MakeLowercase"), _lower),
        **dict.fromkeys(("SI", "qty"), _quantity),
        **dict.fromkeys(("\\", "newline"), _line_break),
        **dict.fromkeys(
            ("textnormal", "textrm", "textsf", "textup", "textmd", "text", "mbox", "hbox", "textlf", "textls", "ac", "acro"),
            lambda reader: reader.argument(),
        ),
        **dict.fromkeys(("autocap", "bibstring", "sout", "si", "num", "ce"), lambda r: r.argument()),
        "texorpdfstring": _first,
        "verb": _verb,
        **dict.fromkeys(("foreignquote", "hyphenquote", "foreignblockquote", "hyphenblockquote"), _second_quoted),
        **dict.fromkeys((f"text{name}" for name in _LANGUAGES), lambda reader: reader.argument()),
        **dict.fromkeys(("mkbibemph", "mkbibitalic"), _protected(Kind.EMPHASIS)),
        "mkbibbold": _protected(Kind.STRONG),
        "mkbibquote": _protected(Kind.QUOTED),
        "mkbibparens": _between("(", ")"),
        "mkbibbrackets": _between("[", "]"),
        **dict.fromkeys(("kern", "hskip", "vskip"), _gap),
        "footnote": _footnote,
        "ensuremath": _inline_math,
        "(": _math_up_to(r"\)", Kind.MATH),
        "[": _math_up_to(r"\]", Kind.DISPLAY_MATH),
        "penalty": _penalty,
    }
)

COMMANDS = Commands(_KINDS, _DECLARATIONS, _HANDLERS)

_ESCAPED = pattern(
    r"\\([_%&#$~{}^])(?:\{\})?|\{([_%&#$~-])\}|\\textasciitilde\s*(?:\{\})?|\$\\sim\$|\\textunderscore\s*(?:\{\})?"
)
_ADDRESS_COMMAND = pattern(r"\\(?:url|path|nolinkurl|href\s*\{[^{}]*\})\s*\{(.*)\}", re.DOTALL)


def unescaped(text: str) -> str:
    r"""An address without the backslashes and braces that TeX needs in it: `http://a.b/c\_d` → `http://a.b/c_d`."""
    if "\\" not in text and "{" not in text:
        return text
    wrapped = _ADDRESS_COMMAND.fullmatch(text.strip())
    return _ESCAPED.sub(_character, wrapped[1] if wrapped else text)


def _character(escape: re.Match[str]) -> str:
    found = escape[1] or escape[2]
    return found or ("_" if "underscore" in escape[0] else "~")
