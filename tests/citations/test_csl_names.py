"""Names, their lists, labels and substitutes (CSL 1.0.2, Names)."""

import pytest
from citation_help import authors, one

NAMES = (
    ("", ("Doe, John", "Roe, Jane"), "John Doe, Jane Roe"),
    ('<name and="text"/>', ("Doe, John", "Roe, Jane"), "John Doe and Jane Roe"),
    ('<name and="symbol"/>', ("Doe, John", "Roe, Jane"), "John Doe &#38; Jane Roe"),
    ('<name and="text"/>', ("Doe, J", "Roe, J", "Poe, E"), "J Doe, J Roe, and E Poe"),
    (
        '<name and="text" delimiter-precedes-last="never"/>',
        ("Doe, J", "Roe, J", "Poe, E"),
        "J Doe, J Roe and E Poe",
    ),
    (
        '<name and="text" delimiter-precedes-last="always"/>',
        ("Doe, J", "Roe, J"),
        "J Doe, and J Roe",
    ),
    (
        '<name and="text" name-as-sort-order="first" delimiter-precedes-last="after-inverted-name"/>',
        ("Doe, J", "Roe, J"),
        "Doe, J, and J Roe",
    ),
    (
        '<name form="short" et-al-min="3" et-al-use-first="1"/>',
        ("Doe, J", "Roe, J", "Poe, E"),
        "Doe et al.",
    ),
    (
        '<name form="short" et-al-min="3" et-al-use-first="2"/>',
        ("Doe, J", "Roe, J", "Poe, E"),
        "Doe, Roe, et al.",
    ),
    (
        '<name form="short" et-al-min="3" et-al-use-first="1" et-al-use-last="true"/>',
        ("Doe, J", "Roe, J", "Poe, E"),
        "Doe, … Poe",
    ),
    (
        '<name form="short" et-al-min="2" et-al-use-first="1"/><et-al font-style="italic" term="and others"/>',
        ("Doe, J", "Roe, J"),
        "Doe <i>and others</i>",
    ),
    ('<name initialize-with=". "/>', ("Doe, John Fitz",), "J. F. Doe"),
    ('<name initialize-with="."/>', ("Doe, John Fitz",), "J.F. Doe"),
    ('<name initialize-with=""/>', ("Doe, John Fitz",), "JF Doe"),
    ('<name initialize-with=". "/>', ("Doe, Jean-Luc",), "J.-L. Doe"),
    ('<name initialize-with=". "/>', ("Doe, J.R.",), "J. R. Doe"),
    ('<name initialize-with=". "/>', ("Doe, a",), "a. Doe"),
    ('<name initialize-with=". "/>', ("Doe, a b.",), "a. b. Doe"),
    ('<name initialize-with=". "/>', ("Doe, José y María",), "J. y M. Doe"),
    ('<name initialize-with=". "/>', ("Doe, (1941-....)",), "(1941-....) Doe"),
    ('<name initialize-with=". "/>', ("Doe, John (1941-....)",), "J. (1941-....) Doe"),
    ('<name initialize-with=". "/>', ("Doe, ‘Sylvain",), "‘Sylvain Doe"),
    ('<name initialize-with=". "/>', ("Doe, John (Jack) Q",), "J. (Jack) Q. Doe"),
    ('<name initialize-with=". "/>', ("Doe, (Pew)",), "(Pew) Doe"),
    ('<name initialize-with=". "/>', ("Doe, A 3rd",), "A. 3rd Doe"),
    ('<name initialize-with=". " initialize="false"/>', ("Doe, James T",), "James T. Doe"),
    ('<name name-as-sort-order="all" sort-separator=" / "/>', ("Doe, John",), "Doe / John"),
    (
        '<name><name-part name="family" text-case="uppercase" prefix="["/></name>',
        ("Doe, John",),
        "John [DOE",
    ),
    ('<name form="count"/>', ("Doe, John", "Roe, J"), "2"),
    ('<name and="text"/>', ("Doe, J", "others"), "J Doe et al."),
    ('<name and="text"/>', ("Doe, J", "Roe, J", "others"), "J Doe, J Roe, et al."),
    ('<name form="short" et-al-min="3" et-al-use-first="1"/>', ("Doe, J", "Roe, J", "others"), "Doe et al."),
    (
        '<name form="short" et-al-min="3" et-al-use-first="1" et-al-use-last="true"/>',
        ("Doe, J", "Roe, J", "Poe, E", "others"),
        "Doe et al.",
    ),
    ('<name form="count"/>', ("Doe, John", "Roe, J", "others"), "2"),
    ("", ("others",), "others"),
    ("", ("Example Society",), "Example Society"),
)


