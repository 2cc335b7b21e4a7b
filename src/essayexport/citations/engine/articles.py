"""Articles that titles begin with and are not ordered by in a paper (APA 7, 9.44; MLA 9, 5.126; Chicago 18, 15.71)."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from essayexport.citations.engine.item import Item
from essayexport.citations.engine.output import plain

_ARTICLES: Mapping[str, str] = MappingProxyType(
    {
        "en": "an? |the ",
        "de": "de[rsmn] |die |das |eine?[rsmn]? ",
        "fr": "l[ea]s? |l[’']|une? ",
        "es": "el |l[ao]s? |una? ",
        "it": "il |l[aoe] |i |gli |l[’']|un[ao]? |un[’']",
        "pt": "[ao]s? |uma? ",
        "nl": "de |het |een ",
    }
)
"""By language, the articles with the space behind them."""
_ENOUGH = 12
"""So many letters alike say that a sort key begins with the title of its work."""


def stripping(lang: str) -> Callable[[str, Item], str]:
    """Takes from a sort key the article of the title that it begins with; `lang` is that of works that say none."""

    def bare(key: str, item: Item) -> str:
        articles = _ARTICLES.get((item.string("language") or lang).lower()[:2])
        found = re.match(f"(?i:{articles})(?=.)", key) if articles and key else None
        if found is None or plain(item.text("title"))[:_ENOUGH].casefold() != key[:_ENOUGH].casefold():
            return key
        return key[found.end() :]

    return bare
