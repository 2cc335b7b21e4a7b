"""Which file is the essay, when none is named."""

from pathlib import Path

import pytest

from essayexport.diagnostics import Code, FatalError
from essayexport.export import essay


def write(folder: Path, **texts: str) -> None:
    for name, text in texts.items():
        folder.joinpath(f"{name}.md").write_text(text, encoding="utf-8")


def test_the_essay_of_a_project_is_in_source(tmp_path: Path) -> None:
    write(tmp_path, other="---\ntitle: Another\n---\n")
    tmp_path.joinpath("source").mkdir()
    write(tmp_path / "source", essay="Text.")
    assert essay.find(tmp_path) == tmp_path / "source" / "essay.md"


ESSAYS = {
    "front matter": "---\ntitle: A Title\n---\n\nText.",
    "front matter behind a mark": "\ufeff---\r\ntitle: A Title\r\n...\r\n",
    "a cite": "Said by [@smith2020].",
    "a cite in the text": "@smith2020 says.",
    "a cite without its author": "He says ([-@smith2020]).",
    "a key in braces": "Said [see @{https://example.org/a}].",
}


@pytest.mark.parametrize("text", ESSAYS.values(), ids=ESSAYS)
def test_the_only_file_that_looks_like_an_essay_is_it(tmp_path: Path, text: str) -> None:
    write(tmp_path, README="# A project\n\nWrite to me@example.org.\n\n---\n", paper=text)
    assert essay.find(tmp_path) == tmp_path / "paper.md"


def test_several_essays_are_named_and_none_is_chosen(tmp_path: Path) -> None:
    write(tmp_path, one="[@a]", two="[@b]", three="Text.")
    with pytest.raises(FatalError) as raised:
        essay.find(tmp_path)
    assert raised.value.diagnostic.code is Code.ESSAY_AMBIGUOUS
    assert raised.value.diagnostic.message == "any of these may be the essay: `one.md`, `two.md`"


def test_where_there_is_no_essay_the_hint_says_how_to_name_one(tmp_path: Path) -> None:
    write(tmp_path, README="Text.")
    with pytest.raises(FatalError) as raised:
        essay.find(tmp_path)
    assert raised.value.diagnostic.code is Code.ESSAY_MISSING
    assert raised.value.diagnostic.hint == "name the file, as in `essayexport pdf my-essay.md`"
