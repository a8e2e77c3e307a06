"""The order in which things come in leaves no trace: not in the posts, not in what is derived from them."""

import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ingest.config import Settings
from ingest.pipeline import analyse, compare, import_article, import_export, link
from ingest.store import Store

from .scene import CHANNELS, GROMOV, START, Clock, Scene, export, message, page

NIGHT = "За ночь над областью сбито 12 беспилотников, повреждены 4 дома."
SAID = "Governor of Zarechye Region Pavel Gromov wrote on Telegram that 12 drones were shot down at night."


def states(scene: Scene, channel_id: int) -> list[tuple[Any, ...]]:
    """Return everything that is known of a channel's posts, the channel itself left out."""
    posts = scene.rows(
        "SELECT message_id, text, state, first_gone, first_seen, last_seen, revisions FROM analyst.posts"
        " WHERE channel_id = :id ORDER BY message_id",
        id=channel_id,
    )
    revisions = scene.rows(
        "SELECT message_id, number, text, first_observed, last_observed, standing FROM analyst.post_revisions"
        " WHERE channel_id = :id ORDER BY message_id, number",
        id=channel_id,
    )
    return posts + revisions


def exports(channel_id: int) -> list[tuple[int, str]]:
    """Return three exports and the hours at which they were made: one edited post, one gone, one that comes back."""
    edited = message(2, NIGHT.replace("12", "14"), minutes=10, edited=200)
    first = [message(1, "Доброе утро!"), message(2, NIGHT, minutes=10), message(3, "Отбой."), message(4, "Сводка.")]
    second = [first[0], edited, first[3]]
    third = [first[0], message(2, NIGHT, minutes=10, edited=500), first[2], message(5, "Вечер.", minutes=600)]
    return [(1, export(first, channel_id)), (5, export(second, channel_id)), (9, export(third, channel_id))]


def test_any_order_of_exports_gives_the_same_posts(scene: Scene) -> None:
    found = []
    for number, order in enumerate(itertools.permutations(range(3))):
        channel_id = GROMOV + 1000 + number
        told = exports(channel_id)
        for index in order:
            hour, content = told[index]
            path = scene.write(f"{number}-{index}.json", content)
            import_export(scene.session, path, START.replace(hour=START.hour + hour))
        found.append(states(scene, channel_id))
    assert [row[:3] for row in found[0] if len(row) == 7] == [
        (1, "Доброе утро!", "present"),
        (2, NIGHT, "present"),
        (3, "Отбой.", "present"),
        (4, "Сводка.", "absent_in_export"),
        (5, "Вечер.", "present"),
    ]
    assert found == [found[0]] * 6
    scene.check()


@pytest.fixture
def other(second_store: Store, tmp_path: Path) -> Scene:
    (tmp_path / "other config").mkdir()
    settings = Settings(INGEST_HOME=tmp_path / "other home", INGEST_CONFIG=tmp_path / "other config")
    made = Scene(second_store, tmp_path, Clock(), settings)
    made.configure(channels=CHANNELS)
    return made


def test_what_is_derived_does_not_depend_on_when_things_came(scene: Scene, other: Scene) -> None:
    """One store gets everything at once; the other the articles first, and derives after each step."""
    paths = [scene.write(f"{hour}.json", content) for hour, content in exports(GROMOV)]
    pages = [
        (scene.write("a.html", page(SAID)), "https://courier.example/a"),
        (scene.write("b.html", page(SAID.replace("12", "120"))), "https://courier.example/b"),
        (scene.write("c.html", page(SAID.replace("12", "14"))), "https://courier.example/c"),
    ]
    for path, hour in zip(paths, (1, 5, 9), strict=True):
        import_export(scene.session, path, START.replace(hour=START.hour + hour))
    for path, url in pages:
        import_article(scene.session, path, url)
    derive(scene)
    for path, url in reversed(pages):
        import_article(other.session, path, url)
        derive(other)
    for path, hour in zip(reversed(paths), (9, 5, 1), strict=True):
        import_export(other.session, path, START.replace(hour=START.hour + hour))
        derive(other)
    assert derived(other) == derived(scene)
    assert states(other, GROMOV) == states(scene, GROMOV)


def derive(scene: Scene) -> None:
    steps: tuple[Callable[[Any], Any], ...] = (analyse, link, compare)
    for step in steps:
        assert step(scene.session).failed == 0


def derived(scene: Scene) -> dict[str, list[tuple[Any, ...]]]:
    found = {
        "links": scene.rows(
            "SELECT link_id::text, message_id, revision, status, reasons::text FROM analyst.links ORDER BY 1"
        ),
        "comparisons": scene.rows(
            "SELECT comparison_id::text, report, source, verdict, matches_revision FROM analyst.comparisons ORDER BY 1"
        ),
        "flags": scene.rows("SELECT flag_id::text, verdict, severity FROM analyst.flags ORDER BY 1"),
    }
    assert all(found.values())
    return found
