"""Front matter: every field, in every way it can be written, and what can be wrong with it."""

from types import MappingProxyType

import pytest
from reading_essays import at, codes, essay, read

from essayexport.diagnostics import Code, Diagnostic, FatalError, Span
from essayexport.document import (
    Author,
    Inlines,
    LineBreak,
    List,
    Mark,
    Marked,
    Meta,
    MetaBlocks,
    MetaInlines,
    PageSettings,
    Paragraph,
    Setting,
    SoftBreak,
    Text,
)


def meta(fields: str) -> Meta:
    """What the fields mean; that they are all kept as they were given is the matter of other tests."""
    document, messages = read(f"---\n{fields}\n---\n\nText\n")
    assert messages == []
    return meant(document.meta)


def meant(found: Meta) -> Meta:
    return found._replace(fields=MappingProxyType({}))


def words(text: str) -> Inlines:
    return (Text(text),)


def test_an_essay_needs_no_front_matter() -> None:
    assert read("Text\n")[0].meta == Meta()


def test_escapes_bring_no_control_characters() -> None:
    assert meta(r'title: "A\aB\NC"').title == (Text("AB"), SoftBreak(), Text("C"))


@pytest.mark.parametrize("closing", ["---", "...", "--- "])
def test_front_matter_ends_with_hyphens_or_dots(closing: str) -> None:
    document, messages = read(f"---\ntitle: A\n{closing}\nText\n")
    assert (meant(document.meta), document.blocks, messages) == (Meta(title=words("A")), (Paragraph(words("Text")),), [])


@pytest.mark.parametrize("text", ["Text\n---\ntitle: A\n---\n", "---\n\ntitle: A\n---\n", "---\ntitle: A\n", "---\nText\n---\n"])
def test_what_is_not_closed_or_has_no_fields_or_stands_close_behind_text_is_no_front_matter(text: str) -> None:
    assert read(text)[0].meta == Meta()


def test_front_matter_can_stand_anywhere_and_the_last_value_counts() -> None:
    document, messages = read("---\ntitle: A\nauthor: B\n---\n\nText\n\n---\ntitle: C\n...\n\n> ---\n> date: D\n> ---\n> Said\n")
    assert meant(document.meta) == Meta(title=words("C"), authors=(Author(words("B")),), date=words("D"))
    assert messages == []
    assert [type(block).__name__ for block in document.blocks] == ["Paragraph", "BlockQuote"]


def test_yaml_below_the_first_lines_that_is_none_stays_text_and_is_reported() -> None:
    document, (message,) = read("Text\n\n---\nSee: this: that\n\nMore\n\n---\n")
    assert document.meta == Meta()
    assert "See: this: that" in repr(document.blocks)
    assert (message.code, message.span) == (Code.METADATA_FIELD_ODD, Span("essay.md", 4, 10, 1))


TEXTS = [
    "title",
    "subtitle",
    "date",
    "course",
    "instructor",
    "institution",
    "department",
    "running-head",
    "reference-section-title",
]


@pytest.mark.parametrize("field", TEXTS)
@pytest.mark.parametrize("value", ["A *b*", "'A *b*'", '"A *b*"', "|\n  A *b*", ">\n  A\n  *b*"])
def test_texts_are_markdown(field: str, value: str) -> None:
    found = getattr(meta(f"{field}: {value}"), field.replace("-", "_"))
    assert found[-1] == Marked(Mark.EMPHASIS, words("b"))


def test_fields_can_be_written_with_underscores() -> None:
    assert meta("running_head: A\nmargin_left: 2cm").running_head == words("A")


def test_fields_that_pandoc_knows_with_hyphens_only_are_read_and_reported() -> None:
    document, (message,) = read("---\nlink_citations: false\n---\n")
    assert document.meta.link_citations is False
    said = "pandoc has no field `link_citations`; it is read as `link-citations`"
    assert message == Diagnostic(Code.METADATA_FIELD_ODD, said, Span("essay.md", 2, 1, 14), "write it `link-citations`")


@pytest.mark.parametrize("value", ["2024-05-01", "1984", "yes", "1.50", "0x10"])
def test_a_text_that_yaml_takes_for_something_else_stays_as_written(value: str) -> None:
    assert meta(f"date: {value}").date == words(value)
    assert meta(f"style: {value}").style == Setting(value)


@pytest.mark.parametrize("value", ["1984", "British English", "en_", "e"])
def test_a_language_that_is_none_is_reported_and_ignored(value: str) -> None:
    document, messages = read(f"---\nlang: {value}\n---\n")
    assert document.meta.lang == ""
    assert messages == [
        Diagnostic(
            Code.METADATA_VALUE_ODD,
            f"`lang` is “{value}”, which names no language",
            Span("essay.md", 2, 7, len(value)),
            "a language is written as `en-GB` or `de`",
        )
    ]


