"""Answers as bytes -> observations. The bytes are made by Telethon's own TL classes."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from telethon.tl import types as T

from ingest.model import Capture, Fetch, MessageObservation, Way
from ingest.telegram.parse import ParsedAnswer, parse_capture
from ingest.telegram.raw import read_answer

NOW = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
DATE = datetime(2026, 3, 1, 10, 0, tzinfo=UTC)
CHANNEL_ID = 1777000111


def message(number: int = 1, text: str = "", **fields: Any) -> Any:
    return T.Message(id=number, peer_id=T.PeerChannel(CHANNEL_ID), date=DATE, message=text, **fields)


def capture(answer: Any, **detail: str) -> Capture:
    body = answer if isinstance(answer, bytes) else bytes(answer)
    return Capture(body, Fetch(Way.MTPROTO, "x", NOW, detail={"channel_id": str(CHANNEL_ID), **detail}))


def parse(*messages: Any, chats: tuple[Any, ...] = ()) -> ParsedAnswer:
    return parse_capture(capture(T.messages.ChannelMessages(7, len(messages), list(messages), [], list(chats), [])))


def one(*messages: Any, chats: tuple[Any, ...] = ()) -> MessageObservation:
    (post,) = parse(*messages, chats=chats).observations
    json.dumps(post.detail)  # detail must be storable
    return post


def document(mime: str, *attributes: Any, number: int = 5) -> Any:
    return T.MessageMediaDocument(document=T.Document(number, 1, b"r", DATE, mime, 1000, 2, list(attributes)))


def poll(votes: int, answer: str = "да") -> Any:
    text = T.TextWithEntities(answer, [])
    question = T.Poll(3, T.TextWithEntities("нужен?", []), [T.PollAnswer(text, b"0")], hash=0)
    return T.MessageMediaPoll(
        question, T.PollResults(results=[T.PollAnswerVoters(b"0", voters=votes, recent_voters=[])], total_voters=votes)
    )


PHOTO = T.MessageMediaPhoto(photo=T.Photo(9, 1, b"r", DATE, [T.PhotoSize("x", 800, 600, 5)], 2))


@pytest.mark.parametrize(
    ("media", "kind"),
    [
        (PHOTO, "photo"),
        (document("video/mp4", T.DocumentAttributeVideo(3.0, 10, 20)), "video"),
        (document("video/mp4", T.DocumentAttributeVideo(3.0, 10, 20, round_message=True)), "video_message"),
        (document("video/mp4", T.DocumentAttributeVideo(3.0, 1, 1), T.DocumentAttributeAnimated()), "animation"),
        (document("audio/ogg", T.DocumentAttributeAudio(3, voice=True)), "voice"),
        (document("audio/mp3", T.DocumentAttributeAudio(3)), "audio"),
        (document("image/webp", T.DocumentAttributeSticker("🙂", T.InputStickerSetEmpty())), "sticker"),
        (document("application/pdf", T.DocumentAttributeFilename("план.pdf")), "document"),
        (poll(3), "poll"),
        (T.MessageMediaGeo(T.GeoPoint(1.5, 2.5, 7)), "location"),
        (T.MessageMediaContact("+1", "А", "Б", "", 4), "contact"),
        (T.MessageMediaDice(6, "🎲"), "dice"),
        (T.MessageMediaUnsupported(), "unsupported"),
        (T.MessageMediaEmpty(), ""),
        (None, ""),
    ],
)
def test_media_kinds(media: Any, kind: str) -> None:
    assert one(message(media=media)).media == kind


def test_utf16_offsets_become_code_points() -> None:
    text = "🔥🔥 сбито 12"
    post = one(
        message(text=text, entities=[T.MessageEntityBold(5, 5), T.MessageEntityBlockquote(0, 13, collapsed=True)])
    )
    assert [text[e.offset : e.offset + e.length] for e in post.entities] == ["сбито", text]
    assert post.detail["entity_attributes"] == [[1, {"collapsed": True}]]


def test_forward_takes_the_name_from_the_answers_chats() -> None:
    source = T.Channel(id=8, title="Штаб", photo=T.ChatPhotoEmpty(), date=DATE, access_hash=1)
    header = T.MessageFwdHeader(DATE, from_id=T.PeerChannel(8), channel_post=77)
    forward = one(message(fwd_from=header), chats=(source,)).forward
    assert forward is not None
    assert (forward.channel_id, forward.message_id, forward.name, forward.posted_at) == (8, 77, "Штаб", DATE)
    hidden = one(message(fwd_from=T.MessageFwdHeader(DATE, from_name="Некто"))).forward
    assert hidden is not None
    assert (hidden.channel_id, hidden.name) == (None, "Некто")


def test_replies_own_and_foreign() -> None:
    assert one(message(reply_to=T.MessageReplyHeader(reply_to_msg_id=4))).reply_to == 4
    foreign = one(message(reply_to=T.MessageReplyHeader(reply_to_msg_id=4, reply_to_peer_id=T.PeerChannel(9))))
    assert foreign.reply_to is None
    assert foreign.detail["reply"]["reply_to_msg_id"] == 4
    quoted = one(message(reply_to=T.MessageReplyHeader(reply_to_msg_id=4, quote_text="цитата")))
    assert quoted.reply_to == 4
    assert quoted.detail["reply"]["quote_text"] == "цитата"
    story = one(message(reply_to=T.MessageReplyStoryHeader(T.PeerChannel(9), 4)))
    assert story.reply_to is None


def test_album_members_share_their_group() -> None:
    answer = parse(message(1, "подпись", media=PHOTO, grouped_id=55), message(2, media=PHOTO, grouped_id=55))
    assert [(o.message_id, o.grouped_id, o.text) for o in answer.observations] == [(1, 55, "подпись"), (2, 55, "")]


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ({"media": poll(1)}, {"media": poll(9)}, True),
        ({"media": poll(1)}, {"media": poll(1, "нет")}, False),
        ({"media": document("a/b", number=5)}, {"media": document("a/b", number=6)}, False),
        ({"views": 1, "forwards": 0, "edit_date": DATE}, {"views": 9, "forwards": 2, "edit_hide": True}, True),
        ({"pinned": True}, {"pinned": False}, True),
        ({"post_author": "А"}, {"post_author": "Б"}, False),
        ({"entities": [T.MessageEntityTextUrl(0, 1, "https://a.example")]},
         {"entities": [T.MessageEntityTextUrl(0, 1, "https://b.example")]}, False),
        ({"reply_markup": T.ReplyKeyboardHide()}, {"reply_markup": None}, False),
        ({"fwd_from": T.MessageFwdHeader(DATE, from_name="А")}, {}, False),
    ],
)  # fmt: skip
def test_what_makes_a_new_content(first: dict[str, Any], second: dict[str, Any], same: bool) -> None:
    hashes = {one(message(text="x", **fields)).content_hash for fields in (first, second)}
    assert (len(hashes) == 1) is same


def test_link_preview_that_comes_later_does_not_change_the_text() -> None:
    page = T.WebPage(1, "https://a.example", "a.example", 0, title="Заголовок")
    post = one(message(text="https://a.example", media=T.MessageMediaWebPage(page)))
    pending = one(message(text="https://a.example", media=T.MessageMediaWebPage(T.WebPagePending(1, DATE))))
    assert post.text_hash == pending.text_hash
    assert post.media == ""
    assert post.detail["web_page"]["title"] == "Заголовок"


def test_nul_never_reaches_a_text() -> None:
    post = one(message(text="a\0b", post_author="\0"))
    assert (post.text, post.author) == ("a�b", "�")


def test_post_of_another_channel_is_an_issue() -> None:
    stranger = T.Message(id=3, peer_id=T.PeerChannel(5), date=DATE, message="x")
    answer = parse(stranger, message(4, "y"))
    assert [o.message_id for o in answer.observations] == [4]
    assert [i.kind for i in answer.issues] == ["other_channel"]


def test_unexpected_answer_is_an_issue() -> None:
    answer = parse_capture(capture(T.messages.MessagesNotModified(4)))
    assert [i.kind for i in answer.issues] == ["unexpected_answer"]


@pytest.mark.parametrize(
    "body", [b"\xef\xbe\xad\xde", b"", b"\x4e\xba\x76\xc7\x00", b"\x4e\xba\x76\xc7" + bytes(20) + b"\x01" * 40]
)
def test_garbled_bytes_are_quarantined(body: bytes) -> None:
    answer = parse_capture(capture(body, ids="17"))
    assert not answer.readable
    assert [(i.kind, i.resource) for i in answer.issues] == [("quarantined", f"channel {CHANNEL_ID}/17")]


def test_padding_is_cut_from_an_answer() -> None:
    body = bytes(T.messages.ChannelMessages(7, 1, [message(text="x")], [], [], []))
    assert read_answer(body + bytes(12)).body == body
