"""Scripts whose characters are no single column wide or part without a space; loaded only for a text that has such."""

from wcwidth import wcswidth

from essayexport.patterns import pattern

_OPENING = "（［｛〈《「『【〔〖〝"
_CLOSING = (
    "、。，．・：；？！）］｝〉》」』】〕〗〟ー々…‥ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ゛゜\u3099\u309a\ufe00-\ufe0f"
    r".,;:!?)\]}»”’%"
)
_IDEOGRAPHIC = "\u2e80-\u2fdf\u3005-\u3007\u3021-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_IDEOGRAPH = rf"(?![{_CLOSING}])[{_IDEOGRAPHIC}]"
_QUOTE = f"[“‘](?={_IDEOGRAPH})"
"""Opens a quotation in Chinese; elsewhere it may be anything."""
_PIECE = pattern(
    rf"[{_OPENING}]*(?:(?:{_QUOTE})?{_IDEOGRAPH}(?:[{_CLOSING}]|\[[0-9]+\])*"
    rf"|(?:(?!{_QUOTE})(?:[{_CLOSING}]|[^{_IDEOGRAPHIC}{_OPENING}\u200b]))+)|[{_OPENING}]+|\u200b"
)
"""One ideograph or kana with the punctuation that must not leave it, or a run of anything else."""


def columns(text: str) -> int:
    """How many columns the text takes: two for a wide character, none for a combining one (UAX 11)."""
    width = wcswidth(text)
    return width if width >= 0 else len(text)


def pieces(word: str) -> list[str]:
    """What stays together of a word without spaces: a line may end between ideographs (UAX 14) and at zero-width spaces."""
    return _PIECE.findall(word)
