"""What other tools wrote in the abstract is resolved as in the text."""

from essayexport.document import Attributes, Cite, CiteItem, CrossReference, Document, Figure, Image, Meta, Paragraph, Text, walk
from essayexport.foreign import resolve


def test_a_mention_that_stands_in_the_abstract_alone_is_a_cross_reference() -> None:
    mention = Paragraph((Cite((CiteItem("fig:x"),), (Text("@fig:x"),)),))
    figure = Figure(Image("a.png", (), "A"), attributes=Attributes("fig:x"))
    document = resolve(Document(Meta(abstract=(mention,)), (figure,)), print)
    found = [node.identifiers for node in walk(document.meta.abstract) if isinstance(node, CrossReference)]
    assert found == [("fig:x",)]
