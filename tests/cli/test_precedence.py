"""What applies: the command line, else the front matter, else the defaults; and which files either may name."""

import json
from pathlib import Path

import pytest

from essayexport.citations import find_style
from essayexport.diagnostics import Code, Diagnostic, FatalError
from essayexport.document import Paragraph, plain
from essayexport.export import Job, Paper, Request, read
from essayexport.export.stages import cite, parse

JAMES = {"id": "j", "type": "book", "title": "T", "author": [{"family": "James"}], "issued": {"date-parts": [[1890]]}}
FREUD = {**JAMES, "author": [{"family": "Freud"}]}

NOTHING = Request()
"""A command line without options."""


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A working folder with the folder of an essay in it, and a bibliography in each."""
    folder = tmp_path / "work"
    folder.joinpath("essay").mkdir(parents=True)
    folder.joinpath("essay", "james.json").write_text(json.dumps([JAMES]), encoding="utf-8")
    folder.joinpath("freud.json").write_text(json.dumps([FREUD]), encoding="utf-8")
    monkeypatch.chdir(folder)


def cited(front_matter: str, request: Request = NOTHING, said: list[Diagnostic] | None = None) -> Paper:
    path = Path("essay", "essay.md")
    path.write_text(f"---\n{front_matter}\n---\n\nSaid [@j, p. 3].\n", encoding="utf-8")
    job = Job(request._replace(essay=path), (said if said is not None else []).append)
    return cite(parse(read(job), job), job)


def printed(paper: Paper) -> str:
    return " ".join(plain(block.children) for block in paper.document.blocks if isinstance(block, Paragraph))


def code_of(front_matter: str, request: Request = NOTHING) -> tuple[Code, str | None]:
    with pytest.raises(FatalError) as raised:
        cited(front_matter, request)
    return raised.value.diagnostic.code, raised.value.diagnostic.hint


def test_the_bibliography_of_the_essay_lies_beside_it() -> None:
    assert "(James, 1890, p. 3)" in printed(cited("bibliography: james.json"))


def test_the_bibliography_of_the_command_line_takes_its_place() -> None:
    paper = cited("bibliography: james.json", Request(bibliographies=("freud.json",)))
    assert "(Freud, 1890, p. 3)" in printed(paper)
    assert paper.inputs[:2] == (Path("essay", "essay.md"), Path("freud.json"))


def test_a_reference_in_the_essay_comes_before_that_of_a_file() -> None:
    own = "references:\n- {id: j, type: book, title: T, author: [{family: Jung}], issued: 1890}"
    said: list[Diagnostic] = []
    assert "(Jung, 1890, p. 3)" in printed(cited(f"bibliography: james.json\n{own}", said=said))
    assert "(Jung, 1890, p. 3)" in printed(cited(own, said=said))
    assert said == []


def test_the_citation_style_is_that_of_the_page_style_unless_another_is_named() -> None:
    assert cited("bibliography: james.json").inputs[-1] == find_style("apa")


def test_the_essay_names_a_citation_style_by_its_name() -> None:
    paper = cited("bibliography: james.json\ncsl: modern-language-association")
    assert paper.inputs[-1] == find_style("modern-language-association")


def test_the_command_line_names_another() -> None:
    paper = cited("bibliography: james.json\ncsl: modern-language-association", Request(csl="apa"))
    assert paper.inputs[-1] == find_style("apa")


@pytest.mark.parametrize("csl", ["apa.csl", "https://www.zotero.org/styles/apa", "https://example.org/styles/apa.csl"])
def test_a_style_that_comes_with_the_tool_can_be_named_like_a_file_or_by_its_address(csl: str) -> None:
    assert cited(f"bibliography: james.json\ncsl: {csl}").inputs[-1] == find_style("apa")


@pytest.mark.parametrize("named", [False, True], ids=["by the essay", "by the command line"])
def test_a_file_that_is_named_comes_before_a_style_of_that_name(named: bool) -> None:
    own = Path("apa.csl")
    own.write_bytes(find_style("modern-language-association").read_bytes())
    front_matter = "bibliography: james.json" if named else "bibliography: james.json\ncsl: apa.csl"
    assert cited(front_matter, Request(csl="apa.csl" if named else None)).inputs[-1].samefile(own)


def test_a_citation_style_outside_both_folders_needs_trust() -> None:
    Path("..", "far.csl").write_bytes(find_style("apa").read_bytes())
    code, hint = code_of("bibliography: james.json\ncsl: ../../far.csl")
    assert code is Code.CITATION_STYLE_MISSING
    assert hint is not None
    assert "--trust" in hint
    paper = cited("bibliography: james.json\ncsl: ../../far.csl", Request(trusted=True))
    assert paper.inputs[-1].samefile(Path("..", "far.csl"))


MISSING = {
    "a bibliography": ("bibliography: jmaes.json", Code.BIBLIOGRAPHY_MISSING, "did you mean `james.json`?"),
    "a bibliography on the network": (
        "bibliography: https://example.org/james.json",
        Code.BIBLIOGRAPHY_MISSING,
        "nothing is fetched from the network: keep the file beside the essay",
    ),
    "a citation style": ("csl: chicago-author-dat", Code.CITATION_STYLE_MISSING, "did you mean `chicago-author-date`?"),
    "a citation style on the network": (
        "csl: https://www.zotero.org/styles/my-own",
        Code.CITATION_STYLE_MISSING,
        "nothing is fetched from the network: write the name alone, as in `csl: my-own`",
    ),
    "a page style": ("style: aap", Code.PAGE_STYLE_MISSING, "did you mean `apa`?"),
}


@pytest.mark.parametrize(("front_matter", "code", "hint"), MISSING.values(), ids=MISSING)
def test_what_the_essay_names_and_is_not_there_is_said_at_its_place(front_matter: str, code: Code, hint: str) -> None:
    with pytest.raises(FatalError) as raised:
        cited(front_matter)
    told = raised.value.diagnostic
    assert (told.code, told.hint) == (code, hint)
    assert told.span is not None
    assert (told.span.path, told.span.line) == ("essay/essay.md", 2)


def test_the_language_of_the_command_line_overrules_that_of_the_essay() -> None:
    assert cited("lang: de\nbibliography: james.json", Request(lang="fr")).document.meta.lang == "fr"
    assert cited("lang: de\nbibliography: james.json").document.meta.lang == "de"


def test_the_page_style_of_the_command_line_overrules_that_of_the_essay() -> None:
    assert cited("style: aap\nbibliography: james.json", Request(style="apa")).style.name == "apa"


def test_a_field_of_the_command_line_overrules_that_of_the_essay() -> None:
    request = Request(metadata=(("bibliography", "freud.json"), ("title", "Not *marked*"), ("keywords", "a"), ("keywords", "b")))
    paper = cited("bibliography: james.json\ntitle: T", request)
    assert "(Freud, 1890, p. 3)" in printed(paper)
    assert plain(paper.document.meta.title) == "Not *marked*"
    assert [plain(word) for word in paper.document.meta.keywords] == ["a", "b"]


def test_a_bibliography_that_the_command_line_names_as_a_field_may_lie_anywhere(tmp_path: Path) -> None:
    far = tmp_path / "far.json"
    far.write_text(json.dumps([FREUD]), encoding="utf-8")
    assert "(Freud, 1890, p. 3)" in printed(cited("title: T", Request(metadata=(("bibliography", str(far)),))))


def test_the_essay_overrules_a_file_of_metadata_and_a_later_file_one_before() -> None:
    Path("one.yaml").write_text("title: One\nsubtitle: One\ncsl: modern-language-association\n", encoding="utf-8")
    Path("two.json").write_text(
        '{\n\t"subtitle": "*Two*",\n\t"keywords": ["\\ud83d\\ude00 a\\/b"],\n\t"lang": "de"}', encoding="utf-8"
    )
    paper = cited("title: T\nbibliography: james.json", Request(metadata_files=(Path("one.yaml"), Path("two.json"))))
    meta = paper.document.meta
    assert (plain(meta.title), plain(meta.subtitle), meta.lang) == ("T", "Two", "de")
    assert [plain(word) for word in meta.keywords] == ["\U0001f600 a/b"]
    assert paper.inputs[:3] == (Path("essay", "essay.md"), Path("one.yaml"), Path("two.json"))
    assert paper.inputs[-1] == find_style("modern-language-association")


def test_a_bibliography_is_looked_up_beside_the_file_of_metadata_that_names_it() -> None:
    Path("meta").mkdir()
    Path("meta", "more.yaml").write_text("bibliography: own.json\n", encoding="utf-8")
    Path("meta", "own.json").write_text(json.dumps([FREUD]), encoding="utf-8")
    assert "(Freud, 1890, p. 3)" in printed(cited("title: T", Request(metadata_files=(Path("meta", "more.yaml"),))))


BROKEN_METADATA = {
    "a list": ("- a\n", (1, 1), "the metadata has no fields"),
    "a colon": (
        "title: a\nsubtitle: b: c\n",
        (2, 12),
        "the metadata is no YAML: a colon with a blank behind it stands in a value",
    ),
    "not closed": ('{"a":\n\t["b"', (2, 2), "the metadata is no YAML: a bracket is not closed"),
}


@pytest.mark.parametrize(("text", "place", "message"), BROKEN_METADATA.values(), ids=list(BROKEN_METADATA))
def test_a_broken_file_of_metadata_says_where(text: str, place: tuple[int, int], message: str) -> None:
    Path("broken.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(FatalError) as raised:
        cited("title: T", Request(metadata_files=(Path("broken.yaml"),)))
    told = raised.value.diagnostic
    assert (told.code, told.message) == (Code.METADATA_INVALID, message)
    assert told.span is not None
    assert (told.span.path, told.span.line, told.span.column) == ("broken.yaml", *place)


def test_a_missing_file_of_metadata_is_said_with_the_nearest() -> None:
    Path("meta.yaml").write_text("", encoding="utf-8")
    code, hint = code_of("title: T", Request(metadata_files=(Path("mata.yaml"),)))
    assert (code, hint) == (Code.ESSAY_MISSING, "did you mean `meta.yaml`?")


def test_an_essay_without_cites_needs_neither_bibliography_nor_citation_style() -> None:
    path = Path("essay", "plain.md")
    path.write_text("---\ncsl: gone\n---\n\nText.\n", encoding="utf-8")
    said: list[Diagnostic] = []
    job = Job(Request(essay=path), said.append)
    assert cite(parse(read(job), job), job).inputs == (path,)
    assert said == []


def test_every_key_is_told_that_there_is_no_bibliography() -> None:
    said: list[Diagnostic] = []
    cited("title: T", said=said)
    hint = (
        "the essay names no bibliography: add `bibliography: references.json` to its front matter, or give `--bibliography FILE`"
    )
    assert [(one.code, one.hint) for one in said] == [(Code.CITATION_KEY_UNKNOWN, hint)]
