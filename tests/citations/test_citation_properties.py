"""What holds for every item and essay: nothing raises, and what is printed has no stray marks."""

from typing import Any

from citation_help import apa, cited, library, printed
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from essayexport.citations.engine import html
from essayexport.citations.engine.item import DATE_VARIABLES, NAME_VARIABLES
from essayexport.citations.locators import split

TEXT = st.text(st.sampled_from("aZ é毛 .,;:!?'\"“”‘’()[]{}<i></i>&-–/0129\u00a0"), max_size=12)
PERSON = st.one_of(
    TEXT,
    st.dictionaries(
        st.sampled_from(("family", "given", "suffix", "literal", "dropping-particle", "non-dropping-particle")), TEXT
    ),
)
NUMBER = st.integers(-3000, 3000)
DATE = st.one_of(
    TEXT,
    st.fixed_dictionaries({"raw": TEXT}),
    st.fixed_dictionaries({"literal": TEXT}),
    st.fixed_dictionaries({"date-parts": st.lists(st.lists(st.one_of(NUMBER, TEXT), max_size=3), max_size=2)}),
)
KINDS = ("book", "chapter", "article-journal", "webpage", "legal_case", "personal_communication", "review", "nonsense")
VARIABLES = (
    "title",
    "container-title",
    "publisher",
    "page",
    "volume",
    "issue",
    "edition",
    "DOI",
    "URL",
    "number",
    "genre",
    "language",
)


@st.composite
def item(draw: st.DrawFn) -> dict[str, Any]:
    fields: dict[str, Any] = {"id": "a", "type": draw(st.sampled_from(KINDS))}
    fields |= draw(st.dictionaries(st.sampled_from(VARIABLES), st.one_of(TEXT, NUMBER)))
    fields |= draw(st.dictionaries(st.sampled_from(sorted(NAME_VARIABLES)), st.lists(PERSON, max_size=4), max_size=2))
    fields |= draw(st.dictionaries(st.sampled_from(sorted(DATE_VARIABLES)), DATE, max_size=2))
    return fields


COMPILED = apa().compiled()


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(item())
def test_any_item_prints_without_stray_marks(fields: dict[str, Any]) -> None:
    output = printed(COMPILED, [fields])
    texts = [html.render(tokens) for _, tokens in output.entries] + [html.render(cluster.cite) for cluster in output.clusters]
    assert not [text for text in texts if "\x01" in text or "\x02" in text]


@given(st.text(st.sampled_from(" ,.;pchasivx123-–(){}[]§ébc"), max_size=30))
def test_a_locator_and_its_suffix_hold_what_was_written(suffix: str) -> None:
    locator, rest = split(suffix, {"p.": "page", "p": "page", "§": "section", "chap.": "chapter"})
    assert suffix.endswith(rest)
    if locator:
        assert locator.value in suffix
        assert locator.value.strip()


@settings(deadline=None, max_examples=50)
@given(st.lists(st.sampled_from(("colman", "smith", "three", "group", "none", "brown", "letter")), min_size=1, max_size=5), TEXT)
def test_every_cited_work_that_can_be_listed_is_listed_once(keys: list[str], suffix: str) -> None:
    clean = suffix.translate(str.maketrans(dict.fromkeys("[]{}<>@;&\"'“”‘’")))
    document, _ = cited(f"[{'; '.join(f'@{key}' for key in keys)}, {clean}x]")
    listed = [entry.key for block in document.blocks for entry in getattr(block, "entries", ())]
    assert sorted(listed) == sorted({key for key in keys if key in library() and key != "letter"})