@pytest.mark.parametrize(("children", "people", "expected"), NAMES, ids=[f"{children} {people}" for children, people, _ in NAMES])
def test_names_print(children: str, people: tuple[str, ...], expected: str) -> None:
    names = f'<names variable="author">{children}</names>'
    assert one(names, {"type": "book", "author": authors(*people)}) == expected


@pytest.mark.parametrize(
    ("name", "demote", "straight", "inverted"),
    [
        (
            {"family": "Gogh", "given": "Vincent", "non-dropping-particle": "van"},
            "never",
            "Vincent van Gogh",
            "van Gogh, Vincent",
        ),
        (
            {"family": "Gogh", "given": "Vincent", "non-dropping-particle": "van"},
            "display-and-sort",
            "Vincent van Gogh",
            "Gogh, Vincent van",
        ),
        ({"family": "van Gogh", "given": "Vincent"}, "never", "Vincent van Gogh", "van Gogh, Vincent"),
        ({"family": "Humboldt", "given": "Alexander von"}, "never", "Alexander von Humboldt", "Humboldt, Alexander von"),
        ({"family": "Humboldt", "given": "A", "dropping-particle": "von"}, "never", "A von Humboldt", "Humboldt, A von"),
        ({"family": "d'Aubignac", "given": "F"}, "never", "F d’Aubignac", "d’Aubignac, F"),
        ({"family": "al-Hakim", "given": "T"}, "never", "T al-Hakim", "al-Hakim, T"),
        ({"family": "King", "given": "Martin", "suffix": "Jr."}, "never", "Martin King Jr.", "King, Martin, Jr."),
        ({"family": "King", "given": "Martin, Jr."}, "never", "Martin King Jr.", "King, Martin, Jr."),
        ({"family": "毛", "given": "泽东"}, "never", "毛泽东", "毛泽东"),
        ({"literal": "The Group"}, "never", "The Group", "The Group"),
        ({"family": "Plato"}, "never", "Plato", "Plato"),
    ],
)
def test_the_parts_of_a_name_stand_in_order(name: dict[str, str], demote: str, straight: str, inverted: str) -> None:
    item = {"type": "book", "author": [name]}
    assert one('<names variable="author"/>', item, demote_non_dropping_particle=demote) == straight
    element = '<names variable="author"><name name-as-sort-order="all"/></names>'
    assert one(element, item, demote_non_dropping_particle=demote) == inverted


def test_a_label_follows_its_names_or_comes_before_them() -> None:
    people = {"editor": authors("Doe, John", "Roe, Jane")}
    assert (
        one('<names variable="editor"><name/><label prefix=" (" suffix=")"/></names>', people) == "John Doe, Jane Roe (editors)"
    )
    assert (
        one('<names variable="editor"><label form="verb" suffix=" "/><name/></names>', people) == "edited by John Doe, Jane Roe"
    )


def test_a_substitute_stands_for_absent_names_and_is_not_printed_again() -> None:
    element = (
        '<names variable="author"><name/><label prefix=" (" suffix=")" form="short"/>'
        '<substitute><names variable="editor"/><text variable="title"/></substitute></names>'
        '<names variable="editor" prefix="; edited by "/><text variable="title" prefix=", "/>'
    )
    people = authors("Doe, John")
    assert one(element, {"author": people, "editor": people, "title": "T"}) == "John Doe; edited by John Doe, T"
    assert one(element, {"editor": people, "title": "T"}) == "John Doe (ed.), T"
    assert one(element, {"title": "T"}) == "T"


def test_of_the_elements_of_a_choice_in_a_substitute_the_first_that_prints_counts() -> None:
    element = (
        '<names variable="author"><substitute><choose><if variable="title">'
        '<names variable="editor"/><names variable="translator"/></if></choose></substitute></names>'
    )
    assert one(element, {"title": "T", "editor": authors("Doe, J"), "translator": authors("Roe, J")}) == "J Doe"


def test_one_person_as_editor_and_translator_is_named_once() -> None:
    element = '<names variable="editor translator" delimiter="; "><name/><label prefix=" (" suffix=")"/></names>'
    people, other = authors("Doe, John"), authors("Roe, Jane")
    assert one(element, {"editor": people, "translator": people}) == "John Doe (editor &#38; translator)"
    assert one(element, {"editor": people, "translator": other}) == "John Doe (editor); Jane Roe (translator)"
