"""Raw TeX gives its words: text commands, environments, tables; what cannot be printed is said once."""

import pytest
from resolved_trees import line, resolved, tex, view

from essayexport.diagnostics import Diagnostic, Span
from essayexport.document import Document, Meta, RawBlock
from essayexport.foreign import resolve


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (r"\textbf{bold \emph{both}}", "⟨strong: bold ⟨emphasis: both⟩⟩"),
        (r"\textsc{caps}", "⟨small-caps: caps⟩"),
        (r"\underline{under}", "⟨underline: under⟩"),
        (r"\sout{gone}", "⟨strikeout: gone⟩"),
        (r"\textsuperscript{th}", "⟨superscript: th⟩"),
        (r"\texttt{a\_b}", "⟨code: a_b⟩"),
        (r"{\bf all} rest", "⟨strong: all⟩ rest"),
        (r"{\itshape all}", "⟨emphasis: all⟩"),
        (r"\textcolor{red}{word}", "word"),
        (r"\foreignlanguage{german}{Wort}", "Wort"),
        (r"\href{https://example.org/a\_b}{here}", "⟨link <https://example.org/a_b>: here⟩"),
        (r"\url{https://example.org}", "⟨link <https://example.org>: https://example.org⟩"),
        (r"\enquote{said}", "⟨double-quoted: said⟩"),
        (r"``said'' it's", "“said” it’s"),
        (r"\'e \ss{} \& \% \ldots{} a--b---c~d", "é ß & % … a–b—c\\xa0d"),
        (r"\LaTeX{} and \LaTeX", "LaTeX and LaTeX"),
        (r"\S 3, \P{} 4, \copyright", "§3, ¶ 4, ©"),
        (r"\noindent\large words", "words"),
        (r"\unknown{its words}", "its words"),
        (r"\ensuremath{x^2} $y$", "⟨math: x^2⟩ ⟨math: y⟩"),
        (r"a\\b", "a⟨line-break⟩b"),
        (r"\cite{one}", "⟨cite @one: \\\\cite{one}⟩"),
        (r"\citep[see][p. 3]{one,two}", "⟨cite [see ] @one; @two [, p. 3]: \\\\citep[see][p. 3]{one,two}⟩"),
        (r"\citet{one}", "⟨cite in-text @one: \\\\citet{one}⟩"),
        (r"\citeyear{one}", "⟨cite -@one: \\\\citeyear{one}⟩"),
        (r"\ref{fig:x}", "⟨reference #fig:x number: ⟨strong: fig:x?⟩⟩"),
        (r"\cref{fig:x,fig:y}", "⟨reference #fig:x #fig:y: ⟨strong: fig:x, fig:y?⟩⟩"),
        (r"\eqref{eq:x}", "(⟨reference #eq:x number: ⟨strong: eq:x?⟩⟩)"),
    ],
)
def test_a_command_gives_its_words(written: str, shown: str) -> None:
    assert view(line(tex(written))) == f"paragraph: {shown}"


def test_definitions_print_nothing() -> None:
    assert view(line(tex(r"\def\x{y}\gdef\pair#1#2{#1 and #2}\let\a\b"), "words")) == "paragraph: words"


def test_a_footnote_is_a_note() -> None:
    assert view(line("Text", tex(r"\footnote{One.\par Two.}"), ".")) == (
        "paragraph: Text⟨note 1⟩.\n  note 1\n    paragraph: One.\n    paragraph: Two."
    )


def test_a_quotation_environment_is_a_block_quote() -> None:
    assert view(RawBlock("tex", "\\begin{quote}\nOne\n\nTwo\n\\end{quote}")) == (
        "block-quote\n  paragraph: One\n  paragraph: Two"
    )


def test_lists_nest() -> None:
    text = r"\begin{itemize}\item one \item two \begin{enumerate}\item x\end{enumerate}\end{itemize}"
    assert view(RawBlock("tex", text)) == (
        "list bullet\n  item › paragraph tight: one\n  item\n    paragraph tight: two\n    list decimal 1. from 1\n"
        "      item › paragraph tight: x"
    )


def test_a_description_is_a_definition_list() -> None:
    assert view(RawBlock("tex", r"\begin{description}\item[Term] Words.\end{description}")) == (
        "definitions\n  term: Term\n  meaning › paragraph: Words."
    )


