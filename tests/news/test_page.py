"""Pages of many shapes: whole bodies, no furniture, dates, addresses, bad input."""

import time
from datetime import UTC, datetime
from typing import Any

import pytest

from ingest.model.errors import InputError
from ingest.news import read_article

URL = "https://harbour.example/2031/04/02/storm"
FIRST = "Governor Tomas Reyl said that 12,300 homes were without power on Sunday morning."
SECOND = "Crews repaired 48 lines near Long Ford, the grid operator told reporters."
THIRD = "The ministry spoke of 9,000 homes."
TEXT = "\n".join((FIRST, SECOND, THIRD))
PARAGRAPHS = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"
H1 = "<h1>Storm at sea</h1>"


def page(body: str, head: str = "") -> bytes:
    head = f"<head><title>Storm at sea</title>{head}</head>"
    return f"<!doctype html><html lang='en'>{head}<body>{body}</body></html>".encode()


def json_ld(data: str) -> str:
    return f'<script type="application/ld+json">{{"@type": "NewsArticle", {data}}}</script>'


def read(body: str, head: str = "", **options: Any) -> str:
    return read_article(page(body, head), URL, **options).text


SHAPES = {
    "article": f"<article>{H1}{PARAGRAPHS}</article>",
    "divs": "<div class='a'>" + "".join(f"<div class='b'>{text}</div>" for text in TEXT.split("\n")) + "</div>",
    "breaks": f"{H1}<div id='txt'>{FIRST}<br><br>{SECOND}<br><br>{THIRD}</div>",
    "sections": f"<main><section><p>{FIRST}</p></section><section><p>{SECOND}</p><p>{THIRD}</p></section></main>",
    "table layout": f"<table><tr><td><a href='/'>Home</a></td><td>{PARAGRAPHS}</td></tr></table>",
    "form around all": f"<form><div>{PARAGRAPHS}</div></form>",
    "lead apart": f"{H1}<div class='lead'>{FIRST}</div><div class='t'><p>{SECOND}</p><p>{THIRD}</p></div>",
    "unclosed": f"<article><p>{FIRST}<p>{SECOND}<p>{THIRD}",
    "telling names": f"<div class='post has-comments latest-news'>{H1}{PARAGRAPHS}</div>",
}
FURNITURE = {
    "nav": "<nav><ul><li>Home 1</li><li>World 24</li></ul></nav>",
    "ticker": "<div class='news-ticker'>Rouble at 101 after the bank raised its rate. 14 regions are on alert.</div>",
    "related": "<section class='x-related'><h3>More</h3><a href='/2'>Ministry: 41 boats found in the bay</a></section>",
    "comments": "<div id='comments'><div class='comment'><p>They said 200 last week, who believes it?</p></div></div>",
    "cookies": "<div class='cookie' role='dialog'>We use cookies. 3 partners may receive data.</div>",
    "hidden": "<div style='display:none'><p>Hidden: 77 people were hurt in the village.</p></div>",
    "script": "<script>document.write('<p>Evil: 99 people died.</p>')</script><noscript>Scripts on.</noscript>",
    "footer": "<footer>© 2031. All rights reserved. Reg. no. 4471.</footer>",
    "newsletter": "<div class='newsletter-box'><p>Join 20,000 readers who get our mail every morning.</p></div>",
}


@pytest.mark.parametrize("furniture", FURNITURE)
@pytest.mark.parametrize("shape", SHAPES)
def test_the_whole_body_and_nothing_else(shape: str, furniture: str) -> None:
    assert read(FURNITURE[furniture] + SHAPES[shape]) == TEXT
    if shape != "unclosed":
        assert read(SHAPES[shape] + FURNITURE[furniture]) == TEXT


