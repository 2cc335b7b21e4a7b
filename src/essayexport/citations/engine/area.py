"""What elements are compiled for, and what is known while one cite or entry is printed."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, TypeVar

from essayexport.citations.engine.item import Item
from essayexport.citations.engine.locale import Locale
from essayexport.citations.engine.output import Output
from essayexport.records import NamedTuple


class Context:
    """The state of printing one cite, one entry or one sort key."""

    __slots__ = ("called", "disambiguate", "filled", "label", "locator", "positions", "suppressed", "used", "year_suffix")

    def __init__(self, locator: str = "", label: str = "", positions: frozenset[str] = frozenset()) -> None:
        self.locator, self.label = locator.strip(), label
        self.positions = positions
        """What `position` tests of a cite are true; none in the bibliography."""
        self.year_suffix = ""
        self.disambiguate = False
        self.called = 0
        """How many variables were called so far, and how many of them had content: `cs:group` compares."""
        self.filled = 0
        self.suppressed: set[str] = set()
        """Variables that stood in for absent names, and so are not printed again."""
        self.used: list[str] | None = None
        """The variables printed while a substitute is tried."""

    def use(self, variable: str, *, found: bool) -> None:
        """Count a variable that was called."""
        self.called += 1
        if found:
            self.filled += 1
            if self.used is not None:
                self.used.append(variable)


T = TypeVar("T")

Renderer = Callable[[Item, Context], Output | None]
"""A compiled element: prints one item, or nothing."""


def nothing(_item: Item, _context: Context) -> None:
    """The renderer of an element that prints nothing."""


def when_used(make: Callable[[], T]) -> Callable[[], T]:
    """Gives what `make` makes, which is made when first asked for: most of a style is for other works (`cache` is dearer)."""
    made: list[T] = []

    def given() -> T:
        if not made:
            made.append(make())
        return made[0]

    return given


class StyleError(ValueError):
    """A style that cannot be compiled: `message` in the words of its author, and the line."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.message, self.line = message, line


class Area(NamedTuple):
    """Where elements are compiled for: citations, the bibliography, or one sort key of either.

    `options` is the element whose inheritable options count (`cs:citation` or `cs:bibliography`); `overrides` are those of a
    `cs:key`. Macros are compiled when first called, once in each area.
    """

    root: Any
    options: Any
    locale: Locale
    definitions: Mapping[str, Any]
    """The `cs:macro` elements of the style by name."""
    macros: dict[str, Renderer]
    delimiter: str = ""
    """What stands between the elements of a `cs:choose`: the delimiter of the element around it."""
    substituted: Any = None
    """The `cs:names` around the `cs:substitute` that elements stand in."""
    alternatives: bool = False
    """Directly in a `cs:substitute`, of the elements of a `cs:choose` too only the first that prints counts."""
    sorting: bool = False
    overrides: Mapping[str, str] = MappingProxyType({})
    english: bool = True
    """Whether items without a language count as English."""

    def option(self, element: Any, name: str, inherited: str | None = None) -> str | None:
        """An option of an element, of the area or of the style, whichever is nearest (CSL 1.0.2, Inheritable Name Options)."""
        if name in self.overrides:
            return self.overrides[name]
        value = element.get(name) if element is not None else None
        for holder in (self.options, self.root):
            if value is None and holder is not None:
                value = holder.get(inherited or name)
        return None if value is None else str(value)

    def macro(self, name: str, line: int) -> Renderer:
        """The renderer of a macro; it is compiled when it first prints."""
        if name not in self.macros:
            self.macros[name] = self._lazy(name, line)
        return self.macros[name]

    def _lazy(self, name: str, line: int) -> Renderer:
        def compiled() -> Renderer:
            element = self.definitions.get(name)
            if element is None:
                raise StyleError(f"the macro `{name}` is called but not defined", line)
            renderer: Renderer = element.compile(self._replace(delimiter="", substituted=None, alternatives=False))
            return renderer

        given = when_used(compiled)

        def render(item: Item, context: Context) -> Output | None:
            return given()(item, context)

        return render
