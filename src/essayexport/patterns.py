"""Regular expressions that are compiled when first used: most of the Markdown rules have nothing to match in most essays."""

import re
from typing import Any, cast

_METHODS = ("match", "search", "fullmatch", "sub", "split", "findall", "finditer")


class _Pattern:
    """Stands for a compiled expression; its methods are those of `re.Pattern`, put here at the first use of any."""

    def __init__(self, expression: str, flags: int) -> None:
        self._expression = expression
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self._expression, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def pattern(expression: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, without the compiling until it is used; an expression with an error in it fails only then."""
    return cast(re.Pattern[str], _Pattern(expression, flags))
