"""Puts every export of a folder through independent checkers, in one process: a process for each file would cost hours.

    validity.py QUALITY FOLDER

QUALITY is the folder of the checkers, whose own Python runs this; FOLDER holds files named `*.docx`, `*.html`, `*.pdf`. Prints
lines of JSON, one for each check that fails or could not be made: `file`, `id`, `level`, `ok`, `message`, `detail`. The programs
that the checkers start for each file (LibreOffice, the Nu validator, the browser) are started once for all of them.
"""

import contextlib
import io
import json
import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

PAGES = Path(__file__).with_name("pages.mjs")
_AT_ONCE = 100
"""Of so many files one process of LibreOffice makes PDFs."""


def main() -> int:
    """Checks every file of the folder."""
    quality, folder = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    sys.path.insert(0, str(quality))
    with tempfile.TemporaryDirectory(prefix="validity-") as scratch:
        os.chdir(scratch)
        for check in (check_docx, check_html, check_pdf):
            check(folder)
    return 0


def check_docx(folder: Path) -> None:
    """Checks the Word files."""
    checker: Any = import_module("docx_check")
    files = sorted(folder.glob("*.docx"))
    converted = dict(pdfs_of_office(files))
    checker.libreoffice_convert = lambda path, *_: (converted.get(Path(path)), "LibreOffice made no PDF")
    report(checker, files)


def pdfs_of_office(files: Sequence[Path]) -> Iterator[tuple[Path, Path]]:
    """Each file and what LibreOffice made of it."""
    profile = Path("profile").absolute().as_uri()
    office = (
        "soffice",
        f"-env:UserInstallation={profile}",
        "--headless",
        "--norestore",
        "--convert-to",
        "pdf",
        "--outdir",
        "office",
    )
    for start in range(0, len(files), _AT_ONCE):
        batch = files[start : start + _AT_ONCE]
        subprocess.run([*office, *batch], check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        yield from ((file, pdf) for file in batch if (pdf := Path("office", f"{file.stem}.pdf")).exists())


def check_html(folder: Path) -> None:
    """Checks the pages."""
    checker: Any = import_module("html_check")
    files = sorted(folder.glob("*.html"))
    if files:
        valid, seen = validated(checker, files), seen_by_browser(checker, files)
        checker.run = answers(checker.run, valid, seen)
    report(checker, files)


def validated(checker: Any, files: Sequence[Path]) -> Mapping[Path, bytes]:
    """What the Nu validator says of each page, as it says it of one."""
    jar = checker.NPM_DIR / "node_modules/vnu-jar/build/dist/vnu.jar"
    command = ["java", "-Xss1m", "-jar", jar, "--format", "json", *files]
    said = json.loads(subprocess.run(command, check=False, capture_output=True).stderr)["messages"]
    messages: dict[Path, list[object]] = defaultdict(list)
    for message in said:
        messages[Path(message["url"].removeprefix("file:"))].append(message)
    return {file: json.dumps({"messages": messages[file]}).encode() for file in files}


def seen_by_browser(checker: Any, files: Sequence[Path]) -> Mapping[Path, bytes]:
    """What the browser finds on each page."""
    command = ["node", PAGES, checker.NPM_DIR, *files]
    done = subprocess.run(command, check=True, capture_output=True)
    return dict(zip(files, done.stdout.splitlines(), strict=True))


def answers(run: Callable[..., object], valid: Mapping[Path, bytes], seen: Mapping[Path, bytes]) -> Callable[..., object]:
    """A `run` that answers from what is known already."""

    def known(command: Sequence[object], *others: object, **options: object) -> object:
        match command[0]:
            case "java":
                return 0, b"", valid[Path(str(command[-1]))]
            case "node":
                return 0, seen[Path(str(command[-2]))], b""
            case _:
                return run(command, *others, **options)

    return known


def check_pdf(folder: Path) -> None:
    """Checks the PDFs, PDF/UA required."""
    report(import_module("pdf_check"), sorted(folder.glob("*.pdf")), "--ua")


def report(checker: Any, files: Sequence[Path], *options: str) -> None:
    """Prints what a checker finds wrong with the files."""
    for file in files:
        with contextlib.redirect_stdout(io.StringIO()) as printed:
            checker.main([str(file), "--json", "-", *options])
        for check in json.loads(printed.getvalue())["checks"]:
            if not check["ok"]:
                print(json.dumps({"file": file.name, **check}, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    sys.exit(main())
