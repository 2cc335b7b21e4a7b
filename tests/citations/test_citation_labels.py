"""Labels made of names and year (the variable `citation-label`)."""

import pytest
from citation_help import Fields, authors, ordered, printed, style, year

from essayexport.citations.engine import html
from essayexport.citations.engine.item import Item

NAMES = ("Roe, Jane", "Noakes, Richard", "Stoakes, Bob", "Doe, John", "Adams, Ann")


@pytest.mark.parametrize(
    ("fields", "label"),
    [
        ({"author": authors(*NAMES[:1]), "issued": year(1978)}, "Roe78"),
        ({"author": authors(*NAMES[:2]), "issued": year(1978)}, "RoNo78"),
        ({"author": authors(*NAMES[:3]), "issued": year(1978)}, "RoNS78"),
        ({"author": authors(*NAMES[:4]), "issued": year(1978)}, "RNSD78"),
        ({"author": authors(*NAMES), "issued": year(2005)}, "RNSD05"),
        ({"editor": authors("Roe, Jane"), "issued": year(1978)}, "Roe78"),
        ({"author": authors("van Gogh, Ann"), "issued": year(1978)}, "Gogh78"),
        ({"author": authors("The Royal Society"), "issued": year(1978)}, "Roya78"),
        ({"title": "The End of the World", "issued": year(1978)}, "Thee78"),
        ({"author": authors("Roe, Jane")}, "Roe00"),
        ({"author": authors("Roe, Jane"), "citation-label": "Mine"}, "Mine"),
        ({"author": authors("Adler, Ann", "Öz, Can"), "issued": year(2010)}, "AdÖz10"),
    ],
)
def test_a_label_is_made_of_names_and_year(fields: Fields, label: str) -> None:
    assert Item("a", fields).label == label


def test_a_label_has_the_year_suffix_and_sorts_without_it() -> None:
    items = [
        {"id": key, "author": authors(name), "issued": year(1978)}
        for key, name in (("b", "Roe, J."), ("c", "Roe, J."), ("a", "Doe, J."))
    ]
    compiled = style('<text variable="citation-label"/>', before="")
    compiled.root.find("{*}citation").set("disambiguate-add-year-suffix", "true")
    assert [html.render(each.cite) for each in printed(compiled, items).clusters] == ["Roe78a", "Roe78b", "Doe78"]
    assert ordered('<key variable="citation-label"/>', items) == ["a", "b", "c"]
