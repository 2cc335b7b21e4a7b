"""The words that stand for a picture where it cannot be seen, once it is known what its caption prints."""

from collections.abc import Mapping
from dataclasses import replace

from essayexport.document import Block, Blocks, CrossReference, Figure, Image, Inlines, Math, plain, walk
from essayexport.markdown.inlines import description


def described(image: Image, words: Inlines) -> Image:
    """The picture with the words of its caption for alternative, its citations and formulas too, if it has no others."""
    if not words or image.alternative != description(words):
        return image
    return replace(image, alternative=spoken(words))


def spoken(words: Inlines) -> str:
    """The words of a caption as an alternative has them: on one line, formulas by what they say."""
    return " ".join(plain(_said(words)).split())


def _said(words: Inlines) -> Inlines:
    if not any(isinstance(node, Math) for node in walk(words)):
        return words
    from essayexport.math import said  # noqa: PLC0415  (few captions hold a formula)

    return said(words)


def with_mentions(block: Block, printed: Mapping[str, str]) -> Blocks:
    """A figure whose alternative says its cross-references as they are printed, by what they said before."""
    if not isinstance(block, Figure) or not any(isinstance(node, CrossReference) for node in walk(block.caption)):
        return (block,)
    alternative = block.image.alternative
    for before, after in printed.items():
        alternative = alternative.replace(before, after)
    return (replace(block, image=replace(block.image, alternative=alternative)),)
