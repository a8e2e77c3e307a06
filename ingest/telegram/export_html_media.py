"""What a post of the HTML export carries beside its text: kind of the medium, poll, figures. Never the file."""

import re
from typing import Any

from ingest.telegram.html_tree import classes_of, first_of, shown_text

# Class of the element that shows a medium -> the house's name.
_WRAPS = {
    "photo_wrap": "photo",
    "sticker_wrap": "sticker",
    "animated_wrap": "animation",
    "video_file_wrap": "video",
    "media_poll": "poll",
    "media_voice_message": "voice",
    "media_audio_file": "audio",
    "media_file": "document",
    "media_contact": "contact",
    "media_live_location": "live_location",
    "media_venue": "venue",
    "media_location": "location",
    "media_game": "game",
    "media_invoice": "invoice",
    "media_giveaway": "giveaway",
    "media_paid": "paid_media",
    "media_story": "story",
}
# Two classes serve several media: their title tells which.
_TITLES = {
    "Sticker": "sticker",
    "Video message": "video_message",
    "Animation": "animation",
    "Video file": "video",
    "Self-destructing video": "video",
}
_SHARED = {"media_photo": "photo", "media_video": "video"}
_VOTES = re.compile(r"^- (?P<text>.*?)(?: (?P<votes>\d+) votes?(?:, chosen vote)?)?$", re.DOTALL)


def html_medium(holder: Any) -> tuple[str, dict[str, object], str]:
    """Return (kind, facts, the class where the kind is unknown) of the medium in a post's body."""
    wrap = next((child for child in holder if "media_wrap" in classes_of(child)), None)
    if wrap is None:
        return "", {}, ""
    names = [name for node in wrap.iterdescendants() for name in classes_of(node)]
    for name in names:
        if name in _SHARED:
            title = shown_text(first_of(wrap, "title"))
            return _TITLES.get(title, _SHARED[name]), {}, ""
        if name in _WRAPS:
            return _WRAPS[name], _poll(wrap) if name == "media_poll" else {}, ""
    unknown = next((name for name in names if name.startswith("media_")), "media_wrap")
    kind = unknown.removeprefix("media_")
    return kind, {}, kind


def html_reactions(row: Any) -> int | None:
    """Return how many reactions a post shows; None when it shows none."""
    counts = [shown_text(node) for node in row.iterdescendants() if "count" in classes_of(node)]
    numbers = [int(told) for told in counts if told.isascii() and told.isdigit()]
    return sum(numbers) if numbers else None


def _poll(wrap: Any) -> dict[str, object]:
    answers = [_VOTES.match(shown_text(node)) for node in wrap.iterdescendants() if "answer" in classes_of(node)]
    return {
        "poll": {
            "question": shown_text(first_of(wrap, "question")),
            "answers": [
                {"text": found["text"], "voters": int(found["votes"]) if found["votes"] else 0}
                for found in answers
                if found is not None
            ],
        }
    }
