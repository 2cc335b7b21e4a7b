"""The commands of LaTeX that pandoc knows in a line of text: how many arguments each takes, and which open no block."""

from collections.abc import Mapping
from types import MappingProxyType

_SYMBOLS = """
AA AE L LaTeX O OE P S TeX aa ae bar copyright dots euro guillemotleft guillemotright guilsinglleft guilsinglright i j l ldots lq
newline o oe pounds rq slash ss textasciicircum textasciitilde textbackslash textbullet textcopyright textdagger textdegree
textdollar textgreater textless textparagraph textquotedbl textquotedblleft textquotedblright textquoteleft textquoteright
textquotesingle textregistered textsection textsterling textyen today vdots
""".split()
_SWITCHES = "Huge LARGE Large footnotesize hfill huge large normalsize scriptsize small tiny vfill".split()
_ACCENTS = "G H U b c d k r t u v".split()
_OF_WORDS = """
MakeLowercase MakeUppercase alert emph enquote hl lowercase nohyphens sout st textbf textgreek textit textmd textnormal textrm
textsc textsf textsl textsubscript textsuperscript texttt textup uline underline uppercase
""".split()
_OF_ONE = """
Ac Acl Acrlong Acrshort Acs Autocite Cite Footcite Gls Glspl Parencite Textcite ac acf acl aclp acp acrfull acrlong acrshort acs
acsp ang autocite cite citealp citealt citeauthor citep citet citeyear citeyearpar ensuremath footcite footcitetext footnote gls
glsdesc glspl includegraphics nocite nolinkurl num numlist parencite si smartcite supercite textcite thanks unit url
""".split()
_OF_TWO = "SI SIlist colorbox foreignlanguage href hyperlink hypertarget hyphenquote numrange qty qtylist textcolor".split()

MOST_ARGUMENTS: Mapping[str, int] = MappingProxyType(
    {
        **dict.fromkeys((*_SYMBOLS, *_SWITCHES), 0),
        **dict.fromkeys((*_ACCENTS, *_OF_WORDS, *_OF_ONE), 1),
        **dict.fromkeys(_OF_TWO, 2),
    }
)
"""How many arguments in braces belong to a command; any other has all that follow it."""
OF_A_SIGN = frozenset((*_ACCENTS, *_OF_WORDS))
"""Commands whose argument can be one sign without braces."""
_OTHERS = """
Cref SIrange and autocites autoref begin bf bfseries cref em end epigraph eqref expandafter footcites footcitetexts graphicspath
hbox hskip hyperref ifstrequal iftoggle index it itshape label lettrine lstinline mbox mintinline noindent parbox parencites ps
qtyrange ref rm scshape sl supercites textcites titleformat tt vbox verb vref vskip xspace
""".split()
IN_A_LINE = frozenset((*_SYMBOLS, *_ACCENTS, *_OF_WORDS, *_OF_ONE, *_OF_TWO, *_OTHERS))
"""Commands of a line of text: they open a paragraph."""
