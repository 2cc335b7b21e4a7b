"""Fields of front matter that other tools know: none of them is a typo of one of ours."""

KNOWN_ELSEWHERE = frozenset(
    """
    abstract-title acknowledgements affiliation affiliations article-number authors bibliography-title biblatexoptions
    biblio-style body-width categories category citation citation-style citations cite-method citeproc classoption code-
    fold color colorlinks comments copyright cover-image csl-hanging-indent css data-dir date-format date-meta description
    dir documentclass doi draft editor email engine execute extensions featured fig-cap figPrefix figureTitle filters
    fontcolor fontenc fontfamily fontfamilyoptions footnotes-pretty format funding geometry-options header-includes header
    html-math-method id identifier image include-after include-before indent institute interact journal jupyter keyword
    knitr layout license line-height link links linkcolor listings lof lot mainfontoptions mathfont maxwidth metadata-
    files monobackgroundcolor monofont notes notes-after-punctuation notetitle number-sections orcid organization output
    page-layout pagestyle pagetitle params permalink pdf-engine project published publisher reference-doc references
    region repository revision rights sansfont secnumdepth section sections series shorttitle short-title sidebar slug
    status subject subparagraph summary supervisor tables tags tbl-cap template theme thanks title-block-style title-
    prefix toc toc-depth toc-title top-level-division topics type updated university url urlcolor urldate variables venue
    version volume website word-count year
    """.split()
)
"""Of pandoc, Quarto, R Markdown, JOSS, Jekyll and Hugo."""
