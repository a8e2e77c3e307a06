"""Invented channels, posts and articles in any number; posts go straight into the tables, as analysis leaves them.

A template is read once by the pipeline's own analysis; a post is a template with other numbers, whose features and keys
are made by linking's own functions. Observations and claims, which linking never reads, are left out.
"""

import json
import random
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from hashlib import sha256
from uuid import UUID

from sqlalchemy import Connection

from ingest.claims import read_claims
from ingest.linking import PostFeatures, numbers_of, pack_post, post_keys, read_post_features
from ingest.linking.numbers import Number, keys_of
from ingest.model import ArticleContent, Channel
from ingest.pipeline.versions import analysis_version
from ingest.store.stage import driver

CHANNELS = 2_000
FIRST = datetime(2024, 1, 1, tzinfo=UTC)
SPAN = timedelta(days=730)
_HEADS = ("Ба", "Ве", "Гор", "Дим", "Жул", "Зар", "Кол", "Лом", "Мур", "Неп", "Рос", "Сит", "Тул", "Фед", "Хар")
_ENDS = ("бовский", "гаров", "денко", "жинский", "ковин", "лацкий", "мирук", "новалов", "рядин")
_LATIN = str.maketrans(
    {"а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "zh", "з": "z", "и": "i", "й": "y", "к": "k",
     "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh",
     "ц": "ts", "ч": "ch", "ш": "sh", "ю": "yu", "я": "ya"}
)  # fmt: skip
# Russian with its English retelling; the numbers stand where {} is
_TEMPLATES = (
    ("За ночь над областью сбито {} беспилотников, повреждено {} домов.", "{} drones were downed, {} houses damaged"),
    ("Из зоны паводка эвакуированы {} человек, подтоплено {} участков.", "{} people were evacuated, {} plots flooded"),
    ("Отремонтировано {} километров дорог и {} школ.", "{} kilometres of road and {} schools were repaired"),
    ("В больницах остаются {} пострадавших, {} человек выписаны.", "{} injured remain in hospital, {} were discharged"),
    ("На восстановление направим {} млн рублей, работают {} бригад.", "{} million roubles were given; {} crews work"),
    ("Сапёры обследовали {} гектаров и нашли {} снарядов.", "Sappers searched {} hectares and found {} shells"),
    ("Без света остаются {} жителей в {} сёлах.", "{} residents of {} villages are without power"),
    ("Погибли {} человека, ранены {}.", "{} people were killed and {} wounded"),
    ("Доброе утро! Сегодня в районе {} градусов.", "It is {} degrees today"),
    ("Поздравляю коллег с праздником, желаю здоровья и мира вашим семьям.", ""),
)  # fmt: skip
_PADDING = "Работы продолжаются, все службы на местах, прошу доверять только официальной информации. "
_FILLER = (
    "Local residents told reporters that the situation was calm by the evening."
    " The outlet could not verify the claims. "
)


@dataclass(frozen=True)
class Told:
    """One generated post with what an article would retell."""

    channel: Channel
    message_id: int
    at: datetime
    english: str


def make_channels() -> list[Channel]:
    """Return 2,000 invented officials, each with a region of their own."""
    names = [f"{a}{b.lower()}{end}" for end in _ENDS for a in _HEADS for b in _HEADS][:CHANNELS]
    made = []
    for n, name in enumerate(names):
        region = f"{_HEADS[n % 15]}{_HEADS[n // 15 % 15].lower()}{_HEADS[n // 225 % 15].lower()}н"
        made.append(
            Channel(
                1_600_000_000 + n,
                f"official_{n}",
                "",
                "ru",
                f"{name} Олег Ильич",
                f"губернатор {region}ской области",
                f"Governor of {latin(region)} Region",
                f"{region}ская область",
                f"{latin(region)} Region",
            )
        )
    return made


def latin(native: str) -> str:
    """Return a name in Latin letters. Raises ValueError where one is missing: no report mixes scripts in a name."""
    made = native.lower().translate(_LATIN).capitalize()
    if not made.isascii():
        raise ValueError(f"{native} has a letter without a Latin one")
    return made


