"""What can be wrong knows its place in the essay's file, wherever it stands."""

import pytest
from reading_essays import at, codes, read, spans

from essayexport.diagnostics import Span
from essayexport.document import Math, RawInline, walk

PLACES = {
    "in a paragraph": ("Text [@a].", ["[@a]", "@a"]),
    "on a later line of a paragraph": ("One\n  two @a\nthree [@b].", ["@a", "@a", "[@b]", "@b"]),
    "over two lines": ("See [@a,\np. 3].", ["[@a,", "@a"]),
    "in emphasis": ("A *b [-@a]* c", ["[-@a]", "@a"]),
    "in a prefix and a suffix": ("[see *x* @a, p. 3; @b]", ["[see *x* @a, p. 3; @b]", "@a", "@b"]),
    "with a locator behind": ("As @a [p. 3; @b] says", ["@a [p. 3; @b]", "@a", "@b"]),
    "in braces": ("@{https://example.org/a}", ["@{https://example.org/a}", "@{https://example.org/a}"]),
    "in a heading": ("# Head @a {#id}", ["Head @a", "@a", "@a"]),
    "in an underlined heading": ("Head @a\n====", ["Head @a", "@a", "@a"]),
    "in a list": ("- a\n- b @a\n\n  c @b", ["@a", "@a", "@b", "@b"]),
    "in a nested list": ("1. a\n   - b @a", ["@a", "@a"]),
    "in a quote": ("> a\n> b @a\nlazy @b", ["@a", "@a", "@b", "@b"]),
    "in a list in a quote": ("> - a\n>   b @a", ["@a", "@a"]),
    "in a cell": ("| x | y |\n|---|---|\n| `a|b` | 2 [@a] |", ["[@a]", "@a"]),
    "twice the same in a row": ("| @a | @a |\n|---|---|\n| @a | @a |", ["@a"] * 8),
    "in a table in a list": ("- a\n\n  | x |\n  |---|\n  | @a |", ["@a", "@a"]),
    "in a caption": ("| x |\n|---|\n| y |\n\n: Cap @a\n  more @b {#t}", ["@a", "@a", "@b", "@b"]),
    "in a figure": ("![Cap @a](x.png){#f}", ["![Cap @a](x.png){#f}", "@a", "@a"]),
    "in a note": ("x[^1]\n\n[^1]: A @a\n    b @b\n\n    c @c", ["@a", "@a", "@b", "@b", "@c", "@c"]),
    "in a note in place": ("x^[see @a]", ["@a", "@a"]),
    "in a div": ("::: x\nA @a\n:::", ["@a", "@a"]),
    "in a native div": ("<div>\nA @a\n</div>", ["@a", "@a"]),
    "behind a tag": ("<td>A @a</td> <td>B @b</td>", ["@a", "@a", "@b", "@b"]),
    "in a term and its definitions": ("A @a\n: B @b\n\n  c @c\n: d @d", ["@a", "@a", "@b", "@b", "@c", "@c", "@d", "@d"]),
    "in a line block": ("| A @a\n|   b\n  c @c", ["@a", "@a", "@c", "@c"]),
    "in an example": ("(@x) a @a\n\n     b @b", ["@a", "@a", "@b", "@b"]),
    "in a quotation in a list in a note": ("x[^1]\n\n[^1]: - > a @a\n      > b @b", ["@a", "@a", "@b", "@b"]),
    "in a list with a tab": ("-\ta @a\n\n\tb\t@b", ["@a", "@a", "@b", "@b"]),
    "behind a tab": ("a\n\t@a", ["@a", "@a"]),
    "behind wide characters": ("漢字 @a", ["@a", "@a"]),
    "in the title": ("---\ntitle: A [@a] b\n---", ["[@a]", "@a"]),
    "in a title in quotation marks": ("---\ntitle: 'A @a'\n---", ["@a", "@a"]),
    "in a literal abstract": ("---\nabstract: |\n  A @a\n\n  - b @b\n---", ["@a", "@a", "@b", "@b"]),
    "in a folded abstract": ("---\nabstract: >\n  A\n  b @a\n---", ["@a", "@a"]),
    "in nocite": ("---\nnocite:\n- '@a, @*'\n---", ["@a", "@*", "@a", "@*"]),
}


@pytest.mark.parametrize(("text", "expected"), PLACES.values(), ids=PLACES)
def test_cites_headings_and_pictures_know_where_they_stand(text: str, expected: list[str]) -> None:
    document, _ = read(text)
    assert sorted(at(text, span) for span in spans(document)) == sorted(expected)


def test_line_and_column_count_from_one_in_the_whole_file() -> None:
    document, _ = read("---\ntitle: x\n---\n\n# Head\n\n> - say @a\n")
    assert list(spans(document)) == [
        Span("essay.md", 5, 3, 4),
        Span("essay.md", 7, 9, 2),
        Span("essay.md", 7, 9, 2),
    ]


def test_a_text_with_other_characters_in_its_file_knows_only_where_it_starts() -> None:
    document, _ = read('---\ntitle: "A \\"b\\" @a"\n---\n')
    assert list(spans(document)) == [Span("essay.md", 2, 8, 1)] * 2


@pytest.mark.parametrize("source", ["<u>", "\\emph{x}", "`x`{=html}", "<!-- x -->", "$x$"])
def test_raw_markup_and_formulas_know_where_they_stand(source: str) -> None:
    text = f"a\n\n- b {source} c\n"
    (node,) = (node for node in walk(read(text)[0].blocks) if isinstance(node, RawInline | Math))
    assert at(text, node.span) == source


def test_nothing_is_reported_of_a_clean_essay() -> None:
    assert codes("---\ntitle: x\n---\n\n# A\n\nText[^1].\n\n[^1]: Note.\n") == []
