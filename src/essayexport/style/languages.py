"""Languages: the words and marks of papers that are not in English. They are data, in `languages.toml` beside this file."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from essayexport.records import NamedTuple

ENGLISH = "en"


class Language(NamedTuple):
    """What a language needs: labels by the keys of `page.LABELS`, quotation marks, and how a date is written."""

    labels: Mapping[str, str]
    double: tuple[str, str]
    single: tuple[str, str]
    months: tuple[str, ...]
    """As they stand in a date with a day, from January."""
    month_names: tuple[str, ...]
    """As they stand in a date without one."""
    date: str
    """With `{day}`, `{month}` and `{year}`."""
    month: str
    """With `{month}` and `{year}`."""


def language(lang: str) -> Language | None:
    """What is known of the language of a BCP 47 tag; None for English, which styles are written in, and for unknown ones."""
    primary, *rest = lang.replace("_", "-").lower().split("-")
    if primary in {"", ENGLISH}:
        return None
    table = _table()
    regions = ("tw",) if rest and rest[0] in {"hant", "hk", "tw", "mo"} else rest
    row = {**table.get(_OTHER_NAMES.get(primary, primary), {})}
    for region in regions:
        row |= table.get(f"{primary}-{region}", {})
    return _language(row) if row else None


def in_language(label: str, words: str, lang: str) -> str:
    """A label in the language of the essay; where a style has words of its own for it, those stay."""
    known = language(lang)
    return known.labels[label] if known and words == _table()[ENGLISH]["labels"][label] else words


def theorem_word(kind: str, lang: str) -> str:
    """What a kind of theorem ("lemma") is called in the language of the essay; in English, where nothing is known of it."""
    primary = lang.replace("_", "-").lower().partition("-")[0]
    known = {} if primary in {"", ENGLISH} else _table().get(_OTHER_NAMES.get(primary, primary), {}).get("theorems", {})
    return str(known.get(kind, kind.capitalize()))


_OTHER_NAMES = {"no": "nb", "nn": "nb"}


def _language(row: Mapping[str, Any]) -> Language:
    months = tuple(row["months"])
    return Language(
        labels=MappingProxyType(row["labels"]),
        double=tuple(row["double"]),
        single=tuple(row["single"]),
        months=months,
        month_names=tuple(row.get("month-names", months)),
        date=row["date"],
        month=row["month"],
    )


@cache
def _table() -> Mapping[str, Mapping[str, Any]]:
    return MappingProxyType(tomllib.loads(Path(__file__).with_name("languages.toml").read_text(encoding="utf-8")))
