"""What holds for any page: reading ends, offsets point at the words, the text holds no layout."""

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.model.errors import InputError
from ingest.news import read_article
from ingest.news.charset import decode

WORDS = st.sampled_from(
    [
        "Губернатор сообщил о 12 домах.",
        "Nobody was hurt.",
        "Read also",
        "42",
        " ",
        "\xa0",
        "\n",
        "é—«»",
        "1 200 га",
        "\u200b",
    ]
)
TAGS = [
    "p",
    "div",
    "article",
    "main",
    "li",
    "ul",
    "h1",
    "h2",
    "td",
    "tr",
    "table",
    "b",
    "br",
    "aside",
    "script",
    "blockquote",
]
LINKS = [
    "https://t.me/veresk_zar/31",
    "t.me/s/veresk_zar/7?single",
    "/away?to=https%3A%2F%2Ft.me%2Fa_b_c%2F1",
    "/1",
    "http://[",
    "",
]
PIECES = st.one_of(
    WORDS,
    st.sampled_from([f"<{tag}>" for tag in TAGS] + [f"</{tag}>" for tag in TAGS]),
    st.sampled_from(LINKS).map(lambda href: f"<a href='{href}'>"),
    st.just("</a>"),
    st.sampled_from(
        ["<iframe src='https://t.me/veresk_zar/9?embed=1'>", "<script data-telegram-post='veresk_zar/8'></script>"]
    ),
    st.sampled_from(["<div class='related'>", "<div class='lead'>", "<div itemprop='articleBody'>", "<p hidden>"]),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=60))
def test_any_markup(pieces: list[str]) -> None:
    body = "<p>." + "".join(pieces)
    found = read_article(body.encode(), "https://harbour.example/1")
    assert all(line.strip() for line in found.text.split("\n")) or found.text == ""
    for citation in found.citations:
        assert -1 <= citation.start <= citation.end <= len(found.text)
        if citation.start >= 0:
            assert found.text[citation.start : citation.end] == citation.text
    again = read_article(body.encode(), "https://harbour.example/1")
    assert (again.text, again.citations, again.text_hash) == (found.text, found.citations, found.text_hash)


@settings(max_examples=150, deadline=None)
@given(st.binary(min_size=1, max_size=400))
def test_any_bytes(body: bytes) -> None:
    assert isinstance(decode(body).text, str)
    try:
        found = read_article(body, "https://harbour.example/1")
    except InputError:
        return  # bytes that are no page are refused, and with nothing but this error
    assert "\x00" not in found.text
