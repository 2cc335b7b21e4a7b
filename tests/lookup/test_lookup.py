"""What the essay names lies beside it or in the working folder; elsewhere only for those who trust it."""

from pathlib import Path

import pytest

from essayexport.diagnostics import Code, Diagnostic, Span
from essayexport.document import Setting
from essayexport.lookup import Lookup, is_url, nearest_file

SPAN = Span("essay.md", 2, 15, 8)


@pytest.fixture
def folders(tmp_path: Path) -> Lookup:
    """An essay in a folder of its own, called from another."""
    for name in ("essay", "work", "elsewhere"):
        (tmp_path / name).mkdir()
    return Lookup(tmp_path / "essay", tmp_path / "work")


def trusting(lookup: Lookup) -> Lookup:
    return Lookup(lookup.essay_folder, lookup.working_folder, trusted=True)


def find(lookup: Lookup, name: str) -> tuple[Path | None, list[Diagnostic]]:
    said: list[Diagnostic] = []
    return lookup.find(Setting(name, SPAN), said.append), said


def untrusted(name: str) -> Diagnostic:
    message = f"`{name}` lies outside the folder of the essay and the working folder"
    return Diagnostic(Code.PATH_UNTRUSTED, message, SPAN, "if you trust this essay, export it with --trust")


def test_a_file_beside_the_essay_is_found(folders: Lookup) -> None:
    file = folders.essay_folder / "a.json"
    file.write_text("1")
    assert find(folders, "a.json") == (file, [])


def test_a_file_in_the_working_folder_is_found(folders: Lookup) -> None:
    file = folders.working_folder / "sub" / "a.json"
    file.parent.mkdir()
    file.write_text("1")
    assert find(folders, "sub/a.json") == (file, [])


def test_a_missing_file_is_not_found_and_nothing_is_said(folders: Lookup) -> None:
    assert find(folders, "a.json") == (None, [])


def test_the_same_file_at_both_places_needs_no_warning(folders: Lookup) -> None:
    for folder in (folders.essay_folder, folders.working_folder):
        (folder / "a.json").write_text("1")
    assert find(folders, "a.json") == (folders.essay_folder / "a.json", [])


def test_different_files_at_both_places_are_a_warning_and_the_one_beside_the_essay_is_used(folders: Lookup) -> None:
    (folders.essay_folder / "a.json").write_text("1")
    (folders.working_folder / "a.json").write_text("2")
    warning = Diagnostic(
        Code.PATH_AMBIGUOUS,
        "`a.json` stands beside the essay and in the working folder, and the two files differ",
        SPAN,
        "the one beside the essay is used",
    )
    assert find(folders, "a.json") == (folders.essay_folder / "a.json", [warning])


@pytest.mark.parametrize("exists", [True, False])
def test_a_path_that_leads_outside_needs_trust_whether_or_not_there_is_a_file(folders: Lookup, exists: bool) -> None:
    outside = folders.essay_folder.parent / "elsewhere" / "a.json"
    if exists:
        outside.write_text("1")
    for name in ("../elsewhere/a.json", str(outside)):
        assert find(folders, name) == (None, [untrusted(name)])
        assert find(trusting(folders), name) == (outside if exists else None, [])


def test_a_link_that_leads_outside_needs_trust(folders: Lookup) -> None:
    (folders.essay_folder.parent / "elsewhere" / "a.json").write_text("1")
    (folders.essay_folder / "a.json").symlink_to("../elsewhere/a.json")
    assert find(folders, "a.json") == (None, [untrusted("a.json")])
    assert find(trusting(folders), "a.json") == (folders.essay_folder / "a.json", [])


def test_a_linked_folder_that_leads_outside_needs_trust(folders: Lookup) -> None:
    (folders.essay_folder.parent / "elsewhere" / "a.json").write_text("1")
    (folders.essay_folder / "pictures").symlink_to("../elsewhere")
    assert find(folders, "pictures/a.json") == (None, [untrusted("pictures/a.json")])


def test_an_absolute_path_inside_needs_no_trust(folders: Lookup) -> None:
    file = folders.essay_folder / "a.json"
    file.write_text("1")
    assert find(folders, str(file)) == (file, [])


def test_a_path_up_to_the_working_folder_needs_no_trust(tmp_path: Path) -> None:
    (tmp_path / "source").mkdir()
    (tmp_path / "a.json").write_text("1")
    assert find(Lookup(tmp_path / "source", tmp_path), "../a.json") == (tmp_path / "a.json", [])


def test_an_essay_folder_reached_by_a_link_holds_its_files(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.json").write_text("1")
    (tmp_path / "link").symlink_to("real")
    assert find(Lookup(tmp_path / "link", tmp_path / "link"), "a.json") == (tmp_path / "link" / "a.json", [])


def test_folders_may_be_relative(folders: Lookup, monkeypatch: pytest.MonkeyPatch) -> None:
    (folders.essay_folder / "a.json").write_text("1")
    monkeypatch.chdir(folders.essay_folder.parent)
    found, said = find(Lookup(Path("essay"), Path()), "a.json")
    assert (found, said) == (Path.cwd() / "essay" / "a.json", [])


HOSTILE = ["", ".", "a" * 5000, "a\0b", "https://example.org/a.json", "data:,x", "loop/a.json"]


@pytest.mark.parametrize("name", HOSTILE, ids=lambda name: repr(name[:30]))
def test_a_name_that_is_no_file_is_not_found(folders: Lookup, name: str) -> None:
    (folders.essay_folder / "loop").symlink_to("loop")
    assert find(folders, name) == (None, [])
    assert folders.nearest(name) is None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("https://example.org/a.png", True),
        ("HTTP://example.org", True),
        ("//example.org/a.png", True),
        ("data:image/png;base64,AAAA", True),
        ("file:///etc/passwd", True),
        ("a.png", False),
        ("images/a:b.png", False),
        ("C:\\pictures\\a.png", False),
        ("/a.png", False),
    ],
)
def test_an_address_is_no_path(name: str, expected: bool) -> None:
    assert is_url(name) == expected


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("references.jsn", "did you mean `references.json`?"),
        ("REFERENCES.JSON", "did you mean `references.json`?"),
        ("images/fig1.png", "did you mean `images/fig-1.png`?"),
        ("nothing-like-it", None),
        ("../essay/referenc.json", "did you mean `../essay/references.json`?"),
        ("../elsewhere/secret", None),
        ("no/such/folder.json", None),
    ],
)
def test_the_hint_names_the_nearest_file_of_the_folder(folders: Lookup, name: str, hint: str | None) -> None:
    (folders.essay_folder / "references.json").write_text("")
    (folders.essay_folder / "images").mkdir()
    (folders.essay_folder / "images" / "fig-1.png").write_text("")
    (folders.essay_folder.parent / "elsewhere" / "secrets").write_text("")
    assert folders.nearest(name) == hint


def test_the_hint_looks_in_the_working_folder_too(folders: Lookup) -> None:
    (folders.working_folder / "references.json").write_text("")
    assert folders.nearest("reference.json") == "did you mean `references.json`?"


def test_a_name_is_shown_as_the_user_would_write_it(tmp_path: Path) -> None:
    (tmp_path / "map.png").write_text("")
    assert nearest_file(tmp_path / "mpa.png", "../pictures/mpa.png") == "did you mean `../pictures/map.png`?"
