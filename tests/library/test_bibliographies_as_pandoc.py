"""Entries of all kinds become what pandoc makes of them; `as_pandoc/differs.txt` lists where ours are meant otherwise."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from essayexport.library import LibraryFile, convert

pypandoc = pytest.importorskip("pypandoc", reason="pandoc is the oracle here: pip install pypandoc_binary")

FOLDER = Path(__file__).parent / "as_pandoc"
FILES = sorted(FOLDER.glob("*.bib"))
FORMATS = ("biblatex", "bibtex")

Items = dict[str, dict[str, Any]]


def by_key(text: str) -> Items:
    return {item["id"]: item for item in json.loads(text)}


def pandoc(path: Path, form: str) -> Items:
    command = [pypandoc.get_pandoc_path(), "-f", form, "-t", "csljson", str(path)]
    return by_key(subprocess.run(command, capture_output=True, check=True, text=True).stdout)


def ours(path: Path, form: str, folder: Path) -> Items:
    copy = folder / f"{path.stem}.{'bib' if form == 'biblatex' else 'bibtex'}"
    copy.write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    return by_key(convert([LibraryFile(copy, copy.name)], lambda _: None))


def differences(path: Path, form: str, folder: Path) -> set[str]:
    theirs, mine = pandoc(path, form), ours(path, form, folder)
    assert theirs.keys() == mine.keys()
    fields = ((key, name) for key in theirs for name in theirs[key].keys() | mine[key].keys())
    return {f"{path.name} {key} {name}" for key, name in fields if theirs[key].get(name) != mine[key].get(name)}


def listed() -> set[str]:
    lines = (FOLDER / "differs.txt").read_text(encoding="utf-8").splitlines()
    assert all(": " in line for line in lines), "each difference has its reason"
    return {line.partition(":")[0] for line in lines}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_biblatex_becomes_what_pandoc_makes_of_it(path: Path, tmp_path: Path) -> None:
    wanted = {line for line in listed() if line.startswith(f"{path.name} ")}
    assert differences(path, "biblatex", tmp_path) == wanted


@pytest.mark.parametrize("path", [path for path in FILES if path.stem != "inheritance"], ids=lambda path: path.stem)
def test_bibtex_becomes_what_pandoc_makes_of_it(path: Path, tmp_path: Path) -> None:
    wanted = {line for line in listed() if line.startswith(f"{path.name} ")}
    assert differences(path, "bibtex", tmp_path) == wanted
