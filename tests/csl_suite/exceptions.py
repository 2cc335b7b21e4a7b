"""Fixtures that the engine does not print as the suite has them, and why."""

_REASONS: dict[str, str] = {
    "the locales of today have other words: June without a full stop, a space before BC, trans. for tran.": """
        bugreports_SortedIeeeItalicsFail
        date_NegativeDateSort
        date_NegativeDateSortViaMacroOnYearMonthOnly
        magic_SubsequentAuthorSubstituteNotFooled
    """,
    "a block that prints nothing, and a stray space, which the specification does not speak of": """
        bugreports_NoCaseEscape
    """,
}

EXCEPTIONS = {name: reason for reason, names in _REASONS.items() for name in names.split()}
"""The reason for each fixture that is an exception."""
