"""What the snippets and the golden essays become is what stands beside them; `make golden` accepts a change."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from golden_views import GOLDEN, ROOT, essay_views, snippet_views

SNIPPETS = sorted(path.stem for path in (GOLDEN / "snippets").glob("*.md"))
SNIPPET_VIEWS = ("tree", "txt", "html", "docx.xml", "messages")

ESSAYS: Mapping[str, Path] = {
    "everything": Path("essays", "everything", "essay.md"),
    "constructs": Path("essays", "constructs", "essay.md"),
    "source": Path("..", "..", "source", "essay.md"),
}
"""The folder of its goldens, and the essay; that of the project itself is kept where users find it."""


def compare(golden: Path, text: str, *, accept: bool) -> None:
    """Compares a view with its golden, or writes it; an empty view has no file."""
    if accept and text:
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(text, encoding="utf-8", newline="\n")
    elif accept:
        golden.unlink(missing_ok=True)
    stands = golden.read_text(encoding="utf-8") if golden.exists() else ""
    assert text == stands, f"{golden.relative_to(ROOT)} differs; if that is right, accept it with `make golden`"


@pytest.mark.parametrize("name", SNIPPETS)
@pytest.mark.parametrize("view", SNIPPET_VIEWS)
def test_a_snippet_becomes_its_golden(name: str, view: str, accept: bool) -> None:
    compare(GOLDEN / "snippets" / f"{name}.{view}", snippet_views(name).get(view, ""), accept=accept)


@pytest.mark.parametrize("name", ESSAYS)
def test_an_essay_becomes_its_goldens(name: str, accept: bool) -> None:
    folder, views = GOLDEN / "essays" / name, essay_views(ESSAYS[name])
    for view in ("messages", *views):
        compare(folder / view, views.get(view, ""), accept=accept)


def test_every_golden_is_a_view_of_something() -> None:
    snippets = {f"{name}.{view}" for name in SNIPPETS for view in ("md", *SNIPPET_VIEWS)}
    essays = {f"{name}/{view}" for name, essay in ESSAYS.items() for view in essay_views(essay)}
    sources = {f"everything/{name}" for name in ("essay.md", "references.json", "forgetting.png", "draw_forgetting.py")}
    sources |= {"constructs/essay.md", "constructs/forgetting.png"}
    folder = GOLDEN / "essays"
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert {path.name for path in (GOLDEN / "snippets").iterdir()} <= snippets
    assert found <= essays | sources
