"""Where an export goes, and that it gets there whole or not at all."""

import os
import stat
from pathlib import Path

import pytest

from essayexport import output
from essayexport.diagnostics import Code, FatalError


@pytest.fixture(autouse=True)
def in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


PLACES = {
    "in a project": (["source"], "source/essay.md", None, "dist/essay.pdf"),
    "beside a folder dist": (["dist"], "paper.md", None, "dist/paper.pdf"),
    "beside a folder source": (["source"], "paper.md", None, "dist/paper.pdf"),
    "beside the essay": (["papers"], "papers/my essay.md", None, "papers/my essay.pdf"),
    "where it is told": ([], "paper.md", "out.pdf", "out.pdf"),
    "in a folder that is named": (["out"], "paper.md", "out", "out/paper.pdf"),
    "in a folder that is not there yet": ([], "paper.md", "out/", "out/paper.pdf"),
}


@pytest.mark.parametrize(("folders", "essay", "named", "expected"), PLACES.values(), ids=PLACES)
def test_the_export_goes(folders: list[str], essay: str, named: str | None, expected: str) -> None:
    for folder in folders:
        Path(folder).mkdir()
    assert output.destination(Path(essay), named, "pdf").resolve() == Path(expected).resolve()


def test_a_project_is_found_from_inside_its_source(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    Path("source").mkdir()
    monkeypatch.chdir("source")
    assert output.destination(Path("essay.md"), None, "txt") == tmp_path.resolve() / "dist" / "essay.txt"


def test_an_essay_from_standard_input_goes_to_standard_output_unless_a_file_is_named() -> None:
    assert output.is_standard_output(None, None)
    assert output.is_standard_output("-", Path("paper.md"))
    assert not output.is_standard_output("out.txt", None)
    assert not output.is_standard_output(None, Path("paper.md"))


def test_folders_are_made_and_nothing_is_left_beside_the_file() -> None:
    output.place(b"new", Path("a", "b", "paper.txt"))
    assert [path.read_bytes() for path in Path("a", "b").iterdir()] == [b"new"]


def test_an_existing_file_keeps_its_permissions() -> None:
    path = Path("paper.txt")
    path.write_bytes(b"old")
    path.chmod(0o640)
    output.place(b"new", path)
    assert (path.read_bytes(), stat.S_IMODE(path.stat().st_mode)) == (b"new", 0o640)


def test_a_new_file_has_the_permissions_of_any_other() -> None:
    Path("other").write_bytes(b"")
    output.place(b"new", Path("paper.txt"))
    assert Path("paper.txt").stat().st_mode == Path("other").stat().st_mode


def test_a_link_still_leads_to_its_file() -> None:
    Path("far").mkdir()
    Path("far", "paper.txt").write_bytes(b"old")
    Path("paper.txt").symlink_to(Path("far", "paper.txt"))
    output.place(b"new", Path("paper.txt"))
    assert Path("paper.txt").is_symlink()
    assert Path("far", "paper.txt").read_bytes() == b"new"


def test_what_is_no_regular_file_is_written_to_and_not_replaced() -> None:
    output.place(b"new", Path(os.devnull))
    assert not Path(os.devnull).is_file()


def test_a_file_that_cannot_be_written_is_a_message_and_leaves_the_old_one() -> None:
    Path("paper.txt").write_bytes(b"old")
    with pytest.raises(FatalError) as raised:
        output.place(b"new", Path("paper.txt", "inside.txt"))
    assert raised.value.diagnostic.code is Code.OUTPUT_UNWRITABLE
    assert Path("paper.txt").read_bytes() == b"old"


def test_a_failure_while_writing_leaves_the_old_file_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_self: Path, _target: Path) -> None:
        raise OSError(28, "No space left on device")

    Path("paper.txt").write_bytes(b"old")
    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(FatalError, match="No space left on device"):
        output.place(b"new", Path("paper.txt"))
    assert [path.read_bytes() for path in Path().iterdir()] == [b"old"]


def test_the_essay_is_never_written_over() -> None:
    Path("paper.md").write_bytes(b"old")
    Path("link.md").symlink_to("paper.md")
    with pytest.raises(FatalError) as raised:
        output.refuse_inputs(Path("link.md"), [Path("references.json"), Path("paper.md")])
    assert raised.value.diagnostic.code is Code.OUTPUT_IS_INPUT
