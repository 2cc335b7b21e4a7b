"""Formulas as Word has them: Office Math (ECMA-376 part 1, 22.1) made of MathML."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from unicodedata import category
from xml.etree.ElementTree import Element

from essayexport.document import Math
from essayexport.math import Formula, formula
from essayexport.writers.docx.brackets import PAIRED, SCRIPTED, bracketed
from essayexport.writers.docx.xml import escaped

_FONT = '<w:rPr><w:rFonts w:ascii="Cambria Math" w:hAnsi="Cambria Math"/></w:rPr>'

_NARY = frozenset("∑∏∐∫∬∭∮∯∰⋃⋂⨁⨂⨀⋁⋀⨄⨆")
"""Operators that Word sets with limits and what they go over (22.1.2.70)."""

_FUNCTION = "\N{FUNCTION APPLICATION}"

_ACCENTS: Mapping[str, str] = MappingProxyType(
    {
        "ˆ": "\u0302",
        "^": "\u0302",
        "~": "\u0303",
        "˜": "\u0303",
        "¯": "\u0304",
        "˘": "\u0306",
        "˙": "\u0307",
        "¨": "\u0308",
        "˚": "\u030a",
        "ˇ": "\u030c",
        "´": "\u0301",
        "`": "\u0300",
        "⃗": "\u20d7",
        "→": "\u20d7",
        "←": "\u20d6",
        "↔": "\u20e1",
        "⃛": "\u20db",
        "⃜": "\u20dc",
    }
)
"""Accents as the combining characters that `m:acc` takes (22.1.2.1)."""

_BARS = frozenset("‾_̲¯")
_BRACES = frozenset("⏞⏟⏠⏡⎴⎵")

_SPACES = ((0.9, "\u2003"), (0.4, "\u2002"), (0.26, "\u2004"), (0.2, "\u2005"), (0.1, "\u2009"))
"""Widths in em from which a space stands for them."""


_NAMESPACE = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'


def formula_xml(math: Math) -> str | None:
    """`m:oMath`; None where the formula cannot be read."""
    content = _content(math)
    return None if content is None else f"<m:oMath {_NAMESPACE}>{content}</m:oMath>"


def display_xml(math: Math) -> str | None:
    """`m:oMathPara` (22.1.2.78): a formula that is all of its paragraph; None where it cannot be read."""
    content = _content(math)
    if content is None:
        return None
    return f"<m:oMathPara {_NAMESPACE}><m:oMathParaPr>{_CENTRED}</m:oMathParaPr><m:oMath>{content}</m:oMath></m:oMathPara>"


_CENTRED = '<m:jc m:val="center"/>'


def _content(math: Math) -> str | None:
    read = formula(math.tex, math.display)
    return _row(list(read.root)) if isinstance(read, Formula) else None


def _row(elements: Sequence[Element], *, paired: bool = False) -> str:
    """What stands in a row. Big operators and functions take what follows them as their argument."""
    children = elements if paired else bracketed(elements)
    large = sum(_is_large(child) for child in children) <= _MOST_LARGE
    parts: list[str] = [_EMPTY if children and _joins(children[0]) else ""]
    at = 0
    while at < len(children):
        child = children[at]
        end = at + 1
        if large and _is_large(child):
            end = _term_end(children, at + 1)
            parts.append(_nary(child, children[at + 1 : end]))
        elif end < len(children) and children[end].text == _FUNCTION:
            end = _term_end(children, at + 2)
            parts.append(_function(child, children[at + 2 : end]))
        elif child.tag in _TOKENS:
            end = _run_end(children, at)
            parts.append(_runs(children[at:end]))
        else:
            parts.append(_element(child))
        at = end
    parts.append(_EMPTY if children and _joins(children[-1]) else "")
    return "".join(parts)


def _is_large(element: Element) -> bool:
    """Whether an element is a big operator, with limits or without."""
    core = _core(element)
    return core.tag == "mo" and core.text in _NARY


_MOST_LARGE = 20
"""Big operators in a row, each of which goes over the next; where there are more, they are signs as others."""

_EMPTY = f"<m:r><m:rPr><m:nor/></m:rPr>{_FONT}<m:t>\u200b</m:t></m:r>"
"""Something of no width, for what joins two things and has one only: other programs than Word print a question mark there."""


def _joins(element: Element) -> bool:
    """Whether an element is an operator between two things."""
    sign = element.text or "" if element.tag == "mo" else ""
    return bool(sign) and category(sign[0]) == "Sm" and sign not in _ALONE


_ALONE = frozenset("+−-±∓¬∂∇∞∀∃∅∖√∣|‖∥") | _NARY


def _core(element: Element) -> Element:
    """What scripts stand at."""
    while element.tag in SCRIPTED:
        element = element[0]
    return element


def _term_end(children: Sequence[Element], start: int) -> int:
    """Where the term ends that begins there: before a relation, a sum or a comma."""
    for at in range(start + 1, len(children)):
        if children[at].tag == "mo" and _ends_term(children[at].text or ""):
            return at
    return len(children)


def _ends_term(sign: str) -> bool:
    return sign in _STOPS or (bool(sign) and category(sign[0]) == "Sm" and sign not in _JOINING)


_STOPS = frozenset("+−-±,;.:|)]}")
_JOINING = frozenset("⋅×∘∗∙÷√∂∇¬∞∖⊗⊙∏∑∫∬∭∮⋃⋂∼‖∥")


# ------------------------------------------------------------------------------------------------------------- characters

_TOKENS = frozenset({"mi", "mn", "mo", "mtext", "mspace"})


def _run_end(children: Sequence[Element], start: int) -> int:
    """The end of the tokens that are set alike, so that they stand in one run."""
    look, at = _look(children[start]), start + 1
    while at < len(children) and _alike(children[at], look) and not _opens_more(children, at):
        at += 1
    return at


def _alike(token: Element, look: str) -> bool:
    return token.tag in _TOKENS and _look(token) == look and token.tag != "mtext"


def _opens_more(children: Sequence[Element], at: int) -> bool:
    """Whether a token is the beginning of something larger: a big operator, or the name of a function."""
    return children[at].text in _NARY or (at + 1 < len(children) and children[at + 1].text == _FUNCTION)


def _look(token: Element) -> str:
    """The properties of a token's run (22.1.2.94): letters of variables slant by themselves, names and words stand upright."""
    if token.tag == "mtext":
        variant = token.get("mathvariant", "")
        faces = "".join(f"<w:{face[0]}/>" for face in ("bold", "italic") if face in variant)
        return f"<m:rPr><m:nor/></m:rPr><w:rPr>{_FONT[7:-8]}{faces}</w:rPr>"
    text = token.text or ""
    upright = token.tag == "mi" and (token.get("mathvariant") == "normal" or len(text) > 1 or text > "\uffff")
    return (_UPRIGHT if upright else "") + _FONT


