"""Answers requests for citations, one JSON object a line, until the input ends."""

import json
import sys
from collections.abc import Iterable
from typing import Any

from essayexport.citations.processor import answer


def answer_lines() -> None:
    """Read requests from standard input and write each answer to standard output at once."""
    write = sys.stdout.buffer
    for line in sys.stdin.buffer:
        if line.strip():
            write.write(_answered(line) + b"\n")
            write.flush()


def _answered(line: bytes) -> bytes:
    try:
        request = json.loads(line)
    except (ValueError, RecursionError):
        return _line({"id": None, "error": "the line is not JSON"})
    try:
        return _line(answer(request))
    except Exception as error:  # noqa: BLE001  # a defect of ours must not end the service for the lines that follow
        identifier = request.get("id") if isinstance(request, dict) else None
        return _line({"id": identifier, "error": f"this is a defect of essayexport: {type(error).__name__}: {error}"})


def _line(answered: dict[str, Any]) -> bytes:
    return json.dumps(_without_surrogates(answered), ensure_ascii=False).encode()


def _without_surrogates(value: Any) -> Any:
    """The value with half characters, which UTF-8 cannot write, replaced."""
    if isinstance(value, str):
        return value if value.isascii() else value.encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        return {key: _without_surrogates(each) for key, each in value.items()}
    return [*map(_without_surrogates, value)] if isinstance(value, Iterable) else value