def test_a_title_of_several_paragraphs_is_one_line() -> None:
    assert meta("title: |\n  A\n\n  - b").title == (*words("A"), LineBreak(), *words("b"))


LISTS = {
    "title: [a, '*b*']": ("title", (*words("a, "), Marked(Mark.EMPHASIS, words("b"))), ["`title` is a list, not a text"]),
    "title: [a]": ("title", words("a"), []),
    "instructor: [A, B]": ("instructor", words("A, B"), []),
    "abstract: [One., Two.]": ("abstract", (Paragraph(words("One.")), Paragraph(words("Two."))), []),
    "keyword: a; b": ("keywords", (words("a"), words("b")), []),
    "tags: [a, b]": ("keywords", (words("a"), words("b")), []),
    "keywords: []\ntags: a": ("keywords", (words("a"),), []),
    "keywords: '*a, b*, c'": ("keywords", ((Marked(Mark.EMPHASIS, words("a, b")),), words("c")), []),
    "bibliography: a.bib, sub/b.json": ("bibliography", (Setting("a.bib"), Setting("sub/b.json")), []),
    "bibliography: my refs, final.bib": ("bibliography", (Setting("my refs, final.bib"),), []),
    "citation-style: apa.csl": ("csl", Setting("apa.csl"), []),
    "numbersections: yes": ("number_sections", True, []),
    "number-sections: true": ("number_sections", True, []),
    "institute: A University": ("institution", words("A University"), []),
}


@pytest.mark.parametrize(("fields", "expected"), LISTS.items(), ids=list(LISTS))
def test_lists_and_texts_are_read_for_each_other(fields: str, expected: tuple[str, object, list[str]]) -> None:
    document, messages = read(f"---\n{fields}\n---\n")
    field, value, said = expected
    assert (getattr(document.meta, field), [message.message for message in messages]) == (value, said)


@pytest.mark.parametrize(
    "value", ["today", "last-modified", '"\\\\today"', '"`r Sys.Date()`"', '"`r format(Sys.time(), 1)`"', "now"]
)
def test_a_date_that_follows_the_clock_is_left_out_and_reported(value: str) -> None:
    document, (message,) = read(f"---\ndate: {value}\n---\n")
    assert document.meta.date == ()
    assert (message.code, message.hint) == (Code.METADATA_FIELD_UNUSED, "write the date, as in `2026-05-01`")


def test_references_in_the_front_matter_are_handed_on_with_their_places() -> None:
    fields = "references:\n- id: doe\n  title: A *b*\n  volume: 07\n  issued:\n    date-parts: [[2020, 5]]\n"
    fields += "  author: [{family: Doe}]\n- id: roe"
    found = meta(fields).references
    doe = {
        "id": "doe",
        "title": "A *b*",
        "volume": "07",
        "issued": {"date-parts": [["2020", "5"]]},
        "author": [{"family": "Doe"}],
    }
    assert found == ((doe, Span("essay.md", 3, 3, 1)), ({"id": "roe"}, Span("essay.md", 9, 3, 1)))


def test_the_abstract_is_blocks() -> None:
    abstract = meta("abstract: |\n  One.\n\n  Two.\n\n  - three").abstract
    assert abstract[:2] == (Paragraph(words("One.")), Paragraph(words("Two.")))
    assert isinstance(abstract[2], List)


@pytest.mark.parametrize("value", ["a, b c", "[a, b c]", "\n- a\n- b c"])
def test_keywords_are_a_list_or_a_text_with_commas(value: str) -> None:
    assert meta(f"keywords: {value}").keywords == (words("a"), words("b c"))


AUTHORS = {
    "Ann Example": (Author(words("Ann Example")),),
    "Ann Example and Bob Example": (Author(words("Ann Example and Bob Example")),),
    "[Ann, Bob]": (Author(words("Ann")), Author(words("Bob"))),
    "{name: Ann, affiliation: U, email: ann@example.org, orcid: 0000-0001}": (
        Author(words("Ann"), (words("U"),), "ann@example.org", "0000-0001"),
    ),
    "[{name: Ann, affiliations: [U, {name: V}]}, Bob]": (Author(words("Ann"), (words("U"), words("V"))), Author(words("Bob"))),
    "[{name: {given: Ann, family: Example}}]": (Author(words("Ann Example")),),
    "{name: {family: van der Example, given: '*A.*'}, email: a@b.c}": (
        Author((Marked(Mark.EMPHASIS, words("A.")), *words(" van der Example")), (), "a@b.c"),
    ),
    "{name: {family: Example}}": (Author(words("Example")),),
    "{name: {literal: The Example Group}}": (Author(words("The Example Group")),),
    "": (),
}


