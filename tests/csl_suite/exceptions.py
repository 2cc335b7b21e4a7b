"""Fixtures that the engine does not print as the suite has them, and why."""

_REASONS: dict[str, str] = {
    "the locales of today have other words": """
        bugreports_SortedIeeeItalicsFail
        date_NegativeDateSort
        date_NegativeDateSortViaMacroOnYearMonthOnly
        label_NameLabelThroughSubstitute
        magic_SubsequentAuthorSubstituteNotFooled
    """,
    "not built yet: labels made of names and years": """
        disambiguate_Trigraph
        magic_CitationLabelInBibliography
    """,
    "names are ordered letter by letter here, as manuals of style ask": """
        sort_LeadingApostropheOnNameParticle
    """,
    "small matters: markup in names, look of demoted particles, thin spaces, empty terms as substitutes, white space": """
        bugreports_NoCaseEscape
        bugreports_OldMhraDisambiguationFailure
        name_EtAlWithCombined
        name_InTextMarkupNormalizeInitials
        name_ParsedNonDroppingParticleWithApostrophe
        punctuation_FrenchOrthography
        substitute_SubstituteOnlyOnceTermEmpty
        variables_ContainerTitleShort
    """,
}

EXCEPTIONS = {name: reason for reason, names in _REASONS.items() for name in names.split()}
"""The reason for each fixture that is an exception."""
