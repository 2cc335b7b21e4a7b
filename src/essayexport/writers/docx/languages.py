"""The language of the text as Word names it."""

import re
from collections.abc import Mapping
from types import MappingProxyType

DEFAULT = "en-US"

_REGIONS: Mapping[str, str] = MappingProxyType(
    dict(
        pair.split("=")
        for pair in (
            "bn=BD gu=IN kn=IN ml=IN mr=IN ne=NP pa=IN ps=AF ta=IN te=IN ur=PK "
            "ar=SA bg=BG ca=ES cs=CZ da=DK de=DE el=GR en=US es=ES et=EE fa=IR fi=FI fr=FR he=IL hi=IN hr=HR hu=HU id=ID it=IT "
            "ja=JP ko=KR lt=LT lv=LV nb=NO nl=NL nn=NO pl=PL pt=PT ro=RO ru=RU sk=SK sl=SI sr=RS sv=SE th=TH tr=TR uk=UA vi=VN "
            "zh=CN"
        ).split()
    )
)
"""Word's proofing tools go by language and region: the region meant where a tag names none."""

_SCRIPTS: Mapping[str, str] = MappingProxyType(
    dict.fromkeys("ja ko zh yue".split(), "eastAsia")
    | dict.fromkeys("ar ckb fa he ps sd ug ur yi as bn gu hi km kn lo ml mr my ne or pa sa si ta te th".split(), "bidi")
)
"""Word holds the language of East Asian text and of complex scripts apart (ECMA-376 part 1, 17.3.2.20)."""

_SCRIPT = re.compile(r"-(?P<script>[A-Za-z]{4})(?=-|$)")

_HAN: Mapping[str, str] = MappingProxyType({"hans": "zh-CN", "hant": "zh-TW"})
"""Word tells the two ways to write Chinese apart by region."""


def language_element(lang: str) -> str:
    """`w:lang` for a BCP 47 tag, American English for none and for what is none."""
    tag = lang.replace("_", "-")
    if not re.fullmatch(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", tag):
        tag = DEFAULT
    language = tag.split("-")[0].lower()
    tag = _without_script(tag, language)
    if "-" not in tag and language in _REGIONS:
        tag = f"{language}-{_REGIONS[language]}"
    script = _SCRIPTS.get(language)
    return f'<w:lang w:val="{tag}"/>' if script is None else f'<w:lang w:val="{tag}" w:{script}="{tag}"/>'


def _without_script(tag: str, language: str) -> str:
    """Chinese with its region in place of its script, which Word does not read; other tags as they are."""
    script = _SCRIPT.search(tag)
    if language not in {"zh", "yue"} or script is None:
        return tag
    shorter = tag[: script.start()] + tag[script.end() :]
    return shorter if "-" in shorter else _HAN.get(script["script"].lower(), tag)
