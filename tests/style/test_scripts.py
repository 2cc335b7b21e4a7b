"""The scripts of a text, and the families that a style names for them."""

import pytest

from essayexport.document import PageSettings, Role
from essayexport.style import load
from essayexport.style.scripts import packages_for, scripts_in, stand_ins, with_fallbacks

APA = load("apa", PageSettings(), "en-US", lambda _: None)
FONT = APA.roles[Role.BODY].font


@pytest.mark.parametrize(
    ("text", "lang", "names"),
    [
        ("Latin, “quoted” — naïve…", "en", []),
        ("漢字", "en", ["simplified-han"]),
        ("漢字", "zh-Hans", ["simplified-han"]),
        ("漢字", "zh-Hant-HK", ["traditional-han"]),
        ("漢字", "zh_TW", ["traditional-han"]),
        ("漢字", "ja", ["japanese"]),
        ("漢字とかな", "en", ["japanese"]),
        ("漢字와 한글", "de", ["korean"]),
        ("かなと汉字", "zh", ["simplified-han", "japanese"]),
        ("مرحبا हिन्दी", "hi", ["devanagari", "arabic"]),
        ("مرحبا हिन्दी", "en", ["arabic", "devanagari"]),
        ("שלום สวัสดี λόγος слово → 😀", "en", ["hebrew", "thai", "greek-and-cyrillic", "emoji", "symbols"]),
    ],
)
def test_the_scripts_of_a_text_are_found_those_of_its_language_first(text: str, lang: str, names: list[str]) -> None:
    assert [script.name for script in scripts_in(text, lang)] == names


def test_latin_text_leaves_the_style_as_it_is() -> None:
    assert with_fallbacks(APA, scripts_in("Latin", "en")) is APA


def test_a_font_names_the_families_of_a_script_after_its_own_and_none_twice() -> None:
    font = with_fallbacks(APA, scripts_in("שלום", "he")).roles[Role.BODY].font
    assert (font.family, font.substitutes) == (FONT.family, FONT.substitutes)
    assert font.others == ("Noto Serif Hebrew", "Frank Ruehl CLM", "David CLM", "DejaVu Sans")


def test_word_takes_a_family_for_east_asian_text_and_one_for_complex_scripts() -> None:
    font = with_fallbacks(APA, scripts_in("漢字かな हिन्दी", "en")).roles[Role.BODY].font
    assert (font.east_asian, font.complex_script) == ("Yu Mincho", "Mangal")


@pytest.mark.parametrize("role", [Role.BODY, Role.CODE])
def test_a_family_that_has_a_script_itself_is_taken_for_it(role: Role) -> None:
    assert with_fallbacks(APA, scripts_in("שלום", "he")).roles[role].font.complex_script == ""


def test_what_may_stand_in_for_a_family_is_of_its_script() -> None:
    assert stand_ins("Batang") == (
        "AppleMyungjo",
        "Noto Serif CJK KR",
        "Source Han Serif K",
        "Noto Serif KR",
        "NanumMyeongjo",
        "Droid Sans Fallback",
    )


def test_code_takes_the_families_without_serifs() -> None:
    font = with_fallbacks(APA, scripts_in("漢字", "zh")).roles[Role.CODE].font
    assert font.others[0] == "Microsoft YaHei"


@pytest.mark.parametrize(
    ("characters", "packages"),
    [("ह漢", ("fonts-noto-cjk", "fonts-noto-core")), ("𒀀", ("fonts-noto-core",)), ("a\ue000", ())],
)
def test_a_package_is_known_for_characters_of_the_table(characters: str, packages: tuple[str, ...]) -> None:
    assert packages_for(characters) == packages
