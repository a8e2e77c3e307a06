"""Addresses, embeds and attributions led to channels; cues in thirteen languages."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from ingest.linking import Bearer, Directory, resolve_citations, unknown_posts
from ingest.linking.cues import LANGUAGES, CueKind, find_cues
from ingest.model import Citation, CitationKind
from tests.linking.builders import CHANNELS, DIRECTORY, article

URL, EMBED = CitationKind.URL, CitationKind.EMBED


def test_addresses_lead_to_channels_through_former_handles_and_ids() -> None:
    given = [
        Citation(URL, handle="Khrustain", message_id=5),
        Citation(EMBED, handle="old_khrustain", message_id=5),
        Citation(URL, channel_id=2, message_id=9),
        Citation(URL, handle="somebody", message_id=1),
    ]
    found = resolve_citations(given, DIRECTORY)
    assert [(c.kind, c.channel_id, c.message_id) for c in found] == [(EMBED, 1, 5), (URL, 2, 9)]


def test_item_of_an_album_leads_to_its_first() -> None:
    directory = Directory(DIRECTORY.handles, DIRECTORY.ids, {(1, 7): 5})
    (found,) = resolve_citations([Citation(URL, handle="khrustain", message_id=7)], directory)
    assert found.message_id == 5


def test_unknown_posts_are_named() -> None:
    found = resolve_citations([Citation(URL, handle="khrustain", message_id=n) for n in (5, 6)], Directory.of(CHANNELS))
    assert [c.message_id for c in unknown_posts(found, frozenset({(1, 5)}))] == [6]


def test_attribution_names_the_official_of_the_sentence() -> None:
    found = article("Viktor Khrustain wrote on Telegram. Taras Yaremchuk said nothing.").attributions
    assert [(c.kind, c.channel_id, c.text) for c in found] == [(CitationKind.ATTRIBUTION, 1, "wrote on Telegram")]


CUES = {
    "en": "he wrote on Telegram",
    "ru": "сообщил он в своём телеграм-канале",
    "uk": "повідомив він у телеграмі",
    "de": "schrieb er auf Telegram",
    "fr": "a-t-il écrit sur Telegram",
    "it": "ha scritto su Telegram",
    "es": "escribió en su canal de Telegram",
    "pt": "escreveu no Telegram",
    "pl": "napisał na Telegramie",
    "tr": "Telegram kanalından yazdı",
    "sr": "napisao je na Telegramu",
    "bg": "написа той в Телеграм",
    "hu": "írta a Telegramon",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_telegram_is_found_in_thirteen_languages(language: str) -> None:
    found = find_cues(CUES[language], language)
    assert CueKind.TELEGRAM in {c.kind for c in found}
    assert all(CUES[language][c.start : c.end] == c.text for c in found)


def test_invitation_to_follow_is_no_cue() -> None:
    assert find_cues("The governor spoke.\nFollow us on Telegram", "en") == []


def test_a_handle_leads_to_the_channel_that_bore_it_when_the_article_was_written() -> None:
    moved = datetime(2025, 5, 1, tzinfo=UTC)
    early, late = moved - timedelta(days=30), moved + timedelta(days=30)
    bearers = {
        "gov": (Bearer(1, moved - timedelta(days=90), moved),),
        "kept": (Bearer(1, moved - timedelta(days=90)),),
    }
    directory = replace(Directory.of(CHANNELS), bearers=bearers, handles={"gov": 2, "yaremchuk_mva": 2, "kept": 2})

    def leads(handle: str, on: datetime | None) -> int | None:
        return directory.resolve(Citation(URL, handle=handle, message_id=5), on).channel_id

    assert leads("gov", early) == 1  # another channel has taken the name since
    assert leads("gov", late) == 2
    assert leads("gov", None) == 2
    assert leads("kept", late) == 2  # the operator's entry stands against what was seen long ago
    assert replace(directory, handles={}).resolve(Citation(URL, handle="gov", message_id=5), late).channel_id == 1
