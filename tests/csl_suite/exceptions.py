"""Fixtures that the engine does not print as the suite has them, and why."""

_REASONS: dict[str, str] = {
    "not built yet: disambiguation, year suffixes": """
        bugreports_BadCitationUpdate
        bugreports_CollapseFailure
        bugreports_DisambiguationAddNames
        bugreports_DisambiguationAddNamesBibliography
        bugreports_ProcessorHang1
        date_YearSuffixWithNoDate
        disambiguate_AllNamesBaseNameCountOnFailureIfYearSuffixAvailable
        disambiguate_AllNamesSimpleSequence
        disambiguate_AndreaEg1b
        disambiguate_AndreaEg5
        disambiguate_ByCiteDisambiguateCondition
        disambiguate_ByCiteGivennameExpandCrossNestedNames
        disambiguate_ByCiteGivennameNoShortFormInitializeWith
        disambiguate_ByCiteGivennameShortFormInitializeWith
        disambiguate_DisambiguateWithThree
        disambiguate_ExtraTextCitation
        disambiguate_FailWithYearSuffix
        disambiguate_ImplicitYearSuffixOnceOnly
        disambiguate_IncrementalExtraText
        disambiguate_LastOnlyFailWithByCite
        disambiguate_PrimaryNameWithInitialsLimitedToPrimary
        disambiguate_SkipAccessedYearSuffix
        disambiguate_YearCollapseWithInstitution
        disambiguate_YearSuffixAndSort
        disambiguate_YearSuffixAtTwoLevels
        disambiguate_YearSuffixFiftyTwoEntriesByCite
        disambiguate_YearSuffixMacroSameYearExplicit
        disambiguate_YearSuffixMixedDates
        disambiguate_YearSuffixTwoPairsFirstNameBibliography
        name_CiteGroupDelimiterWithYearCollapse
        name_CiteGroupDelimiterWithYearSuffixCollapse2
        punctuation_DefaultYearSuffixDelimiter
        sort_AguStyle
        sort_AuthorDateWithYearSuffix
    """,
    "not built yet: notes, with capitals at their beginning": """
        bugreports_CapsAfterOneWordPrefix
        bugreports_NoCaseEscape
        magic_CapitalizeFirstOccurringTerm
    """,
    "the only citation is of all items in bibliography order, which the caller settles": """
        bugreports_ChicagoAuthorDateLooping
    """,
    "not built yet: collapsing and cite grouping": """
        bugreports_CitationSortsWithEtAl
        bugreports_SortSecondaryKey
        collapse_AuthorCollapseNoDateSorted
        collapse_ChicagoAfterCollapse
        collapse_CitationNumberRangesInsert
        collapse_CitationNumberRangesMixed3
        collapse_CitationNumberRangesWithAffixes
        collapse_CitationNumberRangesWithAffixesGrouped
        collapse_NumericDuplicate2
        collapse_TrailingDelimiter
        collapse_YearSuffixCollapseNoYearSuffixDelimiter
        collapse_YearSuffixImplicitCollapseNoYearSuffixDelimiter
        sort_CiteGroupDelimiter
        sort_GroupedByAuthorstring
        sort_RangeUnaffected
    """,
    "not built yet: positions (ibid., short forms, et-al-subsequent)": """
        bugreports_EtAlSubsequent
        bugreports_OldMhraDisambiguationFailure
        disambiguate_BasedOnSubsequentFormWithBackref2
        integration_FirstReferenceNoteNumberPositionChange
        integration_IbidOnInsert
        integration_IbidWithDifferentLocators
        integration_SimpleFirstReferenceNoteNumber
        integration_SimpleIbid
        position_FirstTrueOnlyOnce
        position_IbidSeparateCiteSameNote
        position_IbidWithPrefixFullStop
        position_ResetNoteNumbers
        punctuation_SuppressPrefixPeriodForDelimiterSemicolon
    """,
    "the locales of today have other words": """
        bugreports_SortedIeeeItalicsFail
        bugreports_UndefinedInName3
        date_NegativeDateSort
        date_NegativeDateSortViaMacroOnYearMonthOnly
        label_NameLabelThroughSubstitute
        magic_SubsequentAuthorSubstituteNotFooled
    """,
    "not built yet: labels made of names and years": """
        disambiguate_Trigraph
        magic_CitationLabelInBibliography
    """,
    "not built yet: subsequent-author-substitute": """
        name_EtAlWithCombined
        name_SubsequentAuthorSubstituteSingleField
        name_SubstitutePartialEach
        sort_DropNameLabelInSort
    """,
    "small matters: markup in names, look of demoted particles, thin spaces, empty terms as substitutes, white space": """
        name_InTextMarkupNormalizeInitials
        name_ParsedNonDroppingParticleWithApostrophe
        punctuation_FrenchOrthography
        substitute_SubstituteOnlyOnceTermEmpty
        variables_ContainerTitleShort
    """,
    "the position of a cite is given by the caller": """
        position_IfIbidIsTrueThenSubsequentIsTrue
        position_IfIbidWithLocatorIsTrueThenIbidIsTrue
    """,
    "names are ordered letter by letter here, as manuals of style ask": """
        sort_LeadingApostropheOnNameParticle
    """,
}

EXCEPTIONS = {name: reason for reason, names in _REASONS.items() for name in names.split()}
"""The reason for each fixture that is an exception."""
