"""pandoc's fields for the page, `geometry` spread over the margins."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from essayexport.diagnostics import Code, Diagnostic
from essayexport.document import PageSettings, Setting
from essayexport.markdown.reading import Shared
from essayexport.markdown.yaml_values import Record, Scalar, Series, Value

_FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "papersize": "papersize",
        "mainfont": "mainfont",
        "fontsize": "fontsize",
        "linestretch": "linestretch",
        "margin-left": "margin_left",
        "margin-right": "margin_right",
        "margin-top": "margin_top",
        "margin-bottom": "margin_bottom",
    }
)
"""The fields besides `geometry`, and what they set in `PageSettings`."""

_ALL = ("margin_left", "margin_right", "margin_top", "margin_bottom")
_GEOMETRY: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "margin": _ALL,
        "hmargin": _ALL[:2],
        "vmargin": _ALL[2:],
        "left": ("margin_left",),
        "lmargin": ("margin_left",),
        "inner": ("margin_left",),
        "right": ("margin_right",),
        "rmargin": ("margin_right",),
        "outer": ("margin_right",),
        "top": ("margin_top",),
        "tmargin": ("margin_top",),
        "bottom": ("margin_bottom",),
        "bmargin": ("margin_bottom",),
        "paper": ("papersize",),
        "papername": ("papersize",),
    }
)
"""The options of LaTeX's geometry package that say a margin or the paper."""
_PAPER = "paper"


def page_settings(values: Mapping[str, Value], shared: Shared) -> PageSettings:
    """What the front matter says of the page; a margin's own field wins over `geometry`."""
    found = dict(_geometry(values.get("geometry"), shared))
    for field, name in _FIELDS.items():
        value = values.get(field)
        if isinstance(value, Scalar) and value.kind != "null":
            found[name] = Setting(value.value.strip(), value.span)
        elif isinstance(value, Series | Record):
            _tell(value, f"`{field}` is no single value", shared)
    return PageSettings(**found)


def _geometry(value: Value | None, shared: Shared) -> Iterator[tuple[str, Setting]]:
    values = value.values if isinstance(value, Series) else (value,) if value else ()
    for item in values:
        if not isinstance(item, Scalar):
            _tell(item, "`geometry` is neither a text nor a list of texts", shared)
            continue
        for option in item.value.split(","):
            yield from _option(option.strip(), item, shared)


def _option(option: str, value: Scalar, shared: Shared) -> Iterator[tuple[str, Setting]]:
    name, equals, size = (part.strip() for part in option.partition("="))
    if option.endswith(_PAPER) and not equals:
        yield "papersize", Setting(option.removesuffix(_PAPER), value.span)
    elif name in _GEOMETRY and size:
        yield from ((target, Setting(size.removesuffix(_PAPER), value.span)) for target in _GEOMETRY[name])
    elif option:
        _tell(value, f"`{option}` in `geometry` is not used", shared)


def _tell(value: Value, message: str, shared: Shared) -> None:
    shared.report(Diagnostic(Code.METADATA_VALUE_ODD, message, value.span))
