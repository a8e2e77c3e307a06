"""Objects made quickly are those that the class makes, and as frozen."""

import pickle
from dataclasses import FrozenInstanceError, dataclass, field, replace

import pytest

from ingest.model import changer, quick


@dataclass(frozen=True, slots=True)
class _Report:
    number: int
    place: str = "Заріччя"
    kind: str = "told"
    parts: list[int] = field(default_factory=list)


def test_equals_what_the_class_makes() -> None:
    make = quick(_Report)
    assert make(7) == _Report(7)
    assert make(number=7, place="", parts=[1]) == _Report(7, "", "told", [1])
    assert (type(make(7)), repr(make(7))) == (_Report, repr(_Report(7)))
    assert pickle.loads(pickle.dumps(make(7))) == _Report(7)


def test_stays_as_it_is() -> None:
    report = quick(_Report)(7)
    with pytest.raises(FrozenInstanceError):
        report.number = 8  # type: ignore[misc]  # what is refused
    assert quick(_Report)(1).parts is not report.parts


def test_lacks_nothing_that_has_no_default() -> None:
    with pytest.raises(TypeError, match="number"):
        quick(_Report)()  # type: ignore[call-arg]  # what is refused


def test_changes_what_replace_changes() -> None:
    given, change = _Report(7, "Лугове", parts=[1]), changer(_Report)
    assert change(given, number=8, kind="kept") == replace(given, number=8, kind="kept")
    assert change(given).parts is given.parts
    assert given == _Report(7, "Лугове", parts=[1])


def test_changes_no_field_that_the_class_lacks() -> None:
    with pytest.raises(KeyError, match="town"):
        changer(_Report)(_Report(7), town="Лугове")
