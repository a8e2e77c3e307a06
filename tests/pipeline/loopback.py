"""What the tests of reading Telegram share: posts on the loopback server, and what the store must hold afterwards."""

from collections import Counter
from typing import Any

from ingest.demo.mtproto.world import ChannelWorld

from .scene import GROMOV, Scene

HANDLE = "gromov_zarechye"
ALL = [HANDLE]


def fill(channel: ChannelWorld, posts: int) -> None:
    for number in range(1, posts + 1):
        channel.post(f"{number}: сбито {number} БПЛА")


def kinds(scene: Scene) -> Counter[str]:
    """Return how many issues of each kind stand in the store."""
    return Counter(kind for (kind,) in scene.rows("SELECT kind FROM analyst.issues"))


def states(scene: Scene) -> dict[int, str]:
    return dict(scene.rows("SELECT message_id, state FROM analyst.posts WHERE channel_id = :c", c=GROMOV))


def expect_all(scene: Scene, channel: ChannelWorld) -> None:
    """Fail unless the store holds each living post once, with its text, and sound evidence."""
    stood = {n: post.message for n, post in channel.posts.items() if n not in channel.deleted}
    held = dict(
        scene.rows(
            "SELECT message_id, text FROM analyst.posts WHERE channel_id = :c AND state = 'present'", c=channel.id
        )
    )
    assert held == stood
    doubles = "SELECT channel_id, message_id, capture_id FROM store.observation GROUP BY 1, 2, 3 HAVING count(*) > 1"
    assert scene.rows(doubles) == []
    assert scene.value("SELECT count(*) FROM store.capture_pending") == 0
    scene.check()


def coverage(scene: Scene) -> dict[str, Any]:
    names = ("present", "service", "deleted", "absent", "never_seen", "unreadable", "unchecked", "completeness")
    (row,) = scene.rows(f"SELECT {', '.join(names)} FROM analyst.channel_coverage WHERE channel_id = :c", c=GROMOV)
    return {name: float(value) for name, value in zip(names, row, strict=True)}
