"""The Makefile says what it can do, and continuous integration does what `make test` does."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def make(*arguments: str) -> str:
    return subprocess.run(
        ["make", "--no-print-directory", *arguments], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout


def targets() -> list[str]:
    """The targets that the Makefile declares, without those that only set up."""
    declared = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert declared
    return [name for name in declared[1].split() if not name.startswith("for-")]


def test_help_lists_every_target_with_one_line() -> None:
    listed = re.findall(r"^make (\w+) +\S.*$", make("help"), flags=re.MULTILINE)
    assert sorted(listed) == sorted(targets())
    assert len(make("help").splitlines()) == len(listed)


def test_make_alone_is_help() -> None:
    assert make() == make("help")


@pytest.mark.parametrize("target", [name for name in targets() if name not in {"help", "clean"}])
def test_every_target_that_runs_something_sets_up_first(target: str) -> None:
    first = make("--dry-run", target).splitlines()[0]
    assert first.startswith("tools/setup.sh ")


@pytest.mark.parametrize("code", [0, 1, 2])
def test_ci_runs_make_test_and_ends_as_it_ends(tmp_path: Path, code: int) -> None:
    stub = tmp_path / "make"
    stub.write_text(f'#!/bin/sh\necho "make $*"\nexit {code}\n', encoding="utf-8")
    stub.chmod(0o755)
    environment = {"PATH": f"{tmp_path}:/usr/bin:/bin"}
    done = subprocess.run([ROOT / ".ci" / "run"], cwd="/", env=environment, capture_output=True, text=True, check=False)
    assert (done.stdout, done.returncode) == ("make test\n", code)
