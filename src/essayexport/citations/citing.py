"""The pass over the document: its cites collected, printed by the engine in one run, and put back; the reference list placed."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from essayexport.citations.clusters import cluster
from essayexport.citations.engine.compiled import Compiled
from essayexport.citations.engine.engine import Printed, run
from essayexport.citations.engine.item import Item
from essayexport.citations.engine.loading import FALLBACK_LANGUAGE, has_language
from essayexport.citations.entries import entry
from essayexport.citations.inlines import entry_identifier, inlines
from essayexport.citations.locators import words_of
from essayexport.citations.notes import Moving, Standing, Surroundings, ended_once, in_note, standings
from essayexport.citations.placing import place
from essayexport.citations.style import CitationStyle
from essayexport.diagnostics import Code, Diagnostic, Report, Span, did_you_mean
from essayexport.document import (
    Blocks,
    Cite,
    Document,
    Inline,
    Inlines,
    Link,
    Mark,
    Marked,
    Note,
    Text,
    rewrite_document,
    rewrite_inlines,
    rewrite_sequences,
    walk,
)
from essayexport.library import Library

EVERYTHING = "*"
"""The key in `nocite` that stands for all references."""

AFTER_PUNCTUATION = "notes-after-punctuation"
IN_TEXT = Standing(0, Surroundings.TEXT)


def cite(
    document: Document, library: Library, style: CitationStyle, report: Report, language_place: Span | None = None
) -> Document:
    """The document with every cite printed in the style and with its reference list.

    Cites are printed together, in reading order, wherever they stand: text, notes, captions, tables, front matter. An unknown
    key is reported and printed as **key?**; other languages than the style's locales know are reported and printed in English;
    `language_place` is where the essay says its own.
    """
    cites = collect(document)
    uncited = tuple(node for node in walk(document.meta.nocite) if isinstance(node, Cite))
    _report_unknown((*cites, *uncited), library, report)
    keys = _cited_keys((*cites, *uncited), library)
    if not cites and not keys:
        return place(document, ())
    _report_language(style, document.meta.lang, report, language_place)
    compiled = style.compiled(document.meta.lang)
    words = words_of(compiled.locale)
    items = {key: Item(key, library[key].fields) for key in keys}
    places = standings(document) if compiled.is_note else (IN_TEXT,) * len(cites)
    clusters = [cluster(each, words, items)._replace(note=place.note) for each, place in zip(cites, places, strict=True)]
    return _put_back(document, compiled, run(compiled, items, clusters), places)


def collect(document: Document) -> tuple[Cite, ...]:
    """Every cite of a document, in the order in which `rewrite_document` meets it."""
    found: list[Cite] = []

    def note(inline: Inline) -> Inlines:
        if isinstance(inline, Cite):
            found.append(inline)
        return (inline,)

    rewrite_document(document, note)
    return tuple(found)


def _cited_keys(cites: tuple[Cite, ...], library: Library) -> tuple[str, ...]:
    """The known keys in the order of their first citation, then all the others if `@*` is among them."""
    keys = dict.fromkeys(item.key for each in cites for item in each.items)
    everything = tuple(library) if EVERYTHING in keys else ()
    return tuple(key for key in dict.fromkeys((*keys, *everything)) if key in library)


_MOST_UNKNOWN = 30
"""More keys without a reference are not named one by one: a bibliography is missing then."""


def _report_unknown(cites: tuple[Cite, ...], library: Library, report: Report) -> None:
    """One message for each key, at its first place; the last keys together where they are very many."""
    first: dict[str, Span | None] = {}
    counts: Counter[str] = Counter()
    for each in cites:
        for item in each.items:
            if item.key not in library and item.key != EVERYTHING:
                first.setdefault(item.key, item.span or each.span)
                counts[item.key] += 1
    for key, span in islice(first.items(), _MOST_UNKNOWN):
        times = f", cited {counts[key]} times" if counts[key] > 1 else ""
        message = f"no reference has the key `{key}`{times}"
        report(Diagnostic(Code.CITATION_KEY_UNKNOWN, message, span, did_you_mean(key, library) or _thing(key)))
    if len(first) > _MOST_UNKNOWN:
        more = len(first) - _MOST_UNKNOWN
        hint = "see whether the bibliography is the right one"
        report(Diagnostic(Code.CITATION_KEY_UNKNOWN, f"no reference has any of {more} more keys", None, hint))


def _thing(key: str) -> str | None:
    """The hint for a key that may be meant for something in the essay, by its prefix."""
    if not key.lower().startswith(("fig-", "tbl-", "sec-", "eq-")):
        return None
    return f"if it names no work: give the table, figure, equation or heading the identifier `{{#{key}}}`"


def _report_language(style: CitationStyle, lang: str, report: Report, place: Span | None) -> None:
    wanted = style.language(lang)
    if not has_language(wanted):
        message = f"there are no words for citations in the language `{wanted}`; they are in {FALLBACK_LANGUAGE}"
        hint = "a language is written as `en-GB` or `de`" if lang else None
        report(Diagnostic(Code.LOCALE_MISSING, message, place, hint))


# -------------------------------------------------------------------------------------------------------------- put back


def _put_back(document: Document, compiled: Compiled, printed: Printed, places: Sequence[Standing]) -> Document:
    listed = {key for key, _ in printed.entries} if not document.meta.suppress_bibliography else set()
    links = document.meta.link_citations

    def entry_of(key: str) -> str:
        return f"#{entry_identifier(key)}" if links and key in listed else ""

    texts = [(inlines(each.narrative, entry_of), inlines(each.cite, entry_of)) for each in printed.clusters]
    cited = _rewritten(document, iter(zip(texts, places, strict=True)), notes=compiled.is_note)
    if compiled.is_note or any(map(_is_raised, texts)):
        cited = rewrite_sequences(cited, _moving(document, compiled).moved, _unchanged)
    entries = tuple(entry(key, tokens, entry_of) for key, tokens in printed.entries if key in listed)
    return place(cited, entries)


def _is_raised(printed: tuple[Inlines, Inlines]) -> bool:
    """Whether a citation is printed as a raised number."""
    match printed:
        case (_, (Marked(mark=Mark.SUPERSCRIPT),)):
            return True
        case _:
            return False


def _moving(document: Document, compiled: Compiled) -> Moving:
    """Numbers of notes stand behind punctuation; raised numbers of citations only if that is asked for, as in pandoc."""
    asked = compiled.is_note or AFTER_PUNCTUATION in document.meta.fields
    return Moving(asked and document.meta.notes_after_punctuation, compiled.locale.quotes.punctuation_inside)


def _unchanged(blocks: Blocks) -> Blocks:
    return blocks


Texts = Iterator[tuple[tuple[Inlines, Inlines], Standing]]
"""What each cite prints, in the sentence and in its brackets or note, and where it stands."""


def _rewritten(document: Document, texts: Texts, *, notes: bool) -> Document:
    def change(inline: Inline) -> Inlines:
        match inline:
            case Cite():
                (narrative, text), standing = next(texts)
                if notes:
                    return in_note(inline, narrative, text, standing.within)
                return (_in_text(inline, narrative, text),)
            case Note() if notes:
                return (ended_once(inline),)
            case Link():
                return (replace(inline, children=rewrite_inlines(inline.children, _without_link)),)
            case _:
                return (inline,)

    return rewrite_document(document, change)


def _in_text(cite: Cite, narrative: Inlines, text: Inlines) -> Cite:
    space = () if _is_raised((narrative, text)) else (Text(" "),)
    return replace(cite, children=(*narrative, *space, *text) if narrative and text else narrative or text)


def _without_link(inline: Inline) -> Inlines:
    """No link stands in another: a cite in a link of its author's leads where that leads."""
    return inline.children if isinstance(inline, Link) else (inline,)
