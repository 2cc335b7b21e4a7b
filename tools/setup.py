"""Sets up what this machine lacks, once: Pango, fonts, Python's venv, and `.venv` with the packages of a lock file.

    tools/setup.sh text|pdf|develop

`text` goes on without what only the PDF needs, `develop` brings the tools of the tests. Called by the Makefile before every
target; when nothing is missing it changes nothing. Exit code 2 where something is missing that it cannot install.
"""

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

ROOT = Path(__file__).resolve().parents[1]
ENVIRONMENT = ROOT / ".venv"
FONTS = ROOT / "src" / "essayexport" / "style" / "fonts.toml"


@dataclass(frozen=True, slots=True)
class Purpose:
    """What a target needs: lock files (the first is installed and holds the others), and whether the PDF's libraries too."""

    locks: tuple[str, ...]
    with_pdf: bool


PURPOSES: Mapping[str, Purpose] = MappingProxyType(
    {
        "text": Purpose(("requirements.lock",), with_pdf=False),
        "pdf": Purpose(("requirements.lock",), with_pdf=True),
        "develop": Purpose(("requirements-dev.lock", "requirements.lock"), with_pdf=True),
    }
)


@dataclass(frozen=True, slots=True)
class Part:
    """What the PDF or `.venv` needs of the system: its name, and Debian's package of it."""

    name: str
    package: str


LIBRARIES: Mapping[tuple[str, ...], Part] = MappingProxyType(
    {
        ("libpango-1.0.so.0", "libpango-1.0.dylib"): Part("Pango", "libpango-1.0-0"),
        ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib"): Part("PangoFT2", "libpangoft2-1.0-0"),
        ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib"): Part("HarfBuzz-Subset", "libharfbuzz-subset0"),
    }
)
"""The libraries that WeasyPrint opens, by their names on Linux and macOS."""

VENV = Part("Python's venv", "python3-venv")

LIBERATION = ("fonts-liberation2", "fonts-liberation")
"""Debian's names for version 2 of the Liberation fonts, the older releases' first."""

FONT_PACKAGES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "Times New Roman": LIBERATION,
        "Arial": LIBERATION,
        "Courier New": LIBERATION,
        "Calibri": ("fonts-crosextra-carlito",),
    }
)
"""The families that the page styles name, and Debian's packages of fonts with the same widths."""

SCRIPT_PACKAGES: Mapping[str, str] = MappingProxyType(
    {
        "Droid Sans Fallback": "fonts-droid-fallback",
        "Amiri": "fonts-hosny-amiri",
        "Lohit Devanagari": "fonts-lohit-deva",
        "Norasi": "fonts-tlwg-norasi",
        "DejaVu Sans": "fonts-dejavu-core",
    }
)
"""Small fonts for Han, kana, hangul, Arabic, Devanagari and Thai, and for signs such as the boxes of tasks: 4 MB to fetch."""

ADVICE = """\
  Debian, Ubuntu  sudo apt-get install {packages}
  Fedora          sudo dnf install pango harfbuzz liberation-fonts google-carlito-fonts
  macOS           brew install pango, and brew install --cask font-liberation font-carlito
                  (for a Python that is not Homebrew's: export DYLD_FALLBACK_LIBRARY_PATH="$(brew --prefix)/lib")
  Windows         wsl --install, then as for Ubuntu"""


def main(arguments: Sequence[str]) -> int:
    """Sets up for the purpose named by the only argument."""
    if len(arguments) != 1 or arguments[0] not in PURPOSES:
        print(f"usage: tools/setup.sh {'|'.join(PURPOSES)}", file=sys.stderr)
        return 2
    os.chdir(ROOT)
    purpose = PURPOSES[arguments[0]]
    return set_up_system(purpose) or set_up_environment(purpose)


def set_up_system(purpose: Purpose) -> int:
    """Installs missing libraries, fonts and Python's venv where it may; else says how, and fails where they are needed."""
    missing = missing_parts()
    if missing and (apt := apt_get()):
        install(apt, packages_of(missing))
        if purpose.with_pdf and (wanted := script_packages()):
            install(apt, wanted)
        missing = missing_parts()
    if not missing:
        return 0
    names = ", ".join(part.name for part in missing)
    if VENV not in missing and not purpose.with_pdf:
        print(f"Warning: the PDF needs what is not installed here: {names}. `make pdf` says how to get it.", file=sys.stderr)
        return 0
    print(f"Not installed here: {names}.\n{ADVICE.format(packages=' '.join(packages_of(missing)))}", file=sys.stderr)
    print("Then run make again. Without Pango and the fonts, make docx and make txt work.", file=sys.stderr)
    return 2


