r"""The commands of mhchem and siunitx are read as formulas; what they cannot hold stays as it was written."""

import pytest

from essayexport.math.formula import Formula, Unreadable
from essayexport.math.reading import formula


def printed(tex: str) -> str:
    read = formula(tex, display=False)
    assert isinstance(read, Formula)
    return read.line


@pytest.mark.parametrize(
    ("written", "line"),
    [
        (r"\ce{H2O}", "H₂O"),
        (r"\ce{SO4^2- + 2H+ -> H2SO4}", "SO₄²⁻ + 2 H⁺ → H₂SO₄"),
        (r"\ce{^{227}_{90}Th+}", "₉₀²²⁷Th⁺"),
        (r"\ce{CaCO3 v}", "CaCO₃ ↓"),
        (r"\ce{CO2 ^}", "CO₂ ↑"),
        (r"\ce{CuSO4.5H2O}", "CuSO₄ ⋅ 5 H₂O"),
        (r"\ce{CH3-CH=CH2}", "CH₃ − CH = CH₂"),
        (r"\ce{[Fe(CN)6]^{3-}}", "[Fe(CN)₆]³⁻"),
        (r"\ce{1/2 O2(g)}", "1/2 O₂(g)"),
    ],
)
def test_chemical_formulas_have_their_indices_and_charges(written: str, line: str) -> None:
    assert printed(written) == line


@pytest.mark.parametrize(
    ("written", "line"),
    [
        (r"\SI{9.81}{\metre\per\second\squared}", "9.81 m s⁻²"),
        (r"\qty{5}{\kg}", "5 kg"),
        (r"\si{kg.m/s^2}", "kg m/s²"),
        (r"\unit{\mol\per\litre}", "mol l⁻¹"),
        (r"\unit{\per\square\metre}", "m⁻²"),
        (r"\num{1.5e-3}", "1.5 × 10⁻³"),
        (r"\num{12345,67}", "12345,67"),
        (r"\SI{5.2 +- 0.1}{\MHz}", "5.2 ± 0.1 MHz"),
        (r"\SI[per-mode=symbol]{3}{\um}", "3 µm"),
        (r"\SI{50}{\percent}", "50 %"),
        (r"\SI{30}{\degree}", "30°"),
        (r"\SI{3}{}", "3"),
        (r"\ang{10;5;3}", "10°5′3″"),
        (r"\SIrange{1}{5}{\m}", "1–5 m"),
        (r"\numrange{1}{5}", "1–5"),
    ],
)
def test_quantities_are_a_number_and_a_unit(written: str, line: str) -> None:
    assert printed(written) == line


@pytest.mark.parametrize(
    ("written", "command"),
    [
        (r"\ce{@@}", r"\ce"),
        (r"\SI{3}{\foo}", r"\SI"),
        (r"\SI{3}", r"\SI"),
        (r"\num{three}", r"\num"),
        (r"\si{\metre\squared\foo}", r"\si"),
        (r"\ang{1;2;3;4}", r"\ang"),
    ],
)
def test_what_is_not_known_stays_for_the_message(written: str, command: str) -> None:
    read = formula(written, display=False)
    assert isinstance(read, Unreadable)
    assert read.unknown == command
