"""Keys of citations that name no work but a figure, table, section or formula, as pandoc-crossref and Quarto have them."""

from essayexport.patterns import pattern

MENTION = pattern(r"(?i)(?:fig|tbl|tab|table|sec|eq|eqn|lst|thm|lem|cor|prp|def|exm|exr|alg|app)([:-])")
"""How such a key begins; the sign behind the kind is pandoc-crossref's colon or Quarto's hyphen."""
