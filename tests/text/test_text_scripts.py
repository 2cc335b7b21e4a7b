"""Lines of text without spaces: where they may end, and what may not begin them (JIS X 4051; UAX 14, class CJ and CL)."""

import pytest

from essayexport.writers.text.lines import columns, wrapped

CHINESE = "学术写作是大学教育的重要组成部分。“好的论文”需要清楚的结构、准确的引用，以及对读者的尊重（参见第二节）。" * 4
JAPANESE = "「これはテストです」。ラーメンを食べた、コーヒーを飲んだ。そして『本』を読んで、ゆっくりとちょっと休んだ！" * 4


@pytest.mark.parametrize("text", [CHINESE, JAPANESE])
@pytest.mark.parametrize("width", [10, 21, 40, 72])
def test_text_without_spaces_is_wrapped_and_loses_nothing(text: str, width: int) -> None:
    lines = wrapped(text, width, width)
    assert "".join(lines) == text
    assert max(map(columns, lines)) <= width


@pytest.mark.parametrize("text", [CHINESE, JAPANESE])
def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one(text: str) -> None:
    ends = [(line[0], line[-1]) for width in range(10, 41) for line in wrapped(text, width, width)]
    assert {first for first, _ in ends} & set("。、，）」』”！ーっゃゅょッ") == set()
    assert {last for _, last in ends} & set("（「『“") == set()


def test_latin_words_stay_whole_in_chinese_text() -> None:
    assert wrapped("研究者使用Markdown两种", 16, 16) == ["研究者使用", "Markdown两种"]
