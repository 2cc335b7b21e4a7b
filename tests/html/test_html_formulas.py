"""Formulas on a page."""

from essayexport.document import Math, SequenceNumber
from essayexport.writers.html.formulas import written


def test_a_formula_in_the_line_is_mathml_with_its_text() -> None:
    assert written(Math("x^2"), None, paper=False) == '<math alttext="x²"><msup><mi>x</mi><mn>2</mn></msup></math>'


def test_a_display_has_its_number_beside_it_and_its_anchor() -> None:
    math = Math("x", display=True, number=SequenceNumber("Equation", 2))
    assert written(math, "eq:a", paper=False) == (
        '<span class="equation-line"><math display="block" alttext="x" id="eq:a"><mi>x</mi></math>'
        '<span class="equation-number">(2)</span></span>'
    )


def test_what_cannot_be_read_stands_as_its_source() -> None:
    assert written(Math(r"\foo<"), None, paper=True) == r'<code class="code">\foo&lt;</code>'


def test_on_paper_a_formula_is_a_drawing_with_its_text() -> None:
    html = written(Math(r"\frac{a}{b}"), None, paper=True)
    assert html.startswith('<img class="formula" src="data:image/svg+xml;formula;base64,')
    assert 'alt="\N{INVISIBLE SEPARATOR}a/b"' in html
