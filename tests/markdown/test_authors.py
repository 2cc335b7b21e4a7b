"""Authors and their institutions, as pandoc, Quarto, JOSS and R Markdown people write them."""

import pytest
from reading_essays import read

from essayexport.diagnostics import Code
from essayexport.document import Author, Inlines, Text

U, V = (Text("University of Somewhere"),), (Text("Institute of Nothing"),)


def name(words: str) -> Inlines:
    return (Text(words),)


JOSS = """\
authors:
  - name: Ann Example
    orcid: 0000-0000-0000-0001
    affiliation: "1, 2"
  - given-names: Bob
    dropping-particle: van
    surname: Example
    affiliation: 2
affiliations:
  - name: University of Somewhere
    index: 1
  - name: Institute of Nothing
    index: 2
    ror: 00hx57361
"""
QUARTO = """\
author:
  - name:
      given: Ann
      family: Example
    orcid: 0000-0000-0000-0001
    affiliations:
      - ref: us
      - id: vn
        name: Institute of Nothing
  - name: Bob van Example
    affiliations: [{ref: vn}]
affiliations:
  - id: us
    name: University of Somewhere
  - {id: vn, name: Institute of Nothing}
"""
PAPAJA = """\
author:
  - name: Ann Example
    affiliation: "1,2"
    corresponding: yes
    orcid: 0000-0000-0000-0001
  - name: Bob van Example
    affiliation: "2"
affiliation:
  - id: "1"
    institution: University of Somewhere
  - id: "2"
    institution: Institute of Nothing
"""
FILTERS = """\
author:
  - Ann Example:
      institute: [us, vn]
      orcid: 0000-0000-0000-0001
  - name: Bob van Example
    institute: vn
institute:
  - us: University of Somewhere
  - vn:
      name: Institute of Nothing
"""
ROWS = """\
author:
  - {name: Ann Example, affiliation: [1, 2], orcid: 0000-0000-0000-0001}
  - {name: Bob van Example, affiliation: [Institute of Nothing]}
affiliations: [University of Somewhere, Institute of Nothing]
"""
WAYS = {"JOSS": JOSS, "Quarto": QUARTO, "papaja": PAPAJA, "pandoc's filters": FILTERS, "numbered": ROWS}


@pytest.mark.parametrize("fields", WAYS.values(), ids=list(WAYS))
def test_institutions_are_found_by_what_they_are_called_by(fields: str) -> None:
    document, messages = read(f"---\n{fields}---\n")
    ann = Author(name("Ann Example"), (U, V), "", "0000-0000-0000-0001")
    assert document.meta.authors == (ann, Author(name("Bob van Example"), (V,)))
    assert messages == []


OTHERS = {
    "author: [A, B]\ninstitute: University of Somewhere": ((Author(name("A")), Author(name("B"))), U),
    "author: {name: A, affiliation: {department: Physics, name: University of Somewhere}}": (
        (Author(name("A"), ((Text("Physics, University of Somewhere"),),)),),
        (),
    ),
    "author: {name: A, affiliation: 7}": ((Author(name("A"), (name("7"),)),), ()),
    "author: {name: A, affiliation: [{ref: gone}]}": ((Author(name("A"), (name("gone"),)),), ()),
    "author: {given: A, family: B, suffix: Jr.}": ((Author(name("A B Jr.")),), ()),
    "authors: A": ((Author(name("A")),), ()),
    "author: []\nauthors: [A]": ((Author(name("A")),), ()),
    "author: null": ((), ()),
    "author: {name: A, affiliation: 'University of Somewhere, 1'}": (
        (Author(name("A"), (name("University of Somewhere, 1"),)),),
        (),
    ),
}


@pytest.mark.parametrize(("fields", "expected"), OTHERS.items(), ids=list(OTHERS))
def test_what_is_called_by_nothing_stays_in_its_words(fields: str, expected: tuple[tuple[Author, ...], Inlines]) -> None:
    document, messages = read(f"---\n{fields}\n---\n")
    assert (document.meta.authors, document.meta.institution) == expected
    assert messages == []


@pytest.mark.parametrize(("typo", "near"), [("affliation", "affiliation"), ("emial", "email"), ("orchid", "orcid")])
def test_a_typo_in_an_authors_record_is_reported(typo: str, near: str) -> None:
    document, (message,) = read(f"---\nauthor:\n- name: A\n  {typo}: x\n---\n")
    assert document.meta.authors == (Author(name("A")),)
    assert (message.code, message.message, message.hint) == (
        Code.METADATA_FIELD_ODD,
        f"an author has no field `{typo}`",
        f"did you mean `{near}`?",
    )
    assert message.span is not None
    assert (message.span.line, message.span.column, message.span.length) == (4, 3, len(typo))
