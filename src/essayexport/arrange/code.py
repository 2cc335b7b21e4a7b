"""Code whose lines have numbers, because its author asked for them."""

from dataclasses import replace

from essayexport.document import CodeBlock

_NUMBERED = frozenset({"numberLines", "number-lines"})
_STARTS = ("startFrom", "start-from")


def with_line_numbers(block: CodeBlock) -> CodeBlock:
    """The code with the number of each line before it, if it has the class `numberLines`; `startFrom` is the first one's."""
    if _NUMBERED.isdisjoint(block.attributes.classes):
        return block
    said = next((value for value in map(block.attributes.get, _STARTS) if value), "1")
    start = int(said) if said.isascii() and said.isdigit() and len(said) < 7 else 1
    lines = block.text.split("\n")
    width = len(str(start + len(lines) - 1))
    return replace(block, text="\n".join(f"{number:>{width}}  {line}".rstrip(" ") for number, line in enumerate(lines, start)))
