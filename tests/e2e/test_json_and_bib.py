"""`essayexport json` and `essayexport bib`: data for other programs."""

import json
from pathlib import Path

from command import essayexport, said


def test_the_syntax_tree_goes_to_standard_output(project: Path) -> None:
    run = essayexport("json", folder=project)
    assert (run.returncode, said(run)) == (0, "")
    tree = json.loads(run.stdout)
    assert sorted(tree) == ["blocks", "meta", "pandoc-api-version"]
    assert tree["meta"]["title"] == {"t": "MetaInlines", "c": [{"t": "Str", "c": "Cramming"}]}


def test_the_syntax_tree_goes_to_a_file_that_is_named(project: Path) -> None:
    run = essayexport("json", "-o", "out/tree.json", folder=project)
    assert (run.returncode, run.stdout) == (0, b"")
    assert said(run).startswith("out/tree.json  ")
    assert json.loads((project / "out" / "tree.json").read_bytes())["blocks"]


def test_the_syntax_tree_is_not_written_over_the_essay(project: Path) -> None:
    essay = project / "source" / "essay.md"
    before = essay.read_bytes()
    run = essayexport("json", "-o", "source/essay.md", folder=project)
    assert (run.returncode, essay.read_bytes()) == (2, before)
    assert "error[output-is-input]" in said(run)


def test_fields_that_are_not_honoured_are_no_matter_of_the_syntax_tree(project: Path) -> None:
    run = essayexport("json", "-M", "toc", "-M", "title=New *title*", "-M", "date:today", folder=project)
    assert (run.returncode, said(run)) == (0, "")
    meta = json.loads(run.stdout)["meta"]
    assert (meta["toc"], meta["title"]) == ({"t": "MetaBool", "c": True}, {"t": "MetaString", "c": "New *title*"})
    assert meta["date"] == {"t": "MetaString", "c": "today"}


def test_chapters_and_files_of_metadata_are_read_whatever_their_suffix(project: Path) -> None:
    for name, text in {"one.qmd": "One", "two.Rmd": "Two", "three.txt": "Three", "four.markdown": "Four"}.items():
        (project / name).write_text(text, encoding="utf-8")
    (project / "meta.yaml").write_text("title: '*Both*'\n", encoding="utf-8")
    run = essayexport(
        "txt", "one.qmd", "two.Rmd", "three.txt", "four.markdown", "--metadata-file", "meta.yaml", "-o", "-", folder=project
    )
    assert (run.returncode, said(run)) == (0, "")
    assert run.stdout.decode().split() == ["Both", "Both", "One", "Two", "Three", "Four"]


def test_messages_name_the_chapter_and_show_its_line(project: Path) -> None:
    (project / "one.md").write_text("One", encoding="utf-8")
    (project / "two.md").write_text("Text\n\nSee [@nobody].\n", encoding="utf-8")
    run = essayexport("txt", "one.md", "two.md", folder=project)
    assert said(run).splitlines()[:2] == [
        "two.md:3:6: error[citation-key-unknown]: no reference has the key `nobody`",
        "  | See [@nobody].",
    ]
    assert "One" in (project / "dist" / "one.txt").read_text(encoding="utf-8")


def test_standard_input_comes_alone_a_field_has_a_name_and_an_output_an_option(project: Path) -> None:
    for arguments in (("-", "source/essay.md"), ("-M", "=value"), ("source/essay.md", "out.pdf")):
        run = essayexport("txt", *arguments, folder=project)
        assert run.returncode == 2
        assert "Error: Invalid value" in said(run)


def test_bibliographies_become_one_in_csl_json(project: Path) -> None:
    (project / "more.bib").write_text("@book{Doe2020, author = {Doe, Jane}, title = {A Book}, date = {2020}}\n", encoding="utf-8")
    run = essayexport("bib", "more.bib", "source/references.json", folder=project)
    assert (run.returncode, said(run)) == (0, "")
    assert [item["id"] for item in json.loads(run.stdout)] == ["Doe2020", "james1890"]
    assert essayexport("bib", "more.bib", "-o", "out.json", folder=project).returncode == 0
    assert [item["id"] for item in json.loads((project / "out.json").read_bytes())] == ["Doe2020"]


def test_a_bibliography_that_is_missing_or_would_be_written_over_is_refused(project: Path) -> None:
    run = essayexport("bib", "source/reference.json", folder=project)
    assert (run.returncode, run.stdout) == (2, b"")
    assert "did you mean `source/references.json`?" in said(run)
    run = essayexport("bib", "source/references.json", "-o", "source/references.json", folder=project)
    assert run.returncode == 2
    assert "error[output-is-input]" in said(run)
