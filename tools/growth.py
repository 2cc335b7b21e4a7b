"""The processor time of `essayexport json` for hostile text, patterns repeated over and over: it must grow in a line."""

import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from essayexport.records import NamedTuple

SIZES = (25_000, 50_000, 100_000)
"""How often a pattern is repeated."""
STEEPEST = 2.6
"""How many times as long twice the repetitions may take: 2 and what a busy machine adds."""


class Pattern(NamedTuple):
    """What is repeated, and what stands once before it."""

    repeated: str
    before: str = ""


CORE: Mapping[str, Pattern] = MappingProxyType(
    {
        "emphasis": Pattern("*a* "),
        "emphasis never closed": Pattern("*a "),
        "brackets never closed": Pattern("["),
        "marks of all kinds": Pattern('*a "b ~~c [d '),
        "cites never closed": Pattern("[@a; "),
        "pipe table rows": Pattern("| a | b |\n", "| x | y |\n|---|---|\n"),
        "simple table rows": Pattern("a    b\n", "x    y\n---  ---\n"),
    }
)
"""Always measured."""

FURTHER: Mapping[str, Pattern] = MappingProxyType(
    {
        "grid table rows": Pattern("| a | b |\n+---+---+\n", "+---+---+\n"),
        "quotation marks": Pattern('"a '),
        "code marks": Pattern("`a "),
        "dollars": Pattern("$a "),
        "tildes": Pattern("~~a ~b "),
        "angle brackets": Pattern("<"),
        "instructions": Pattern("<?"),
        "equations never closed": Pattern("\\begin{equation}"),
        "commands never closed": Pattern("\\emph{a "),
        "tabs and cites": Pattern("@a [\t"),
        "list items": Pattern("- a\n"),
        "lines of quotations": Pattern("> a\n"),
        "definitions": Pattern("a\n:   b\n\n"),
        "notes": Pattern("a^[b] "),
        "notes never closed": Pattern("^[a "),
        "environments never closed": Pattern("\\begin{quote}\n"),
    }
)
"""Measured with `--long`."""


def grows_evenly(folder: Path, time: Callable[[tuple[str, ...], Path], float], *, long: bool) -> bool:
    """Prints the table of times; whether each pattern grows no faster than allowed. `time` runs a command in a folder."""
    heads = "".join(f"{size:>9,}" for size in SIZES)
    print(f"\n{'seconds for repetitions of':28}{heads}{'ratio':>8}{'target':>8}", flush=True)
    patterns = {**CORE, **FURTHER} if long else CORE
    held = [_shown(name, list(_times(pattern, folder, time))) for name, pattern in patterns.items()]
    return all(held)


def _times(pattern: Pattern, folder: Path, time: Callable[[tuple[str, ...], Path], float]) -> Iterator[float]:
    essay = folder / "hostile.md"
    for size in SIZES:
        essay.write_text(f"{pattern.before}{pattern.repeated * size}\n", encoding="utf-8")
        yield time((str(Path(sys.executable).parent / "essayexport"), "json", str(essay), "-q", "-o", "hostile.json"), folder)


def _shown(name: str, times: list[float]) -> bool:
    """Prints the row of a pattern; says whether it holds its target."""
    ratio = times[-1] / times[-2]
    seconds = "".join(f"{time:9.3f}" for time in times)
    print(f"{name:28}{seconds}{ratio:8.2f}{STEEPEST:8.2f}{'' if ratio <= STEEPEST else '  MISSED'}", flush=True)
    return ratio <= STEEPEST
