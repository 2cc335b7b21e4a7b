"""How cites that look alike are told apart: names, `disambiguate` branches, year suffixes (CSL 1.0.2, Disambiguation)."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TypeVar

from essayexport.citations.engine.area import NO_LEVELS, PLAIN, Context, Detail, Levels
from essayexport.citations.engine.compiled import Compiled
from essayexport.citations.engine.initials import initials
from essayexport.citations.engine.item import Item
from essayexport.citations.engine.name_values import Name
from essayexport.citations.engine.output import plain
from essayexport.citations.engine.positions import LATER
from essayexport.records import NamedTuple

FULL = 2
"""The level at which given names are shown in full."""


class Distinctions(NamedTuple):
    """What tells the works of a document apart."""

    details: Mapping[str, Detail]
    """What the cites of a work say more, by its key; works that nothing is like are not in it."""
    levels: Levels = NO_LEVELS

    def detail(self, key: str) -> Detail:
        """What the cites of a work say more."""
        return self.details.get(key, PLAIN)

    def suffix(self, key: str) -> str:
        """The year suffix of a work."""
        return self.detail(key).year_suffix

    def context(self, key: str) -> Context:
        """The state in which the entry of a work begins."""
        context = Context(detail=self.detail(key))
        context.levels = self.levels
        return context


NONE = Distinctions({})


class Options(NamedTuple):
    """By which methods a style tells cites apart (CSL 1.0.2, Disambiguation)."""

    add_names: bool
    add_givens: bool
    rule: str
    add_suffix: bool
    has_condition: bool

    @property
    def by_cite(self) -> bool:
        """Whether given names are added only to cites that are alike."""
        return self.add_givens and self.rule == "by-cite"

    @property
    def by_name(self) -> bool:
        """Whether given names are added wherever two people are called alike."""
        return self.add_givens and self.rule != "by-cite"


def options(style: Compiled) -> Options:
    """The options of a style."""

    def is_set(name: str) -> bool:
        return style.option("citation", f"disambiguate-add-{name}") == "true"

    rule = style.option("citation", "givenname-disambiguation-rule") or "by-cite"
    return Options(is_set("names"), is_set("givenname"), rule, is_set("year-suffix"), style.tests_disambiguate)


def distinctions(style: Compiled, ordered: Sequence[Item], first_notes: Mapping[str, int]) -> Distinctions:
    """What tells works apart, which are given in the order of the bibliography.

    Cites are compared as later ones, without places; `first_notes` has the notes in which works were cited first.
    """
    asked = options(style)
    if not any((asked.add_names, asked.add_givens, asked.add_suffix, asked.has_condition)):
        return NONE
    render = _Rendering(style, first_notes)
    plainest = {item.key: render(item, PLAIN) for item in ordered}
    if asked.by_name:
        render.levels = name_levels((each.context for each in plainest.values()), asked.rule)
        plainest = {item.key: render(item, PLAIN) for item in ordered} if render.levels else plainest
    groups = _alike(ordered, plainest)
    if asked.by_name and asked.add_names and groups:
        hidden = [plainest[item.key].context for group in groups for item in group]
        everyone = [*(each.context for each in plainest.values()), *map(_whole, hidden)]
        render.levels = name_levels(everyone, asked.rule)
    details = {key: detail for group in groups for key, detail in _told_apart(group, render, asked)}
    if asked.by_name and details:
        shown = (
            render(item, details[item.key]).context if item.key in details else plainest[item.key].context for item in ordered
        )
        render.levels = name_levels(shown, asked.rule)
    return Distinctions(details, render.levels)


def _whole(context: Context) -> Context:
    """A cite as if all its names were shown, as they may be to tell it from others."""
    whole = Context()
    whole.lists = [each._replace(shown=len(each.people)) for each in context.lists]
    return whole


class Rendered(NamedTuple):
    """A cite as it is compared, and what was counted while it was printed."""

    text: str
    context: Context


class _Rendering:
    """Prints cites for comparison."""

    def __init__(self, style: Compiled, first_notes: Mapping[str, int]) -> None:
        self.render, self.first_notes = style.citation.render, first_notes
        self.levels = NO_LEVELS

    def __call__(self, item: Item, detail: Detail) -> Rendered:
        context = Context(positions=LATER, detail=detail)
        context.compared = True
        context.levels, context.first_note = self.levels, self.first_notes.get(item.key, 0)
        return Rendered(plain(self.render(item, context)), context)


def _alike(items: Iterable[Item], rendered: Mapping[str, Rendered]) -> list[list[Item]]:
    """The items whose cites look the same, in groups of two and more."""
    groups: defaultdict[str, list[Item]] = defaultdict(list)
    for item in items:
        groups[rendered[item.key].text].append(item)
    return [group for text, group in groups.items() if len(group) > 1 and text]


# ---------------------------------------------------------------------------------------------------------- given names


def name_levels(contexts: Iterable[Context], rule: str) -> Levels:
    """How much of the given name of each person is shown whom another shown is called like (`givenname-disambiguation-rule`)."""
    families: defaultdict[str, dict[str, set[str]]] = defaultdict(dict)
    people: dict[Name, tuple[str, str]] = {}
    last = 1 if rule.startswith("primary-name") else None
    for context in contexts:
        for shown in context.lists:
            for name in islice(shown.people, min(shown.shown, last or shown.shown)):
                if name.family and name not in people:
                    family, given = _bare(f"{name.non_dropping} {name.family}"), _bare(name.given)
                    initial = initials(given, ".", hyphen=True)
                    families[family].setdefault(initial, set()).add(given)
                    people[name] = family, initial
    highest = 1 if rule.endswith("with-initials") else FULL
    levels = {name: min(highest, _level(families[family], initial)) for name, (family, initial) in people.items()}
    return {name: level for name, level in levels.items() if level}


def _level(namesakes: Mapping[str, set[str]], initial: str) -> int:
    if len(namesakes[initial]) > 1:
        return FULL
    return 1 if len(namesakes) > 1 else 0


def _bare(text: str) -> str:
    return " ".join(text.replace(".", " ").split())


# ------------------------------------------------------------------------------------------------------- cites alike


class _Group(NamedTuple):
    """Items that still look alike: what was tried last, what of it is kept because it told others apart."""

    items: list[Item]
    kept: Detail
    step: int


def _told_apart(items: list[Item], render: Callable[[Item, Detail], Rendered], asked: Options) -> Iterator[tuple[str, Detail]]:
    """What each of some items that look alike says more."""
    left: list[_Group] = []
    for group in _by_names(items, render, asked):
        if len(group.items) == 1:
            yield group.items[0].key, group.kept
        else:
            left.append(group)
    for group in left:
        yield from _by_condition(group, render, asked)


def _by_names(items: list[Item], render: Callable[[Item, Detail], Rendered], asked: Options) -> Iterator[_Group]:
    """Items in the groups that names and given names part them into: steps are kept that part items."""
    trials = list(_trials([render(item, PLAIN).context for item in items], asked))
    groups = [_Group(items, PLAIN, 0)]
    while groups:
        items, kept, step = groups.pop()
        while len(items) > 1 and step < len(trials):
            trial = trials[step]
            step += 1
            classes = _classes(items, trial.tried, render)
            if len(classes) > 1:
                kept = trial.keep(kept)
                items = classes[0]
                groups += [_Group(others, kept, step) for others in classes[1:]]
        yield _Group(items, kept, step)


def _classes(items: Iterable[Item], detail: Detail, render: Callable[[Item, Detail], Rendered]) -> list[list[Item]]:
    found: defaultdict[str, list[Item]] = defaultdict(list)
    for item in items:
        found[render(item, detail).text].append(item)
    return list(found.values())


class _Trial(NamedTuple):
    """One more given name or one more name: what is printed to see whether it helps, and the list, name and amount it is."""

    tried: Detail
    list: int
    names: int
    place: int
    level: int

    def keep(self, kept: Detail) -> Detail:
        """A detail with this step."""
        names = _padded(kept.names, self.list, 0)
        names[self.list] = max(names[self.list], self.names)
        givens = [list(each) for each in _padded(kept.givens, self.list, ())]
        if self.level:
            row = _padded(givens[self.list], self.place, 0)
            row[self.place] = self.level
            givens[self.list] = row
        return kept._replace(names=tuple(names), givens=tuple(map(tuple, givens)))


Value = TypeVar("Value")


def _padded(values: Sequence[Value], place: int, filler: Value) -> list[Value]:
    return [*values, *(filler for _ in range(place + 1 - len(values)))]


def _trials(contexts: Sequence[Context], asked: Options) -> Iterator[_Trial]:
    """The steps, in their order: of each list the given name of each name shown, then one more name and its given name.

    A step that is the same for all items tells nothing, and is taken together with the next one.
    """
    tried = PLAIN
    for index in range(max((len(context.lists) for context in contexts), default=0)):
        lists = [context.lists[index] for context in contexts if index < len(context.lists)]
        shown, lengths = max(each.shown for each in lists), {len(each.people) for each in lists}
        for place in range(max(lengths) if asked.add_names else shown):
            telling = len({each.people[place] if place < len(each.people) else None for each in lists}) > 1
            for names, level in _steps(place, shown, asked):
                trial = _Trial(tried, index, names, place, level)
                tried = trial.keep(tried)
                if telling or (not level and len(lengths) > 1 and place + 1 in lengths):
                    yield trial._replace(tried=tried)


def _steps(place: int, shown: int, asked: Options) -> Iterator[tuple[int, int]]:
    """What is tried with one name of a list: how many names are shown, and how much of its given name."""
    names = place + 1 if place >= shown else 0
    if names:
        yield names, 0
    if asked.by_cite:
        yield names, 1
        yield names, FULL


def _by_condition(group: _Group, render: Callable[[Item, Detail], Rendered], asked: Options) -> Iterator[tuple[str, Detail]]:
    """What items say more that no name tells apart: `disambiguate` branches one after another, then year suffixes."""
    groups = [group.items]
    condition, most = 0, _most_asked(group.items, group.kept, render) if asked.has_condition else 0
    while groups and condition < most:
        condition += 1
        detail = group.kept._replace(condition=condition)
        classes = [each for items in groups for each in _classes(items, detail, render)]
        yield from ((each[0].key, detail) for each in classes if len(each) == 1)
        groups = [each for each in classes if len(each) > 1]
        most = max([most, *(_most_asked(items, detail, render) for items in groups)])
    for items in groups:
        yield from _by_suffix(items, group.kept, asked)


def _most_asked(items: Sequence[Item], detail: Detail, render: Callable[[Item, Detail], Rendered]) -> int:
    """How many `disambiguate` tests a cite asks at most; where one holds, others may be asked in its branch."""
    return max(render(item, detail).context.asked for item in items)


def _by_suffix(items: Sequence[Item], kept: Detail, asked: Options) -> Iterator[tuple[str, Detail]]:
    for number, item in enumerate(items):
        yield item.key, kept._replace(year_suffix=letters(number)) if asked.add_suffix else kept


def letters(number: int) -> str:
    """The letters of a year suffix, counted from 0: a to z, then aa, ab and so on."""
    out = ""
    while number >= 0:
        number, place = divmod(number, 26)
        out = chr(ord("a") + place) + out
        number -= 1
    return out
