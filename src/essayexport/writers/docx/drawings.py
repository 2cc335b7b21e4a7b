"""Pictures in the text: DrawingML with a description."""

from essayexport.document import Image
from essayexport.writers.docx.xml import emu, escaped

_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
"""Word's mark of a picture that says nothing to who cannot see it."""


def drawing(image: Image, size: tuple[float, float], relation: str, number: int) -> str:
    """`w:drawing` for a picture in line with the text, `size` in points; `number` is unique in the document (20.4.2.5)."""
    width, height = (max(1, emu(length)) for length in size)
    extent = f'cx="{width}" cy="{height}"'
    title = f' title="{escaped(image.title)}"' if image.title else ""
    decorative = "" if image.alternative.strip() else _DECORATIVE
    return (
        f'<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/>'
        f'<wp:docPr id="{number}" name="Picture {number}" descr="{escaped(image.alternative)}"{title}>{decorative}</wp:docPr>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="Picture {number}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