_UPRIGHT = '<m:rPr><m:sty m:val="p"/></m:rPr>'


def _runs(tokens: Sequence[Element]) -> str:
    text = "".join(map(_characters, tokens))
    return f'<m:r>{_look(tokens[0])}<m:t xml:space="preserve">{escaped(text)}</m:t></m:r>' if text else ""


def _characters(token: Element) -> str:
    if token.tag == "mspace":
        width = float(token.get("width", "0").rstrip("emr") or 0)
        return next((space for least, space in _SPACES if width >= least), "")
    return (token.text or "").replace(_FUNCTION, "")


# --------------------------------------------------------------------------------------------------------------- objects


def _element(element: Element) -> str:
    rule = _RULES.get(element.tag)
    if rule:
        return rule(element)
    return _runs([element]) if element.tag in _TOKENS else _row(list(element))


def _in(tag: str, element: Element) -> str:
    """An argument of an object."""
    return f"<m:{tag}>{_row(list(element)) if element.tag == 'mrow' and not _is_fenced(element) else _row([element])}</m:{tag}>"


def _object(tag: str, properties: str, *arguments: str) -> str:
    said = f"<m:{tag}Pr>{properties}</m:{tag}Pr>" if properties else ""
    return f"<m:{tag}>{said}{''.join(arguments)}</m:{tag}>"


def _value(tag: str, value: str) -> str:
    return f'<m:{tag} m:val="{escaped(value)}"/>'


def _fraction(element: Element) -> str:
    kind = _value("type", "noBar") if element.get("linethickness") == "0" else ""
    return _object("f", kind, _in("num", element[0]), _in("den", element[1]))


