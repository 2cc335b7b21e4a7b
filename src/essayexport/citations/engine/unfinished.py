"""What a style asks for and the engine does not do yet, as far as it matters for one document."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from essayexport.citations.engine.area import Context
from essayexport.citations.engine.compiled import Compiled
from essayexport.citations.engine.item import Item
from essayexport.citations.engine.locale import CSL
from essayexport.citations.engine.output import NAMES, Output, first, plain

_DISAMBIGUATION = ("disambiguate-add-year-suffix", "disambiguate-add-names", "disambiguate-add-givenname")


def unfinished(style: Compiled, ordered: Sequence[Item], clusters: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """What will not be as the style has it: `ordered` are the items of the bibliography, `clusters` the keys of each citation."""
    cites = {item.key: style.citation.render(item, Context(positions=frozenset({"first"}))) for item in ordered}
    return (
        *_alike(style, cites),
        *_same_surname(style, ordered),
        *_later_forms(style, clusters),
        *_collapsed(style, cites, clusters),
        *_repeated_authors(style, ordered),
        *_columns(style),
    )


def _alike(style: Compiled, cites: Mapping[str, Output | None]) -> Iterator[str]:
    """Works whose cites are the same."""
    if not any(style.option("citation", name) == "true" for name in _DISAMBIGUATION):
        return
    keys: defaultdict[str, list[str]] = defaultdict(list)
    for key, cite in cites.items():
        keys[plain(cite)].append(key)
    alike = next((same for text, same in keys.items() if text and len(same) > 1), None)
    if alike:
        yield f"works that are cited alike are not told apart (2020a, 2020b), such as `{alike[0]}` and `{alike[1]}`"


def _same_surname(style: Compiled, ordered: Iterable[Item]) -> Iterator[str]:
    """First authors with one surname, whom most styles tell apart by their initials."""
    rule = style.option("citation", "givenname-disambiguation-rule")
    if style.option("citation", "disambiguate-add-givenname") != "true" or rule in {"", "by-cite"}:
        return
    given: defaultdict[str, set[str]] = defaultdict(set)
    for item in ordered:
        for name in item.names("author")[:1]:
            if name.family:
                given[name.family].add(name.given)
    family = next((family for family, names in given.items() if len(names) > 1), None)
    if family:
        yield f"authors of one surname get no initials, such as those called {family}"


def _later_forms(style: Compiled, clusters: Iterable[Sequence[str]]) -> Iterator[str]:
    """Short forms of later citations."""
    repeated = any(count > 1 for count in Counter(key for keys in clusters for key in keys).values())
    if repeated and (_tests_position(style) or style.option("citation", "et-al-subsequent-min")):
        yield "citations after the first have no short form"


def _tests_position(style: Compiled) -> bool:
    return any(branch.get("position") for branch in style.root.iter(f"{CSL}if", f"{CSL}else-if"))


def _collapsed(style: Compiled, cites: Mapping[str, Output | None], clusters: Iterable[Sequence[str]]) -> Iterator[str]:
    """Cites of one author, or of neighbouring numbers, that stand together."""
    collapse = style.option("citation", "collapse")
    if not collapse:
        return
    together = [keys for keys in clusters if len(set(keys)) > 1]
    if collapse == "citation-number":
        if any(len(set(keys)) > 2 for keys in together):
            yield "neighbouring numbers are not joined (1–3)"
        return
    authors = {key: plain(first(cite, NAMES)) for key, cite in cites.items()}
    if any(len({authors.get(key) for key in set(keys)}) < len(set(keys)) for keys in together):
        yield "years of one author are not joined (Smith, 2019, 2020)"


def _repeated_authors(style: Compiled, ordered: Sequence[Item]) -> Iterator[str]:
    """Authors of several works whose names the style replaces in the list."""
    bibliography = style.root.find(f"{CSL}bibliography")
    if bibliography is None or bibliography.get("subsequent-author-substitute") is None:
        return
    if any(before.names("author") and before.names("author") == after.names("author") for before, after in pairwise(ordered)):
        yield "repeated authors in the reference list are printed again"


def _columns(style: Compiled) -> Iterator[str]:
    if style.option("bibliography", "second-field-align"):
        yield "numbers in the reference list do not stand in a column of their own"
