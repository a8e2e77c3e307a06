"""What Telegram addresses point at."""

import pytest

from ingest.news.telegram_url import TelegramAddress, parse_post_name, parse_telegram_url, unwrap


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://t.me/Veresk_Zar/31", TelegramAddress("veresk_zar", None, 31)),
        ("http://www.telegram.me/veresk_zar/31", TelegramAddress("veresk_zar", None, 31)),
        ("t.me/veresk_zar/31", TelegramAddress("veresk_zar", None, 31)),
        ("//t.me/veresk_zar/31", TelegramAddress("veresk_zar", None, 31)),
        ("https://t.me/s/veresk_zar/31?before=40", TelegramAddress("veresk_zar", None, 31)),
        ("https://t.me/veresk_zar/31?single", TelegramAddress("veresk_zar", None, 31)),
        ("https://t.me/veresk_zar/31?comment=99", TelegramAddress("veresk_zar", None, 31)),
        ("https://t.me/veresk_zar/31?embed=1&mode=tme", TelegramAddress("veresk_zar", None, 31)),
        ("https://t.me/veresk_zar/7/31", TelegramAddress("veresk_zar", None, 31)),
        ("https://veresk.t.me/31", TelegramAddress("veresk", None, 31)),
        ("https://t.me/c/1234567/31", TelegramAddress("", 1234567, 31)),
        ("https://t.me/c/1234567/7/31", TelegramAddress("", 1234567, 31)),
        ("tg://resolve?domain=Veresk_Zar&post=31", TelegramAddress("veresk_zar", None, 31)),
        ("tg://privatepost?channel=1234567&post=31", TelegramAddress("", 1234567, 31)),
        ("https://t.me/veresk_zar", TelegramAddress("veresk_zar", None, None)),
        ("https://t.me/s/veresk_zar", TelegramAddress("veresk_zar", None, None)),
        ("https://t.me/share/url?url=https://t.me/veresk_zar/31", None),
        ("https://t.me/+AbCdEf", None),
        ("https://t.me/joinchat/AbCdEf", None),
        ("https://t.me/addstickers/Cats", None),
        ("https://t.me/", None),
        ("https://t.me/veresk_zar/photo", None),
        ("https://not-t.me/veresk_zar/31", None),
        ("https://example.org/t.me/veresk_zar/31", None),
        ("https://[broken/veresk_zar/31", None),
        ("mailto:a@t.me", None),
    ],
)
def test_parse(url: str, expected: TelegramAddress | None) -> None:
    assert parse_telegram_url(url) == expected


@pytest.mark.parametrize("value", ["veresk_zar/31", "veresk_zar/31?single", "https://t.me/veresk_zar/31"])
def test_widget_names(value: str) -> None:
    assert parse_post_name(value) == TelegramAddress("veresk_zar", None, 31)


def test_redirects_of_sites_are_unwrapped() -> None:
    assert unwrap("https://site.example/away.php?to=https%3A%2F%2Ft.me%2Fveresk_zar%2F31&k=1") == (
        "https://t.me/veresk_zar/31"
    )


def test_archived_posts_are_the_posts() -> None:
    url = unwrap("https://web.archive.org/web/20310402/https://t.me/veresk_zar/31?embed=1")
    assert parse_telegram_url(url) == TelegramAddress("veresk_zar", None, 31)


@pytest.mark.parametrize(
    "url",
    ["https://share.example/telegram?u=https://site.example/1", "https://t.me/share/url?url=https://t.me/a_b_c/1"],
)
def test_share_links_are_left_as_they_are(url: str) -> None:
    assert parse_telegram_url(unwrap(url)) is None
