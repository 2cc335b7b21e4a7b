"""A crash is a bug of ours, and says so."""

from pathlib import Path

import pytest
from command import essayexport, said


@pytest.fixture
def with_a_bug(tmp_path: Path) -> dict[str, str]:
    """An environment in which reading an essay fails in a way that nobody thought of."""
    site = tmp_path / "site"
    site.mkdir()
    bug = "import essayexport.source\ndef read(path):\n    raise ZeroDivisionError('by zero')\nessayexport.source.read = read\n"
    site.joinpath("sitecustomize.py").write_text(bug, encoding="utf-8")
    return {"PYTHONPATH": str(site)}


def test_a_crash_is_owned_and_says_how_to_report_it(project: Path, with_a_bug: dict[str, str]) -> None:
    run = essayexport("txt", folder=project, environment=with_a_bug)
    assert run.returncode == 3
    bug, hint = said(run).splitlines()
    assert bug == "essayexport: this is a bug in essayexport, not in your essay: ZeroDivisionError: by zero"
    assert hint.startswith("  = hint: please report it")
    assert hint.endswith("what `essayexport txt --verbose` prints")


def test_verbose_shows_where_it_crashed(project: Path, with_a_bug: dict[str, str]) -> None:
    run = essayexport("txt", "--verbose", folder=project, environment=with_a_bug)
    assert run.returncode == 3
    assert "Traceback (most recent call last):" in said(run)
