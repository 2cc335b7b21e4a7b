"""Every exit code, and what is said and written with it."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from command import CLEAN, essayexport, said


def rewrite(project: Path, old: str, new: str) -> None:
    essay = project / "source" / "essay.md"
    essay.write_text(essay.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_0_where_all_is_well_and_one_line_says_what_was_made(project: Path) -> None:
    run = essayexport("txt", folder=project)
    assert (run.returncode, run.stdout) == (0, b"")
    assert said(run).startswith("dist/essay.txt  ")
    assert "Cramming is old (James, 1890, p. 663)." in (project / "dist" / "essay.txt").read_text(encoding="utf-8")


def test_1_where_the_essay_has_errors_and_the_file_is_still_written(project: Path) -> None:
    rewrite(project, "@james1890", "@jmaes1890")
    run = essayexport("txt", folder=project)
    assert run.returncode == 1
    assert said(run).splitlines()[:5] == [
        "source/essay.md:6:18: error[citation-key-unknown]: no reference has the key `jmaes1890`",
        "  | Cramming is old [@jmaes1890, p. 663].",
        "  |                  ^^^^^^^^^^",
        "  = hint: did you mean `james1890`?",
        "1 error",
    ]
    assert "jmaes1890?" in (project / "dist" / "essay.txt").read_text(encoding="utf-8")


def test_warnings_count_with_strict_only(project: Path) -> None:
    rewrite(project, "title:", "tilte:")
    assert essayexport("txt", folder=project).returncode == 0
    run = essayexport("txt", "--strict", folder=project)
    assert run.returncode == 1
    assert "warning[metadata-field-odd]" in said(run)
    assert (project / "dist" / "essay.txt").exists()


WRONG_USE = {
    "no such command": (["pfd"], "Did you mean 'pdf'?"),
    "no such option": (["pdf", "--stlye", "apa"], "--style"),
    "no such essay": (["pdf", "esay.md"], "error[essay-missing]: there is no file `esay.md`"),
    "no such bibliography": (["txt", "--bibliography", "source/referances.json"], "did you mean `source/references.json`?"),
    "no such page style": (["txt", "--style", "aap"], "error[page-style-missing]"),
    "no such citation style": (["txt", "--csl", "chicago-autor-date"], "error[citation-style-missing]"),
    "two ways to speak at once": (["txt", "-q", "-v"], "--quiet and --verbose exclude each other"),
    "lines too narrow for words": (["txt", "--width", "3"], "--width"),
    "a bad date": (["docx"], "error[environment-invalid]"),
}


@pytest.mark.parametrize(("arguments", "expected"), WRONG_USE.values(), ids=WRONG_USE)
def test_2_where_it_is_used_wrong(arguments: list[str], expected: str, project: Path) -> None:
    run = essayexport(*arguments, folder=project, environment={"SOURCE_DATE_EPOCH": "yesterday"})
    assert run.returncode == 2
    assert expected in said(run)
    assert not (project / "dist").exists()


UNREADABLE = {
    "an essay that is no text": ("essay.md", b"caf\xe9", "error[essay-unreadable]"),
    "front matter that is no YAML": ("essay.md", b"---\ntitle: [\n---\n", "error[metadata-invalid]"),
    "a bibliography that is no JSON": (
        "references.json",
        b'[\n{"id": }\n]',
        "source/references.json:2:8: error[bibliography-invalid]",
    ),
}


@pytest.mark.parametrize(("name", "data", "expected"), UNREADABLE.values(), ids=UNREADABLE)
def test_2_where_the_input_cannot_be_read(name: str, data: bytes, expected: str, project: Path) -> None:
    (project / "source" / name).write_bytes(data)
    run = essayexport("txt", folder=project)
    assert run.returncode == 2
    assert expected in said(run)
    assert not (project / "dist").exists()


def test_2_where_no_essay_is_there_or_several(tmp_path: Path) -> None:
    assert "error[essay-missing]" in said(essayexport("txt", folder=tmp_path))
    tmp_path.joinpath("one.md").write_text("[@a]", encoding="utf-8")
    tmp_path.joinpath("two.md").write_text("[@b]", encoding="utf-8")
    run = essayexport("txt", folder=tmp_path)
    assert run.returncode == 2
    assert "error[essay-ambiguous]: any of these may be the essay: `one.md`, `two.md`" in said(run)


def test_3_where_the_file_cannot_be_written(project: Path) -> None:
    project.joinpath("dist").write_text("a file where the folder should be", encoding="utf-8")
    run = essayexport("txt", folder=project)
    assert run.returncode == 3
    assert "error[output-unwritable]" in said(run)


def test_130_where_it_is_interrupted_and_no_half_file_is_left(project: Path) -> None:
    pipe = project / "pipe.md"
    os.mkfifo(pipe)
    command = [sys.executable, "-m", "essayexport", "pdf", "pipe.md", "-o", "out.pdf"]
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # what a shell starts in the background hears none
    run = subprocess.Popen(command, cwd=project, env=CLEAN, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    signal.signal(signal.SIGINT, before)
    with pipe.open("wb"):  # waits until the command reads
        run.send_signal(signal.SIGINT)
        streams = run.communicate(timeout=60)
    assert (run.returncode, streams) == (130, (b"", b""))
    assert sorted(path.name for path in project.iterdir()) == ["pipe.md", "source"]
