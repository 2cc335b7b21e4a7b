"""On a machine without Pango, text and Word files are made, and PDF says what to install."""

from pathlib import Path

import pytest
from command import essayexport, said


@pytest.fixture
def without_pango(tmp_path: Path) -> dict[str, str]:
    """An environment in which Python finds no Pango: the search for libraries finds none, as on a machine without it."""
    site = tmp_path / "site"
    site.mkdir()
    site.joinpath("sitecustomize.py").write_text(
        "import cffi\n"
        "load = cffi.FFI.dlopen\n"
        "def dlopen(self, name, flags=0):\n"
        "    if 'pango' in str(name).lower():\n"
        "        raise OSError(f'cannot load library {name!r}')\n"
        "    return load(self, name, flags)\n"
        "cffi.FFI.dlopen = dlopen\n",
        encoding="utf-8",
    )
    return {"PYTHONPATH": str(site)}


def test_pdf_says_what_to_install(project: Path, without_pango: dict[str, str]) -> None:
    run = essayexport("pdf", folder=project, environment=without_pango)
    assert run.returncode == 3
    assert "error[pdf-unavailable]" in said(run)
    assert "apt install libpango" in said(run)
    assert not (project / "dist" / "essay.pdf").exists()


def test_all_writes_the_others(project: Path, without_pango: dict[str, str]) -> None:
    run = essayexport("all", folder=project, environment=without_pango)
    assert run.returncode == 3
    assert sorted(path.name for path in (project / "dist").iterdir()) == ["essay.docx", "essay.html", "essay.txt"]
