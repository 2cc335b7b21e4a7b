"""What becomes of files: repeated runs, files that were there before, links between folders."""

import zipfile
from pathlib import Path

import pytest
from command import essayexport, said

FORMATS = ("pdf", "docx", "txt", "html")


def change_by_hand(docx: Path) -> None:
    """Writes the file anew with another text, as a word processor would."""
    with zipfile.ZipFile(docx) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"Cramming", b"Swotting")
    with zipfile.ZipFile(docx, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)


def test_all_writes_every_format_and_says_so(project: Path) -> None:
    run = essayexport("all", folder=project)
    assert run.returncode == 0
    assert [line.split("  ")[0] for line in said(run).splitlines()] == [f"dist/essay.{name}" for name in FORMATS]
    assert said(run).splitlines()[0].split("  ")[1] == "3 pages"
    assert sorted(path.name for path in (project / "dist").iterdir()) == sorted(f"essay.{name}" for name in FORMATS)


def test_two_runs_write_the_same_bytes_wherever_and_whenever_they_run(project: Path) -> None:
    essayexport("all", "-o", "one", folder=project, environment={"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "1"})
    essayexport("all", "-o", "two", folder=project, environment={"TZ": "UTC", "PYTHONHASHSEED": "2"})
    for name in FORMATS:
        one, two = (project / folder / f"essay.{name}" for folder in ("one", "two"))
        assert one.read_bytes() == two.read_bytes(), name


def test_the_date_of_a_word_file_is_the_one_that_is_asked_for(project: Path) -> None:
    essayexport("docx", folder=project, environment={"SOURCE_DATE_EPOCH": "1700000000"})
    with zipfile.ZipFile(project / "dist" / "essay.docx") as package:
        assert b"2023-11-14T22:13:20Z" in package.read("docProps/core.xml")


def test_a_word_file_of_ours_is_replaced(project: Path) -> None:
    assert essayexport("docx", folder=project).returncode == 0
    assert essayexport("docx", folder=project).returncode == 0


def test_a_word_file_that_was_changed_by_hand_is_kept_unless_forced(project: Path) -> None:
    essayexport("docx", folder=project)
    docx = project / "dist" / "essay.docx"
    change_by_hand(docx)
    changed = docx.read_bytes()
    run = essayexport("docx", folder=project)
    assert (run.returncode, docx.read_bytes()) == (3, changed)
    assert "error[output-changed-by-hand]: `dist/essay.docx`" in said(run)
    assert "--force" in said(run)
    assert essayexport("docx", "--force", folder=project).returncode == 0
    assert docx.read_bytes() != changed


def test_a_word_file_that_is_not_ours_keeps_no_other_format_from_being_written(project: Path) -> None:
    dist = project / "dist"
    dist.mkdir()
    dist.joinpath("essay.docx").write_bytes(b"not ours")
    run = essayexport("all", folder=project)
    assert run.returncode == 3
    assert dist.joinpath("essay.docx").read_bytes() == b"not ours"
    assert sorted(path.name for path in dist.iterdir()) == sorted(f"essay.{name}" for name in FORMATS)


def test_an_existing_file_survives_a_failure(project: Path) -> None:
    essayexport("txt", folder=project)
    written = (project / "dist" / "essay.txt").read_bytes()
    (project / "source" / "references.json").write_text("{", encoding="utf-8")
    assert essayexport("txt", folder=project).returncode == 2
    assert [path.read_bytes() for path in (project / "dist").iterdir()] == [written]


@pytest.mark.parametrize("name", ["essay.md", "references.json"])
def test_what_an_export_is_made_from_is_never_written_over(project: Path, name: str) -> None:
    file = project / "source" / name
    before = file.read_bytes()
    run = essayexport("txt", "-o", f"source/{name}", folder=project)
    assert run.returncode == 2
    assert "error[output-is-input]" in said(run)
    assert file.read_bytes() == before


def test_control_characters_make_no_invalid_file(project: Path) -> None:
    essay = project / "source" / "essay.md"
    essay.write_bytes(essay.read_bytes() + b"\nA bell\x07, an escape\x1b, a null\x00 and \xef\xbf\xbf.\n\n    code\x08\n")
    run = essayexport("all", folder=project)
    assert run.returncode == 0
    assert "warning[character-left-out]" in said(run)
    text = (project / "dist" / "essay.txt").read_text(encoding="utf-8")
    assert "A bell, an escape, a null and ." in text
    with zipfile.ZipFile(project / "dist" / "essay.docx") as package:
        assert "A bell, an escape, a null and ." in package.read("word/document.xml").decode()


def test_a_bibliography_beside_the_essay_comes_before_one_in_the_working_folder(project: Path) -> None:
    (project / "references.json").write_text("[]", encoding="utf-8")
    run = essayexport("txt", folder=project)
    assert run.returncode == 0
    assert "warning[path-ambiguous]" in said(run)


def test_what_lies_outside_both_folders_is_read_on_trust_only(project: Path) -> None:
    essay = project / "source" / "essay.md"
    (project.parent / "far.json").write_bytes((project / "source" / "references.json").read_bytes())
    essay.write_text(essay.read_text(encoding="utf-8").replace("references.json", "../../far.json"), encoding="utf-8")
    run = essayexport("txt", folder=project)
    assert run.returncode == 2
    assert "--trust" in said(run)
    assert essayexport("txt", "--trust", folder=project).returncode == 0


def test_what_the_command_line_names_may_lie_anywhere(project: Path) -> None:
    (project.parent / "far.json").write_bytes((project / "source" / "references.json").read_bytes())
    assert essayexport("txt", "--bibliography", "../far.json", folder=project).returncode == 0
