"""Golden pages: input.html beside what must come out. UPDATE_GOLDEN=1 rewrites the expectations."""

import dataclasses
import json
import os
from pathlib import Path

import pytest

from ingest.model.article import ArticleContent
from ingest.news import read_article

CASES = sorted((Path(__file__).parents[1] / "golden" / "news").glob("*/input.html"))


def as_json(article: ArticleContent) -> dict[str, object]:
    """Return the article as the golden files hold it; the text as a list of its paragraphs."""
    data = dataclasses.asdict(article) | {"text": article.text.split("\n")}
    del data["text_hash"]
    return json.loads(json.dumps(data, ensure_ascii=False, default=str))


@pytest.mark.parametrize("page", CASES, ids=lambda path: path.parent.name)
def test_golden_page(page: Path) -> None:
    got = as_json(read_article(page.read_bytes(), f"https://harbour.example/{page.parent.name}?utm_source=x"))
    expected = page.with_name("expected.json")
    if os.environ.get("UPDATE_GOLDEN"):
        expected.write_text(json.dumps(got, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert got == json.loads(expected.read_text(encoding="utf-8"))


def test_there_are_cases() -> None:
    assert len(CASES) >= 3
