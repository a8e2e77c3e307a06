"""What a post carries beside its text: kind, identity and facts of the medium. Metadata only, never the file."""

from dataclasses import dataclass, field
from typing import Any

from ingest.telegram.tl_plain import plain, snake_case

# TL class without 'MessageMedia' -> the house's name; classes that need a closer look are not here.
_KINDS = {
    "Contact": "contact",
    "Geo": "location",
    "GeoLive": "live_location",
    "Venue": "venue",
    "Game": "game",
    "Invoice": "invoice",
    "Dice": "dice",
    "Story": "story",
    "Giveaway": "giveaway",
    "GiveawayResults": "giveaway",
    "PaidMedia": "paid_media",
    "ToDo": "todo",
    "Unsupported": "unsupported",
    "VideoStream": "video_stream",
}


@dataclass(frozen=True, slots=True)
class Medium:
    """`kind` "" = none (a link preview is none). `identity` tells whether it is the same one as before."""

    kind: str = ""
    identity: object = None
    detail: dict[str, object] = field(default_factory=dict)


NO_MEDIUM = Medium()


def medium_of(media: Any) -> Medium:
    """Return what a TL medium is."""
    if media is None:
        return NO_MEDIUM
    name = type(media).__name__.removeprefix("MessageMedia")
    match name:
        case "Empty":
            return NO_MEDIUM
        case "Photo":
            return _photo(media)
        case "Document":
            return _document(media)
        case "Poll":
            return _poll(media)
        case "WebPage":
            return _web_page(media.webpage)
        case _:
            facts = plain(media)
            return Medium(_KINDS.get(name, snake_case(name)), facts, {"media": facts})


def _photo(media: Any) -> Medium:
    photo = media.photo
    identity = getattr(photo, "id", None)
    sizes = [(size.w, size.h) for size in getattr(photo, "sizes", None) or () if hasattr(size, "w")]
    detail: dict[str, object] = {"photo_id": identity}
    if sizes:
        detail["width"], detail["height"] = max(sizes)
    if media.spoiler:
        detail["media_spoiler"] = True
    return Medium("photo", identity, detail)


def _document(media: Any) -> Medium:
    document = media.document
    identity = getattr(document, "id", None)
    detail: dict[str, object] = {"document_id": identity}
    kind = "document"
    if hasattr(document, "mime_type"):
        detail |= {"mime_type": document.mime_type, "file_size": document.size}
    for attribute in getattr(document, "attributes", None) or ():
        told = type(attribute).__name__.removeprefix("DocumentAttribute")
        match told:
            case "Video":
                if kind == "document":
                    kind = "video_message" if attribute.round_message else "video"
                detail |= {"duration_seconds": attribute.duration, "width": attribute.w, "height": attribute.h}
            case "Audio":
                kind = "voice" if attribute.voice else "audio"
                detail["duration_seconds"] = attribute.duration
            case "Animated":
                kind = "animation"
            case "Sticker":
                kind = "sticker"
                detail["sticker_emoji"] = attribute.alt
            case "Filename":
                detail["file_name"] = plain(attribute.file_name)
            case "ImageSize":
                detail |= {"width": attribute.w, "height": attribute.h}
            case _:
                detail[snake_case(told)] = plain(attribute)
    return Medium(kind, identity, detail)


def _poll(media: Any) -> Medium:
    poll = media.poll
    question = plain(poll.question.text)
    answers = [plain(answer.text.text) for answer in poll.answers]
    votes = {result.option: result.voters for result in media.results.results or ()}
    detail: dict[str, object] = {
        "question": question,
        "answers": [
            {"text": text, "voters": votes.get(answer.option)}
            for text, answer in zip(answers, poll.answers, strict=True)
        ],
        "total_voters": media.results.total_voters,
        "closed": bool(poll.closed),
        "quiz": bool(poll.quiz),
    }
    # Votes are figures of the moment: only question and answers make the poll what it is.
    return Medium("poll", [poll.id, question, answers], {"poll": detail})


def _web_page(page: Any) -> Medium:
    facts = {
        key: plain(getattr(page, key))
        for key in ("url", "type", "site_name", "title", "description", "author")
        if getattr(page, key, None)
    }
    # A preview that is still being made or was not found is no content of its own.
    return Medium("", ["web_page", facts.get("url")] if facts else None, {"web_page": facts} if facts else {})
