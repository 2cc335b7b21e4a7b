"""Values without behaviour, made cheaply: records, and named tuples.

A tool that starts anew for each essay makes all its classes each time. The standard library takes 0.7 ms for a
frozen dataclass, and a seventh for a named tuple. Here it is a thirtieth: what creates instances is compiled when the first is
created. For mypy these are a frozen dataclass and `typing.NamedTuple`; that no field is set is for mypy to see.
"""

import dataclasses
import sys
from collections.abc import Callable
from inspect import Parameter, Signature
from operator import itemgetter
from typing import Any, ClassVar, TypeVar, dataclass_transform
from typing import NamedTuple as NamedTuple  # noqa: PLC0414  # exported for mypy; below, a cheaper one takes its name

try:
    from _collections import _tuplegetter  # type: ignore[import-not-found]
except ImportError:  # as in the standard library, for other Pythons

    def _tuplegetter(position: int, _doc: str) -> property:
        return property(itemgetter(position))


T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(dataclasses.field,))
def record(cls: type[T]) -> type[T]:
    """Makes a class a record of its annotated fields: slots, equality, hash, `repr`; `match` and `replace` work on it.

    Defaults are values, never factories; fields with `compare=False` or `repr=False` are left out as in a dataclass.
    """
    own = tuple(cls.__annotations__)
    given = {name: cls.__dict__[name] for name in own if name in cls.__dict__}
    inherited = getattr(cls, "__match_args__", ())
    kept = {name: value for name, value in cls.__dict__.items() if name not in {*given, "__dict__", "__weakref__"}}
    kind: Any = type(cls)
    made = kind(
        cls.__name__,
        cls.__bases__,
        {
            **kept,
            "__slots__": own,
            "__match_args__": (*inherited, *own),
            "__dataclass_fields__": _Fields(cls.__annotations__, given),
            "__qualname__": cls.__qualname__,
            "__eq__": _equal,
            "__hash__": _hash,
            "__repr__": _repr,
        },
    )
    made.__init__ = _when_created(made)
    found: type[T] = made
    return found


class _Fields:
    """What `dataclasses` knows of a record: asked for by `replace` and `fields`, made when it is."""

    def __init__(self, annotations: dict[str, Any], given: dict[str, Any]) -> None:
        self.annotations, self.given = annotations, given

    def __get__(self, instance: object, owner: type) -> Any:
        holder = next(cls for cls in owner.__mro__ if cls.__dict__.get("__dataclass_fields__") is self)
        above = getattr(holder.__mro__[1], "__dataclass_fields__", {})
        names = {**self.given, "__annotations__": self.annotations, "__module__": holder.__module__, "__doc__": ""}
        known: Any = dataclasses.dataclass(init=False, eq=False, repr=False)(type(holder.__name__, (), names))
        fields = {**above, **known.__dataclass_fields__}
        holder.__dataclass_fields__ = fields  # type: ignore[attr-defined]
        return fields


def _when_created(cls: Any) -> Callable[..., None]:
    """The first `__init__` of a record: it compiles the true one."""

    def create(self: Any, *values: Any, **named: Any) -> None:
        cls.__init__ = _initializer(cls)
        cls.__init__(self, *values, **named)

    return create


def _initializer(cls: Any) -> Any:
    """A function that sets the fields."""
    fields = dataclasses.fields(cls)
    if any(each.default_factory is not dataclasses.MISSING for each in fields):
        raise TypeError(f"{cls.__qualname__}: the default of a record's field is a value")
    defaults = {each.name: each.default for each in fields if each.default is not dataclasses.MISSING}
    sets = "".join(f"\n self.{each.name} = {each.name}" for each in fields) or " pass"
    return _compiled("__init__", "self", [each.name for each in fields], defaults, sets, {})


def _compiled(name: str, first: str, fields: list[str], defaults: dict[str, Any], body: str, names: dict[str, Any]) -> Any:
    """A function of the fields, whose names are identifiers of ours; its defaults stand in its globals under them."""
    parameters = ", ".join([first, *(f"{field}={field}" if field in defaults else field for field in fields)])
    made: dict[str, Any] = {}
    exec(f"def {name}({parameters}):{body}", {**defaults, **names}, made)  # noqa: S102  # as the standard library does
    return made[name]


def _compared(self: Any) -> tuple[object, ...]:
    return tuple(getattr(self, each.name) for each in dataclasses.fields(self) if each.compare)


def _equal(self: object, other: object) -> bool:
    return self is other or (type(self) is type(other) and _compared(self) == _compared(other))


def _hash(self: object) -> int:
    return hash(_compared(self))


def _repr(self: Any) -> str:
    shown = (f"{each.name}={getattr(self, each.name)!r}" for each in dataclasses.fields(self) if each.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"


# -------------------------------------------------------------------------------------------------------- named tuples


class _NamedTupleType(type):
    """Makes the annotated fields of a class the fields of a tuple."""

    def __new__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> Any:
        made: Any = super().__new__(cls, name, bases, {"__slots__": (), **namespace})
        fields = tuple(made.__annotations__) if bases != (tuple,) else ()
        made._fields = fields
        setattr(made, "__match_args__", fields)  # noqa: B010  # mypy takes it for a declaration
        made._field_defaults = {field: namespace[field] for field in fields if field in namespace}
        for position, field in enumerate(fields):
            setattr(made, field, _tuplegetter(position, ""))
        return made

    @property
    def __signature__(cls: Any) -> Signature:
        """The parameters of a call, which `inspect` would not find before the first one."""
        kind, defaults = Parameter.POSITIONAL_OR_KEYWORD, cls._field_defaults
        return Signature([Parameter(name, kind, default=defaults.get(name, Parameter.empty)) for name in cls._fields])


class _CheapNamedTuple(tuple[Any, ...], metaclass=_NamedTupleType):
    """`typing.NamedTuple` as far as it is used here."""

    __slots__ = ()
    _fields: ClassVar[tuple[str, ...]]
    _field_defaults: ClassVar[dict[str, Any]]

    def __new__(cls, *values: Any, **named: Any) -> Any:
        """The first creation compiles what creates the others."""
        fields = list(cls._fields)
        items = "".join(f"{field}, " for field in fields)
        made = _compiled("__new__", "cls", fields, cls._field_defaults, f" return new(cls, ({items}))", {"new": tuple.__new__})
        cls.__new__ = made  # type: ignore[method-assign]
        return made(cls, *values, **named)

    def _replace(self, /, **changes: Any) -> Any:
        """The tuple with other values in some fields."""
        return type(self)(**{**self._asdict(), **changes})

    def _asdict(self) -> dict[str, Any]:
        """The values by field."""
        return dict(zip(self._fields, self, strict=True))

    @classmethod
    def _make(cls, values: Any) -> Any:
        """A tuple of values in the order of the fields."""
        return cls(*values)

    def __getnewargs__(self) -> tuple[Any, ...]:
        return tuple(self)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self._asdict().items())})"


sys.modules[__name__].__dict__["NamedTuple"] = _CheapNamedTuple
