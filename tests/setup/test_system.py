"""What the set-up says and does on a machine that lacks something."""

import re
import runpy
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
SETUP: dict[str, Any] = runpy.run_path(str(ROOT / "tools" / "setup.py"))


def test_without_fonts_and_without_apt_the_pdf_stops_and_says_what_to_install(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "tools" / "setup.py"), "pdf"]
    done = subprocess.run(command, env={"PATH": str(tmp_path)}, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert "a font like Times New Roman, a font like Arial" in done.stderr
    assert re.search(r"sudo apt-get install .*fonts-liberation fonts-crosextra-carlito\n", done.stderr)
    assert [system for system in ("Debian", "Fedora", "macOS", "Windows") if system not in done.stderr] == []


def test_without_fonts_text_only_warns(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert SETUP["set_up_system"](SETUP["PURPOSES"]["text"]) == 0
    assert capsys.readouterr().err.startswith("Warning: the PDF needs what is not installed here: ")


def test_an_unknown_purpose_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert SETUP["main"](["nonsense"]) == 2
    assert capsys.readouterr().err == "usage: tools/setup.sh text|pdf|develop\n"


def test_every_font_that_a_page_style_names_has_a_package() -> None:
    named = {
        font
        for sheet in (ROOT / "styles").glob("*/page.toml")
        for font in re.findall(r'^font = "(.+)"$', sheet.read_text(), re.MULTILINE)
    }
    assert named <= set(SETUP["FONT_PACKAGES"])


def test_every_font_with_a_package_can_be_measured() -> None:
    measured = tomllib.loads((ROOT / "src" / "essayexport" / "style" / "fonts.toml").read_text(encoding="utf-8"))
    assert set(SETUP["FONT_PACKAGES"]) <= set(measured)


def test_every_small_font_for_other_scripts_is_one_that_the_pdf_asks_for() -> None:
    asked = (ROOT / "src" / "essayexport" / "style" / "scripts.toml").read_text(encoding="utf-8")
    assert [family for family in SETUP["SCRIPT_PACKAGES"] if f'"{family}"' not in asked] == []


def test_a_library_that_is_not_there_does_not_load() -> None:
    assert not SETUP["loads"](("libno-such-library.so.0", "libno-such-library.dylib"))


def test_the_lock_files_of_every_purpose_exist() -> None:
    named = {lock for purpose in SETUP["PURPOSES"].values() for lock in purpose.locks}
    assert {lock for lock in named if not (ROOT / lock).is_file()} == set()
