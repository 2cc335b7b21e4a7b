"""Commands of TeX in a line of text: kept as they are, with the author's macros put in."""

from essayexport.document import RawInline
from essayexport.markdown.parts import MAY_DEFINE, Part
from essayexport.markdown.tex_source import command_end


def tex_command(part: Part) -> bool:
    r"""`\command[option]{argument}`; what defines a macro counts from here on."""
    start = part.pos
    end = _definition_end(part) or command_end(part.src, start, part.end, part.ground.tex)
    if end is None:
        return False
    text = part.src[start:end].removesuffix("\n")
    return part.add(RawInline("tex", part.ground.with_macros(text), part.span(start, end)), end)


def _definition_end(part: Part) -> int | None:
    if not MAY_DEFINE.match(part.src, part.pos, part.end):
        return None
    from essayexport.markdown.macros import definition_end  # noqa: PLC0415  (few essays define any)

    end = definition_end(part.src, part.pos, part.ground.tex().braces)
    return end if end is not None and end <= part.end else None