NAMELESS = {
    "comments": "<div class='q1'><h4>Comments (2)</h4><i>Ned</i><p>They said 200 last week, who believes it?</p></div>",
    "related": "<div class='q2'><h3>Read also</h3><a href='/2'>Ministry: 41 boats found in the bay</a></div>",
    "imprint": "<div class='q3'>© The Harbour Post 2031. All rights reserved. Reg. no. 4471.</div>",
    "ticker": "<div class='q4'>Rouble at 101 · 14 regions on alert · Storm ahead</div>",
    "byline": "<div class='q5'>By Mira Oland</div>",
    "date": "<div class='q6'>2 April 2031, 09:30</div>",
    "cookies": "<div class='q7'>This site uses cookies. 3 partners may receive data.</div>",
    "caption": "<div class='q8'>Archive photo, 2029</div>",
}


@pytest.mark.parametrize("furniture", NAMELESS)
def test_furniture_without_telling_names_is_dropped(furniture: str) -> None:
    text = f"{NAMELESS[furniture]}<p>{FIRST}</p><p>{SECOND}</p>{{}}<p>{THIRD}</p>{{}}"
    body = f"<div class='z'>{H1}<div class='y'>{text}</div></div>"
    assert read(body.format("", "")) == TEXT
    assert read(body.format(NAMELESS[furniture], NAMELESS[furniture])) == TEXT


@pytest.mark.parametrize(
    "line",
    [
        "Комментарии губернатора появились в 9 часов.",
        "«Мы используем 12 бригад», — сказал он.",
        "Kharkiv: 12 drones",
        "Sumy — 1,200",
        "Killed: 2; hurt: 14",
        "12 dead.",
    ],
)
def test_short_lines_with_numbers_are_body(line: str) -> None:
    assert read(f"<article><p>{FIRST}</p><p>{line}</p><p>{THIRD}</p></article>") == f"{FIRST}\n{line}\n{THIRD}"


def test_furniture_between_paragraphs_is_dropped() -> None:
    inner = (
        f"<p>{FIRST}</p><figure><img><figcaption>Archive photo, 2029.</figcaption></figure>"
        f"<p><b>Read also:</b> <a href='/9'>18 drones over the bay</a></p><p>{SECOND}</p>"
        f"<div class='subscribe'>Subscribe for 3 dollars.</div><p>Follow us on <a href='https://t.me/post'>Telegram</a></p><p>{THIRD}</p>"
    )
    assert read(f"<article>{inner}</article>") == TEXT


def test_the_pages_own_markup_is_believed() -> None:
    other = (
        "<div class='col'><p>"
        + "Another text that is much longer than the article itself, for it goes on. " * 20
        + "</p></div>"
    )
    assert read(f"{other}<div itemprop='articleBody'>{PARAGRAPHS}</div>") == TEXT


def test_json_ld_shows_where_the_body_is() -> None:
    data = json_ld(f'"articleBody": "{FIRST} {SECOND} {THIRD}"')
    other = (
        "<div class='col'><p>"
        + "Another text that is much longer than the article itself, for it goes on. " * 20
        + "</p></div>"
    )
    body = f"{other}<div class='t'>{PARAGRAPHS}</div>"
    assert read(body, data) == TEXT


def test_a_body_that_only_json_ld_holds_is_taken_from_there() -> None:
    data = json_ld(f'"articleBody": "<p>{FIRST}</p><p>{SECOND}</p>"')
    found = read_article(page("<div id='app'></div>", data), URL)
    assert found.text == f"{FIRST}\n{SECOND}"
    assert found.detail["body_from"] == "json-ld-only"


def test_lists_quotes_and_tables_are_body() -> None:
    inner = (
        f"<p>{FIRST}</p><ul><li>Three hospitals</li><li>Two schools</li></ul><blockquote>{SECOND}</blockquote>"
        f"<table><tr><th>Village</th><th>Homes</th></tr><tr><td>Long Ford</td><td>640</td></tr></table><p>{THIRD}</p>"
    )
    lines = [FIRST, "Three hospitals", "Two schools", SECOND, "Village | Homes", "Long Ford | 640", THIRD]
    assert read(f"<article>{inner}</article>") == "\n".join(lines)


def test_one_paragraph_is_enough() -> None:
    assert read(f"<nav>Home</nav><div class='x'>{H1}<p>{FIRST}</p></div><footer>© 2031.</footer>") == FIRST