@pytest.mark.parametrize(("value", "expected"), AUTHORS.items(), ids=AUTHORS)
def test_authors_are_a_text_a_list_or_records(value: str, expected: tuple[Author, ...]) -> None:
    assert meta(f"author: {value}").authors == expected


AUTHORS_WITHOUT_NAMES = {
    "{nme: Foo}": ("an author has no name", "did you mean `name`?"),
    "{email: a@b.c}": ("an author has no name", "write `name:` before it"),
    "{name: {nickname: Ann}}": ("an author has no name", "give `given:` and `family:` under `name:`"),
}


@pytest.mark.parametrize(("value", "expected"), AUTHORS_WITHOUT_NAMES.items(), ids=AUTHORS_WITHOUT_NAMES)
def test_an_author_without_a_name_is_reported_with_the_remedy(value: str, expected: tuple[str, str]) -> None:
    document, messages = read(f"---\nauthor: [{value}]\n---\n")
    assert document.meta.authors == ()
    assert [(message.message, message.hint) for message in messages] == [expected]


@pytest.mark.parametrize("value", ["margin=1in,left=2cm", "'margin=1in, left=2cm'", "[margin=1in, left=2cm]"])
def test_geometry_is_spread_over_the_margins(value: str) -> None:
    inch = Setting("1in")
    page = PageSettings(margin_left=Setting("2cm"), margin_right=inch, margin_top=inch, margin_bottom=inch)
    assert meta(f"geometry: {value}").page == page


def test_a_margin_of_its_own_wins_over_geometry() -> None:
    page = meta("margin-left: 3cm\ngeometry: [left=2cm, a4paper]").page
    assert page == PageSettings(margin_left=Setting("3cm"), papersize=Setting("a4"))


def test_the_page_is_set_by_pandocs_fields() -> None:
    page = meta("papersize: a4\nmainfont: Arial\nfontsize: 11pt\nlinestretch: 1.5").page
    assert page == PageSettings(Setting("a4"), Setting("Arial"), Setting("11pt"), Setting("1.5"))


@pytest.mark.parametrize("value", ["a.json", "[a.json]", "\n- a.json"])
def test_files_know_where_they_are_named(value: str) -> None:
    (setting,) = meta(f"bibliography: {value}").bibliography
    assert setting == Setting("a.json")
    assert at(f"---\nbibliography: {value}\n---\n", setting.span) == "a.json"


@pytest.mark.parametrize(("word", "expected"), [("true", True), ("yes", True), ("false", False), ("no", False), ("", True)])
def test_flags_are_true_or_false(word: str, expected: bool) -> None:
    assert meta(f"link-citations: {word}").link_citations is expected


def test_all_fields_are_kept_as_they_are() -> None:
    document, _ = read("---\ntitle: A\nversion: 2.50\nmine: 'a *b*'\nparams: {a: [b, yes, null], c_: d}\ne: |\n  f\n---\n")
    assert document.meta.fields == {
        "title": MetaInlines(words("A")),
        "version": MetaInlines(words("2.5")),
        "mine": MetaInlines((*words("a "), Marked(Mark.EMPHASIS, words("b")))),
        "params": {"a": (MetaInlines(words("b")), True, "")},
        "e": MetaBlocks((Paragraph(words("f")),)),
    }


def test_what_is_wrong_in_a_field_that_is_not_printed_is_not_said() -> None:
    assert codes("---\nheader: see[^1]\n---\n") == []
    assert codes("---\ntitle: see[^1]\n---\n") == [Code.NOTE_UNDEFINED]


def test_fields_that_ask_for_what_is_not_done_are_named_once() -> None:
    text = (
        "---\ntitle: A\ntoc: true\nlof: false\nheader-includes: |\n  \\usepackage{x}\ninclude-before: []\nthanks: To all\n---\n"
    )
    _, (message,) = read(text)
    assert message.message == "not honoured yet: `toc`, `header-includes` and `thanks`"
    assert (message.code, message.span) == (Code.METADATA_FIELD_UNUSED, Span("essay.md", 3, 1, 3))


@pytest.mark.parametrize(("field", "near"), [("titel", "title"), ("Author", "author"), ("bibliograpy", "bibliography")])
def test_an_unknown_field_that_looks_like_a_typo_is_reported(field: str, near: str) -> None:
    _, (message,) = read(f"---\ntype: x\n{field}: x\n---\n")
    assert (message.code, message.hint) == (Code.METADATA_FIELD_ODD, f"did you mean `{near}`?")
    assert message.span == Span("essay.md", 3, 1, len(field))


