"""What pandoc calls the values of our nodes."""

from collections.abc import Mapping
from types import MappingProxyType

from essayexport.document import Alignment, CiteMode, Delimiter, ListKind, Mark, QuoteKind

MARKS: Mapping[Mark, str] = MappingProxyType(
    {
        Mark.EMPHASIS: "Emph",
        Mark.STRONG: "Strong",
        Mark.SMALL_CAPS: "SmallCaps",
        Mark.SUPERSCRIPT: "Superscript",
        Mark.SUBSCRIPT: "Subscript",
        Mark.STRIKEOUT: "Strikeout",
        Mark.UNDERLINE: "Underline",
    }
)
QUOTES: Mapping[QuoteKind, str] = MappingProxyType({QuoteKind.SINGLE: "SingleQuote", QuoteKind.DOUBLE: "DoubleQuote"})
MODES: Mapping[CiteMode, str] = MappingProxyType(
    {
        CiteMode.NORMAL: "NormalCitation",
        CiteMode.SUPPRESS_AUTHOR: "SuppressAuthor",
        CiteMode.AUTHOR_IN_TEXT: "AuthorInText",
    }
)
ALIGNMENTS: Mapping[Alignment, str] = MappingProxyType(
    {
        Alignment.DEFAULT: "AlignDefault",
        Alignment.LEFT: "AlignLeft",
        Alignment.CENTER: "AlignCenter",
        Alignment.RIGHT: "AlignRight",
    }
)
NUMERALS: Mapping[ListKind, str] = MappingProxyType(
    {
        ListKind.DECIMAL: "Decimal",
        ListKind.LOWER_ALPHA: "LowerAlpha",
        ListKind.UPPER_ALPHA: "UpperAlpha",
        ListKind.LOWER_ROMAN: "LowerRoman",
        ListKind.UPPER_ROMAN: "UpperRoman",
        ListKind.EXAMPLE: "Example",
        ListKind.UNSPECIFIED: "DefaultStyle",
    }
)
DELIMITERS: Mapping[Delimiter, str] = MappingProxyType(
    {
        Delimiter.PERIOD: "Period",
        Delimiter.PARENTHESIS: "OneParen",
        Delimiter.PARENTHESES: "TwoParens",
        Delimiter.UNSPECIFIED: "DefaultDelim",
    }
)
