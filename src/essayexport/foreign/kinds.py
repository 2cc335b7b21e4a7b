"""Keys of citations that name no work but a figure, table, section, formula or theorem, and the kinds of theorems."""

from collections.abc import Mapping
from types import MappingProxyType

from essayexport.patterns import pattern

MENTION = pattern(r"(?i)(?:fig|tbl|tab|table|sec|eq|eqn|lst|thm|lem|cor|prp|cnj|def|exm|exr|rem|sol|hyp|alg|app)([:-])")
"""How such a key begins; the sign behind the kind is pandoc-crossref's colon or Quarto's hyphen."""

THEOREMS: Mapping[str, str] = MappingProxyType(
    {
        "thm": "theorem",
        "lem": "lemma",
        "cor": "corollary",
        "prp": "proposition",
        "cnj": "conjecture",
        "def": "definition",
        "exm": "example",
        "exr": "exercise",
        "hyp": "hypothesis",
        "rem": "remark",
        "sol": "solution",
    }
)
"""The kinds of theorems by the beginning of their identifiers."""

THEOREM_CLASSES = frozenset({*THEOREMS.values(), "proof"})
"""The classes of divisions by which bookdown knows them."""
