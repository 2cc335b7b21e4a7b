"""Streams that are full or closed are no fault of the essay, and no bug."""

import subprocess
import sys
from pathlib import Path

import pytest
from command import CLEAN

ESSAY = "# One\n\n### Three\n\nText.\n"


def in_shell(call: str, folder: Path) -> subprocess.CompletedProcess[str]:
    (folder / "essay.md").write_text(ESSAY, encoding="utf-8")
    line = f"{sys.executable} -m essayexport {call}"
    return subprocess.run(["sh", "-c", line], cwd=folder, env=CLEAN, capture_output=True, text=True, check=False, timeout=120)


@pytest.mark.parametrize(
    "call", ["txt essay.md -o - >/dev/full", "show essay.md >/dev/full", "styles --csl >/dev/full", "--help >/dev/full"]
)
def test_a_full_standard_output_is_said_and_ends_with_3(call: str, tmp_path: Path) -> None:
    run = in_shell(call, tmp_path)
    assert run.returncode == 3
    assert "standard output cannot be written: No space left on device" in run.stderr
    assert "bug" not in run.stderr


def test_a_closed_standard_output_is_said_and_ends_with_3(tmp_path: Path) -> None:
    run = in_shell("txt essay.md -o - >&-", tmp_path)
    assert (run.returncode, "standard output is closed" in run.stderr) == (3, True)


def test_a_closed_standard_input_is_said_and_ends_with_2(tmp_path: Path) -> None:
    run = in_shell("txt - <&-", tmp_path)
    assert (run.returncode, "standard input is closed" in run.stderr) == (2, True)


@pytest.mark.parametrize("stream", ["2>&-", "2>/dev/full"])
def test_where_nobody_hears_the_warnings_the_essay_is_exported_all_the_same(stream: str, tmp_path: Path) -> None:
    assert in_shell(f"txt essay.md -o essay.txt {stream}", tmp_path).returncode == 0
    assert "Three" in (tmp_path / "essay.txt").read_text(encoding="utf-8")


def test_several_files_do_not_go_to_standard_output(tmp_path: Path) -> None:
    run = in_shell("all essay.md -o -", tmp_path)
    assert (run.returncode, "name a folder" in run.stderr) == (2, True)


def test_a_skipped_heading_level_is_said(tmp_path: Path) -> None:
    assert "essay.md:3:5: warning[heading-level-skipped]" in in_shell("txt essay.md -o -", tmp_path).stderr
