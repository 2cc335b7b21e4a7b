"""The alphabetical order of texts in the languages that have one of their own."""

import subprocess
import sys

import pytest

from essayexport.citations.engine.collation import folding, ordered

ALPHABETS = (
    ("en-US", "Ahre Ähre Ähren Azur Łoś Lz Østed Ozu Zorn"),
    ("de-DE", "Ähre Azur Muller Müller Ohm Öhm Oz Straße Strasse Strast Ueber"),
    ("sv-SE", "Aab Andersson Muz Müller Vik Wik Zorn Åberg Ärlig Öst"),
    ("da-DK", "Andersson Zorn Ærlig Øst Aagaard Åhus"),
    ("cs-CZ", "Cibule Czar Čech Dz Hora Hz Chalupa Ivan Roz Rz Řezníček Sz Šíp Zz Žid"),
    ("es-ES", "Ávila Az Chavez Cz Llama Lz Nunez Núñez Nz Ñandu"),
    ("pl-PL", "Cz Ćwik Lz Łoś Oz Ós Sz Świt Zz Źrebak Żak"),
    ("hu-HU", "Cukor Cz Cseh Gz Gyula Oz Öz Sz Szabó Zz Zsolt"),
    ("tr-TR", "Cz Çelik Hz Irmak Işık Iz İnce Oz Öz"),
    ("is-IS", "Az Ásta Dz Ða Zz Þór Ærir Öl"),
    ("ru-RU", "5 Елкин Жуков Иван Йод Smith"),
    ("uk-UA", "Гава Ґава Єва Иван Іваненко Їжак Йосип Яна Smith"),
    ("el-GR", "Ανδρέου Άνθης Ζήνων Ώρα Smith Иван"),
    ("zh-CN", "5 李 王 Smith"),
)


def sort(lang: str, texts: list[str]) -> list[str]:
    fold = folding(lang)
    keys: dict[str, list[str]] = {}
    for text in texts:
        keys.setdefault(fold(text), []).append(text)
    return [text for key in ordered(keys) for text in keys[key]]


@pytest.mark.parametrize(("lang", "names"), ALPHABETS)
def test_names_are_in_the_order_of_their_language(lang: str, names: str) -> None:
    expected = names.split()
    assert [folding(lang)(name) for name in sort(lang, expected[::-1])] == [folding(lang)(name) for name in expected]


@pytest.mark.parametrize("lang", [lang for lang, _ in ALPHABETS])
def test_plain_names_are_in_the_same_order_whatever_stands_among_them(lang: str) -> None:
    plain = "C C++ a.b. Ab A B 9 10 2b Chan Czar Aaron Azur de-luxe deluge $5 Zhu Zoo Izzo Yard Wu Vu O'Neil Oneill _x".split()
    among = sort(lang, [*plain, "Ωμέγα", "Þór", "Йод"])
    assert [name for name in among if name.isascii()] == sort(lang, plain)


def test_the_library_is_loaded_only_for_letters_that_are_not_plain() -> None:
    program = (
        "import sys; from essayexport.citations.engine.collation import folding, ordered; fold = folding('en-US');"
        "ordered(map(fold, ['Muller', 'Smith', 'Müller'])); print('feruca' in sys.modules);"
        "ordered(map(fold, ['Muller', 'Йод'])); print('feruca' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]
