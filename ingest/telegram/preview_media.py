"""What a post in the web preview carries beside its text: media, link preview, poll, reactions, figures."""

import re
from typing import Any

from ingest.telegram.preview_text import handle_and_number, true_href

# class of the element -> kind of the medium, in the order of asking
_MEDIA = (
    ("tgme_widget_message_photo_wrap", "photo"),
    ("tgme_widget_message_roundvideo_player", "video_message"),
    ("tgme_widget_message_video_player", "video"),
    ("tgme_widget_message_voice_player", "voice"),
    ("tgme_widget_message_audio_player", "audio"),
    ("tgme_widget_message_document_wrap", "document"),
    ("tgme_widget_message_sticker_wrap", "sticker"),
    ("tgme_widget_message_poll", "poll"),
    ("tgme_widget_message_location_wrap", "location"),
    ("tgme_widget_message_contact_wrap", "contact"),
    ("tgme_widget_message_invoice_wrap", "invoice"),
    ("tgme_widget_message_game", "game"),
)

# '12', '1.2K', '10.7M', '1 234' with any blank
_COUNT = re.compile(r"^(?P<number>\d+(?:[.,]\d+)?)(?P<scale>[KMB]?)$")
_BLANKS = re.compile(r"\s+")
_SCALES = {"": 1, "K": 1_000, "M": 1_000_000, "B": 1_000_000_000}


def with_class(node: Any, name: str) -> list[Any]:
    """Return the descendants that bear a class, in the page's order."""
    found: list[Any] = node.xpath(
        "descendant::*[contains(concat(' ', normalize-space(@class), ' '), $name)]", name=f" {name} "
    )
    return found


def first_with_class(node: Any, name: str) -> Any | None:
    """Return the first descendant that bears a class."""
    return next(iter(with_class(node, name)), None)


def text_with_class(node: Any, name: str) -> str:
    """Return the words of the first descendant that bears a class; "" for none."""
    found = first_with_class(node, name)
    return "" if found is None else " ".join("".join(found.itertext()).split())


def read_count(shown: str) -> int | None:
    """Return the number that a page shows, rounded as it is ('1.2K' = 1200); None for no number."""
    match = _COUNT.match(_BLANKS.sub("", shown).upper())
    if match is None:
        return None
    # Whole numbers only: 1.15 x 1000 would be 1149.9… as a float.
    whole, _, part = match["number"].replace(",", ".").partition(".")
    return int(int(whole + part) * _SCALES[match["scale"]] // 10 ** len(part))


def media_kind(message: Any) -> str:
    """Return the kind of the (first) medium, "" for none."""
    for name, kind in _MEDIA:
        if first_with_class(message, name) is not None:
            return kind
    return ""


def album_ids(message: Any, first: int) -> list[int]:
    """Return the ids of an album's members, or [] when the post is none.

    The page shows an album as one post under its first id; the others stand in the links of its media.
    """
    wrap = first_with_class(message, "tgme_widget_message_grouped_wrap")
    if wrap is None:
        return []
    numbers = {handle_and_number(link.get("href", ""))[1] for link in wrap.iter("a")}
    return sorted({first, *(number for number in numbers if number is not None)})


def link_preview(message: Any) -> dict[str, object] | None:
    """Return the facts of the linked page that is shown below the text."""
    box = first_with_class(message, "tgme_widget_message_link_preview")
    if box is None:
        return None
    facts: dict[str, object] = {"url": true_href(box.get("href", ""))}
    for name in ("site_name", "title", "description"):
        words = text_with_class(box, f"link_preview_{name}")
        if words:
            facts[name] = words
    return facts


def poll(message: Any) -> dict[str, object] | None:
    """Return question and answers of a poll."""
    box = first_with_class(message, "tgme_widget_message_poll")
    if box is None:
        return None
    answers = with_class(box, "tgme_widget_message_poll_option_text")
    return {
        "question": text_with_class(box, "tgme_widget_message_poll_question"),
        "answers": [" ".join("".join(answer.itertext()).split()) for answer in answers],
    }


def reactions(message: Any) -> list[dict[str, object]]:
    """Return each reaction with its count as shown; custom emoji are known by their id only."""
    found: list[dict[str, object]] = []
    for node in with_class(message, "tgme_reaction"):
        shown = "".join(node.xpath("text()")).strip()
        emoji = "".join(node.xpath(".//b//text()"))
        custom = node.find(".//tg-emoji")
        name = emoji or (f"custom:{custom.get('emoji-id', '')}" if custom is not None else "paid")
        found.append({"reaction": name, "count": read_count(shown), "shown": shown})
    return found
