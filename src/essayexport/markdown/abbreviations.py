"""Abbreviations that are not parted from the word behind them: `Mr. Smith` gets a no-break space, as in pandoc."""

_NO_BREAK_SPACE = "\u00a0"
ABBREVIATIONS = frozenset(
    """
    aet. aetat. al. Apr. Aug. bk. Bros. c. Capt. cf. ch. chap. chs. Co. col. Corp. cp. d. Dec. Dr. e.g. ed. eds. esp. f.
    fasc. Feb. ff. fig. fl. fol. fols. Fr. Gen. Gov. Hon. i.e. ill. Inc. incl. Jan. Jr. Jul. Jun. Ltd. M.A. M.D. Mar. Mr.
    Mrs. Ms. n. n.b. nn. No. Nov. Oct. p. Ph.D. pp. Pres. Prof. pt. q.v. Rep. Rev. s.v. s.vv. saec. sec. Sen. Sep. Sept.
    Sgt. Sr. St. univ. viz. vol. vs.
    """.split()
)
"""As `pandoc --print-default-data-file=abbreviations` lists them."""
_LONGEST = max(map(len, ABBREVIATIONS)) + 1


def places(words: str) -> list[int]:
    """Where in a run of words the blanks begin that stand behind an abbreviation."""
    found = []
    stop = words.find(". ")
    while stop >= 0:
        if _word_before(words[max(0, stop - _LONGEST) : stop + 1]) in ABBREVIATIONS:
            found.append(stop + 1)
        stop = words.find(". ", stop + 1)
    return found


def with_no_break_space(words: str, place: int) -> str:
    """The words with a no-break space for the blanks that begin at a place."""
    return words[:place] + _NO_BREAK_SPACE + words[place:].lstrip(" ")


def _word_before(text: str) -> str:
    """The letters, digits and full stops that a text ends in; two stops in a row are none of a word."""
    start = len(text)
    while start and (text[start - 1].isalnum() or (text[start - 1] == "." and text[start : start + 1] != ".")):
        start -= 1
    return text[start:]
