"""Makes the pictures of the README in docs/pictures/: the essay's pages as PDF and as Word file, in a row each.

The Word file is laid out by LibreOffice, so that anybody can make the pictures. Installs nothing; says what is missing.
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from PIL import Image, ImageOps

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures"
ESSAYEXPORT = Path(sys.executable).parent / "essayexport"

NEEDED: Mapping[str, str] = MappingProxyType({"pdftoppm": "poppler-utils", "soffice": "libreoffice-writer-nogui"})
"""The programs, and Debian's packages of them."""

RESOLUTION = 90
"""Dots per inch: a page is 765 dots wide."""
GAP = 12
"""Dots between the pages of a row."""
GREYS = 16
"""As many shades as letters need; a picture of a row stays under 150 KB."""


def main() -> int:
    """Exports the essay and writes one picture for each format."""
    if missing := [f"{program} (Debian: {package})" for program, package in NEEDED.items() if not shutil.which(program)]:
        print(f"The pictures need what is not installed: {', '.join(missing)}", file=sys.stderr)
        return 2
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="essayexport-pictures-") as name:
        folder = Path(name)
        for form, pdf in (("pdf", export("pdf", folder)), ("docx", printed(export("docx", folder), folder))):
            path = PICTURES / f"{form}.png"
            row(chosen(pages(pdf))).save(path, optimize=True)
            print(f"{path.relative_to(ROOT)}  {path.stat().st_size // 1024} KB")
    return 0


def export(form: str, folder: Path) -> Path:
    """The essay in one format."""
    path = folder / f"essay.{form}"
    subprocess.run([ESSAYEXPORT, form, ROOT / "source" / "essay.md", "-q", "-o", path], check=True)
    return path


def printed(docx: Path, folder: Path) -> Path:
    """A Word file as LibreOffice prints it."""
    profile, out = folder / "profile", folder / "printed"
    command = [
        "soffice",
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(out),
        str(docx),
    ]
    subprocess.run(command, check=True, capture_output=True)
    return out / docx.with_suffix(".pdf").name


def pages(pdf: Path) -> list[Image.Image]:
    """The pages of a PDF as pictures."""
    subprocess.run(["pdftoppm", "-r", str(RESOLUTION), "-gray", "-png", pdf, pdf.with_suffix("")], check=True)  # noqa: S607 - wherever it is
    return [Image.open(path) for path in sorted(pdf.parent.glob(f"{pdf.stem}-*.png"))]


def chosen(all_pages: Sequence[Image.Image]) -> Sequence[Image.Image]:
    """What shows most in a row of three: title page, first page of the text, reference list."""
    return [*all_pages[:2], all_pages[-1]]


def row(pictures: Sequence[Image.Image]) -> Image.Image:
    """Pages side by side, each with a thin frame."""
    framed = [ImageOps.expand(picture.convert("L"), border=1, fill=176) for picture in pictures]
    width = sum(picture.width for picture in framed) + GAP * (len(framed) - 1)
    canvas = Image.new("L", (width, max(picture.height for picture in framed)), 255)
    left = 0
    for picture in framed:
        canvas.paste(picture, (left, 0))
        left += picture.width + GAP
    return canvas.quantize(GREYS, dither=Image.Dither.NONE)


if __name__ == "__main__":
    sys.exit(main())
