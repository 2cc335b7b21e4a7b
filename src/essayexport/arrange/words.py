"""The words that an essay itself has for its numbered things: pandoc-crossref's `figPrefix`, Quarto's `crossref: fig-title`."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from essayexport.document import MetaInlines, MetaValue, plain
from essayexport.records import NamedTuple

_OF_CAPTIONS: Mapping[str, str] = MappingProxyType(
    {"figureTitle": "figure", "fig-title": "figure", "tableTitle": "table", "tbl-title": "table", "thm-title": "theorem"}
)
"""The fields that name what stands above a title, by the label of the style that they replace."""

_OF_MENTIONS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        **dict.fromkeys(("figPrefix", "fig-prefix"), ("figure", "figures")),
        **dict.fromkeys(("tblPrefix", "tbl-prefix"), ("table", "tables")),
        **dict.fromkeys(("eqnPrefix", "eq-prefix"), ("equation", "equations")),
        **dict.fromkeys(("secPrefix", "sec-prefix"), ("section", "sections")),
    }
)
"""The fields that name what a mention says, by the labels for one thing and for several."""


class Words(NamedTuple):
    """Labels of a page style, as captions and as mentions print them."""

    of_captions: Mapping[str, str]
    of_mentions: Mapping[str, str]


def own_words(labels: Mapping[str, str], fields: Mapping[str, MetaValue]) -> Words:
    """The labels with those words in place that the front matter has. One word for a mention stands for several things too."""
    inside = fields.get("crossref")
    given = {**fields, **(inside if isinstance(inside, Mapping) else {})}
    captions = {label: word for field, label in _OF_CAPTIONS.items() for word in _words(given.get(field))[:1] if word}
    mentions: dict[str, str] = {}
    for field, names in _OF_MENTIONS.items():
        words = _words(given.get(field))
        mentions |= zip(names, (words[0], words[-1]), strict=True) if words else ()
    return Words({**labels, **captions}, {**labels, **mentions})


def _words(value: MetaValue | None) -> list[str]:
    """The forms of a word: one, or that for one thing and that for several."""
    match value:
        case str():
            return [value.strip()]
        case MetaInlines():
            return [plain(value.children).strip()]
        case tuple():
            return list(_first_words(value))
        case _:
            return []


def _first_words(values: tuple[MetaValue, ...]) -> Iterable[str]:
    for value in values[:2]:
        yield from _words(value)[:1]
