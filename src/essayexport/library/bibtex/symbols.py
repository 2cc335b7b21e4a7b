"""The characters and accents that TeX has commands for, as bibliographies use them."""

from collections.abc import Mapping
from types import MappingProxyType

ACCENTS: Mapping[str, str] = MappingProxyType(
    {
        "`": "\u0300",
        "'": "\u0301",
        "^": "\u0302",
        "~": "\u0303",
        '"': "\u0308",
        "=": "\u0304",
        ".": "\u0307",
        "u": "\u0306",
        "v": "\u030c",
        "H": "\u030b",
        "c": "\u0327",
        "k": "\u0328",
        "d": "\u0323",
        "b": "\u0331",
        "r": "\u030a",
        "t": "\u0361",
        "textcommabelow": "\u0326",
    }
)
"""By command, the combining character that it puts on a letter."""

_SYMBOLS: Mapping[str, str] = MappingProxyType(
    {
        **{sign: sign for sign in "&%$#_{}"},
        " ": "\u00a0",
        "\n": "\u00a0",
        "\t": "\u00a0",
        ",": "\u2006",
        **dict.fromkeys((";", ":"), " "),
        "-": "\u00ad",
        "aa": "å",
        "AA": "Å",
        "ae": "æ",
        "AE": "Æ",
        "oe": "œ",
        "OE": "Œ",
        "o": "ø",
        "O": "Ø",
        "l": "ł",
        "L": "Ł",
        "ss": "ß",
        "SS": "SS",
        "i": "ı",
        "j": "ȷ",
        "dh": "ð",
        "DH": "Ð",
        "th": "þ",
        "TH": "Þ",
        "dj": "đ",
        "DJ": "Đ",
        "ng": "ŋ",
        "NG": "Ŋ",
        **dict.fromkeys(("ldots", "dots", "textellipsis"), "…"),
        **dict.fromkeys(
            ("quad", "qquad", "space", "nobreakspace", "thinspace", "enspace", "addspace", "hfill", "par", "item", "linebreak"),
            " ",
        ),
        "slash": "/",
        "adddot": ".",
        "addperiod": ".",
        "addcolon": ":",
        "addsemicolon": ";",
        "bibrangedash": "–",
        "hyp": "-",
        "addcomma": ",",
        "LaTeX": "LaTeX",
        "LaTeXe": "LaTeX2e",
        "TeX": "TeX",
        "BibTeX": "BibTeX",
        "XeTeX": "XeTeX",
        "textendash": "–",
        "textemdash": "—",
        **dict.fromkeys(("textquoteleft", "lq"), "‘"),
        **dict.fromkeys(("textquoteright", "rq"), "’"),
        "textquotedblleft": "“",
        "textquotedblright": "”",
        "textquotesingle": "'",
        "textquotedbl": '"',
        "glqq": "„",
        "grqq": "“",
        "glq": "‚",
        "grq": "‘",
        **dict.fromkeys(("guillemotleft", "guillemetleft", "flqq"), "«"),
        **dict.fromkeys(("guillemotright", "guillemetright", "frqq"), "»"),
        "textasciitilde": "~",
        "textasciicircum": "^",
        "textunderscore": "_",
        "textbackslash": "\\",
        "textless": "<",
        "textgreater": ">",
        "textbar": "|",
        **dict.fromkeys(("copyright", "textcopyright"), "©"),
        **dict.fromkeys(("textregistered", "circledR"), "®"),
        "texttrademark": "™",
        **dict.fromkeys(("pounds", "textsterling"), "£"),
        "textyen": "¥",
        "textdollar": "$",
        "textcent": "¢",
        **dict.fromkeys(("S", "textsection"), "§"),
        **dict.fromkeys(("P", "textparagraph"), "¶"),
        **dict.fromkeys(("dag", "textdagger"), "†"),
        **dict.fromkeys(("ddag", "textdaggerdbl"), "‡"),
        "textbullet": "•",
        **dict.fromkeys(("textperiodcentered", "cdot"), "·"),
        **dict.fromkeys(("times", "texttimes"), "×"),
        **dict.fromkeys(("pm", "textpm"), "±"),
        "textonequarter": "¼",
        "textthreequarters": "¾",
        "textonesuperior": "¹",
        "texttwosuperior": "²",
        "textthreesuperior": "³",
        "textordfeminine": "ª",
        "textordmasculine": "º",
        "textexclamdown": "¡",
        "textquestiondown": "¿",
        "textnumero": "№",
        "textasteriskcentered": "*",
        "textbraceleft": "{",
        "textbraceright": "}",
        "quotedblbase": "„",
        "quotesinglbase": "‚",
        **dict.fromkeys(("guilsinglleft", "flq"), "‹"),
        **dict.fromkeys(("guilsinglright", "frq"), "›"),
        "rightarrow": "→",
        "leftarrow": "←",
        "infty": "∞",
        "sim": "~",
        "textmu": "μ",
        "textdegree": "°",
        "degree": "°",
        "textonehalf": "½",
        "euro": "€",
        "texteuro": "€",
    }
)


def symbol(name: str) -> str:
    """The character of a command without arguments, or nothing."""
    found = _SYMBOLS.get(name)
    return found if found is not None else _GREEK.get(name, "")


_GREEK: Mapping[str, str] = MappingProxyType(
    dict(
        zip(
            """alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho varsigma sigma tau upsilon
            phi chi psi omega Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho Sigma Tau
            Upsilon Phi Chi Psi Omega""".split(),
            "αβγδεζηθικλμνξοπρςστυφχψωΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ",
            strict=True,
        )
    )
)
