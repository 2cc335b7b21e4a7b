"""What `pip install` gets: the package, its page styles, its licence and its command."""

from configparser import ConfigParser
from pathlib import Path
from zipfile import ZipFile

import pytest
from hatchling.build import build_wheel

ROOT = Path(__file__).parents[2]


@pytest.fixture
def wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(ROOT)
    return tmp_path / build_wheel(str(tmp_path))


def files(folder: Path) -> set[str]:
    """What belongs to a folder: no bytecode, no cache of a tool."""
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc"}
    return {name for name in found if not name.startswith(".")}


def test_the_wheel_holds_the_package_the_styles_and_nothing_else(wheel: Path) -> None:
    with ZipFile(wheel) as opened:
        packed = {name.removeprefix("essayexport/") for name in opened.namelist() if ".dist-info/" not in name}
    assert packed == files(ROOT / "src" / "essayexport") | {f"styles/{name}" for name in files(ROOT / "styles")}


def test_the_wheel_brings_the_command_and_the_licence(wheel: Path) -> None:
    with ZipFile(wheel) as opened:
        [licence] = [name for name in opened.namelist() if name.endswith("/licenses/LICENSE")]
        assert opened.read(licence) == (ROOT / "LICENSE").read_bytes()
        [points] = [name for name in opened.namelist() if name.endswith("/entry_points.txt")]
        commands = ConfigParser()
        commands.read_string(opened.read(points).decode())
    assert dict(commands["console_scripts"]) == {"essayexport": "essayexport.cli:main"}


def test_a_wheel_built_twice_is_the_same_to_the_byte(wheel: Path, tmp_path: Path) -> None:
    again = tmp_path / "again"
    again.mkdir()
    assert (again / build_wheel(str(again))).read_bytes() == wheel.read_bytes()
