"""Records: dataclasses that nothing changes, made in a sixth of the time that frozen dataclasses take.

A tool that starts anew for each essay makes all its classes each time. `dataclass` writes and compiles seven methods for a frozen
class; here one is compiled, `__init__`, and the others are the same for all. That no field is set is for mypy to see.
"""

from dataclasses import MISSING, dataclass, field, fields
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(cls: type[T]) -> type[T]:
    """Makes a class a record of its annotated fields: slots, equality, hash, `repr`; `match` and `replace` work on it.

    Defaults are values, never factories; fields with `compare=False` or `repr=False` are left out as in a dataclass.
    """
    made: Any = dataclass(slots=True, init=False, eq=False, repr=False)(cls)
    made.__init__, made.__eq__, made.__hash__, made.__repr__ = _initializer(made), _equal, _hash, _repr
    return made  # type: ignore[no-any-return]


def _initializer(cls: Any) -> Any:
    """A function that sets the fields; its defaults stand in its globals, under the names of the fields."""
    if any(each.default_factory is not MISSING for each in fields(cls)):
        raise TypeError(f"{cls.__qualname__}: the default of a record's field is a value")
    defaults = {each.name: each.default for each in fields(cls) if each.default is not MISSING}
    parameters = (f"{each.name}={each.name}" if each.name in defaults else each.name for each in fields(cls))
    body = (f"\n self.{each.name} = {each.name}" for each in fields(cls))
    made: dict[str, Any] = {}
    exec(f"def __init__({', '.join(('self', *parameters))}):{''.join(body) or ' pass'}", defaults, made)  # noqa: S102  # as `dataclass` does; the names are ours
    return made["__init__"]


def _compared(self: Any) -> tuple[object, ...]:
    return tuple(getattr(self, each.name) for each in fields(self) if each.compare)


def _equal(self: object, other: object) -> bool:
    return self is other or (type(self) is type(other) and _compared(self) == _compared(other))


def _hash(self: object) -> int:
    return hash(_compared(self))


def _repr(self: Any) -> str:
    shown = (f"{each.name}={getattr(self, each.name)!r}" for each in fields(self) if each.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"