@pytest.mark.parametrize("field", ["authors", "keyword", "format", "section", "institute", "x", "my-own-field"])
def test_a_field_of_another_tool_or_of_ones_own_is_not_reported(field: str) -> None:
    assert codes(f"---\n{field}: x\n---\n") == []


def test_a_field_that_is_given_twice_is_reported_and_the_last_counts() -> None:
    document, (message,) = read("---\nrunning-head: a\nrunning_head: b\n---\n")
    assert meant(document.meta) == Meta(running_head=words("b"))
    assert (message.code, message.span) == (Code.METADATA_FIELD_ODD, Span("essay.md", 3, 1, 12))


ODD = {
    "title: [a, b]": "[",
    "lang:\n  a: b": "a",
    "suppress-bibliography: maybe": "maybe",
    "papersize: [a4]": "[",
    "geometry: wide=1": "wide=1",
    "author:\n- affiliation: U": "a",
    "bibliography: {a: b}": "{",
}


@pytest.mark.parametrize(("field", "place"), ODD.items(), ids=ODD)
def test_a_value_of_the_wrong_kind_is_reported_where_it_stands(field: str, place: str) -> None:
    text = f"---\n{field}\n---\n"
    _, (message,) = read(text)
    assert message.code is Code.METADATA_VALUE_ODD
    assert message.span is not None
    line = essay(text).line(message.span.line) or ""
    assert line[message.span.column - 1 :].startswith(place)


BROKEN = {
    "title: A: B": (2, 9, "put the value in quotation marks"),
    "title: 'A": (2, 8, None),
    "a: b\nnocite: @a": (3, 9, "put the value in quotation marks"),
    "a: b\n\tc: d": (3, 1, "indent with blanks"),
    "title: [a": (2, 8, None),
    "author: *a": (2, 9, "put the value in quotation marks"),
}


@pytest.mark.parametrize(("fields", "expected"), BROKEN.items(), ids=BROKEN)
def test_broken_yaml_says_where_and_what_helps(fields: str, expected: tuple[int, int, str | None]) -> None:
    with pytest.raises(FatalError) as raised:
        read(f"---\n{fields}\n---\n\nText\n")
    found = raised.value.diagnostic
    assert found.code is Code.METADATA_INVALID
    assert found.span is not None
    assert (found.span.line, found.span.column, found.hint) == expected


@pytest.mark.parametrize(
    "fields", ["a: &a {b: *a}", "a: &a [x]\n" + "\n".join(f"b{n}: &b{n} [*a, *a]" for n in range(3)) + "\nc: &c [*c]"]
)
def test_yaml_without_end_is_refused(fields: str) -> None:
    with pytest.raises(FatalError):
        read(f"---\n{fields}\n---\n")


def test_aliases_in_aliases_are_refused() -> None:
    fields = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    fields += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]
    with pytest.raises(FatalError):
        read("---\n" + "\n".join(fields) + "\n---\n")


@pytest.mark.parametrize("fields", ["a: " + "[" * 200_000, "a: " + "{b: " * 200_000, "- " * 200_000, "? " * 200_000])
def test_yaml_that_nests_very_deep_is_refused(fields: str) -> None:
    with pytest.raises(FatalError) as raised:
        read(f"---\n{fields}\n---\n")
    assert raised.value.diagnostic.message == "the front matter is no YAML: its values are nested or repeated without end"


HALF_OPEN = {
    "never closed": ("---\ntitle: A\nauthor: B\n\nText.\n", 2, "the front matter is never closed, so it is text"),
    "not opened": ("title: A\nauthor: B\n---\n\nText.\n", 1, "the front matter is not opened, so it is text"),
}


@pytest.mark.parametrize(("text", "line", "said"), HALF_OPEN.values(), ids=list(HALF_OPEN))
def test_front_matter_with_one_of_its_lines_of_hyphens_is_text_and_reported(text: str, line: int, said: str) -> None:
    document, (message,) = read(text)
    assert document.meta == Meta()
    assert (message.code, message.span and message.span.line, message.message) == (Code.METADATA_FIELD_ODD, line, said)


def test_a_rule_before_a_text_is_no_front_matter() -> None:
    assert codes("---\n\nTitle: a word.\n\n---\n") == codes("title: a word\n\n---\n\nText\n") == []


def test_a_tab_in_an_indent_is_named() -> None:
    with pytest.raises(FatalError) as raised:
        read("---\nauthor:\n\t- A\n---\n")
    assert raised.value.diagnostic.message == "the front matter is no YAML: a tab stands in an indent"
