"""Formulas in TeX read by math-core, each once; whatever they hold, the program goes on."""

import threading
from collections.abc import Callable
from functools import cache, lru_cache

from math_core import LatexError, LatexToMathML

from essayexport.diagnostics import Code, Diagnostic, Report
from essayexport.document import Document, Math, walk
from essayexport.math.cleaning import DEEPEST, depth, for_pages, tree
from essayexport.math.formula import Formula, Unreadable
from essayexport.math.linear import linear
from essayexport.math.preparing import MACROS, prepared
from essayexport.patterns import pattern

LONGEST = 20_000
"""Characters of the longest formula that is read."""

_LONGEST_WITH_MACROS = 2_000
"""Characters of the longest that defines commands: these can make much of little."""

_MOST_UNCLOSED = 16
"""Brackets that are never closed: for each the reader takes twice the time."""

_MOST_EXPANSIONS = 200
_FORMULAS_KEPT = 4096

_SHORT = 1_000
"""Characters of a formula that no stack is too small for: each may be a call within a call."""

_STACK = 256 * 2**20
"""Bytes of stack for longer ones, of which the system gives only what is used."""

_FORBIDDEN = pattern("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML document may hold (XML 1.0, production 2)."""

_UNKNOWN = pattern(r"Unknown (?:command|environment) \"([^\"]*)\"")
_PLACE = pattern(r"^\d+: ")
_DEFINES = pattern(r"\\(?:def|let|edef|gdef|newcommand|renewcommand|providecommand|DeclareMathOperator)(?![A-Za-z])")


@lru_cache(maxsize=_FORMULAS_KEPT)
def formula(tex: str, display: bool) -> Formula | Unreadable:
    """The formula, or why it cannot be read."""
    if len(tex) > (_LONGEST_WITH_MACROS if _DEFINES.search(tex) else LONGEST):
        return Unreadable("it is too long", "divide it into several formulas")
    ready = prepared(_FORBIDDEN.sub("", tex))
    if not ready.tex:
        return Unreadable("it is empty")
    if ready.unclosed > _MOST_UNCLOSED:
        return Unreadable("it opens brackets that it never closes")
    try:
        mathml = _converted(ready.tex, display)
    except LatexError as error:
        return _unreadable(str(error))
    if depth(mathml) > DEEPEST:
        return Unreadable("it nests too deep", "put fewer braces into one another")
    root = tree(mathml)
    return Formula(for_pages(mathml), root, linear(root), ready.tag)


def tell_unreadable(document: Document, report: Report) -> None:
    """Says of every formula that cannot be read why not, once for each formula and each unknown command."""
    said: set[str] = set()
    for node in walk(document.blocks):
        if isinstance(node, Math):
            read = formula(node.tex, node.display)
            what = read.unknown or node.tex if isinstance(read, Unreadable) else ""
            if isinstance(read, Unreadable) and what not in said:
                said.add(what)
                report(_diagnostic(read, node))


def _diagnostic(read: Unreadable, node: Math) -> Diagnostic:
    if read.unknown:
        message = f"formulas have no command `{read.unknown}`: the formula stands as its source"
        hint = r"define it in the essay (`\newcommand`), or use another one"
        return Diagnostic(Code.FORMULA_UNKNOWN_COMMAND, message, node.span, hint)
    return Diagnostic(
        Code.FORMULA_INVALID, f"the formula cannot be set: {read.reason}; it stands as its source", node.span, read.hint
    )


def _unreadable(message: str) -> Unreadable:
    unknown = _UNKNOWN.search(message)
    reason = _PLACE.sub("", message).rstrip(".")
    return Unreadable(reason[:1].lower() + reason[1:], unknown=unknown[1] if unknown else "")


@cache
def _reader() -> LatexToMathML:
    return LatexToMathML(macros=dict(MACROS), allow_unreliable_rendering=True, fancy_error=False, max_expansions=_MOST_EXPANSIONS)


def _converted(tex: str, display: bool) -> str:
    """The `math` element. The reader calls itself for each group in a group, and ends the program where the stack ends."""

    def convert() -> str:
        return _reader().convert_with_local_state(tex, displaystyle=display)

    return convert() if len(tex) <= _SHORT and not _DEFINES.search(tex) else _on_large_stack(convert)


def _on_large_stack(convert: Callable[[], str]) -> str:
    results: list[str] = []
    errors: list[LatexError] = []

    def run() -> None:
        try:
            results.append(convert())
        except LatexError as error:
            errors.append(error)

    before = threading.stack_size(_STACK)
    try:
        thread = threading.Thread(target=run)
        thread.start()
    finally:
        threading.stack_size(before)
    thread.join()
    if errors:
        raise errors[0]
    return results[0]
