"""Frozen dataclasses back from the plain values of JSON, by the types of their fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints


def rebuilt(kind: Any, value: Any) -> Any:
    """A value of a type from what JSON made of it: lists become tuples, mappings dataclasses, all the way down.

    Args:
        kind: a type: a dataclass, a tuple, a mapping with text as keys, one of several types, or a plain one.
        value: plain values, as ``json.loads`` gives them.

    Returns:
        The value; the same as the one that ``dataclasses.asdict`` and ``json.dumps`` were given.

    Raises:
        KeyError, TypeError, ValueError: the values do not fit the type.

    >>> from wtanalysis.responses.model import Option, Question
    >>> asked = Question("later", options=(Option("Yes", "yes", also=("Y",)),), asked_if={"first": ("no",)})
    >>> import json, dataclasses
    >>> rebuilt(Question, json.loads(json.dumps(dataclasses.asdict(asked)))) == asked
    True
    """
    origin, inside = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return _one_of([part for part in inside if part is not NoneType], value)
    if origin is tuple:
        _check(value, list)
        parts = [inside[0]] * len(value) if inside[1:] == (Ellipsis,) else list(inside)
        return tuple(rebuilt(part, item) for part, item in zip(parts, value, strict=True))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        _check(value, dict)
        return {name: rebuilt(inside[1], item) for name, item in value.items()}
    if is_dataclass(kind) and isinstance(kind, type):
        _check(value, dict)
        types = _fields(kind)
        return kind(**{name: rebuilt(types[name], item) for name, item in value.items()})
    return value


def _one_of(kinds: list[Any], value: Any) -> Any:
    """A value that may be of several types: the dataclass where it is a mapping, else as it is."""
    made = next((kind for kind in kinds if is_dataclass(kind)), None) if isinstance(value, dict) else None
    if made is None and value is not None and len(kinds) == 1:
        made = kinds[0]
    return value if made is None else rebuilt(made, value)


def _check(value: Any, shape: type) -> None:
    if not isinstance(value, shape):
        raise TypeError(f"{type(value).__name__}, expected {shape.__name__}")


@cache
def _fields(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)
