"""Scripts: the fonts of characters that a style's own families lack. They are data, in `scripts.toml` beside this file."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from essayexport.patterns import pattern
from essayexport.records import NamedTuple
from essayexport.style.page import Font, PageStyle

_OTHERS = pattern("[\u0370-\u1cff\u1f00-\u1fff\u2190-\U0003ffff]")
"""What a script of the table may have: not Latin with its marks and punctuation, which is nearly all that most papers hold."""

EAST_ASIAN, COMPLEX = "east-asian", "complex"
"""How Word files take a script that is not set as Latin is."""

_SHARED = frozenset({"simplified-han", "traditional-han"})
"""Scripts of the same characters; Japanese and Korean have these too."""


class Script(NamedTuple):
    """A script: its characters as those of a class in a pattern, and the families that have them."""

    name: str
    characters: str
    languages: tuple[str, ...]
    word: str
    """EAST_ASIAN, COMPLEX, or empty."""
    serif: tuple[str, ...]
    sans_serif: tuple[str, ...]
    package: str
    """Debian's package of a free font."""

    def families(self, generic: str) -> tuple[str, ...]:
        """The families that go with one of CSS's generic families."""
        return self.serif if generic == "serif" else self.sans_serif


def scripts_in(text: str, lang: str) -> tuple[Script, ...]:
    """The scripts of the table that a text holds, those of its language first; Han is that of the language.

    In a text of another language, Han characters are Japanese or Korean where there are kana or hangul, else simplified.
    """
    if not _OTHERS.search(text):
        return ()
    found = [script for script in _table().values() if pattern(f"[{script.characters}]").search(text)]
    mine = _of_language(lang)
    kept = _with_one_han(found, mine)
    return tuple(sorted(kept, key=lambda script: script is not mine))


def with_fallbacks(style: PageStyle, scripts: tuple[Script, ...]) -> PageStyle:
    """The style with fonts that name families for these scripts after their own."""
    if not scripts:
        return style
    fonts = {role.font: _extended(role.font, scripts) for role in style.roles.values()}
    roles = {name: role._replace(font=fonts[role.font]) for name, role in style.roles.items()}
    return style._replace(roles=MappingProxyType(roles))


def stand_ins(family: str) -> tuple[str, ...]:
    """What may stand in for a family that Word takes for a script."""
    lists = (names for script in _table().values() for names in (script.serif, script.sans_serif) if names[0] == family)
    return tuple(dict.fromkeys(name for names in lists for name in names if name != family))


def packages_for(characters: Iterable[str]) -> tuple[str, ...]:
    """Debian's packages of fonts that have the characters, where one is known."""
    text = "".join(characters)
    held = (script.package for script in _table().values() if pattern(f"[{script.characters}]").search(text))
    return tuple(dict.fromkeys(held))


def _of_language(lang: str) -> Script | None:
    """The script that the table has for a BCP 47 tag; the one of the longer beginning of the tag counts."""
    tag = lang.lower().replace("_", "-")
    known = {own: script for script in _table().values() for own in script.languages}
    own = max((own for own in known if f"{tag}-".startswith(f"{own}-")), key=len, default="")
    return known.get(own)


def _with_one_han(found: list[Script], mine: Script | None) -> list[Script]:
    """The scripts with at most one for Han: the essay's own, else one that is there anyway, else simplified."""
    han = [script for script in found if script.name in _SHARED]
    rest = [script for script in found if script.name not in _SHARED]
    if not han:
        return rest
    if mine is not None and mine.word == EAST_ASIAN:
        return [mine, *(script for script in rest if script is not mine)]
    east_asian = any(script.word == EAST_ASIAN for script in rest)
    return rest if east_asian else [han[0], *rest]


def _extended(font: Font, scripts: tuple[Script, ...]) -> Font:
    own = {font.family, *font.substitutes}
    named = dict.fromkeys(family for script in scripts for family in script.families(font.generic))
    words = {script.word: _in_word(script, font) for script in reversed(scripts)}
    return font._replace(
        others=tuple(family for family in named if family not in own),
        east_asian=words.get(EAST_ASIAN, ""),
        complex_script=words.get(COMPLEX, ""),
    )


def _in_word(script: Script, font: Font) -> str:
    """The family that Word takes for a script; empty where the font's own has it."""
    return "" if font.family in (*script.serif, *script.sans_serif) else script.families(font.generic)[0]


@cache
def _table() -> Mapping[str, Script]:
    """The rows of scripts.toml by name."""
    table = tomllib.loads(Path(__file__).with_name("scripts.toml").read_text(encoding="utf-8"))
    return MappingProxyType({name: _script(name, row) for name, row in table.items()})


def _script(name: str, row: Mapping[str, Any]) -> Script:
    return Script(
        name=name,
        characters=row["characters"],
        languages=tuple(row.get("languages", ())),
        word=row.get("word", ""),
        serif=tuple(row["serif"]),
        sans_serif=tuple(row["sans-serif"]),
        package=row["package"],
    )
