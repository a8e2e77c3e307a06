"""Which posts an article is compared with, as a question to the store: by index only, never a scan."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

from ingest.linking.features import ALONE, ArticleFeatures, PostFeatures, official_strength
from ingest.linking.numbers import query_key, rarity

WINDOW = timedelta(days=31)  # content farms retell a post up to a month later
LEEWAY = timedelta(hours=2)  # clocks of outlets and the zones of their dates are not exact
NEAR = timedelta(days=3)  # in which a shared name counts as a hit
_MOST_CHANNELS = 60
_MOST_KEYS = 64
UNDATED = "u|"  # before the keys of an article that has no date
_TELLING = 0.4  # rarity from which a number is worth a question


@dataclass(frozen=True, slots=True)
class CandidateQuery:
    """The posts to fetch: those cited, those of the channels in the window, and those that share number keys.

    Posts of `channels`: the nearest before `until` come first, up to `limit` in all. Posts of other channels only with
    at least `min_hits`: `number_keys` in common and, for posts of the last `NEAR` days, `names` in common beside a
    number. Posts of `weak` channels, whose office is named without a region, count with one number. `since` and
    `until` are None when the article has no date; then posts of `channels` count only with one of `number_keys`, or
    if they are among the newest `limit`.
    """

    posts: tuple[tuple[int, int], ...]
    channels: tuple[int, ...]
    number_keys: tuple[str, ...]
    since: datetime | None
    until: datetime | None
    min_hits: int = 2
    limit: int = 100
    names: tuple[str, ...] = ()
    weak: tuple[int, ...] = ()

    def admits(self, post: PostFeatures) -> bool:
        """Say whether a post answers the question, limits aside; the store's SQL does the same."""
        if (post.channel_id, post.message_id) in self.posts:
            return True
        if self._outside(post.posted_at):
            return False
        if post.channel_id in self.channels:
            return True
        hits = len(post.number_keys.intersection(self.number_keys))
        if hits and self.until and post.posted_at and self.until - post.posted_at <= NEAR:
            hits += len(post.terms.names.intersection(self.names))
        return hits >= self.min_hits or (hits > 0 and post.channel_id in self.weak)

    def waiting_keys(self) -> tuple[str, ...]:
        """Return the keys under which the article waits for posts that come later: what `post_keys` may give.

        Those of an article without a date begin with `UNDATED`: no post is too old for it.
        """
        head = "" if self.until else UNDATED
        found = [f"{head}{key}" for key in (*self.number_keys, *map(name_key, self.names))]
        found += [f"{head}{channel_key(channel)}" for channel in self.channels]
        found += [f"{head}{weak_key(channel)}" for channel in self.weak[:_MOST_CHANNELS]]
        return (*found, *(post_key(*post) for post in self.posts))

    def _outside(self, posted: datetime | None) -> bool:
        if posted is None or self.since is None or self.until is None:
            return False
        return not self.since <= posted <= self.until


def make_query(article: ArticleFeatures) -> CandidateQuery:
    """Return the question for an article's candidates; bounded whatever the article holds."""
    strength = official_strength(article)
    cited = {c.channel_id for c in article.citations if c.channel_id is not None}
    weak = {c for c in article.holders - cited if strength[c][0] == ALONE}
    ranked = sorted(strength.keys() - weak, key=lambda c: (-strength[c][0], c))
    channels = tuple(dict.fromkeys([*sorted(cited), *ranked]))[:_MOST_CHANNELS]
    telling: Counter[str] = Counter()
    for number in article.numbers:
        if rarity(number) >= _TELLING:
            telling[query_key(number)] = max(telling[query_key(number)], round(100 * rarity(number)))
    posts = [(c.channel_id, c.message_id) for c in article.citations if c.channel_id and c.message_id]
    at = article.published_at
    names = sorted(article.terms.names)[:_MOST_KEYS]
    return CandidateQuery(
        posts=tuple(posts[:200]),
        channels=channels,
        number_keys=tuple(key for key, _ in telling.most_common(_MOST_KEYS)),
        since=at - WINDOW if at else None,
        until=at + LEEWAY if at else None,
        names=tuple(names),
        weak=tuple(sorted(weak)),
    )


def post_keys(post: PostFeatures) -> tuple[str, ...]:
    """Return the keys under which a post's text is found: its numbers, and a bounded part of its names."""
    return (*sorted(post.number_keys), *map(name_key, sorted(post.terms.names)[:_MOST_KEYS]))


def name_key(name: str) -> str:
    """Return the key of a name's consonants."""
    return f"n:{name}"


def channel_key(channel_id: int) -> str:
    """Return the key of all posts of a channel."""
    return f"c:{channel_id}"


def weak_key(channel_id: int) -> str:
    """Return the key of a channel's posts that count only beside a number."""
    return f"w:{channel_id}"


def post_key(channel_id: int, message_id: int) -> str:
    """Return the key of one post."""
    return f"p:{channel_id}/{message_id}"
