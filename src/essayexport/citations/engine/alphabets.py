"""Letters that have a place of their own in the alphabet of a language, where others take them for a letter with an accent."""

from collections.abc import Mapping
from types import MappingProxyType

ALPHABETS: Mapping[str, str] = MappingProxyType(
    {
        "az": "c<ç e<ə g<ğ h<x<ı k<q o<ö s<ş u<ü",
        "bs": "c<č<ć d<dž<đ l<lj n<nj s<š z<ž",
        "cs": "c<č h<ch r<ř s<š z<ž",
        "cy": "c<ch d<dd f<ff g<ng l<ll p<ph r<rh t<th",
        "da": "y=ü z<æ=ä<ø=ö=ő<å=aa",
        "eo": "c<ĉ g<ĝ h<ĥ j<ĵ s<ŝ u<ŭ",
        "es": "n<ñ",
        "et": "s<š<z<ž w<õ<ä<ö<ü",
        "eu": "n<ñ",
        "fi": "y=ü z<å<ä=æ<ö=ø",
        "fo": "a<á d<ð i<í o<ó u<ú y<ý z<æ=ä<ø=ö=ő<å=aa",
        "gl": "n<ñ",
        "hr": "c<č<ć d<dž<đ l<lj n<nj s<š z<ž",
        "hu": "c<cs d<dz<dzs g<gy l<ly n<ny o<ö=ő s<sz t<ty u<ü=ű z<zs",
        "is": "a<á d<ð=đ e<é i<í o<ó u<ú y<ý z<þ<æ=ä<ö=ø<å",
        "lt": "c<č i=y s<š z<ž",
        "lv": "c<č g<ģ k<ķ l<ļ n<ņ r<ŗ s<š z<ž",
        "nb": "y=ü z<æ=ä<ø=ö=ő<å=aa",
        "nn": "y=ü z<æ=ä<ø=ö=ő<å=aa",
        "no": "y=ü z<æ=ä<ø=ö=ő<å=aa",
        "pl": "a<ą c<ć e<ę l<ł n<ń o<ó s<ś z<ź<ż",
        "ro": "a<ă<â i<î s<ș=ş t<ț=ţ",
        "sk": "a<ä c<č h<ch o<ô r<ř s<š z<ž",
        "sl": "c<č<ć d<đ s<š z<ž",
        "sq": "c<ç d<dh e<ë g<gj l<ll n<nj r<rr s<sh t<th x<xh z<zh",
        "sv": "y=ü z<å<ä=æ<ö=ø",
        "tr": "c<ç g<ğ h<ı o<ö s<ş u<ü",
        "vi": "a<ă<â d<đ e<ê o<ô<ơ u<ư",
    }
)
"""By language, the letters behind each letter; `=` stands between letters that count as one (CLDR, Collation, standard orders).

The order of other languages is the common one. Letters that come at the place of another (the German ö) are not in it.
"""

_SCRIPTS: Mapping[str, str] = MappingProxyType(
    {
        "ar bal brh fa ps ur": "\u0600-\u06ff\u0750-\u077f",
        "be bg kk ky mk mn ru sr tg uk": "\u0400-\u052f",
        "el": "\u0370-\u03ff\u1f00-\u1fff",
        "he yi": "\u0590-\u05ff",
        "hi mr ne": "\u0900-\u097f",
        "hy": "\u0530-\u058f",
        "ka": "\u10a0-\u10ff",
        "km": "\u1780-\u17ff",
        "ko": "\u1100-\u11ff\u4e00-\u9fff\uac00-\ud7af",
        "th": "\u0e00-\u0e7f",
        "zh": "\u3400-\u9fff\uf900-\ufaff",
    }
)
OWN_SCRIPT: Mapping[str, str] = MappingProxyType(
    {language: letters for languages, letters in _SCRIPTS.items() for language in languages.split()}
)
"""By language, the letters of the script that comes before all others (CLDR, Collation, reordering)."""
