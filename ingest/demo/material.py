"""The bundled material, moved to the present: what the loopback servers show and how the demo is configured.

All dates keep their distance to each other; the newest post of the invented channels is a few hours old when
the material is first laid out. The founding case keeps its real dates. What is laid out stays: a second demo
finds the same posts, with the edits and deletions of the first.
"""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib import resources
from pathlib import Path
from typing import Any

import yaml

_BOLD = re.compile(r"\*\*(.+?)\*\*")  # **почти 42,4 тыс. га**
_FOUNDING = frozenset({"Hinshtein", "founding-case"})
_AGE_OF_NEWEST = timedelta(hours=3)


@dataclass(frozen=True, slots=True)
class Change:
    """What the demo does to a post after the first flags: a new text, or a deletion."""

    channel: str
    message_id: int
    text: str | None  # None = deleted
    entities: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Material:
    """The material with its dates in the present."""

    channels: list[dict[str, Any]]
    outlets: list[dict[str, Any]]
    articles: list[dict[str, Any]]
    changes: tuple[Change, ...]


def load_material(now: datetime) -> Material:
    """Read the bundled files and move their dates so that the newest post is a few hours old."""
    channels = _read("posts.yml")["channels"]
    articles = _read("articles.yml")["articles"]
    newest = max(_at(post["at"]) for channel in channels for post in channel["posts"] if not _is_founding(channel))
    shift = (now - _AGE_OF_NEWEST).replace(minute=newest.minute, second=0, microsecond=0) - newest
    for channel in channels:
        for post in channel["posts"]:
            post["at"] = _at(post["at"]) + (timedelta() if _is_founding(channel) else shift)
    for article in articles:
        article["published"] = _at(article["published"]) + (timedelta() if _is_founding(article) else shift)
    return Material(channels, _read("outlets.yml")["outlets"], articles, tuple(_changes(channels)))


def _read(name: str) -> Any:
    return yaml.safe_load((resources.files("ingest.demo") / "content" / name).read_text("utf-8"))


def _at(told: object) -> datetime:
    moment = told if isinstance(told, datetime) else datetime.fromisoformat(str(told))
    return moment.astimezone(UTC)


def _is_founding(item: dict[str, Any]) -> bool:
    return (item.get("handle") or item.get("slug")) in _FOUNDING


def _changes(channels: list[dict[str, Any]]) -> list[Change]:
    found = []
    for channel in channels:
        for post in channel["posts"]:
            if "edit" in post:
                text, entities = plain_and_entities(post["edit"])
                found.append(Change(channel["handle"], post["id"], text, tuple(entities)))
            elif post.get("delete"):
                found.append(Change(channel["handle"], post["id"], None))
    return found


def plain_and_entities(marked: str) -> tuple[str, list[dict[str, Any]]]:
    """Return the text without its `**…**` marks, and the marks as entities in code points."""
    text, entities, end = "", [], 0
    for mark in _BOLD.finditer(marked):
        text += marked[end : mark.start()]
        entities.append({"kind": "bold", "offset": len(text), "length": len(mark[1])})
        text += mark[1]
        end = mark.end()
    return text + marked[end:], entities


def write_world(material: Material, path: Path) -> None:
    """Write the file that the loopback Telegram server reads."""
    channels = []
    for channel in material.channels:
        posts = []
        for number, post in enumerate(channel["posts"]):
            text, entities = plain_and_entities(post["text"])
            views = 1_000 + 137 * number
            posts.append({"id": post["id"], "date": post["at"], "text": text, "entities": entities, "views": views})
        channels.append({"id": channel["id"], "username": channel["handle"], "title": channel["title"], "posts": posts})
    path.write_text(yaml.safe_dump({"channels": channels}, allow_unicode=True, sort_keys=False), "utf-8")


def keep_change(path: Path, change: Change) -> None:
    """Write a change into the world's file, so that a later demo starts from it."""
    world = yaml.safe_load(path.read_text("utf-8"))
    for channel in world["channels"]:
        if channel["username"] != change.channel:
            continue
        if change.text is None:
            channel["posts"] = [post for post in channel["posts"] if post["id"] != change.message_id]
            continue
        for post in channel["posts"]:
            if post["id"] == change.message_id:
                post["text"], post["entities"] = change.text, list(change.entities)
                post["edited"] = post["date"] + timedelta(hours=1)
    path.write_text(yaml.safe_dump(world, allow_unicode=True, sort_keys=False), "utf-8")


def write_config(material: Material, folder: Path) -> None:
    """Write channels.yml and outlets.yml as an operator would."""
    folder.mkdir(parents=True, exist_ok=True)
    channels = [{key: value for key, value in channel.items() if key != "posts"} for channel in material.channels]
    outlets = [
        {**outlet, "hosts": [host_of(outlet)], "feeds": [f"http://{host_of(outlet)}/feed.xml"], "delay": "0s"}
        for outlet in material.outlets
    ]
    for name, rows in (("channels", channels), ("outlets", outlets)):
        text = yaml.safe_dump({name: rows}, allow_unicode=True, sort_keys=False)
        (folder / f"{name}.yml").write_text(text, "utf-8")


def host_of(outlet: dict[str, Any]) -> str:
    """Return the outlet's host name; it is looked for on the loopback address of the site."""
    return f"{outlet['id']}.example"


def write_pages(material: Material, folder: Path) -> None:
    """Write the outlets' pages, one folder each, as the loopback site serves them."""
    for article in material.articles:
        outlet = folder / article["outlet"]
        outlet.mkdir(parents=True, exist_ok=True)
        (outlet / f"{article['slug']}.html").write_text(page_html(article), "utf-8")


def page_html(article: dict[str, Any]) -> str:
    """Return an article as a page; a hostile one keeps its markup, is cut off and carries a second script."""
    hostile = article.get("hostile", False)
    shown: Callable[[str], str] = str if hostile else html.escape
    paragraphs = "\n".join(f"<p>{shown(text)}</p>" for text in article["paragraphs"])
    body = f"<h1>{shown(article['title'])}</h1>\n{paragraphs}"
    furniture = '<nav><a href="/">Home</a> <a href="/top">Top 10</a></nav>'
    end = (
        "<script>document.write('<p>99 killed</p>')</script><div><p>cut"
        if hostile
        else "</article></main></body></html>"
    )
    return (
        f'<!doctype html>\n<html lang="{article["lang"]}"><head><meta charset="utf-8">'
        f"<title>{html.escape(article['title'])}</title>\n"
        f'<meta property="article:published_time" content="{article["published"].isoformat()}"></head>\n'
        f"<body>{furniture}<main><article>{body}\n{end}\n"
    )
