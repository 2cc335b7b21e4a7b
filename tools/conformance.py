"""Runs the checks that take long or need LibreOffice, npm or a browser, on the essay and on the essay with every construct.

The checkers are no part of this project: they are looked for under `quality/` of the folder that ESSAYEXPORT_SHARED names, by
default `../shared` beside this repository, and run with the Python of their own environment (QUALITY_HOME). Exit code 1 where
a check fails or could not be made, 2 where there is nothing to check with.
"""

import json
import os
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
QUALITY = Path(os.environ.get("ESSAYEXPORT_SHARED", ROOT.parent / "shared")) / "quality"
HOME = Path(os.environ.get("QUALITY_HOME", Path.home() / ".cache" / "document-quality"))
PYTHON = HOME / "venv" / "bin" / "python"
ESSAYEXPORT = Path(sys.executable).parent / "essayexport"


@dataclass(frozen=True, slots=True)
class Paper:
    """An essay to check, and how alike its PDF and its Word file must look, of 100.

    In one with formulas, the text of the PDF is not that of the text file; and rules for good taste forbid some constructs.
    """

    essay: Path
    parity: int
    has_everything: bool = False


PAPERS = (
    Paper(ROOT / "source" / "essay.md", 98),
    Paper(ROOT / "tests" / "golden" / "essays" / "everything" / "essay.md", 95),
    Paper(ROOT / "tests" / "golden" / "essays" / "constructs" / "essay.md", 93, has_everything=True),
)


def main() -> int:
    """Checks every paper and sums up."""
    for path, remedy in ((QUALITY, "set ESSAYEXPORT_SHARED to the folder that holds it"), (PYTHON, f"run sh {QUALITY}/setup.sh")):
        if not path.exists():
            print(f"NOTHING WAS CHECKED: {path} is not there; {remedy}.", file=sys.stderr)
            return 2
    with tempfile.TemporaryDirectory(prefix="essayexport-conformance-") as name:
        failures = [failure for paper in PAPERS for failure in check(paper, Path(name))]
    failures += commonmark()
    print("\n".join(failures) or "Every check holds.")
    return 1 if failures else 0


def commonmark() -> Iterator[str]:
    """Whether the examples of CommonMark are read and exported as they must be, without the checkers (half an hour)."""
    if subprocess.run([sys.executable, ROOT / "tools" / "commonmark.py", "--unchecked"], check=False).returncode:
        yield "FAILED: the examples of CommonMark"


def check(paper: Paper, folder: Path) -> Iterator[str]:
    """What does not hold of a paper."""
    path = folder / paper.essay.parent.name
    files = {form: f"{path}.{form}" for form in ("pdf", "docx", "txt", "html")}
    for form, file in files.items():
        subprocess.run([ESSAYEXPORT, form, paper.essay, "-o", file], check=True)
    again = f"{shlex.quote(str(ESSAYEXPORT))} pdf {shlex.quote(str(paper.essay))} -q -o {{out}}"
    strict = () if paper.has_everything else ("--strict",)
    words = () if paper.has_everything else ("--reference", files["txt"])
    yield from run("docx_check.py", files["docx"], *strict)
    yield from run("pdf_check.py", files["pdf"], *strict, "--ua", *words, "--repeat", again)
    yield from run("html_check.py", files["html"])
    yield from run("parity.py", files["pdf"], files["docx"], "--min", str(paper.parity))


def run(checker: str, *arguments: str) -> Iterator[str]:
    """Runs one checker, which prints its report; what failed or was not checked in it."""
    with tempfile.NamedTemporaryFile(suffix=".json") as report:
        done = subprocess.run([PYTHON, QUALITY / checker, *arguments, "--json", report.name], check=False)
        found = json.load(report) if done.returncode in {0, 1} else {"checks": [], "figures": {}}
    subject = f"{checker} {Path(arguments[0]).name}"
    if done.returncode:
        yield f"FAILED: {subject}"
    yield from (
        f"NOT CHECKED: {subject}: {each['message']}" for each in found["checks"] if each["ok"] is None and each["level"] == "must"
    )
    pages = found["figures"].get("pages")
    if isinstance(pages, list) and len(set(pages)) > 1:
        yield f"FAILED: {subject}: {pages[0]} pages in PDF, {pages[1]} in Word"


if __name__ == "__main__":
    sys.exit(main())
