"""What a shell is offered behind an option: the names of the styles."""


def page_styles(incomplete: str) -> list[tuple[str, str]]:
    """The page styles whose name starts so, with their titles."""
    from essayexport import style  # noqa: PLC0415  (only when a shell asks)

    return [(name, title) for name, title in style.available().items() if name.startswith(incomplete)]


def citation_styles(incomplete: str) -> list[str]:
    """The citation styles whose name starts so."""
    from essayexport import citations  # noqa: PLC0415  (only when a shell asks)

    return [name for name in citations.style_names() if name.startswith(incomplete)]
