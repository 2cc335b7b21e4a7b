"""Works known from others only: in "Rabbitt, 1982, as cited in Lyon, 2014" the list has Lyon alone (APA 7, 8.6)."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from essayexport.document import Cite, Inlines, Text, plain

WORDS = frozenset(
    (
        "as cited in, cited in, as quoted in, quoted in, qtd. in, as reported in, as mentioned in,"  # English
        " zitiert nach, zit. nach, zit. n., zitiert in, zit. in,"  # German
        " cité dans, citée dans, cités dans, citées dans, cité par, citée par, tel que cité dans,"  # French
        " citado en, citada en, citado por, citada por, como se cita en, como se citó en,"  # Spanish
        " citado em, citada em, como citado em, apud,"  # Portuguese
        " citato in, citata in, cit. in, citato da,"  # Italian
        " geciteerd in, aangehaald in, refererad i, citerad i, citeret i, refereret i, sitert i, gjengitt i"  # northern languages
    ).split(", ")
)
"""The words before a cite that say that the one before it was read there: the author's own, in whatever language."""


def sources(cite: Cite, known: Container[str]) -> tuple[int, ...]:
    """The places in a cite of the works that the ones before them are cited from; `known` are the keys that there are."""
    if len(cite.items) < 2:
        return ()
    pairs = enumerate(pairwise(cite.items), start=1)
    return tuple(
        place
        for place, (before, item) in pairs
        if item.prefix and before.key in known and item.key in known and _says_source(item.prefix)
    )


def _says_source(prefix: Inlines) -> bool:
    return plain(prefix).strip(" ,").casefold() in WORDS


def with_commas(cite: Cite, places: Container[int]) -> Cite:
    """The cite with a comma, not a semicolon, before the works at some places."""
    items = (
        replace(item, prefix=(Text(", "), *item.prefix)) if place in places else item for place, item in enumerate(cite.items)
    )
    return replace(cite, items=tuple(items))


def borrowed(cites: Sequence[Cite], listed: Iterable[str], known: Container[str]) -> frozenset[str]:
    """The works that are cited only from others and have no entry; `listed` are the keys that have one for another reason."""
    places = {id(cite): sources(cite, known) for cite in cites}
    found = {cite.items[place - 1].key for cite in cites for place in places[id(cite)]}
    if not found:
        return frozenset()
    own = {item.key for cite in cites for place, item in enumerate(cite.items) if place + 1 not in places[id(cite)]}
    return frozenset(found - own - set(listed))