def test_a_figure_has_its_caption_and_label() -> None:
    text = "\\begin{figure}[h]\n\\includegraphics[width=0.5\\textwidth]{a.png}\n\\caption{Words}\\label{fig:x}\n\\end{figure}"
    assert view(RawBlock("tex", text)) == (
        'figure caption-below {#fig:x}\n  image <a.png> alternative="Words" {width="50%"}:\n  caption\n    paragraph: Words'
    )


def test_a_table_has_its_head_spans_and_alignments() -> None:
    text = (
        r"\begin{table}\caption{Words}\label{tab:x}\begin{tabular}{l|r}\toprule a & b \\ \midrule "
        r"\multicolumn{2}{c}{both} \\ 1 & 2 \\ \bottomrule\end{tabular}\end{table}"
    )
    assert view(RawBlock("tex", text)) == (
        "table {#tab:x}\n  columns: left, right\n  caption\n    paragraph: Words\n"
        "  head\n    cell › paragraph tight: a\n    cell › paragraph tight: b\n"
        "  row\n    cell center columns=2 › paragraph tight: both\n"
        "  row\n    cell › paragraph tight: 1\n    cell › paragraph tight: 2"
    )


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (r"\begin{equation}a=b \label{eq:x}\end{equation}", "⟨display-math #eq:x: a=b⟩"),
        (r"\begin{align*}a&=b\end{align*}", "⟨display-math: \\\\begin{aligned}a&=b\\\\end{aligned}⟩"),
        (
            r"\begin{align}a&=b\label{eq:a}\\ c\label{eq:b}\end{align} \ref{eq:b}",
            (
                "⟨display-math #eq:a: \\\\begin{aligned}a&=b\\\\end{aligned}⟩"
                "⟨display-math #eq:b: \\\\begin{aligned}c\\\\end{aligned}⟩ ⟨reference #eq:b number: ⟨strong: eq:b?⟩⟩"
            ),
        ),
        (
            r"\begin{gather}a\\[2pt] \text{b\\c}\label{eq:a}\\ d\label{eq:b}\\ e\end{gather}",
            (
                r"⟨display-math #eq:a: \\begin{gathered}a\\\\[2pt] \\text{b\\\\c}\\end{gathered}⟩"
                r"⟨display-math #eq:b: \\begin{gathered}d\\end{gathered}⟩⟨display-math: \\begin{gathered}e\\end{gathered}⟩"
            ),
        ),
        (r"\[x\]", "⟨display-math: x⟩"),
    ],
)
def test_a_displayed_formula_is_one(written: str, shown: str) -> None:
    assert view(line(tex(written))) == f"paragraph: {shown}"


@pytest.mark.parametrize("between", ["", "\n"])
def test_a_label_behind_a_heading_is_its_identifier(between: str) -> None:
    heading = RawBlock("tex", f"\\section{{One}}{between}\\label{{sec:one}}")
    assert view(heading, line(tex(r"\ref{sec:one}"))) == (
        "heading 1 {#sec:one}: One\nparagraph: ⟨reference #sec:one number: ⟨strong: sec:one?⟩⟩"
    )


def test_a_command_on_a_later_line_has_its_own_place() -> None:
    said: list[Diagnostic] = []
    lists = RawBlock("tex", "\\fancylist\n \\listoftwo", span=Span("essay.md", 5, 3, 10))
    resolve(Document(Meta(), (lists,)), said.append)
    assert [diagnostic.span for diagnostic in said] == [Span("essay.md", 5, 3, 10), Span("essay.md", 6, 2, 10)]


def test_a_page_break_is_one() -> None:
    assert view(RawBlock("tex", "\\newpage")) == "div {.page-break}"


def test_what_cannot_be_printed_is_said_once_with_its_count() -> None:
    picture = RawBlock("tex", "\\begin{tikzpicture}\n\\draw (0,0);\n\\end{tikzpicture}")
    shown, said = resolved(line("Words"), picture, picture, line(tex(r"\fancything")))
    assert shown == "paragraph: Words"
    assert said == [
        "the TeX command `\\fancything` is left out: \\fancything",
        "the TeX environment `tikzpicture` is left out, 2 times in all: \\begin{tikzpicture}",
    ]


@pytest.mark.parametrize("hostile", ["\\textbf{" * 3000, "{" * 3000 + "word", "\\begin{quote}" * 500, "\\frac" * 5000, "$" * 999])
def test_hostile_tex_is_read_to_its_end(hostile: str) -> None:
    shown, _ = resolved(line("before"), RawBlock("tex", hostile), line("behind"))
    assert shown.startswith("paragraph: before")
    assert shown.endswith("paragraph: behind")
