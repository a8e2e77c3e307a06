"""A quicker way to make frozen objects, for the few classes of which tens of thousands are made."""

from collections.abc import Callable
from dataclasses import MISSING, field, fields, make_dataclass
from operator import attrgetter
from typing import Any, TypeVar, cast

T = TypeVar("T")


def quick(kind: type[T]) -> type[T]:
    """Return what makes objects of a frozen dataclass with slots in a third of the time; call it like the class.

    A frozen class sets each field through a call, since its own setting is forbidden. Here an open class with the same
    slots sets them, and the object then takes on the class that it is meant to be.
    """

    def close(self: Any) -> None:
        self.__class__ = kind

    copied = []
    for one in fields(cast("Any", kind)):
        if one.default_factory is not MISSING:
            copied.append((one.name, one.type, field(default_factory=one.default_factory)))
        elif one.default is not MISSING:
            copied.append((one.name, one.type, field(default=one.default)))
        else:
            copied.append((one.name, one.type, field()))
    return cast("type[T]", make_dataclass(kind.__name__, copied, namespace={"__post_init__": close}, slots=True))


def changer(kind: type[T]) -> Callable[..., T]:
    """Return what does for a frozen dataclass with slots as `dataclasses.replace` does, in a fifth of the time."""
    make, names = quick(kind), [one.name for one in fields(cast("Any", kind))]
    values_of, places = attrgetter(*names), {name: at for at, name in enumerate(names)}

    def changed(given: T, **changes: Any) -> T:
        values = list(values_of(given))
        for name, value in changes.items():
            values[places[name]] = value
        return make(*values)

    return changed
