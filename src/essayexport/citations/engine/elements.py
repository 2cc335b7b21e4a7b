"""The element classes of CSL 1.0.2 that take the place of citeproc-py's when a style is read, each with its `compile`."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from citeproc import model

from essayexport.citations.engine.dates import Date
from essayexport.citations.engine.groups import Choose, Group, Macro
from essayexport.citations.engine.names import Names
from essayexport.citations.engine.numbers import Label, Number
from essayexport.citations.engine.sorting import Key, Sort
from essayexport.citations.engine.text import Text

CLASSES: Mapping[str, Any] = MappingProxyType(
    {
        "style": model.Style,
        "locale": model.Locale,
        "macro": Macro,
        "text": Text,
        "number": Number,
        "label": Label,
        "date": Date,
        "names": Names,
        "group": Group,
        "choose": Choose,
        "sort": Sort,
        "key": Key,
    }
)
"""The class of each element by its name in CSL; elements not named here are only read by those around them."""
