"""Which HTML elements stand between paragraphs, and which in a line of text."""

VERBATIM = frozenset({"pre", "script", "style", "textarea"})
"""Elements whose content is no Markdown."""
BLOCK_OR_INLINE = frozenset(
    "applet area audio button del embed iframe ins map noscript object progress source style svg track video".split()
)
"""Elements that stand between paragraphs where a block starts, and else in a line of text."""
BLOCKS = frozenset(
    """
    address article aside blockquote body canvas caption center col colgroup dd details dir div dl dt fieldset figcaption
    figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html isindex li main menu meta nav noframes ol output p
    pre script section summary table tbody td textarea tfoot th thead title tr ul
    calloutlist case caution classsynopsis epigraph equation example formalpara funcsynopsis glosslist important
    informalequation informalexample informalfigure informaltable itemizedlist literallayout mediaobject msgset note
    orderedlist para procedure programlisting qandaset screen segmentedlist sidebar simpara simplelist switch synopsis task tip
    variablelist warning
    """.split()
)
"""Elements that stand between paragraphs, those of DocBook and EPUB among them; they end a paragraph."""
VOID = frozenset("area base br col command embed hr img input keygen link meta param source track wbr".split())
"""Elements without content."""
