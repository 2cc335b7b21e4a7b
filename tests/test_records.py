"""Records are values: what they hold makes them equal, whatever `dataclass` would have written for them."""

import copy
import inspect
import pickle
from dataclasses import field, replace

import pytest

from essayexport.records import NamedTuple, record, state


@record
class Word:
    """Example."""

    text: str
    count: int = 1
    line: int = field(default=0, compare=False, repr=False)


@record
class Gap:
    """Example without fields."""


@record
class Other:
    """Example with the fields of another."""

    text: str
    count: int = 1


def test_records_of_the_same_values_are_equal_and_hash_alike() -> None:
    assert Word("a", 2) == Word(text="a", count=2)
    assert hash(Word("a", 2)) == hash(Word(text="a", count=2))
    assert Word("a") != Word("b")


def test_records_of_different_classes_are_never_equal() -> None:
    assert Word("a").__eq__(Other("a")) is False


def test_a_field_that_is_not_compared_is_left_out_of_equality_hash_and_repr() -> None:
    assert Word("a", line=1) == Word("a", line=2)
    assert hash(Word("a", line=1)) == hash(Word("a", line=2))
    assert repr(Word("a", line=1)) == "Word(text='a', count=1)"


def test_a_record_can_be_matched_and_replaced() -> None:
    match Word("a", 2):
        case Word(text, count):
            assert (text, count) == ("a", 2)
    assert replace(Word("a", 2), text="b") == Word("b", 2)


def test_a_record_has_no_room_for_other_fields() -> None:
    with pytest.raises(AttributeError):
        Gap().text = "a"  # type: ignore[attr-defined]


def test_a_missing_or_unknown_value_is_refused() -> None:
    with pytest.raises(TypeError):
        Word()  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Gap("a")  # type: ignore[call-arg]


def test_a_default_that_would_have_to_be_made_is_refused() -> None:
    with pytest.raises(TypeError, match="is a value"):

        @record
        class _Bag:
            words: list[str] = field(default_factory=list)


@state
class Basket:
    """Example of what changes."""

    name: str
    words: list[str] = field(default_factory=list)
    count: int = 0


def test_a_state_has_its_own_lists_and_equals_only_itself() -> None:
    one, two = Basket("a"), Basket("a", count=0)
    one.words.append("x")
    one.count += 1
    assert (one.words, one.count, two.words, two.count) == (["x"], 1, [], 0)
    assert Basket("a") != Basket("a")
    assert replace(one, name="b").words is one.words


def test_a_state_refuses_missing_and_unknown_values() -> None:
    with pytest.raises(TypeError):
        Basket()  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Basket("a", colour="red")  # type: ignore[call-arg]


@record
class Longer(Word):
    """Example that adds to another."""

    more: str = "more"


def test_a_record_that_adds_to_another_has_the_fields_of_both() -> None:
    assert repr(Longer("a", more="b")) == "Longer(text='a', count=1, more='b')"
    assert replace(Longer("a"), count=3) == Longer("a", 3)


class Pair(NamedTuple):
    """Example of a named tuple."""

    left: str
    right: int = 1

    @property
    def both(self) -> str:
        """What a method makes of the fields."""
        return f"{self.left}{self.right}"


def test_a_named_tuple_is_one() -> None:
    pair = Pair("a")
    left, right = pair
    assert (left, right, pair.left, pair[1], pair.both) == ("a", 1, "a", 1, "a1")
    assert pair == ("a", 1)
    assert pair._replace(right=2) == Pair(left="a", right=2)
    assert repr(pair) == "Pair(left='a', right=1)"
    match pair:
        case Pair(word, number):
            assert (word, number) == ("a", 1)


def test_a_named_tuple_can_be_copied_and_pickled() -> None:
    assert pickle.loads(pickle.dumps(Pair("a", 2))) == Pair("a", 2)
    assert copy.deepcopy(Pair("a", 2)) == Pair("a", 2)


def test_a_named_tuple_refuses_missing_and_unknown_values() -> None:
    with pytest.raises(TypeError):
        Pair()  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Pair("a")._replace(middle=1)  # type: ignore[call-arg]


def test_a_named_tuple_says_its_parameters() -> None:
    assert str(inspect.signature(Pair)) == "(left, right=1)"
