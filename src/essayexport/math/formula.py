"""What a formula is in memory."""

from xml.etree.ElementTree import Element

from essayexport.records import NamedTuple, record


@record
class Formula:
    """A formula that was read.

    `mathml` is what stands in the `math` element of a page (MathML Core); `root` is the same as a tree, with nothing in it
    that is only for browsers. `line` says it in characters, a line feed between the rows of a display. `tag` is what its
    author wants beside it ("(3)").
    """

    mathml: str
    root: Element
    line: str
    tag: str


class Unreadable(NamedTuple):
    """Why a formula could not be read: its source stands in its place."""

    reason: str
    hint: str | None = None
    unknown: str = ""
    """The command or environment that is not known."""