@pytest.mark.parametrize(
    ("head", "body", "source", "hour"),
    [
        (
            json_ld('"datePublished": "2031-04-02T09:00:00Z"'),
            "",
            "json-ld",
            9,
        ),
        ('<meta property="article:published_time" content="2031-04-02T08:00:00Z">', "", "opengraph", 8),
        ("", "<time datetime='2031-04-02T07:00:00Z'>2 April</time>", "time", 7),
        ('<meta name="pubdate" content="2031-04-02T06:00:00Z">', "", "meta", 6),
        (
            "",
            "<div class='related'><time datetime='2030-01-01T01:00Z'></time></div>"
            "<time datetime='2031-04-02T05:00Z'></time>",
            "time",
            5,
        ),
    ],
)
def test_dates(head: str, body: str, source: str, hour: int) -> None:
    found = read_article(page(body + SHAPES["article"], head), URL)
    assert (found.published_from, found.published_at) == (source, datetime(2031, 4, 2, hour, tzinfo=UTC))


def test_a_day_alone_is_told_as_a_day() -> None:
    found = read_article(page(SHAPES["article"]), URL)
    assert found.published_at is None
    assert (found.detail["published_day"], found.detail["published_day_from"]) == ("2031-04-02", "url")


def test_a_given_date_wins_and_a_feeds_date_fills_in() -> None:
    given = datetime(2031, 5, 1, tzinfo=UTC)
    dated = page(SHAPES["article"], '<meta property="article:published_time" content="2031-04-02T08:00:00Z">')
    found = read_article(dated, URL, published=given)
    assert (found.published_at, found.published_from) == (given, "given")
    assert found.detail["published_on_page"] == "2031-04-02T08:00:00+00:00"
    assert read_article(dated, URL, published=given, published_from="feed").published_from == "opengraph"
    assert read_article(page(SHAPES["article"]), URL, published=given, published_from="feed").published_from == "feed"


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("/story/7", "https://harbour.example/story/7"),
        ("https://www.harbour.example/story/7?utm_source=a", "https://www.harbour.example/story/7"),
        ("https://harbour.example/index.php?cid=7", "https://harbour.example/index.php?cid=7"),
        ("https://thief.example/story/7", URL),
        ("https://sister.example/story/7", "https://sister.example/story/7"),
        ("https://harbour.example/", URL),
        ("javascript:alert(1)", URL),
    ],
)
def test_canonical_address(href: str, expected: str) -> None:
    found = read_article(
        page(SHAPES["article"], f"<link rel='canonical' href='{href}'>"), URL, hosts=["sister.example"]
    )
    assert found.canonical_url == expected


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x00\x01\x02\x03" * 500, "binary"),
        (b"<p>x</p>" * 7_000_000, "56,000,000 bytes"),
    ],
)
def test_what_is_no_page_is_refused(body: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message) as caught:
        read_article(body, URL)
    assert caught.value.resource == URL
    assert caught.value.remedy


def test_a_page_without_a_body_gives_an_issue() -> None:
    found = read_article(page("<script>render()</script><nav>Home</nav>"), URL)
    assert found.text == ""
    assert found.detail["issues"] == [{"kind": "no_body", "message": "no article text was found on the page"}]


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 100_000,
        "<div class='related'>" * 1_900 + "</div>" * 1_900,
        "<a href='https://t.me/abcde/1'>x<div>" * 20_000,
        "<a><b><i>" * 20_000,
        "<p>See <a href='https://t.me/abcde/12'>this post</a> of the governor.</p>" * 10_000,
        "text 12 here<br>" * 200_000,
        "<td><li><h2><p>" * 50_000,
        "<p>a\x00b &#0; &#xD800; \x0b</p>" * 1_000,
        '<script type="application/ld+json">' + "[" * 100_000 + "</script>",
        "<div><h2>Read also</h2><p>More of it, and more of it.</p></div>" * 12_000,
        "<div itemprop='articleBody'><p>More of it, and more of it.</p></div>" * 12_000,
        "<p>" + "<span>More of it, and more of it. </span>" * 30_000 + "</p>",
        "<p>" + "a" * 5_000_000 + "</p>",
    ],
    ids=[
        "deep",
        "deep furniture",
        "open links",
        "open inline",
        "links",
        "breaks",
        "unclosed",
        "controls",
        "json",
        "related",
        "hints",
        "spans",
        "line",
    ],
)
def test_hostile_pages_end_soon(body: str) -> None:
    begin = time.process_time()
    found = read_article(page(body + f"<article><p>{FIRST}</p></article>"), URL)
    assert time.process_time() - begin < 10
    assert len(found.citations) <= 1_000
    assert "\x00" not in found.text


