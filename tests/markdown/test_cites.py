"""pandoc's citations become `Cite` nodes; what only looks like one does not."""

import pytest
from reading_essays import inlines, items, read

from essayexport.document import Cite, CiteItem, CiteMode, Code, Link, Mark, Marked, SoftBreak, Text, plain, walk

NORMAL, WITHOUT_AUTHOR, IN_TEXT = CiteMode.NORMAL, CiteMode.SUPPRESS_AUTHOR, CiteMode.AUTHOR_IN_TEXT

CITES = {
    "[@a]": [CiteItem("a")],
    "[-@a]": [CiteItem("a", WITHOUT_AUTHOR)],
    "@a": [CiteItem("a", IN_TEXT)],
    "-@a": [CiteItem("a", WITHOUT_AUTHOR)],
    "@a [p. 33]": [CiteItem("a", IN_TEXT, (), (Text("p.\u00a033"),))],
    "@a\n[p. 33]": [CiteItem("a", IN_TEXT, (), (Text("p.\u00a033"),))],
    "@a [p. 33; see @b]": [CiteItem("a", IN_TEXT, (), (Text("p.\u00a033"),)), CiteItem("b", NORMAL, (Text("see"),))],
    "@a [see @b]": [CiteItem("a", IN_TEXT), CiteItem("b", NORMAL, (Text("see"),))],
    "[see @a, pp. 33-35, and passim; also @b, chap. 1]": [
        CiteItem("a", NORMAL, (Text("see"),), (Text(", pp.\u00a033-35, and passim"),)),
        CiteItem("b", NORMAL, (Text("also"),), (Text(", chap.\u00a01"),)),
    ],
    "[@a, {pp. iv, vi-xi}, suffix]": [CiteItem("a", NORMAL, (), (Text(", {pp.\u00a0iv, vi-xi}, suffix"),))],
    "[@a p. 3]": [CiteItem("a", NORMAL, (), (Text(" p.\u00a03"),))],
    "[@a,\np. 3]": [CiteItem("a", NORMAL, (), (Text(","), SoftBreak(), Text("p.\u00a03")))],
    "@{https://example.org/a?b=c,d}": [CiteItem("https://example.org/a?b=c,d", IN_TEXT)],
    "[@{a{b}c}, p. 3]": [CiteItem("a{b}c", NORMAL, (), (Text(", p.\u00a03"),))],
    "[@a:b.c/d_e+f?g<h>i~j#k$l%m&n-o]": [CiteItem("a:b.c/d_e+f?g<h>i~j#k$l%m&n-o")],
    "[@a.]": [CiteItem("a", NORMAL, (), (Text("."),))],
    "@1999": [CiteItem("1999", IN_TEXT)],
    "@_x": [CiteItem("_x", IN_TEXT)],
    "@Ünal2000": [CiteItem("Ünal2000", IN_TEXT)],
    "word[@a]": [CiteItem("a")],
    "see (@a)": [CiteItem("a", IN_TEXT)],
    "end—@a": [CiteItem("a", IN_TEXT)],
    "[see *also* @a, *passim*]": [
        CiteItem(
            "a",
            NORMAL,
            (Text("see "), Marked(Mark.EMPHASIS, (Text("also"),))),
            (Text(", "), Marked(Mark.EMPHASIS, (Text("passim"),))),
        )
    ],
    "[@a, `x;y` and [link](u)]": [
        CiteItem("a", NORMAL, (), (Text(", "), Code("x;y"), Text(" and "), Link("u", (Text("link"),))))
    ],
    "[see [1] @a, [n. d.]]": [CiteItem("a", NORMAL, (Text("see [1]"),), (Text(", [n.\u00a0d.]"),))],
    "[*x; y* @a; @b]": [CiteItem("a", NORMAL, (Marked(Mark.EMPHASIS, (Text("x; y"),)),)), CiteItem("b")],
}


@pytest.mark.parametrize(("text", "expected"), CITES.items(), ids=CITES)
def test_a_cite_has_its_items(text: str, expected: list[CiteItem]) -> None:
    assert items(text) == expected


NO_CITES = {
    "a word before": "word@a",
    "a word with a full stop": "me.@foo",
    "a word with a hyphen": "word-@a",
    "an address for mail": "me@example.org",
    "an address in brackets": "<me@example.org> and <https://example.org/@a>",
    "the address of a page": "https://example.org/x@a",
    "code": "`@a` and `[@b]`",
    "escaped": "\\@a and [\\@b]",
    "nothing behind": "@ and @, and [@]",
    "in the address of a link": "[x](https://example.org/@a)",
    "code block": "    @a",
    "comment": "x <!-- [@a] -->",
}


@pytest.mark.parametrize("text", NO_CITES.values(), ids=NO_CITES)
def test_what_only_looks_like_a_cite_is_none(text: str) -> None:
    assert items(text) == []


def test_brackets_with_an_address_behind_are_a_link_around_a_cite() -> None:
    assert inlines("[text @a](u)") == (Link("u", (Text("text "), Cite((CiteItem("a", IN_TEXT),), (Text("@a"),)))),)


def test_until_it_is_cited_a_cite_prints_its_source() -> None:
    (cite,) = inlines("[see *x* @a,\np. 3]")
    assert isinstance(cite, Cite)
    assert cite.children == (Text("[see *x* @a,"), SoftBreak(), Text("p. 3]"))


@pytest.mark.parametrize(
    "text",
    ["# [@a]", "| [@a] |\n|---|", "| x |\n|---|\n| y |\n\n: [@a]", "x^[@a]", "x[^1]\n\n[^1]: @a", "![@a](b.png)", "- @a", "> @a"],
)
def test_a_cite_can_stand_everywhere(text: str) -> None:
    assert [item.key for item in items(text)] == ["a"]


def test_cites_of_the_front_matter_are_cites() -> None:
    document, _ = read("---\ntitle: On [@a]\nabstract: |\n  As @b says.\nnocite: |\n  @c, @d\n---\n")
    nodes = (*document.meta.title, *document.meta.abstract, *document.meta.nocite)
    assert [item.key for node in walk(nodes) if isinstance(node, Cite) for item in node.items] == ["a", "b", "c", "d"]


def test_nocite_can_name_all_references() -> None:
    document, _ = read('---\nnocite: "@*"\n---\n')
    assert document.meta.nocite == (Cite((CiteItem("*", IN_TEXT),), (Text("@*"),)),)


@pytest.mark.parametrize("address", ["https://x.org/@smith2020", "http://a.b/?q=@smith2020", "www.x.org/@smith2020"])
def test_no_cite_stands_in_the_address_of_a_page(address: str) -> None:
    document, messages = read(f"See {address} there.\n")
    assert not any(isinstance(node, Cite) for node in walk(document.blocks))
    assert messages == []
    assert plain(document.blocks[0].children) == f"See {address} there."  # type: ignore[union-attr]


def test_behind_an_address_and_a_blank_a_cite_is_one() -> None:
    document, _ = read("See https://x.org @smith2020.\n")
    assert [node.items[0].key for node in walk(document.blocks) if isinstance(node, Cite)] == ["smith2020"]