def write_posts(conn: Connection, channels: list[Channel], count: int, seed: int = 7) -> list[Told]:
    """Fill the tables with `count` posts; return a sample of those that an article can be about."""
    chance = random.Random(seed)
    read = [_read(text) for text, _ in _TEMPLATES]
    tables = {
        "message_text": "text_hash, text, entities, part, row_hash",
        "post": "channel_id, message_id, kind, posted_at, posted_local, at, revisions, text_hash, first_seen,"
        " last_seen, author, media, service_action, ways",
        "message_revision": "channel_id, message_id, number, text_hash, first_observed, last_observed, posted_at",
        "analysis": "id, subject, text_hash, maker, version, language, keys, detail",
        "post_key": "key, at, channel_id, message_id, revision",
    }
    sample: list[Told] = []
    step = max(1, count // 4000)
    for begin in range(0, count, 20_000):
        rows: dict[str, list[tuple[object, ...]]] = {table: [] for table in tables}
        for n in range(begin, min(count, begin + 20_000)):
            channel, message_id = channels[n % len(channels)], n // len(channels) + 1
            at = FIRST + SPAN * (n / count) + timedelta(seconds=chance.randrange(3600))
            k = chance.randrange(len(_TEMPLATES))
            values = _values(chance)
            text = _TEMPLATES[k][0].format(*values) + "\n" + _PADDING * chance.randrange(4) + f"({n})"
            _append(rows, channel.id, message_id, at, text, _with(read[k], values))
            if n % step == 0 and k < 7:
                sample.append(Told(channel, message_id, at, _TEMPLATES[k][1].format(*values)))
        for table, columns in tables.items():
            with driver(conn).cursor() as cursor, cursor.copy(f"COPY store.{table} ({columns}) FROM STDIN") as copy:
                for row in rows[table]:
                    copy.write_row(row)
    return chance.sample(sample, len(sample))


def _values(chance: random.Random) -> tuple[int, int]:
    """Return two numbers, small ones more often, as posts have them."""
    first, second = (int(10 ** chance.uniform(0.3, 3.6)) for _ in range(2))
    return first, second


def _read(template: str) -> PostFeatures:
    text = template.format(4321, 8765) + "\n" + _PADDING
    numbers = numbers_of(read_claims(text, "ru", is_post=True))
    return read_post_features(0, 0, 0, text, language="ru", posted_at=None, numbers=numbers)


def _with(read: PostFeatures, values: tuple[int, int]) -> PostFeatures:
    """Return the features with other numbers."""
    marks = {"4321": values[0], "8765": values[1]}
    numbers = []
    for number in read.numbers:
        mark = next((m for m in marks if m in number.text), None)
        if mark is not None and not number.derived:
            factor = number.low / Decimal(mark)
            numbers.append(_number(number, marks[mark], factor))
    keys = frozenset(key for number in numbers for key in _keys(number.low, number.dimension, number.unit))
    return replace(read, numbers=tuple(numbers), number_keys=keys)


def _number(number: Number, value: int, factor: Decimal) -> Number:
    low = value * factor
    digits = str(value).rstrip("0") or "0"
    return replace(number, low=low, high=low, size=float(low), digits=digits, text=str(value))


@lru_cache(maxsize=200_000)
def _keys(value: Decimal, dimension: str, unit: str) -> frozenset[str]:
    probe = numbers_of(read_claims("1 человек", "ru", is_post=True))[0]
    return keys_of(replace(probe, low=value, high=value, dimension=dimension, unit=unit))


def _append(
    rows: dict[str, list[tuple[object, ...]]], channel: int, message: int, at: datetime, text: str, read: PostFeatures
) -> None:
    digest = sha256(text.encode())
    found = digest.hexdigest()
    keys = post_keys(read)
    detail = json.dumps({"features": pack_post(read)}, ensure_ascii=False)
    rows["message_text"].append((found, text, "[]", 1, digest.digest()))
    rows["post"].append((channel, message, "message", at, "", at, 1, found, at, at, "", "", "", ["mtproto"]))
    rows["message_revision"].append((channel, message, 1, found, at, at, at))
    identity = UUID(bytes=digest.digest()[:16])
    rows["analysis"].append((identity, "post", found, "ingest.claims", analysis_version(), "ru", list(keys), detail))
    rows["post_key"] += [(key, at, channel, message, 1) for key in keys]


class Names(StrEnum):
    """What a generated report names of its source; the first three must be linked, the last two cannot all be."""

    FULL = "name and region"
    OFFICE = "office and region"
    SURNAME = "surname"
    PLACE = "place"
    BARE_OFFICE = "office alone"
    NOBODY = "nobody, no place"


_OPENINGS = {
    Names.FULL: "{region} governor Oleg {surname} wrote on Telegram that",
    Names.OFFICE: "The governor of {region} said in his Telegram channel that",
    Names.SURNAME: "Governor {surname} reported:",
    Names.PLACE: "Authorities in {region} said that",
    Names.BARE_OFFICE: "The governor said on Telegram that",
    Names.NOBODY: "Officials said that",
}


def names_of(number: int) -> Names:
    """Return what the report of this number names: all six in turn."""
    return list(Names)[number % len(Names)]


def make_article(told: Told, number: int) -> ArticleContent:
    """Return the report of a post that has this number."""
    surname, region = latin(told.channel.person.split()[0]), told.channel.region_en
    head = _OPENINGS[names_of(number)].format(region=region, surname=surname)
    url = f"https://courier.example/{number}"
    text = f"{head} {told.english}.\n" + "\n".join([_FILLER * 4] * 5)
    return ArticleContent(
        url=url, canonical_url=url, title="What happened in the region", text=text,
        text_hash=sha256(text.encode()).hexdigest(), published_at=told.at + timedelta(hours=3), published_from="given",
    )  # fmt: skip
