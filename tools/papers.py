"""Real papers beside pandoc: each is exported in every format, and its tree, its cites and its words are compared.

    tools/papers.py FOLDER [--formats json,txt,docx,html,pdf] [--only NAME] [--findings FILE]

Every line of FOLDER/papers.txt is a paper: the paths of its Markdown files from that folder, parted by tabs; pandoc reads them in
that order. For each: which formats could not be made, how many of pandoc's blocks stand in our tree with the same words and
attributes in the same order, how many of its cites, and how many of its words are missing in each paper that we wrote. FINDINGS
gets every difference. pandoc's words are those of its tree without cites and formulas, which print otherwise in every style, and
without what is left out on purpose: the options of code that would have to run, the labels of bookdown and pandoc-crossref,
lines whose files are included.
"""

import argparse
import io
import json
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from types import MappingProxyType
from typing import Any
from zipfile import ZipFile

import pypandoc
from lxml import etree

ESSAYEXPORT = Path(sys.executable).parent / "essayexport"
PDFTOTEXT = shutil.which("pdftotext") or "pdftotext"
FORMATS = ("json", "txt", "docx", "html", "pdf")
CRASHED = "this is a bug in essayexport"
PATIENCE = 600
"""Seconds for one export."""

_PRINTED_OTHERWISE = frozenset({"Cite", "Math", "RawInline"})
_OTHERWISE = "\ue000"
"""Stands for them in the text: what it sticks to is no word that could be found again."""
_NOTE_CALL = re.compile(r"(?<=[^\W\d_])\d+\b")
"""The number of a note that sticks to the word before it."""
_CHUNK = re.compile(
    r"^([ \t>]*(?:`{3,}|~{3,}))[ \t]*\{([A-Za-z][\w-]*)(?:[ ,][^\n]*)?\}[ \t]*$(?:\n[ \t>]*(?:#|//|%%|--)\|.*$)*", re.MULTILINE
)
"""The fence of code that would have to run, with its options on that line and below."""
_INCLUDES = re.compile(r"^\{\{<[ \t]*include\b[^\n]*>\}\}[ \t]*$", re.MULTILINE)
_LABELS = re.compile(r"\\?@ref\([^()\s]+\)|\(\\#[\w:-]+\)|(?<=\$\$)\s*\{#eq[:-][^\s{}]+\}")
"""Mentions and labels of bookdown, and the labels of formulas."""
_CONTAINERS = frozenset({"BlockQuote", "BulletList", "OrderedList", "DefinitionList", "Div"})
_BLOCKS = _CONTAINERS | {
    "Plain",
    "Para",
    "LineBlock",
    "CodeBlock",
    "RawBlock",
    "Header",
    "HorizontalRule",
    "Table",
    "Figure",
}
_CUT = "\ue001"
_WIDE = re.compile("([\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff])")
_WORD = re.compile(r"[^\W_]+")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True, slots=True)
class Likeness:
    """How many of pandoc's things are ours too, and the places where the two part."""

    same: int
    of: int
    differences: tuple[tuple[str, str], ...] = ()
    """Pairs of pandoc's and ours, one of them may be empty."""

    def __str__(self) -> str:
        return f"{100 * self.same / self.of:5.1f}" if self.of else "   - "


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in one paper."""

    name: str
    failures: tuple[str, ...]
    blocks: Likeness
    cites: Likeness
    lost: dict[str, Counter[str]]
    words: int


def main() -> int:
    """Compares every paper and sums up; exit code 1 where one could not be made."""
    options = read_options()
    found = []
    head = f"{'paper':22}{'blocks':>7}{'of 100':>7}{'cites':>6}{'of 100':>7}{'words':>8}  words lost"
    print(head)
    for files in papers(options.folder, options.only):
        found.append(compare(str(files[0].relative_to(options.folder)), files, options.formats.split(",")))
        print(row(found[-1]), flush=True)
    blocks, cites = (Likeness(sum(p.same for p in parts), sum(p.of for p in parts)) for parts in sums(found))
    print(f"{'all':22}{blocks.of:7}{blocks!s:>7}{cites.of:6}{cites!s:>7}{sum(paper.words for paper in found):8}")
    if options.findings:
        options.findings.write_text("\n".join(line for paper in found for line in findings(paper)), encoding="utf-8")
    return 1 if any(paper.failures for paper in found) else 0


def read_options() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description="Real papers beside pandoc.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--formats", default=",".join(FORMATS))
    parser.add_argument("--only", default="")
    parser.add_argument("--findings", type=Path)
    return parser.parse_args()


def papers(folder: Path, only: str) -> Iterator[list[Path]]:
    """The files of each paper whose name holds a text."""
    for line in (folder / "papers.txt").read_text(encoding="utf-8").splitlines():
        if line and only in line:
            yield [folder / name for name in line.split("\t")]


def sums(found: Sequence[Found]) -> tuple[list[Likeness], list[Likeness]]:
    """The likenesses of blocks and of cites."""
    return [paper.blocks for paper in found], [paper.cites for paper in found]


def row(paper: Found) -> str:
    """A paper in one line."""
    lost = "  ".join(f"{form} {missing.total()}" for form, missing in paper.lost.items())
    figures = f"{paper.blocks.of:7}{paper.blocks!s:>7}{paper.cites.of:6}{paper.cites!s:>7}{paper.words:8}  {lost}"
    return f"{paper.name[:21]:22}{figures}{''.join(f'  FAILED {each}' for each in paper.failures)}"


def findings(paper: Found) -> Iterator[str]:
    """What differs in a paper, for whoever mends it."""
    yield f"==== {paper.name}"
    yield from paper.failures
    for kind, likeness in (("block", paper.blocks), ("cite", paper.cites)):
        for theirs, ours in likeness.differences:
            yield f"-- {kind}\n pandoc {theirs}\n ours   {ours}"
    for form, missing in paper.lost.items():
        if missing:
            yield f"-- words lost in {form}: {', '.join(f'{word} ({n})' for word, n in missing.most_common(40))}"


def compare(name: str, files: Sequence[Path], formats: Sequence[str]) -> Found:
    """Everything that is compared of one paper."""
    theirs = json.loads(pandoc(files))
    printed = json.loads(pandoc(files, printable))
    wanted = Counter(words("".join(texts(printed["blocks"]))))
    pictured = Counter(words("".join(alternatives(theirs["blocks"]))))
    failures, lost = [], {}
    ours: Any = {"blocks": []}
    with tempfile.TemporaryDirectory() as folder:
        for form in formats:
            made, failure = export(files, form, Path(folder) / f"paper.{form}")
            if failure:
                failures.append(f"{form}: {failure}")
            elif form == "json":
                ours = json.loads(made)
            elif form in READERS:
                lost[form] = wanted - Counter(words(READERS[form](made))) - (pictured if form == "pdf" else Counter())
    blocks = likeness(list(block_lines(theirs["blocks"])), list(block_lines(ours["blocks"])))
    cites = likeness(list(cite_lines(theirs["blocks"])), list(cite_lines(ours["blocks"])))
    return Found(name, tuple(failures), blocks, cites, lost, wanted.total())


def pandoc(files: Sequence[Path], change: Callable[[str], str] = str) -> bytes:
    """The tree that pandoc reads in the files, after a change to their text."""
    text = "\n".join(change(file.read_text(encoding="utf-8-sig").rstrip("\n")) + "\n" for file in files)
    call = [pypandoc.get_pandoc_path(), "-f", "markdown", "-t", "json"]
    return subprocess.run(call, cwd=files[0].parent, input=text.encode(), capture_output=True, check=True).stdout


def printable(text: str) -> str:
    """A text without what is left out on purpose: code that would have to run is plain code without its options."""
    return _LABELS.sub(" ", _INCLUDES.sub("", _CHUNK.sub(r"\1 \2", text)))


def relative(files: Sequence[Path]) -> list[Path]:
    """The files as seen from the folder of the first; all lie in it or below."""
    return [file.relative_to(files[0].parent) for file in files]


def export(files: Sequence[Path], form: str, out: Path) -> tuple[bytes, str]:
    """What our command makes, or what it says where it makes nothing or crashes."""
    call = [str(ESSAYEXPORT), form, *map(str, relative(files)), "-q", "-o", str(out)]
    try:
        done = subprocess.run(call, cwd=files[0].parent, capture_output=True, text=True, timeout=PATIENCE, check=False)
    except subprocess.TimeoutExpired:
        return b"", f"not done after {PATIENCE} s"
    if out.exists() and CRASHED not in done.stderr:
        return out.read_bytes(), ""
    return b"", done.stderr.strip()[:400] or f"exit code {done.returncode}"


# ----------------------------------------------------------------------------------------------------------- the trees


def block_lines(blocks: Any) -> Iterator[str]:
    """Every block in reading order, as a line: containers without what they hold, the others whole, without numbers of notes."""
    for block in blocks:
        kind, content = block["t"], block.get("c")
        if kind in _CONTAINERS:
            yield json.dumps([kind, frame(kind, content)], ensure_ascii=False)
            for inner in held(content):
                yield from block_lines(inner)
        else:
            yield json.dumps([kind, unnumbered(content)], ensure_ascii=False)


def frame(kind: str, content: Any) -> Any:
    """What a container is besides what it holds: attributes, the start of a list, how many items."""
    match kind:
        case "Div":
            return content[0]
        case "OrderedList":
            return [content[0], len(content[1])]
        case "DefinitionList":
            return unnumbered([term for term, _ in content])
        case "BulletList":
            return len(content)
        case _:
            return None


def held(content: Any) -> Iterator[list[Any]]:
    """The sequences of blocks in a container."""
    if isinstance(content, list):
        if content and all(isinstance(each, dict) and each.get("t") in _BLOCKS for each in content):
            yield content
        else:
            for each in content:
                yield from held(each)


def unnumbered(content: Any) -> Any:
    """A part of a tree without the numbers that pandoc gives to cites."""
    if isinstance(content, list):
        return [unnumbered(each) for each in content]
    if isinstance(content, dict):
        return {name: unnumbered(value) for name, value in content.items() if name != "citationNoteNum"}
    return content


def cite_lines(content: Any) -> Iterator[str]:
    """Every cite in reading order: keys, modes, prefixes, suffixes."""
    if isinstance(content, dict):
        if content.get("t") == "Cite":
            yield json.dumps(unnumbered(content["c"][0]), ensure_ascii=False)
        for value in content.values():
            yield from cite_lines(value)
    elif isinstance(content, list):
        for each in content:
            yield from cite_lines(each)


def likeness(theirs: list[str], ours: list[str]) -> Likeness:
    """How much of one sequence stands in the other, in order."""
    same, differences = 0, []
    for kind, start, end, first, last in SequenceMatcher(None, theirs, ours, autojunk=False).get_opcodes():
        if kind == "equal":
            same += end - start
            continue
        for offset in range(max(end - start, last - first)):
            their = theirs[start + offset] if start + offset < end else ""
            our = ours[first + offset] if first + offset < last else ""
            differences.append(parting(their, our))
    return Likeness(same, len(theirs), tuple(differences))


def parting(theirs: str, ours: str) -> tuple[str, str]:
    """Two lines from a little before the place where they part."""
    pairs = enumerate(zip(theirs, ours, strict=False))
    place = next((number for number, (their, our) in pairs if their != our), min(len(theirs), len(ours)))
    start = max(0, place - 80)
    return theirs[start : place + 160], ours[start : place + 160]


# ----------------------------------------------------------------------------------------------------------- the words


def texts(content: Any) -> Iterator[str]:
    """The texts of a tree in reading order, without what every style prints otherwise."""
    if isinstance(content, dict):
        kind = content.get("t")
        if kind == "Str":
            yield content["c"]
        elif kind in {"Code", "CodeBlock"}:
            yield f" {content['c'][1]} "
        elif kind in {"Space", "SoftBreak", "LineBreak"}:
            yield " "
        elif kind == "Figure":
            yield from texts(content["c"][1])
            yield " "
        elif kind in _PRINTED_OTHERWISE:
            yield _OTHERWISE
        elif kind != "RawBlock":
            yield " " if kind == "Note" else ""
            yield from texts(content.get("c"))
            yield " " if kind in _BLOCKS else ""
    elif isinstance(content, list):
        for each in content:
            yield from texts(each) if isinstance(each, dict | list) else ()


def alternatives(content: Any) -> Iterator[str]:
    """The words that stand for pictures in a line of text; nothing shows them in a PDF."""
    if isinstance(content, dict):
        if content.get("t") == "Image":
            yield from (*texts(content["c"][1]), " ")
        yield from alternatives(content.get("c"))
    elif isinstance(content, list):
        for each in content:
            yield from alternatives(each)


def words(text: str) -> list[str]:
    """The words of a text, without their case; each Chinese, Japanese or Korean character is one."""
    plain = (
        unicodedata.normalize("NFKC", re.sub(rf"\w*{_OTHERWISE}[\w{_OTHERWISE}]*", " ", text)).replace("\u00ad", "").casefold()
    )
    return _WORD.findall(_WIDE.sub(r" \1 ", plain))


def docx_text(docx: bytes) -> str:
    """The text of a Word file and of its notes, with what stands for its pictures."""
    with ZipFile(io.BytesIO(docx)) as package:
        names = [name for name in package.namelist() if re.fullmatch(r"word/(document|footnotes)\.xml", name)]
        roots = [etree.fromstring(package.read(name)) for name in names]
    ends = {f"{_W}p", f"{_W}br", f"{_W}tab"}
    nodes = [node for root in roots for node in root.iter()]
    return "".join((node.text or node.get("descr") or "") + "\n" * (node.tag in ends) for node in nodes)


def html_text(page: bytes) -> str:
    """The text of a page, with what stands for its pictures."""
    root = etree.fromstring(page, etree.HTMLParser(encoding="utf-8"))
    for element in root.iter("p", "li", "td", "th", "dt", "dd", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "div", "br", "figure"):
        element.text, element.tail = f"\n{element.text or ''}", f"\n{element.tail or ''}"
    return "\n".join(["".join(map(str, root.itertext())), *(image.get("alt", "") for image in root.iter("img"))])


def pdf_text(pdf: bytes) -> str:
    """The text of a PDF in the order of its pages, as Poppler reads it, and again without the numbers of notes."""
    text = subprocess.run([PDFTOTEXT, "-raw", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    return f"{text}\n{' '.join(word for word in _NOTE_CALL.sub(_CUT, text).split() if _CUT in word)}".replace(_CUT, "")


READERS: Mapping[str, Callable[[bytes], str]] = MappingProxyType(
    {"txt": bytes.decode, "docx": docx_text, "html": html_text, "pdf": pdf_text}
)


if __name__ == "__main__":
    sys.exit(main())
