"""What goes through standard input and output, and what is said beside it."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from command import CLEAN, essayexport, said

ESSAY = b"---\ntitle: A Title\n---\n\nText from *standard input*.\n"


def on_a_terminal(*arguments: str, folder: Path, environment: dict[str, str]) -> tuple[int, str]:
    """Runs the command with all that it says going to a terminal: its exit code, and what was shown."""
    main, side = pty.openpty()
    command = [sys.executable, "-m", "essayexport", *arguments]
    run = subprocess.Popen(command, cwd=folder, env={**CLEAN, **environment}, stdin=subprocess.DEVNULL, stdout=side, stderr=side)
    os.close(side)
    shown = b""
    while True:
        try:
            chunk = os.read(main, 4096)
        except OSError:  # how Linux says that the other side is closed
            break
        if not chunk:
            break
        shown += chunk
    os.close(main)
    return run.wait(timeout=60), shown.decode()


def test_an_essay_from_standard_input_goes_to_standard_output(tmp_path: Path) -> None:
    run = essayexport("txt", "-", folder=tmp_path, stdin=ESSAY)
    assert (run.returncode, said(run)) == (0, "")
    assert b"Text from standard input." in run.stdout
    assert list(tmp_path.iterdir()) == []


def test_an_essay_from_standard_input_can_go_to_a_file(tmp_path: Path) -> None:
    run = essayexport("txt", "-", "-o", "out.txt", folder=tmp_path, stdin=ESSAY)
    assert (run.returncode, run.stdout) == (0, b"")
    assert "Text from standard input." in tmp_path.joinpath("out.txt").read_text(encoding="utf-8")


def test_names_in_an_essay_from_standard_input_start_from_the_working_folder(project: Path) -> None:
    essay = (project / "source" / "essay.md").read_bytes()
    run = essayexport("txt", "-", folder=project / "source", stdin=essay)
    assert (run.returncode, said(run)) == (0, "")
    assert b"(James, 1890, p. 663)" in run.stdout


def test_messages_name_standard_input_and_show_its_lines(tmp_path: Path) -> None:
    run = essayexport("txt", "-", folder=tmp_path, stdin=b"See [@nobody].")
    assert run.returncode == 1
    assert said(run).splitlines()[:2] == [
        "<stdin>:1:6: error[citation-key-unknown]: no reference has the key `nobody`",
        "  | See [@nobody].",
    ]
    assert "bibliography: references.json" in said(run)


def test_data_goes_to_standard_output_and_messages_beside_it(project: Path) -> None:
    run = essayexport("docx", "-o", "-", folder=project)
    assert (run.returncode, said(run), run.stdout[:2]) == (0, "", b"PK")


@pytest.mark.parametrize("command", ["pdf", "docx"])
def test_no_binary_file_goes_to_a_terminal(command: str, project: Path) -> None:
    code, shown = on_a_terminal(command, "-o", "-", folder=project, environment={})
    assert code == 2
    assert "output-to-terminal" in shown
    assert "-o FILE" in shown


def test_a_terminal_gets_colour_and_progress(project: Path) -> None:
    (project / "source" / "references.json").write_text("[]", encoding="utf-8")
    code, shown = on_a_terminal("txt", folder=project, environment={"TERM": "xterm"})
    assert code == 1
    assert "cite …\r\033[K" in shown
    assert "\033[1;31merror[citation-key-unknown]:\033[0m" in shown


def test_no_color_is_obeyed(project: Path) -> None:
    (project / "source" / "references.json").write_text("[]", encoding="utf-8")
    code, shown = on_a_terminal("txt", folder=project, environment={"TERM": "xterm", "NO_COLOR": "1"})
    assert code == 1
    assert "error[citation-key-unknown]:" in shown
    assert "\033[1;31m" not in shown


def test_a_reader_that_stops_reading_is_no_failure(project: Path) -> None:
    command = f"{sys.executable} -m essayexport txt -o - | head -c 1; echo ${{PIPESTATUS[0]}} >&2"
    run = subprocess.run(["bash", "-c", command], cwd=project, env=CLEAN, capture_output=True, check=True, timeout=60)
    assert run.stderr == b"0\n"


def test_quiet_says_nothing_where_nothing_is_wrong(project: Path) -> None:
    essay = project / "source" / "essay.md"
    essay.write_text(essay.read_text(encoding="utf-8").replace("title:", "tilte:"), encoding="utf-8")
    run = essayexport("txt", "-q", folder=project)
    assert (run.returncode, run.stdout, run.stderr) == (0, b"", b"")


def test_verbose_names_the_stages(project: Path) -> None:
    run = essayexport("txt", "-v", folder=project)
    stages = [line.split()[0] for line in said(run).splitlines()[:-1]]
    assert stages == ["read", "parse", "resolve", "cite", "arrange", "write"]


def test_show_prints_the_tree_after_a_stage(project: Path) -> None:
    read = essayexport("show", "--stage", "read", folder=project)
    assert read.stdout == (project / "source" / "essay.md").read_bytes()
    assert b"(James, 1890, p. 663)" not in essayexport("show", "--stage", "parse", folder=project).stdout
    assert b"1890" in essayexport("show", "--stage", "cite", folder=project).stdout


def test_an_option_can_come_from_the_environment(project: Path) -> None:
    run = essayexport("txt", folder=project, environment={"ESSAYEXPORT_OUTPUT": "-", "ESSAYEXPORT_WIDTH": "30"})
    assert run.returncode == 0
    assert max(len(line) for line in run.stdout.decode().splitlines()) <= 30


def test_a_bibliography_list_can_come_from_the_environment(project: Path) -> None:
    names = os.pathsep.join(["source/references.json", "gone.json"])
    run = essayexport("txt", folder=project, environment={"ESSAYEXPORT_BIBLIOGRAPHY": names})
    assert run.returncode == 2
    assert "`gone.json`" in said(run)


def test_the_viewer_is_called_with_the_file(project: Path) -> None:
    opener = project / ("open" if sys.platform == "darwin" else "xdg-open")
    os.mkfifo(project / "told")
    opener.write_text(f'#!/bin/sh\necho "$1" > "{project}/told"\n', encoding="utf-8")
    opener.chmod(0o755)
    environment = {"PATH": f"{project}{os.pathsep}{CLEAN['PATH']}"}
    assert essayexport("txt", "--open", folder=project, environment=environment).returncode == 0
    assert (project / "told").read_text(encoding="utf-8") == f"{project.resolve()}/dist/essay.txt\n"


def test_where_no_viewer_is_known_the_file_is_still_written(project: Path) -> None:
    run = essayexport("txt", "--open", folder=project, environment={"PATH": str(project)})
    assert run.returncode == 0
    assert "warning[viewer-missing]" in said(run)
    assert (project / "dist" / "essay.txt").exists()
