r"""Numbers and units as siunitx has them, `\SI{9.8e3}{\metre\per\second}`, in the TeX that the reader of formulas knows."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from essayexport.patterns import pattern


def _pairs(table: str) -> Mapping[str, str]:
    words = table.split()
    return MappingProxyType(dict(zip(words[::2], words[1::2], strict=True)))


_PREFIXES = _pairs(
    """
    quecto q  ronto r  yocto y  zepto z  atto a  femto f  pico p  nano n  micro µ  milli m  centi c  deci d  deca da
    deka da  hecto h  kilo k  mega M  giga G  tera T  peta P  exa E  zetta Z  yotta Y  kibi Ki  mebi Mi  gibi Gi
    tebi Ti
    """
)

_UNITS = _pairs(
    """
    metre m  meter m  second s  gram g  kilogram kg  ampere A  kelvin K  mole mol  candela cd  hertz Hz  newton N
    pascal Pa  joule J  watt W  coulomb C  volt V  farad F  ohm Ω  siemens S  weber Wb  tesla T  henry H  celsius °C
    degreeCelsius °C  lumen lm  lux lx  becquerel Bq  gray Gy  sievert Sv  katal kat  radian rad  steradian sr
    minute min  hour h  day d  hectare ha  litre l  liter L  tonne t  electronvolt eV  dalton Da  atomicmassunit u
    astronomicalunit au  bar bar  angstrom Å  barn b  percent %  degree °  arcminute ′  arcsecond ″  neper Np  bel B
    bit bit  byte B  decibel dB  micron µm  molar M  knot kn  mmHg mmHg  kWh kWh  year a  parsec pc
    """
)

_SHORT = pattern(r"([fpnumcdhkMGT]?)(m|s|g|mol|A|K|l|L|Hz|N|Pa|ohm|V|W|J|eV|F|H|C|T|S|B|bar)")
"""The short names of units with their prefixes: `kg`, `um`, `MHz`."""

_POWERS = MappingProxyType({"squared": "2", "cubed": "3", "square": "2", "cubic": "3", "tothe": "", "raiseto": ""})
_BEFORE = frozenset({"square", "cubic", "raiseto"})
_NO_SPACE = ("°", "′", "″")

_NUMBER = pattern(
    r"\s*(?P<sign>[+-]?)\s*(?P<digits>\d*(?:[.,]\d*)?)\s*(?P<unsure>\(\d+\))?\s*"
    r"(?:(?:\+-|\\pm|±)\s*(?P<about>\d+(?:[.,]\d*)?))?\s*(?:[eEdD]\s*(?P<power>[+-]?\d+))?\s*"
)
_MACRO = pattern(r"\s*\\([A-Za-z]+|%)\s*(?:\{([^{}]*)\})?")
_LITERAL = pattern(r"[A-Za-z°µμΩÅ%]+|\^\{[^{}]*\}|\^-?\d|_\{[^{}]*\}|[./~\s*()0-9-]|\\[,;: ]|\\cdot(?![A-Za-z])")


def number(written: str) -> str | None:
    r"""A number of `\num{…}`: `1.5e-3` is 1.5 × 10⁻³; None for what is none."""
    found = _NUMBER.fullmatch(written)
    if not found or not (found["digits"] or found["power"]):
        return None
    said = f"{found['sign']}{found['digits']}{found['unsure'] or ''}"
    if found["about"]:
        said = rf"{said} \pm {found['about']}"
    said = said.replace(",", "{,}")
    if not found["power"]:
        return f"{{{said}}}"
    times = f"10^{{{found['power'].removeprefix('+')}}}"
    if found["about"]:
        said = f"({said})"
    return rf"{{{said} \times {times}}}" if found["digits"] else f"{{{found['sign']}{times}}}"


def unit(written: str) -> str | None:
    r"""A unit of `\si{…}`, in macros or in letters; None where a macro is not known."""
    text = written.strip()
    if not _MACRO.match(text) or re.match(r"\\(?:[,;: ]|cdot)", text):
        return _in_letters(text)
    parts = list(_in_macros(text))
    return r"\,".join(parts) if all(parts) else None


def quantity(amount: str, of: str) -> str | None:
    r"""A number with its unit: `\SI{5}{\metre}`."""
    value, measure = number(amount), unit(of) if of else ""
    if value is None or measure is None:
        return None
    return f"{value}{'' if measure.startswith(_QUOTED) else _SPACE}{measure}" if measure else value


def between(first: str, last: str, of: str) -> str | None:
    r"""A range of `\SIrange{1}{5}{\metre}`: 1–5 m."""
    value, end = number(first), quantity(last, of)
    return None if value is None or end is None else rf"{value}\text{{–}}{end}"


_SPACE = r"\,"
_QUOTED = tuple(rf"\text{{{sign}}}" for sign in _NO_SPACE)


def angle(written: str) -> str | None:
    r"""An angle of `\ang{10;5;3}`, in degrees, minutes and seconds."""
    values = [number(part) if part.strip() else "" for part in written.split(";")]
    if len(values) > len(_NO_SPACE) or None in values:
        return None
    return "".join(rf"{value}\text{{{sign}}}" for value, sign in zip(values, _NO_SPACE, strict=False) if value)


def _in_letters(text: str) -> str | None:
    done: list[str] = []
    position = 0
    while position < len(text):
        found = _LITERAL.match(text, position)
        if found is None:
            return None
        done.append(_letters(found[0]))
        position = found.end()
    return "".join(done)


def _letters(token: str) -> str:
    if token in {".", "~", "*", "\\cdot"} or token.isspace() or token.startswith("\\"):
        return r"\,"
    if token[0] in "^_":
        return f"{token[0]}{{{token[1:].strip('{}')}}}"
    return rf"\text{{{_escaped(token)}}}" if token[0].isalpha() or token[0] in "°%" else token


def _escaped(sign: str) -> str:
    return sign.replace("%", r"\%")


def _in_macros(text: str) -> Iterator[str]:
    """Each unit with its prefix and power; an empty text where one is not known."""
    prefix, power, per, position = "", "", False, 0
    pending = ""
    while position < len(text):
        found = _MACRO.match(text, position)
        if found is None:
            yield from filter(None, (pending,))
            yield ""
            return
        position = found.end()
        name, given = found[1], found[2]
        if name == "per":
            per = True
        elif name in _BEFORE:
            power = _POWERS[name] or given or ""
        elif name in _POWERS or name in {"of", "highlight"}:
            pending = (
                _with_power(pending, _POWERS[name] or given or "") if name in _POWERS else f"{pending}_{{\\text{{{given}}}}}"
            )
        elif name in _PREFIXES:
            prefix = _PREFIXES[name]
        else:
            yield from filter(None, (pending,))
            symbol = _symbol(name)
            pending = _unit(prefix + symbol, power, per=per) if symbol else ""
            if not symbol:
                yield ""
                return
            prefix, power, per = "", "", False
    yield from filter(None, (pending,))


def _symbol(name: str) -> str:
    if name in _UNITS:
        return _UNITS[name]
    if name == "%":
        return "%"
    found = _SHORT.fullmatch(name)
    return found[1].replace("u", "µ") + found[2].replace("ohm", "Ω") if found else ""


def _unit(symbol: str, power: str, *, per: bool) -> str:
    exponent = f"-{power or 1}" if per else power
    return rf"\text{{{_escaped(symbol)}}}" + (f"^{{{exponent}}}" if exponent else "")


def _with_power(measure: str, power: str) -> str:
    """A unit with a power behind it: `s^{-1}` squared is `s^{-2}`."""
    return f"{measure.removesuffix('^{-1}')}^{{-{power}}}" if measure.endswith("^{-1}") else f"{measure}^{{{power}}}"