def _radical(element: Element) -> str:
    if element.tag == "mroot":
        return _object("rad", "", _in("deg", element[1]), _in("e", element[0]))
    return _object("rad", _value("degHide", "1"), "<m:deg/>", f"<m:e>{_row(list(element))}</m:e>")


def _superscript(element: Element) -> str:
    return _object("sSup", "", _in("e", element[0]), _in("sup", element[1]))


def _subscript(element: Element) -> str:
    return _object("sSub", "", _in("e", element[0]), _in("sub", element[1]))


def _both(element: Element) -> str:
    return _object("sSubSup", "", _in("e", element[0]), _in("sub", element[1]), _in("sup", element[2]))


def _over(element: Element) -> str:
    base, above = element
    sign = (above.text or "").strip() if above.tag == "mo" else ""
    if sign in _BRACES and sign:
        return _object("groupChr", _value("chr", sign) + _value("pos", "top") + _value("vertJc", "bot"), _in("e", base))
    if sign in _ACCENTS and (element.get("accent") == "true" or sign in "⃗→←↔") and not _is_long(base, sign):
        return _object("acc", _value("chr", _ACCENTS[sign]), _in("e", base))
    if sign and sign in _BARS:
        return _object("bar", _value("pos", "top"), _in("e", base))
    return _object("limUpp", "", _in("e", base), _in("lim", above))


def _is_long(base: Element, sign: str) -> bool:
    """A macron over more than a letter is a bar."""
    return sign == "¯" and base.tag == "mrow"


def _under(element: Element) -> str:
    base, below = element
    sign = (below.text or "").strip() if below.tag == "mo" else ""
    if sign in _BRACES and sign:
        return _object("groupChr", _value("chr", sign) + _value("pos", "bot") + _value("vertJc", "top"), _in("e", base))
    if sign and sign in _BARS:
        return _object("bar", _value("pos", "bot"), _in("e", base))
    return _object("limLow", "", _in("e", base), _in("lim", below))


def _under_over(element: Element) -> str:
    below = _object("limLow", "", _in("e", element[0]), _in("lim", element[1]))
    return _object("limUpp", "", f"<m:e>{below}</m:e>", _in("lim", element[2]))


def _nary(element: Element, argument: Sequence[Element]) -> str:
    """A big operator with its limits, and what it goes over; without either it is a sign as others."""
    core = _core(element)
    if not argument and element is core:
        return _runs([core])
    scripts = _scripts(element)
    if scripts is None:
        return _element(element) + _row(argument)
    below, above = scripts
    beside = element.tag in {"msub", "msup", "msubsup"}
    properties = (
        _value("chr", core.text or ""),
        _value("limLoc", "subSup" if beside or element is core else "undOvr"),
        _value("subHide", "1") if below is None else "",
        _value("supHide", "1") if above is None else "",
    )
    sub = "<m:sub/>" if below is None else _in("sub", below)
    sup = "<m:sup/>" if above is None else _in("sup", above)
    return _object("nary", "".join(properties), sub, sup, f"<m:e>{_row(argument)}</m:e>")


def _scripts(element: Element) -> tuple[Element | None, Element | None] | None:
    """What stands below and above an operator; None where more than once something does."""
    if element.tag == "mo":
        return None, None
    if element[0].tag != "mo":
        return None
    if element.tag in {"msubsup", "munderover"}:
        return element[1], element[2]
    return (element[1], None) if element.tag in {"msub", "munder"} else (None, element[1])


def _function(name: Element, argument: Sequence[Element]) -> str:
    """A function and its argument (22.1.2.39)."""
    if not argument:
        return _element(name)
    return _object("func", "", f"<m:fName>{_row([name])}</m:fName>", f"<m:e>{_row(argument)}</m:e>")


def _group(element: Element) -> str:
    """A row: one between brackets that grow with it is a delimiter object (22.1.2.24)."""
    children = list(element)
    if not _is_fenced(element):
        return _row(children)
    left, right = children[0].text or "", children[-1].text or ""
    arguments: list[list[Element]] = [[]]
    separator = ""
    for child in children[1:-1]:
        if child.tag == "mo" and child.get("stretchy") == "true":
            separator = child.text or ""
            arguments.append([])
        else:
            arguments[-1].append(child)
    properties = _value("begChr", left) + (_value("sepChr", separator) if separator else "") + _value("endChr", right)
    return _object(
        "d", properties, *(f"<m:e>{_row(argument, paired=element.get(PAIRED) is not None)}</m:e>" for argument in arguments)
    )


