"""What entries take from others: `crossref` (biblatex manual, appendix B), `xdata`, and BibTeX's plainer `crossref`."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from essayexport.library.bibtex.entries import BibEntry

_NEVER = frozenset(
    """ids crossref xref xdata entryset entrysubtype execute label options presort related relatedoptions relatedstring
    relatedtype shorthand shorthandintro sortkey""".split()
)
"""Fields that belong to their entry alone."""

_LINKS: Mapping[str, bool] = MappingProxyType({"xdata": True, "crossref": False})
"""The fields that name other entries, and whether those are mere data."""
_OWN_TITLES = frozenset({"shorttitle", "sorttitle", "indextitle", "indexsorttitle"})
_IN_BOOKS = frozenset({"inbook", "bookinbook", "suppbook"})
_IN_COLLECTIONS = frozenset({"incollection", "inreference", "suppcollection"})

_TITLES: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        **{("mvbook", child): "main" for child in ("book", *_IN_BOOKS)},
        **{
            (parent, child): "main"
            for parent in ("mvcollection", "mvreference")
            for child in ("collection", "reference", *_IN_COLLECTIONS)
        },
        **{("mvproceedings", child): "main" for child in ("proceedings", "inproceedings")},
        **{("book", child): "book" for child in _IN_BOOKS},
        **{(parent, child): "book" for parent in ("collection", "reference") for child in _IN_COLLECTIONS},
        ("proceedings", "inproceedings"): "book",
        **{("periodical", child): "journal" for child in ("article", "suppperiodical")},
    }
)
"""By type of the parent and of the child, what the parent's titles are to the child."""


def with_inherited(entries: list[BibEntry], *, biblatex: bool) -> Iterator[BibEntry]:
    """The entries, each with the fields that it takes from others; in a circle of entries each takes what is there."""
    by_key: dict[str, BibEntry] = {}
    for entry in entries:
        by_key.setdefault(entry.key, entry)
        by_key.setdefault(entry.key.casefold(), entry)
    done: dict[int, BibEntry] = {}
    for entry in entries:
        if entry.fields.keys().isdisjoint(_LINKS):
            yield entry
        else:
            _complete(entry, by_key, done, biblatex=biblatex)
            yield done[id(entry)]


def _complete(entry: BibEntry, by_key: Mapping[str, BibEntry], done: dict[int, BibEntry], *, biblatex: bool) -> None:
    """Puts the whole entry into `done`, and those that it depends on before it."""
    path, on_path = [entry], {id(entry)}
    while path:
        top = path[-1]
        parents = tuple(_parents(top, by_key))
        waiting = next((p for p, _ in parents if id(p) not in done and id(p) not in on_path), None)
        if waiting:
            path.append(waiting)
            on_path.add(id(waiting))
            continue
        done.setdefault(id(top), _merged(top, [(done.get(id(p), p), by_data) for p, by_data in parents], biblatex=biblatex))
        on_path.discard(id(path.pop()))


def _merged(entry: BibEntry, parents: list[tuple[BibEntry, bool]], *, biblatex: bool) -> BibEntry:
    fields = dict(entry.fields)
    for parent, by_data in parents:
        for name, value in parent.fields.items():
            for own in (name,) if by_data or not biblatex else _own_names(parent.kind, entry.kind, name):
                if own not in _NEVER:
                    fields.setdefault(own, value)
    return entry._replace(fields=fields)


def _parents(entry: BibEntry, by_key: Mapping[str, BibEntry]) -> Iterator[tuple[BibEntry, bool]]:
    """The entries that an entry takes fields from, and whether they are mere data."""
    for field, by_data in _LINKS.items():
        for key in entry.fields[field].split(",") if field in entry.fields else ():
            parent = by_key.get(key.strip()) or by_key.get(key.strip().casefold())
            if parent and parent is not entry:
                yield parent, by_data


def _own_names(parent: str, child: str, name: str) -> tuple[str, ...]:
    """The names that a parent's field has in the child."""
    if name == "author" and parent in {"mvbook", "book"} and (child in _IN_BOOKS or (parent, child) == ("mvbook", "book")):
        return ("bookauthor", "author")
    kind = _TITLES.get((parent, child))
    if kind is None:
        return (name,)
    if name in _OWN_TITLES:
        return ()
    return (f"{kind}{name}",) if name in {"title", "subtitle", "titleaddon"} else (name,)
