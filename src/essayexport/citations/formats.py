"""What kind of citations a style prints, as its `cs:info` says (CSL 1.0.2, Info)."""

from essayexport.citations.engine.compiled import Compiled
from essayexport.citations.engine.locale import CSL
from essayexport.document import Meta


def names_works(compiled: Compiled) -> bool:
    """Whether a cite in the text says who wrote what: neither a number nor a note."""
    return not compiled.is_note and citation_format(compiled) in {"author", "author-date"}


def citation_format(compiled: Compiled) -> str:
    """The format of its citations: `author-date`, `author`, `numeric`, `label`, `note`; empty where it says none."""
    categories = compiled.root.iterfind(f"{CSL}info/{CSL}category")
    return next((str(category.get("citation-format")) for category in categories if category.get("citation-format")), "")


def abbreviates_groups(compiled: Compiled, meta: Meta) -> bool:
    """Whether groups are called by their abbreviations: if the essay asks for it, else if the style is APA's or is called so."""
    if citation_format(compiled) != "author-date" or compiled.is_note:
        return False
    name = str(compiled.root.findtext(f"{CSL}info/{CSL}id") or "").rpartition("/")[2]
    return name.partition("-")[0] == "apa" if meta.abbreviate_groups is None else meta.abbreviate_groups
