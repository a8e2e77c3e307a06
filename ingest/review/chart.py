"""Bars over time as plain geometry; the template draws them as SVG, stretched to the page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

_WIDTH, _POSTS, _FLAGS, _AXIS, _WIDEST = 720, 120, 60, 3, 48


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its place, its kind (posts, mild, serious) and what it stands for."""

    x: float
    y: float
    width: float
    height: float
    kind: str
    title: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Posts upwards, flags downwards from one axis; each half has a scale of its own."""

    width: int
    height: int
    axis: int
    bars: tuple[Bar, ...]
    first: str
    last: str
    most_posts: int
    most_flags: int


def draw(series: Sequence[dict[str, Any]]) -> Chart | None:
    """Return the chart of rows with begins, posts, flags and serious; None where nothing is to be drawn."""
    if not series:
        return None
    step = _WIDTH / len(series)
    most_posts = max(row["posts"] for row in series)
    most_flags = max(row["flags"] for row in series)
    bars = list[Bar]()
    for number, row in enumerate(series):
        x, width = round(number * step, 2), round(min(max(step * 0.8, 0.5), _WIDEST), 2)
        serious, mild = row["serious"], row["flags"] - row["serious"]
        title = f"{row['begins']}: {row['posts']} posts, {row['flags']} flags ({serious} serious)"
        up = _share(row["posts"], most_posts, _POSTS)
        deep = _share(serious, most_flags, _FLAGS)
        shallow = _share(mild, most_flags, _FLAGS)
        below = _POSTS + _AXIS
        for y, height, kind in (
            (_POSTS - up, up, "posts"),
            (below, deep, "serious"),
            (below + deep, shallow, "mild"),
        ):
            if height:
                bars.append(Bar(x, round(y, 2), width, round(height, 2), kind, title))
    return Chart(
        width=_WIDTH,
        height=_POSTS + _AXIS + _FLAGS,
        axis=_POSTS,
        bars=tuple(bars),
        first=str(series[0]["begins"]),
        last=str(series[-1]["begins"]),
        most_posts=most_posts,
        most_flags=most_flags,
    )


def _share(value: int, most: int, height: int) -> float:
    return value / most * height if most else 0.0
