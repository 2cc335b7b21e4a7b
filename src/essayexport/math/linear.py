"""A formula as a line of characters, as a person would type it: Greek and signs as they are, x², (a)/(b), √(x)."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from unicodedata import category, combining
from xml.etree.ElementTree import Element

from essayexport.patterns import pattern

_RAISED = dict(
    zip(
        "0123456789+−-=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWαβγδεθιφχ",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵅᵝᵞᵟᵋᶿᶥᵠᵡ",
        strict=True,
    )
)
_LOWERED = dict(zip("0123456789+−-=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ", strict=True))
_PRIMES = frozenset("′″‴⁗")
_ROOTS: Mapping[str, str] = MappingProxyType({"3": "∛", "4": "∜"})

_ACCENTS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "ˆ": ("\u0302", "hat"),
        "^": ("\u0302", "hat"),
        "¯": ("\u0304", "bar"),
        "‾": ("\u0305", "bar"),
        "_": ("\u0332", "underline"),
        "⃗": ("\u20d7", "vec"),
        "→": ("\u20d7", "vec"),
        "←": ("\u20d6", "vec"),
        "~": ("\u0303", "tilde"),
        "˜": ("\u0303", "tilde"),
        "˙": ("\u0307", "dot"),
        "¨": ("\u0308", "ddot"),
        "˚": ("\u030a", "ring"),
        "ˇ": ("\u030c", "check"),
        "˘": ("\u0306", "breve"),
        "´": ("\u0301", "acute"),
        "`": ("\u0300", "grave"),
        "⃛": ("\u20db", "dddot"),
        "⃜": ("\u20dc", "ddddot"),
        "\u0302": ("\u0302", "hat"),
        "\u0303": ("\u0303", "tilde"),
        "\u030c": ("\u030c", "check"),
        "\u0332": ("\u0332", "underline"),
    }
)
"""Accents as combining characters, and as the words that stand before what is longer than a letter."""

_BRACES = frozenset("⏞⏟⏠⏡⎴⎵")
_FUNCTION = "\N{FUNCTION APPLICATION}"
_OPENING = frozenset("([{⟨⌊⌈⟦|‖")
_BRACKETS = frozenset("([{⟨⌊⌈⟦")
"""What opens only; behind a fraction it would be read as below its line."""
_TIGHT = frozenset("!/()[]{}⟨⟩⌊⌋⌈⌉|‖⟦⟧′″‴.:%°∘∂∇∑∏∐∫∬∭∮⋃⋂⨁⨂√¬∀∃…⋮⋱⋯&#\N{INVISIBLE TIMES}")
"""Operators without a space around them."""
_SCRIPTS = "′″‴⁰¹²³⁴-⁹⁺⁻⁽⁾ⁱⁿ₀-₉₊₋₍₎ₐ-ₜᵢⱼᵣᵤᵥ\u0300-\u036f\u20d0-\u20ef"
_SIMPLE = pattern(rf"\d+(?:[.,]\d+)?[{_SCRIPTS}]*|[∂∇Δ√]?[^\W\d_][{_SCRIPTS}]*|[^\W\d_]{{2,}}|\([^()]*\)[{_SCRIPTS}]*|[^\s\w]")
"""What is one thing without brackets: a number, a letter with its scripts, a name, what is in brackets already."""

_SPACES = pattern(r" {2,}")
_WIDE = "\N{EM SPACE}"
_WIDE_SPACES = pattern(rf" *{_WIDE}[ {_WIDE}]*")


def linear(root: Element) -> str:
    """The formula in characters; the rows of a display that is all of it on lines of their own."""
    if len(root) and root[0].tag == "mtable" and all(child.tag == "mo" for child in root[1:]):
        return "\n".join(_display_row(row) for row in root[0]) + "".join(child.text or "" for child in root[1:])
    return _WIDE_SPACES.sub("   ", _tidy(_row(root)))


def _display_row(row: Element) -> str:
    """The cells of an aligned row run on; between two equations in a row, and in an array, there is space."""
    said: list[str] = []
    for cell in row:
        words = _tidy(_row(cell))
        runs_on = said and cell.get("columnalign") == "left" and row[0].get("columnalign") == "right" and len(row) != 3
        said.append(f"{'' if not said else ' ' if runs_on or len(row) == 3 else '  '}{words}")
    return "".join(said).strip()


def _tidy(line: str) -> str:
    return _SPACES.sub(" ", line).strip()


def _line(element: Element) -> str:
    rule = _RULES.get(element.tag)
    return rule(element) if rule else _row(element)


def _row(children: Iterable[Element]) -> str:
    """What stands in a row: spaces around what relates two things or joins them, and behind commas."""
    parts: list[str] = []
    after_operand = large = after_fraction = False
    for child in children:
        core = _core(child)
        sign = core.text or ""
        if core.tag != "mo" or sign in _LARGE:
            said, fraction = _line(child), core.tag == "mfrac"
            apart = large or _runs_on(parts, said) or (after_operand and (fraction or after_fraction))
            parts += [" " if apart else "", said]
            after_operand = after_operand if child.tag == "mspace" else bool(said)
            large = child is not core and (sign in _LARGE or (core.tag == "mi" and len(sign) > 1))
            after_fraction = fraction
            continue
        if sign == _FUNCTION:
            continue
        around = _sign(sign, after_operand, child.get("rspace") == "0")
        around = f" {around}" if after_fraction and sign in _BRACKETS else around
        parts.append(around if child is core else around.replace(sign, _line(child), 1))
        after_operand, large = sign not in _OPENING and not parts[-1].endswith(" "), False
        after_fraction = False
    return "".join(parts)


_LARGE = frozenset("∑∏∐∫∬∭∮⋃⋂⨁⨂⨀⋁⋀⨄⨆")
_EMBELLISHED = frozenset({"msub", "msup", "msubsup", "munder", "mover", "munderover"})


def _core(element: Element) -> Element:
    """What scripts stand at."""
    while element.tag in _EMBELLISHED:
        element = element[0]
    return element


def _runs_on(parts: Sequence[str], said: str) -> bool:
    """Whether two words would run together: a name of more letters and what it is said of."""
    before = next((part for part in reversed(parts) if part), "")
    word = len(before) > 1 and before.isalpha() and before.isascii()
    return (word and said[:1].isalnum()) or (len(said) > 1 and said.isalpha() and said.isascii() and before[-1:].isalnum())


def _sign(sign: str, after_operand: bool, tight: bool) -> str:
    if sign == _FUNCTION or not sign:
        return ""
    if sign in {",", ";"}:
        return sign if tight else f"{sign} "
    if sign in _TIGHT or (len(sign) > 1 and not category(sign[0]).startswith("S")):
        return sign
    return f" {sign} " if after_operand or (category(sign[0]) == "Sm" and sign not in "+−±∓-") else sign


def _compact(element: Element) -> str:
    """A script: without spaces around its operators, but for those of words."""
    said = _tidy(_line(element))
    words = element.tag == "mtext" or any(part.tag == "mtext" for part in element.iter())
    return said if words else said.replace(" ", "")


def _grouped(element: Element) -> str:
    """In brackets unless it is one thing."""
    said = _tidy(_line(element))
    return said if _SIMPLE.fullmatch(said) or not said else f"({said})"


def _characters(element: Element) -> str:
    return element.text or ""


def _words(element: Element) -> str:
    return (element.text or "").replace("\u00a0", " ")


def _space(element: Element) -> str:
    width = element.get("width", "0").rstrip("emr")
    if width.startswith("-") or width in {"", "0"}:
        return ""
    return _WIDE if float(width) >= 1 else " "


def _fraction(element: Element) -> str:
    above, below = element
    if element.get("linethickness") == "0":
        return f"{_tidy(_line(above))}¦{_tidy(_line(below))}"
    return f"{_grouped(above)}/{_grouped(below)}"


def _square_root(element: Element) -> str:
    said = _tidy(_row(element))
    return f"√{said}" if _SIMPLE.fullmatch(said) else f"√({said})"


def _root(element: Element) -> str:
    index = _compact(element[1])
    sign = _ROOTS.get(index) or f"{_shifted(index, _RAISED) or f'[{index}]'}√"
    return f"{sign}{_grouped(element[0])}"


def _shifted(said: str, glyphs: Mapping[str, str]) -> str:
    """The characters as scripts, or nothing where one of them has no such form."""
    return "".join(glyphs[one] for one in said) if said and all(one in glyphs for one in said) else ""


def _above(element: Element) -> str:
    said = _compact(element)
    if set(said) <= _PRIMES or said in {"*", "∗", "†", "‡", "⊤", "⊥", "∘"}:
        return "°" if said == "∘" else said.replace("∗", "*") if set(said) <= _PRIMES else f"^{said}".replace("∗", "*")
    return _shifted(said, _RAISED) or (f"^{said}" if len(said) == 1 else f"^({said})" if said else "")


def _below(element: Element) -> str:
    said = _compact(element)
    return _shifted(said, _LOWERED) or (f"_{said}" if len(said) == 1 or said.isalnum() else f"_({said})" if said else "")


def _base(element: Element) -> str:
    said = _line(element)
    return said if len(element) < 2 or element.tag not in {"mrow", "mfrac"} or _fenced(element) else f"({said})"


def _fenced(element: Element) -> bool:
    return element.tag == "mrow" and element[0].tag == element[-1].tag == "mo"


def _superscript(element: Element) -> str:
    return _base(element[0]) + _above(element[1])


def _subscript(element: Element) -> str:
    return _base(element[0]) + _below(element[1])


def _both(element: Element) -> str:
    return _base(element[0]) + _below(element[1]) + _above(element[2])


def _over(element: Element) -> str:
    return _accented(element) or _base(element[0]) + _above(element[1])


def _under(element: Element) -> str:
    return _accented(element) or _base(element[0]) + _below(element[1])


def _accented(element: Element) -> str:
    """The base with its accent; nothing where what is above or below is none."""
    sign = (element[1].text or "").strip() if element[1].tag == "mo" else ""
    base = _tidy(_line(element[0]))
    if sign and sign in _BRACES:
        return base if _SIMPLE.fullmatch(base) else f"({base})"
    sign = "¯" if sign == "\u0332" and element.tag == "mover" else sign
    accent = _ACCENTS.get(sign)
    if accent is None:
        return ""
    mark, word = accent
    letters = sum(not combining(one) for one in base)
    return f"{base}{mark}" if letters == 1 else f"{word}({base})"


def _scripts(element: Element) -> str:
    """Scripts before and behind: those before are written first."""
    parts = list(element)
    cut = next((at for at, part in enumerate(parts) if part.tag == "mprescripts"), len(parts))
    return _pairs(parts[cut + 1 :]) + _line(parts[0]) + _pairs(parts[1:cut])


def _pairs(scripts: Sequence[Element]) -> str:
    below, above = scripts[::2], scripts[1::2]
    return "".join(map(_below, below)) + "".join(map(_above, above))


def _table(element: Element) -> str:
    """Rows with semicolons between them, cells with commas."""
    rows: Iterable[str] = (", ".join(filter(None, (_tidy(_row(cell)) for cell in row))) for row in element)
    if any(cell.get("columnalign") == "right" for row in element for cell in row):
        rows = map(_display_row, element)
    return "; ".join(rows).replace(",,", ",")


def _nothing(_element: Element) -> str:
    return ""


_RULES: Mapping[str, Callable[[Element], str]] = MappingProxyType(
    {
        "mi": _characters,
        "mn": _characters,
        "mo": _characters,
        "mtext": _words,
        "mspace": _space,
        "mfrac": _fraction,
        "msqrt": _square_root,
        "mroot": _root,
        "msup": _superscript,
        "msub": _subscript,
        "msubsup": _both,
        "mover": _over,
        "munder": _under,
        "munderover": _both,
        "mmultiscripts": _scripts,
        "mtable": _table,
        "mphantom": _nothing,
    }
)
