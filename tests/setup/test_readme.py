"""The README says what is: its commands, options, codes and pictures are those of the code."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from essayexport.cli import INTERRUPTED
from essayexport.diagnostics import EXIT_CODES, SEVERITIES

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```[^\n]*\n(.*?)^```", README, flags=re.MULTILINE | re.DOTALL)


def calls(program: str) -> list[list[str]]:
    """The calls of a program in code blocks and in code between words, split as a shell does, without what a comment says."""
    lines = [line.removeprefix("$ ") for block in BLOCKS for line in block.splitlines()]
    lines += re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", README, flags=re.MULTILINE | re.DOTALL))
    return [shlex.split(line, comments=True)[1:] for line in lines if line.startswith(f"{program} ")]


def rows(heading: str) -> list[list[str]]:
    """The body of the table whose first column is headed so."""
    table = re.search(rf"^\| *{heading} *\|.*\n\|[-:| ]+\|\n((?:\|.*\n)+)", README, flags=re.MULTILINE)
    assert table, f"the README has no table whose first column is headed {heading}"
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table[1].splitlines()]


def help_of(*command: str) -> str:
    call = [sys.executable, "-m", "essayexport", *command, "--help"]
    return subprocess.run(call, capture_output=True, text=True, check=True, env={**os.environ, "COLUMNS": "200"}).stdout


def commands() -> set[str]:
    return set(re.findall(r"^  (\w+)  ", help_of().partition("\nCommands:\n")[2], flags=re.MULTILINE))


def test_the_table_of_messages_holds_every_code_with_its_severity() -> None:
    listed = [(code.strip("`"), severity) for code, severity, *_ in rows("Code")]
    assert sorted(listed) == sorted((code.value, severity.value) for code, severity in SEVERITIES.items())


def test_the_table_of_exit_codes_is_complete() -> None:
    listed = [int(code.strip("`")) for code, *_ in rows("Exit code")]
    assert listed == sorted({0, 1, *EXIT_CODES.values(), INTERRUPTED})


def test_the_readme_opens_with_the_two_commands() -> None:
    lines = [line.partition("#")[0].strip() for line in BLOCKS[0].splitlines()]
    assert [line for line in lines if line.startswith("make ")] == ["make pdf", "make test"]


def test_every_make_target_of_the_readme_exists() -> None:
    listed = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    targets = set(re.findall(r"^make (\w+)", listed, flags=re.MULTILINE))
    assert {word for call in calls("make") for word in call if "=" not in word} - targets == set()


def test_every_command_is_in_the_readme_and_every_command_of_the_readme_exists() -> None:
    named = {call[0] for call in calls("essayexport") if not call[0].startswith("-")}
    assert {name for group in named for name in group.split("|")} == commands()


@pytest.mark.parametrize("command", sorted(commands()))
def test_the_options_that_the_readme_shows_with_a_command_exist(command: str) -> None:
    words = [part for call in calls("essayexport") if call[0] == command for word in call[1:] for part in word.split("|")]
    shown = {word.partition("=")[0] for word in words if word.startswith("-") and word != "-"}
    known = set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", help_of(command)))
    assert shown - known == set()


def test_every_picture_of_the_readme_is_there_small_and_described() -> None:
    pictures = re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", README)
    assert {path for _, path in pictures} >= {"docs/pictures/pdf.png", "docs/pictures/docx.png"}
    assert [path for text, path in pictures if not text or (ROOT / path).stat().st_size > 150_000] == []
