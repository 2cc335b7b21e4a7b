"""Patterns behave as compiled expressions do, from the first use on."""

import re

import pytest

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
