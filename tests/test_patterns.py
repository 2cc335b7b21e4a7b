"""Patterns behave as compiled expressions do, from the first use on."""

import re
from pathlib import Path

import pytest

import essayexport
from essayexport.patterns import pattern


def test_a_pattern_matches_as_a_compiled_expression_does() -> None:
    word = pattern("[a-z]+", re.IGNORECASE)
    found = word.match("-Word-", 1)
    assert found is not None
    assert found.group() == "Word"
    assert word.sub("*", "one Two") == "* *"
    assert word.findall("one Two") == ["one", "Two"]


def test_an_expression_with_an_error_fails_when_it_is_used() -> None:
    broken = pattern("(")
    with pytest.raises(re.error):
        broken.match("")


def test_no_group_is_repeated_possessively() -> None:
    """Python before 3.11.5 forgets the end of a match there, Debian 12's among them; `(?>(?:…)*)` means the same."""
    repeated = re.compile(r"\)(?:[*+?]|\{\d*,?\d*\})\+(?=[^\"]*\")")
    sources = Path(essayexport.__file__).parent.rglob("*.py")
    lines = ((path.name, line.strip()) for path in sources for line in path.read_text(encoding="utf-8").splitlines())
    assert [(name, line) for name, line in lines if repeated.search(line) and "_SAFE" not in line] == []
