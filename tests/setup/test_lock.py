"""The lock files pin what pyproject.toml asks for, and name nothing but packages, versions and hashes."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
LOCKS = ("requirements.lock", "requirements-dev.lock")
ENTRY = re.compile(r"(?P<name>[a-z0-9-]+)==(?P<version>[0-9][\w.]*)(?: ; [^;/:]+)?(?: --hash=sha256:[0-9a-f]{64})+")


def entries(lock: str) -> list[str]:
    """The requirements of a lock file, each on one line, without comments."""
    text = (ROOT / lock).read_text(encoding="utf-8").replace("\\\n", " ")
    return [" ".join(line.split()) for line in text.splitlines() if not line.startswith("#")]


def versions(lock: str) -> dict[str, str]:
    matches = [ENTRY.fullmatch(entry) for entry in entries(lock)]
    return {match["name"]: match["version"] for match in matches if match}


def pyproject() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def requirements(*extras: str) -> list[Requirement]:
    project = pyproject()["project"]
    lines = project["dependencies"] + [line for extra in extras for line in project["optional-dependencies"][extra]]
    return [Requirement(line) for line in lines]


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_file_holds_only_names_versions_markers_and_hashes(lock: str) -> None:
    assert [entry for entry in entries(lock) if not ENTRY.fullmatch(entry)] == []


@pytest.mark.parametrize(("lock", "extras"), [("requirements.lock", ["build"]), ("requirements-dev.lock", ["build", "dev"])])
def test_a_lock_file_pins_within_the_bounds_of_pyproject(lock: str, extras: list[str]) -> None:
    pinned = versions(lock)
    wrong = [str(r) for r in requirements(*extras) if not r.specifier.contains(pinned.get(canonicalize_name(r.name), "0"))]
    assert wrong == []


def test_the_development_lock_holds_the_other_one() -> None:
    assert set(entries("requirements.lock")) - set(entries("requirements-dev.lock")) == set()


def test_every_dependency_has_a_lower_and_an_upper_bound() -> None:
    bounds = {r.name: {clause.operator for clause in r.specifier} for r in requirements("build", "dev")}
    assert {name: found for name, found in bounds.items() if found != {">=", "<"}} == {}


def test_the_build_backend_is_locked_as_it_is_required() -> None:
    assert pyproject()["build-system"]["requires"] == pyproject()["project"]["optional-dependencies"]["build"]
