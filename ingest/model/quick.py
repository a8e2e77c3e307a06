"""A quicker way to make frozen objects, for the few classes of which tens of thousands are made."""

from dataclasses import MISSING, field, fields, make_dataclass
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
