"""Entries that lead back to their cites, where the essay asks for that."""

from citation_help import cited

from essayexport.document import Bibliography, Cite, Document, Note, Paragraph, Styled, walk

ASKED = "---\nback-references: true\n---\n\n"


def ways(document: Document) -> dict[str, tuple[str, ...]]:
    found = (node for node in walk(document.blocks) if isinstance(node, Bibliography))
    return {entry.key: entry.cited for one in found for entry in one.entries}


def anchors(document: Document) -> list[tuple[str, str]]:
    """The identifiers in the order of the text, with the keys of the cites in them."""
    return [
        (node.attributes.identifier, " ".join(item.key for item in inner.items))
        for node in walk(document.blocks)
        if isinstance(node, Styled)
        for inner in node.children
        if isinstance(inner, Cite)
    ]


def test_entries_lead_nowhere_unless_asked() -> None:
    document, _ = cited("[@smith] @smith")
    assert ways(document) == {"smith": ()}
    assert anchors(document) == []


def test_an_entry_leads_to_each_of_its_cites() -> None:
    document, _ = cited(f"{ASKED}[@smith; @colman] and @smith [p. 3; @smith].")
    assert anchors(document) == [("cite-1", "smith colman"), ("cite-2", "smith smith")]
    assert ways(document) == {"colman": ("cite-1",), "smith": ("cite-1", "cite-2")}


def test_works_that_are_not_cited_lead_nowhere() -> None:
    document, _ = cited("---\nback-references: true\nnocite: '@colman'\n---\n\nText [@smith].")
    assert ways(document) == {"colman": (), "smith": ("cite-1",)}


def test_in_note_styles_the_ways_lead_into_the_notes() -> None:
    document, _ = cited(f"{ASKED}Text [@smith].", name="chicago-notes-bibliography")
    notes = [node for node in walk(document.blocks) if isinstance(node, Note)]
    assert [type(child) for block in notes[0].blocks if isinstance(block, Paragraph) for child in block.children] == [Styled]
    assert ways(document) == {"smith": ("cite-1",)}


def test_without_links_of_cites_there_are_none_back() -> None:
    document, _ = cited("---\nback-references: true\nlink-citations: false\n---\n\nText [@smith].")
    assert ways(document) == {"smith": ()}
