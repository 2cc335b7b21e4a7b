"""The lines of the title page, from the front matter."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from essayexport.arrange.inlines import ends_phrase, listed, merged, separated
from essayexport.arrange.languages import date_in_words
from essayexport.document import Author, Blocks, Inlines, Mark, Marked, Meta, Paragraph, Role, Text, plain
from essayexport.patterns import pattern
from essayexport.style import Matter

_ISO_DATE = pattern(r"(\d{4})-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?")


def title_page(meta: Meta, matter: Matter) -> Blocks:
    """The lines that the style asks for and the front matter has, in the style's order."""
    return tuple(Paragraph(line, role) for role in matter.title_page for line in _LINES[role](meta, matter) if line)


def whole_title(meta: Meta, matter: Matter) -> Inlines:
    """The title, and the subtitle after a colon (a space, if the title ends in a mark) unless that has its own line."""
    if not meta.subtitle or Role.SUBTITLE in matter.title_page:
        return meta.title
    if not meta.title:
        return meta.subtitle
    return merged((*meta.title, Text(" " if ends_phrase(meta.title, ".?!:;…—–") else ": "), *meta.subtitle))


def date_line(meta: Meta) -> Inlines:
    """The date; one in ISO 8601 form (2026-05-12) with its month in words, everything else as it was written."""
    found = _ISO_DATE.fullmatch(plain(meta.date).strip())
    if not found:
        return meta.date
    year, month, day = (int(part) if part else None for part in found.groups())
    words = date_in_words(year or 0, month or 0, day, meta.lang)
    return (Text(words),) if words else meta.date


def _numbered(meta: Meta) -> tuple[Inlines, ...]:
    """The institutions that have numbers, because not all authors are at the same ones (APA 7, 2.6)."""
    differ = len(dict.fromkeys(author.affiliations for author in meta.authors)) > 1
    if not differ or meta.department or meta.institution:
        return ()
    return tuple(dict.fromkeys(place for author in meta.authors for place in author.affiliations))


def _authors(meta: Meta, matter: Matter) -> Inlines:
    """The names, each with the numbers of its author's institutions where these have some."""
    number_of = {place: str(number) for number, place in enumerate(_numbered(meta), start=1)}

    def named(author: Author) -> Inlines:
        numbers = [number_of[place] for place in author.affiliations if place in number_of]
        return (*author.name, *_raised(",".join(numbers))) if numbers else author.name

    return listed([named(author) for author in meta.authors], matter.labels["and"])


def _raised(numbers: str) -> Inlines:
    return (Marked(Mark.SUPERSCRIPT, (Text(numbers),)),)


def _affiliations(meta: Meta, matter: Matter) -> tuple[Inlines, ...]:
    """Each institution behind its number; else department and university in one line, and what the authors have besides."""
    if places := _numbered(meta):
        return tuple((*_raised(str(number)), *merged((Text(" "), *place))) for number, place in enumerate(places, start=1))
    of_paper = tuple(part for part in (meta.department, meta.institution) if part)
    line = separated(of_paper, ", ")
    said = {plain(part).casefold() for part in (*of_paper, line)}
    others = (tuple(place for place in author.affiliations if plain(place).casefold() not in said) for author in meta.authors)
    lines = (line, *(listed(each, matter.labels["and"]) for each in dict.fromkeys(others)))
    return tuple(line for line in lines if line)


Lines = Callable[[Meta, Matter], tuple[Inlines, ...]]

_LINES: Mapping[Role, Lines] = MappingProxyType(
    {
        Role.TITLE: lambda meta, matter: (whole_title(meta, matter),),
        Role.SUBTITLE: lambda meta, _: (meta.subtitle,),
        Role.AUTHOR: lambda meta, matter: (_authors(meta, matter),),
        Role.AFFILIATION: _affiliations,
        Role.COURSE: lambda meta, _: (meta.course,),
        Role.INSTRUCTOR: lambda meta, _: (meta.instructor,),
        Role.DATE: lambda meta, _: (date_line(meta),),
    }
)
