"""BibLaTeX's entry types, languages and localization keys, and what CSL has for them."""

from collections.abc import Mapping
from types import MappingProxyType

TYPES: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("article", "periodical", "suppperiodical"), "article-journal"),
        **dict.fromkeys(("book", "mvbook", "collection", "mvcollection", "manual", "commentary"), "book"),
        **dict.fromkeys(("proceedings", "mvproceedings", "reference", "mvreference"), "book"),
        **dict.fromkeys(("inbook", "bookinbook", "suppbook", "incollection", "suppcollection"), "chapter"),
        **dict.fromkeys(("inproceedings", "conference"), "paper-conference"),
        **dict.fromkeys(("online", "electronic", "www"), "webpage"),
        **dict.fromkeys(("thesis", "phdthesis", "mastersthesis"), "thesis"),
        **dict.fromkeys(("report", "techreport"), "report"),
        **dict.fromkeys(("artwork", "image"), "graphic"),
        **dict.fromkeys(("audio", "music"), "song"),
        **dict.fromkeys(("movie", "video"), "motion_picture"),
        **dict.fromkeys(("legislation", "standard"), "legislation"),
        "booklet": "pamphlet",
        **dict.fromkeys(("dataset", "data"), "dataset"),
        "inreference": "entry-encyclopedia",
        "jurisdiction": "legal_case",
        "legal": "treaty",
        "letter": "personal_communication",
        "patent": "patent",
        "performance": "speech",
        "review": "review",
        "software": "software",
        "unpublished": "manuscript",
    }
)
"""By entry type in small letters; others are of no type."""

ARTICLE_TYPES: Mapping[str, str] = MappingProxyType({"magazine": "article-magazine", "newspaper": "article-newspaper"})
"""By `entrysubtype`, what an article is."""

ARTICLES = frozenset({"article", "periodical", "suppperiodical", "review"})
"""Their `number` is that of an issue."""

CHAPTERS = frozenset({"inbook", "incollection", "inproceedings", "conference", "inreference", "bookinbook"})
"""They stand in something that has a `booktitle`."""

IN_SERIES = frozenset(
    """book mvbook collection mvcollection proceedings mvproceedings reference mvreference inbook bookinbook suppbook incollection
    suppcollection inproceedings conference inreference""".split()
)
"""Their `number` is that in the series."""

THESES: Mapping[str, str] = MappingProxyType({"phdthesis": "phdthesis", "mastersthesis": "mathesis"})
"""By entry type, the `type` that it stands for."""

LANGUAGES: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("english", "american", "usenglish", "canadian"), "en-US"),
        **dict.fromkeys(("british", "ukenglish", "australian", "newzealand"), "en-GB"),
        **dict.fromkeys(("german", "ngerman", "germanb"), "de-DE"),
        **dict.fromkeys(("austrian", "naustrian"), "de-AT"),
        **dict.fromkeys(("french", "francais"), "fr-FR"),
        **dict.fromkeys(("acadian", "canadien"), "fr-CA"),
        **dict.fromkeys(("greek", "polutonikogreek"), "el-GR"),
        **dict.fromkeys(("brazil", "brazilian"), "pt-BR"),
        **dict.fromkeys(("hungarian", "magyar"), "hu-HU"),
        **dict.fromkeys(("slovene", "slovenian"), "sl-SL"),
        **dict.fromkeys(("farsi", "persian"), "fa-IR"),
        **dict.fromkeys(("serbian", "serbianc"), "sr-RS"),
        "afrikaans": "af-ZA",
        "arabic": "ar",
        "basque": "eu",
        "bulgarian": "bg-BG",
        "catalan": "ca-AD",
        "croatian": "hr-HR",
        "czech": "cs-CZ",
        "danish": "da-DK",
        "dutch": "nl-NL",
        "estonian": "et-EE",
        "finnish": "fi-FI",
        "hebrew": "he-IL",
        "icelandic": "is-IS",
        "italian": "it-IT",
        "japanese": "ja-JP",
        "latin": "la",
        "latvian": "lv-LV",
        "lithuanian": "lt-LT",
        "norsk": "nb-NO",
        "norwegian": "nb-NO",
        "nynorsk": "nn-NO",
        "polish": "pl-PL",
        "portuguese": "pt-PT",
        "romanian": "ro-RO",
        "russian": "ru-RU",
        "slovak": "sk-SK",
        "spanish": "es-ES",
        "swedish": "sv-SE",
        "thai": "th-TH",
        "turkish": "tr-TR",
        "ukrainian": "uk-UA",
        "vietnamese": "vi-VN",
    }
)
"""By babel's name of a language, its tag."""

VARIANTS: Mapping[str, str] = MappingProxyType(
    {
        "variant=british": "british",
        "variant=uk": "british",
        "variant=american": "american",
        "variant=us": "american",
        "variant=usmax": "american",
        "variant=australian": "australian",
        "variant=newzealand": "newzealand",
    }
)
"""By `langidopts`, what `english` is."""

TERMS: Mapping[str, str] = MappingProxyType(
    {
        "audiobook": "audiobook",
        "audiocd": "audio CD",
        "bathesis": "Bachelor’s thesis",
        "candthesis": "Candidate thesis",
        "datacd": "CD-ROM",
        "forthcoming": "forthcoming",
        "inpreparation": "in preparation",
        "inpress": "in press",
        "mathesis": "Master’s thesis",
        "newseries": "new series",
        "oldseries": "old series",
        "patent": "patent",
        "patentde": "German patent",
        "patenteu": "European patent",
        "patentfr": "French patent",
        "patentuk": "British patent",
        "patentus": "U.S. patent",
        "patreq": "patent request",
        "patreqde": "German patent request",
        "patreqeu": "European patent request",
        "patreqfr": "French patent request",
        "patrequk": "British patent request",
        "patrequs": "U.S. patent request",
        "phdthesis": "PhD thesis",
        "prepublished": "pre-published",
        "resreport": "research report",
        "software": "computer software",
        "submitted": "submitted",
        "techreport": "technical report",
        "version": "version",
    }
)
"""By localization key, what it prints."""

ARCHIVES: Mapping[str, str] = MappingProxyType(
    {
        "arxiv": "https://arxiv.org/abs/",
        "jstor": "https://www.jstor.org/stable/",
        "pubmed": "https://www.ncbi.nlm.nih.gov/pubmed/",
        "googlebooks": "https://books.google.com?id=",
    }
)
"""By `eprinttype`, the address before an `eprint`."""