def _is_fenced(element: Element) -> bool:
    if len(element) < 2 or element.tag != "mrow":
        return False
    ends = (element[0], element[-1])
    return all(end.tag == "mo" and end.get("stretchy") != "false" and (end.text or "") in _FENCES for end in ends)


_FENCES = frozenset({"", *"()[]{}⟨⟩⌊⌋⌈⌉|‖∥⟦⟧/\\↑↓↕⇑⇓⇕∣"})


def _table(element: Element) -> str:
    """A matrix (22.1.2.60), also for equations one below another: columns at the right and at the left, close together.

    Word's own array of equations is not used: other programs print the marks by which it aligns them.
    """
    rows = [list(row) for row in element]
    width = max(map(len, rows))
    columns = "".join(_column(rows, at) for at in range(width))
    close = _value("cGpRule", "3") + _value("cGp", "0") if _is_aligned(element) else ""
    properties = _value("plcHide", "1") + close + f"<m:mcs>{columns}</m:mcs>"
    return _object("m", properties, *(_matrix_row(row, width) for row in rows))


def _is_aligned(table: Element) -> bool:
    """Whether the columns are the two sides of equations."""
    return table.get("displaystyle") == "true" and any(cell.get("columnalign") == "right" for row in table for cell in row)


def _column(rows: Sequence[Sequence[Element]], at: int) -> str:
    said = next((row[at].get("columnalign", "center") for row in rows if at < len(row)), "center")
    return f'<m:mc><m:mcPr><m:count m:val="1"/><m:mcJc m:val="{said}"/></m:mcPr></m:mc>'


def _matrix_row(row: Sequence[Element], width: int) -> str:
    cells = "".join(f"<m:e>{_row(list(cell))}</m:e>" for cell in row)
    return f"<m:mr>{cells}{'<m:e/>' * (width - len(row))}</m:mr>"


def _prescripts(element: Element) -> str:
    """Scripts before and behind (22.1.2.99)."""
    parts = list(element)
    cut = next((at for at, part in enumerate(parts) if part.tag == "mprescripts"), len(parts))
    content = _in("e", parts[0])
    for below, above in zip(parts[1:cut:2], parts[2:cut:2], strict=False):
        content = f"<m:e>{_object('sSubSup', '', content, _in('sub', below), _in('sup', above))}</m:e>"
    for below, above in zip(parts[cut + 1 :: 2], parts[cut + 2 :: 2], strict=False):
        content = f"<m:e>{_object('sPre', '', _in('sub', below), _in('sup', above), content)}</m:e>"
    return content.removeprefix("<m:e>").removesuffix("</m:e>")


def _phantom(element: Element) -> str:
    return _object("phant", _value("show", "0"), f"<m:e>{_row(list(element))}</m:e>")


def _enclosed(element: Element) -> str:
    """A box, or a stroke through what is struck out (22.1.2.11)."""
    notation = element.get("notation", "").split()
    hidden = "" if "box" in notation else "".join(_value(f"hide{side}", "1") for side in ("Top", "Bot", "Left", "Right"))
    strokes = "".join(_value(stroke, "1") for said, stroke in _STROKES.items() if said in notation)
    return _object("borderBox", hidden + strokes, f"<m:e>{_row(list(element))}</m:e>")


_STROKES: Mapping[str, str] = MappingProxyType(
    {
        "horizontalstrike": "strikeH",
        "verticalstrike": "strikeV",
        "updiagonalstrike": "strikeBLTR",
        "downdiagonalstrike": "strikeTLBR",
    }
)

_RULES: Mapping[str, Callable[[Element], str]] = MappingProxyType(
    {
        "mrow": _group,
        "mfrac": _fraction,
        "msqrt": _radical,
        "mroot": _radical,
        "msup": _superscript,
        "msub": _subscript,
        "msubsup": _both,
        "mover": _over,
        "munder": _under,
        "munderover": _under_over,
        "mtable": _table,
        "mmultiscripts": _prescripts,
        "mphantom": _phantom,
        "menclose": _enclosed,
    }
)
