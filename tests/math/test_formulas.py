"""Formulas read from TeX: what comes through, what is said in characters, and what is only reported."""

import pytest

from essayexport.diagnostics import Code, Diagnostic, Span
from essayexport.document import Document, Math, Meta, Paragraph
from essayexport.math import Formula, Unreadable, formula, tell_unreadable
from essayexport.math.drawing import drawn


def line(tex: str) -> str:
    read = formula(tex, True)
    assert isinstance(read, Formula), read
    return read.line


@pytest.mark.parametrize(
    ("tex", "said"),
    [
        ("x^2+y^2=z^2", "x² + y² = z²"),
        (r"\frac{a}{b}", "a/b"),
        (r"\frac{a+b}{2\sigma^2}", "(a + b)/(2σ²)"),
        (r"\sqrt{2\pi}", "√(2π)"),
        (r"\sqrt[3]{x}", "∛x"),
        (r"\sum_{i=1}^n x_i", "∑ᵢ₌₁ⁿ xᵢ"),
        (r"\int_0^\infty e^{-x}\,dx", "∫₀^∞ e⁻ˣ dx"),
        (r"\hat{\theta}_{\text{MLE}}", "θ̂_MLE"),
        (r"\begin{pmatrix} a & b \\ c & d \end{pmatrix}", "(a, b; c, d)"),
        (r"|x| = \begin{cases} x & \text{if } x \ge 0 \\ -x & \text{else} \end{cases}", "|x| = {x, if x ≥ 0; −x, else"),
        (r"\begin{align} a &= b \\ c &= d \end{align}", "a = b\nc = d"),
        (r"a &= b \\ c &= d", "a = b\nc = d"),
        (r"\begin{gather} a \\ b \end{gather}", "a\nb"),
        (r"\text{area of $x$}", "area of x"),
        (r"\sum_{\substack{i<j\\ j<n}} x", "∑_(i<j;j<n) x"),
        (r"\mathop{\mathrm{argmax}}\limits_x f", "argmaxₓ f"),
        (r"x \label{eq:a} \nonumber", "x"),
        (r"\mathbb{R} \to \mathcal{L}", "ℝ → ℒ"),
        (r"\abs{x} \norm{y}", "|x|‖y‖"),
        (r"\frac{1}{n}\sum x_i", "1/n ∑xᵢ"),
        (r"x\frac{1}{2}(y+1)", "x 1/2 (y + 1)"),
        (r"\left|\frac{1}{2}\right|^2 + \sin\frac{x}{2}", "|1/2|² + sin x/2"),
        (r"a = b \qquad c\,d", "a = b   c d"),
        (r"a \\[2pt] b", "a\nb"),
        (r"\begin{array}{@{}l*{2}{c}@{}} a & b & c \end{array}", "a b c"),
    ],
)
def test_a_formula_is_said_as_a_person_would_type_it(tex: str, said: str) -> None:
    assert line(tex) == said


def test_a_tag_stands_beside_the_formula() -> None:
    read = formula(r"a = b \tag{A1}", True)
    assert isinstance(read, Formula)
    assert (read.line, read.tag) == ("a = b", "(A1)")


@pytest.mark.parametrize(
    ("tex", "unknown"), [(r"\foo{x}", r"\foo"), (r"\begin{nonsense} x \end{nonsense}", "nonsense"), (r"a + \ce{@@}", r"\ce")]
)
def test_an_unknown_command_is_named(tex: str, unknown: str) -> None:
    read = formula(tex, False)
    assert isinstance(read, Unreadable)
    assert read.unknown == unknown


HOSTILE = {
    "braces": "{" * 100_000 + "}" * 100_000,
    "open braces": "{" * 15_000,
    "closing braces": "}" * 15_000,
    "fractions": r"\frac{" * 1000 + "a" + "}{b}" * 1000,
    "brackets": r"\left(" * 1000 + r"\right)" * 1000,
    "roots": r"\sqrt" * 3000 + " x",
    "accents": r"\hat" * 4000 + " x",
    "open brackets": "(" * 9000,
    "scripts": "^" * 10_000,
    "environments": r"\begin{matrix}" * 1000 + r"\end{matrix}" * 1000,
    "a macro of itself": r"\def\a{\a\a}\a",
    "nothing": "",
    "half a fraction": r"\frac{1}",
    "100 kB": "a+b" * 34_000,
}


@pytest.mark.parametrize("tex", HOSTILE.values(), ids=HOSTILE)
def test_what_is_broken_or_too_much_is_no_formula(tex: str) -> None:
    assert isinstance(formula(tex, True), Unreadable)


@pytest.mark.parametrize("tex", ["(" * 5000 + ")" * 5000, "a+b_{i}^{2}" * 1000, r"\frac{" * 20 + "a" + "}{b}" * 20])
def test_what_is_long_or_deep_comes_through(tex: str) -> None:
    read = formula(tex, True)
    assert isinstance(read, Formula)
    assert drawn(read.root) is not None


def test_each_unknown_command_is_reported_once_with_its_place() -> None:
    place = Span("essay.md", 3, 5)
    maths = (Math(r"\foo x", span=place), Math(r"\foo y", span=Span("essay.md", 9)), Math(r"\frac{1}", span=place), Math("z"))
    said: list[Diagnostic] = []
    tell_unreadable(Document(Meta(), (Paragraph(maths),)), said.append)
    assert [(one.code, one.span) for one in said] == [
        (Code.FORMULA_UNKNOWN_COMMAND, place),
        (Code.FORMULA_INVALID, place),
    ]


def test_a_drawing_stands_on_the_base_line() -> None:
    read = formula("x", False)
    assert isinstance(read, Formula)
    drawing = drawn(read.root)
    assert drawing is not None
    assert 0 <= drawing.depth < 0.1 < drawing.height < 0.7
