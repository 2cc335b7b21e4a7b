"""What is not needed is not loaded."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize("module", ["yaml", "essayexport.citations", "essayexport.writers"])
def test_reading_an_essay_without_front_matter_loads_nothing_heavy(module: str) -> None:
    program = f"""
import sys
from pathlib import Path
from essayexport import markdown, source
markdown.parse(source.from_text("Text", "essay.md", Path()), print)
sys.exit({module!r} in sys.modules)
"""
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