def missing_parts() -> list[Part]:
    """What is not there, of all that the PDF and `.venv` need."""
    missing = [VENV] if lacks_venv() else []
    missing += [part for names, part in LIBRARIES.items() if not loads(names)]
    families = missing_families()
    return missing + [Part(f"a font like {family}", available(FONT_PACKAGES[family])) for family in families]


def packages_of(parts: Sequence[Part]) -> list[str]:
    """Debian's packages, each named once."""
    return list(dict.fromkeys(part.package for part in parts))


def lacks_venv() -> bool:
    """Whether this Python cannot make the virtual environment that is still to be made."""
    return not runs_in_environment() and importlib.util.find_spec("ensurepip") is None


def runs_in_environment() -> bool:
    """Whether this Python is the one of `.venv`: setup.sh takes another where that one is missing or was moved."""
    return Path(sys.prefix) == ENVIRONMENT


def loads(names: Sequence[str]) -> bool:
    """Whether a library can be opened under one of its names, as WeasyPrint will open it."""
    for name in names:
        with suppress(OSError):
            ctypes.CDLL(name)
            return True
    return False


def missing_families() -> Iterator[str]:
    """The families of which neither the font itself nor one with its widths is installed."""
    known = tomllib.loads(FONTS.read_text(encoding="utf-8"))
    installed = installed_families()
    return (family for family in FONT_PACKAGES if not installed & {family, *known[family]["substitutes"]})


def script_packages() -> list[str]:
    """The packages of fonts for other scripts that are not installed, and that this release has."""
    installed = installed_families()
    wanted = (package for family, package in SCRIPT_PACKAGES.items() if family not in installed)
    return [package for package in wanted if succeeds(["apt-cache", "show", package])]


def installed_families() -> set[str]:
    """The names of all font families that fontconfig knows."""
    if not shutil.which("fc-list"):
        return set()
    listed = subprocess.run(["fc-list", "--format", "%{family}\n"], capture_output=True, text=True, check=False).stdout  # noqa: S607 - wherever it is
    return {name for line in listed.splitlines() for name in line.split(",")}


def apt_get() -> list[str]:
    """How apt-get is called here, as root or through a sudo that asks nothing; empty where it cannot be."""
    if not shutil.which("apt-get"):
        return []
    call = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120"]
    if os.geteuid() == 0:
        return call
    sudo = ["sudo", "-n"]
    return sudo + call if shutil.which("sudo") and succeeds([*sudo, "true"]) else []


def available(names: Sequence[str]) -> str:
    """The first of Debian's `names` for a package that this release has; the last one where it cannot be asked."""
    return next((name for name in names if shutil.which("apt-cache") and succeeds(["apt-cache", "show", name])), names[-1])


def install(apt: Sequence[str], packages: Sequence[str]) -> None:
    """Installs Debian packages; what fails shows when the caller looks again."""
    print(f"Installing with apt-get: {' '.join(packages)}", file=sys.stderr)
    subprocess.run([*apt, "update"], check=False, stdout=subprocess.DEVNULL)
    subprocess.run([*apt, "install", "--yes", "--no-install-recommends", *packages], check=False, stdout=subprocess.DEVNULL)


def succeeds(command: Sequence[str]) -> bool:
    """Whether a command ends without failing; what it prints is dropped."""
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def set_up_environment(purpose: Purpose) -> int:
    """Makes `.venv` and installs the packages of the lock file and the project itself, unless all is as it was left."""
    states = {ENVIRONMENT / f"{lock}.installed": state(ROOT / lock) for lock in purpose.locks}
    stamp, wanted = next(iter(states.items()))
    if runs_in_environment() and stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return 0
    python = ENVIRONMENT / "bin" / "python"
    if not runs_in_environment():
        print(f"Making .venv with Python {sys.version.split()[0]}", file=sys.stderr)
        shutil.rmtree(ENVIRONMENT, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", ENVIRONMENT], check=True)
        (ENVIRONMENT / "place").write_text(f"{ROOT}\n", encoding="utf-8")
    print(f"Installing the packages of {purpose.locks[0]}", file=sys.stderr)
    pip = [str(python), "-m", "pip", "-qq", "--disable-pip-version-check", "install"]
    for what in (
        ["--require-hashes", "--requirement", purpose.locks[0]],
        ["--no-deps", "--no-build-isolation", "--editable", "."],
    ):
        if code := subprocess.run([*pip, *what], check=False).returncode:
            return code
    subprocess.run([python, "-m", "compileall", "-q", ROOT / "src"], check=True)  # where Python may not write it later
    for path, text in states.items():
        path.write_text(text, encoding="utf-8")
    return 0


def state(lock: Path) -> str:
    """What the installed packages follow from: the lock file and the project's own metadata."""
    return hashlib.sha256(lock.read_bytes() + (ROOT / "pyproject.toml").read_bytes()).hexdigest() + "\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