def test_citations_of_related_pages_and_comments_do_not_count() -> None:
    body = (
        "<div class='related'><a href='https://t.me/other_one/1'>x</a></div>"
        f"<article><p>{FIRST}</p><p>{SECOND} <a href='https://t.me/reyl_official/5'>Post</a>.</p></article>"
        "<footer><a href='https://t.me/harbour_post'>Telegram</a></footer>"
        "<div class='comments'><p>Look: <a href='https://t.me/rumours/3'>here it is</a>.</p></div>"
    )
    found = read_article(page(body), URL)
    assert [(c.handle, c.message_id) for c in found.citations] == [("reyl_official", 5)]
    (citation,) = found.citations
    assert found.text[citation.start : citation.end] == citation.text == "Post"


def test_a_post_cited_twice_in_the_text_is_two_citations_one_outside_is_one() -> None:
    link = "<a href='https://t.me/reyl_official/5'>post</a>"
    body = f"<article><p>{FIRST} {link}.</p><p>{SECOND} {link}.</p></article><p>{link}</p>"
    found = read_article(page(body), URL)
    assert [c.start >= 0 for c in found.citations] == [True, True]


WRAPPERS = [
    "no-sidebar has-comments",
    "md:flex overflow-hidden print:block",
    "views-row",
    "with-ads is-latest",
    "article-teaser",
]


@pytest.mark.parametrize("names", WRAPPERS)
def test_names_that_only_mention_furniture_cost_nothing(names: str) -> None:
    assert (
        read(f"{H1}<div class='{names}'><p>{FIRST}</p></div><div class='t'><p>{SECOND}</p><p>{THIRD}</p></div>") == TEXT
    )


@pytest.mark.parametrize("mark", ["", "itemprop='articleBody'"])
def test_articles_appended_to_a_page_are_not_its_body(mark: str) -> None:
    other = "Another article that the page loads below, with 77 numbers of its own, and it goes on for long. " * 4
    body = (
        f"<div id='feed'><div class='a'>{H1}<div {mark}>{PARAGRAPHS}</div></div>"
        f"<div class='a'><h1>Another title altogether</h1><div {mark}><p>{other}</p></div></div></div>"
    )
    assert read(body) == TEXT


def test_a_table_in_a_figure_is_body() -> None:
    table = "<figure class='wp-block-table'><table><tr><td>Long Ford</td><td>640</td></tr></table></figure>"
    assert read(f"<article><p>{FIRST}</p>{table}<p>{THIRD}</p></article>") == f"{FIRST}\nLong Ford | 640\n{THIRD}"


def test_a_deck_without_a_stop_is_body() -> None:
    deck = "Governor says 12,300 homes are without power"
    assert read(f"<article>{H1}<h2 class='deck'>{deck}</h2>{PARAGRAPHS}</article>") == f"{deck}\n{TEXT}"


def test_a_sentence_before_the_title_cuts_nothing_off() -> None:
    body = f"<div><p>This page may look odd in an old browser.</p>{H1}{PARAGRAPHS}</div>"
    assert read(body).endswith(TEXT)


def test_a_page_laid_out_in_one_cell() -> None:
    head = "<b>Storm at sea</b><br>02.04.2031 09:30<br><br>"
    lines = f"{head}&nbsp;&nbsp;{FIRST}<br>&nbsp;{SECOND}<br>{THIRD}<br><a href='p'>Print</a>"
    assert read(f"<table><tr><td>Menu<br><a href='/1'>Home</a></td><td>{lines}</td></tr></table>") == TEXT
