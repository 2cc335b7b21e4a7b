"""The examples of the CommonMark specification: how many are read as pandoc reads them, and whether all become papers.

    tools/commonmark.py [SPEC] [--differences]

SPEC is the `spec.txt` of CommonMark 0.31.2; without it npm fetches the package `commonmark-spec`. An example counts as equal
where our tree is that of `pandoc -f markdown`, as JSON. Each is exported as text, HTML, DOCX and PDF, what comes out is read
again and put through the checkers that `conformance.py` uses; with `--unchecked` it is not. Exit code 1 where fewer than 97 of
100 are equal, one cannot be exported, or what a checker demands does not hold and is not listed here.
"""

import argparse
import io
import json
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import chdir
from pathlib import Path
from types import MappingProxyType
from zipfile import ZipFile

import pypandoc
from conformance import PYTHON, QUALITY
from lxml import etree
from pandoc_json import our_tree, pandoc_trees
from pypdf import PdfReader

from essayexport.diagnostics import Diagnostic
from essayexport.export import Format, Job, Request, illustrate, prepare, write
from essayexport.source import from_text

VERSION = "0.31.2"
EXAMPLES = 652
SHARE_OF_EQUALS = 0.97
VALIDITY = Path(__file__).with_name("validity.py")
EXCUSED: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        ("026.pdf", "text.clean"): "the example asks for the replacement character",
        ("028.pdf", "text.clean"): "the example asks for the replacement character",
        ("026.docx", "lo.text"): "the words are read from LibreOffice's PDF, without the spaces between single letters",
        ("027.docx", "lo.text"): "no font of LibreOffice has the letters",
        ("055.docx", "lo.text"): "the words are read from LibreOffice's PDF, without the spaces between underscores",
        ("479.docx", "lo.text"): "the words are read from LibreOffice's PDF, without the spaces between underscores",
        ("027.pdf", "pdfua"): "no font of this machine has the letters, which is reported",
    }
)
"""What checkers demand of an export and does not hold, and why it is no defect of ours. A list that fails both ways."""
_EXAMPLE = re.compile(r"^`{32} example\n(.*?)^\.\n.*?^`{32}$", re.MULTILINE | re.DOTALL)
_TAB = "→"


def main() -> int:
    """Compares and exports every example."""
    parser = argparse.ArgumentParser(description="CommonMark's examples, read and exported.")
    parser.add_argument("spec", type=Path, nargs="?")
    parser.add_argument("--differences", action="store_true", help="print the examples that are read otherwise")
    parser.add_argument("--unchecked", action="store_true", help="leave out the checkers, which take half an hour")
    options = parser.parse_args()
    texts = examples(options.spec.read_text(encoding="utf-8") if options.spec else fetched())
    if len(texts) != EXAMPLES:
        sys.exit(f"this is not the specification of CommonMark {VERSION}: it has {len(texts)} examples")
    unequal = [number for number, equal in enumerate(equals(texts), 1) if not equal]
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        failures = list(failed_exports(texts))
        failures += [] if options.unchecked else invalid(Path(folder))
    print(f"CommonMark {VERSION}: {len(texts) - len(unequal)} of {len(texts)} examples are read as pandoc reads them;", end=" ")
    print(f"{len(failures)} exports failed or are not valid.")
    print("\n".join(failures), end="\n" * bool(failures))
    if options.differences:
        print("\n".join(f"-- {number}\n{texts[number - 1]}" for number in unequal))
    return 1 if failures or len(unequal) > (1 - SHARE_OF_EQUALS) * len(texts) else 0


def fetched() -> str:
    """The specification as npm has it."""
    with tempfile.TemporaryDirectory() as folder:
        npm = shutil.which("npm") or "npm"
        subprocess.run([npm, "pack", "--silent", f"commonmark-spec@{VERSION}"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        (package,) = Path(folder).glob("*.tgz")
        with tarfile.open(package) as archive:
            spec = archive.extractfile("package/spec.txt")
            assert spec  # noqa: S101 - for the type checker: it is a file
            return spec.read().decode()


def examples(spec: str) -> list[str]:
    """The Markdown of every example."""
    return [found[1].replace(_TAB, "\t") for found in _EXAMPLE.finditer(spec)]


def equals(texts: Sequence[str]) -> Iterator[bool]:
    """Of each text, whether our tree is pandoc's."""
    trees = pandoc_trees(pypandoc.get_pandoc_path(), texts)
    yield from (our_tree(text) == tree for text, tree in zip(texts, trees, strict=True))


def failed_exports(texts: Sequence[str]) -> Iterator[str]:
    """Writes each example in each form to the working folder; which could not be exported, or read again."""
    for number, text in enumerate(texts, 1):
        for form in READERS:
            if failure := failed_export(text, form, Path(f"{number:03}.{form.value}")):
                yield f"example {number} as {form.value}: {failure}"


def failed_export(text: str, form: Format, target: Path) -> str:
    """Exports a text. Why it could not be; empty where it could."""

    def ignore(_: Diagnostic) -> None:
        """What is wrong with an example is no matter here."""

    job = Job(Request(), ignore)
    try:
        paper = prepare(from_text(text, "example.md", Path()), job)
        target.write_bytes(write(paper, illustrate(paper, job), form, job))
        READERS[form](target.read_bytes())
    except Exception as error:  # noqa: BLE001  (whatever it is, it is what is looked for)
        return f"{type(error).__name__}: {error}"
    return ""


def invalid(folder: Path) -> Iterator[str]:
    """What checkers demand of the exports and does not hold, or could not be checked."""
    if not (QUALITY.exists() and PYTHON.exists()):
        yield f"NO EXPORT WAS CHECKED: {QUALITY} or {PYTHON} is not there (ESSAYEXPORT_SHARED, QUALITY_HOME)"
        return
    done = subprocess.run([PYTHON, VALIDITY, QUALITY, folder], check=True, stdout=subprocess.PIPE, text=True)
    found = {(each["file"], each["id"]): each for each in map(json.loads, done.stdout.splitlines()) if each["level"] == "must"}
    for (file, check), each in found.items():
        if (file, check) not in EXCUSED:
            yield f"{file}: {check}: {each['message']} {'; '.join(each['detail'])}"
    yield from (f"{file}: {check} holds, although it is excused" for file, check in EXCUSED if (file, check) not in found)


def read_docx(docx: bytes) -> None:
    """Reads every part of a Word file."""
    with ZipFile(io.BytesIO(docx)) as package:
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(package.read(name))


def read_html(page: bytes) -> None:
    """Reads a page; what the parser has to mend is an error, but for elements that it does not know."""
    parser = etree.HTMLParser(encoding="utf-8")
    etree.fromstring(page, parser)
    if wrong := [error for error in parser.error_log if "Tag" not in error.message]:
        raise ValueError(str(wrong[0]))


def read_pdf(pdf: bytes) -> None:
    """Reads every page of a PDF."""
    for page in PdfReader(io.BytesIO(pdf)).pages:
        page.extract_text()


def read_text(text: bytes) -> None:
    """Reads a text."""
    text.decode()


READERS: Mapping[Format, Callable[[bytes], None]] = MappingProxyType(
    {Format.TXT: read_text, Format.HTML: read_html, Format.DOCX: read_docx, Format.PDF: read_pdf}
)


if __name__ == "__main__":
    sys.exit(main())
