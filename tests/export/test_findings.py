"""Flags as ClaimReview and as Web Annotations: what stands in them, and what never does."""

import json
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest

from ingest.export import annotations, claim_reviews

REPORT = "Officials said that 90 drones were shot down overnight."
POST = "За ніч збито 9 дронів."


def claim(said: str, words: str) -> dict[str, Any]:
    start = said.index(words)
    return {"selector": {"start": start, "end": start + len(words), "exact": words, "prefix": "", "suffix": ""}}


CONFIRMED: dict[str, Any] = {
    "flag_id": UUID(int=5),
    "verdict": "magnitude_error",
    "severity": "serious",
    "canonical_url": "https://courier.example/night",
    "title": "Night over Sokil",
    "outlet_id": "courier",
    "published_at": datetime(2026, 3, 2, 9, tzinfo=UTC),
    "report": "90 drones",
    "handle": "sokil_region",
    "channel_id": 7,
    "message_id": 17,
    "posted_at": datetime(2026, 3, 2, 8, tzinfo=UTC),
    "source": "9 дронів",
    "reason": "ten times as much",
    "decision": "confirm",
    "reviewer": "ana",
    "decided_at": datetime(2026, 3, 3, tzinfo=UTC),
    "note": "a slip",
    "article_revision_id": 11,
    "revision": 2,
    "report_claim": claim(REPORT, "90 drones"),
    "source_claim": claim(POST, "9 дронів"),
    "article_text": REPORT,
    "article_language": "en",
    "post_text": POST,
}
LOST = CONFIRMED | {"message_id": None, "handle": None, "source": None, "source_claim": None, "post_text": None}
OPEN = CONFIRMED | {"decision": None, "reviewer": None, "decided_at": None, "note": None}


def test_a_review_says_what_differs_and_who_says_so() -> None:
    (made,) = claim_reviews([CONFIRMED])
    assert (made["@context"], made["@type"]) == ("https://schema.org", "ClaimReview")
    assert made["identifier"] == f"urn:uuid:{UUID(int=5)}"
    assert made["claimReviewed"] == "90 drones"
    assert made["reviewBody"] == "ten times as much\na slip"
    assert made["author"] == {"@type": "Person", "name": "ana"}
    assert made["itemReviewed"]["appearance"]["url"] == "https://courier.example/night"
    assert made["isBasedOn"]["url"] == "https://t.me/sokil_region/17"
    assert made["datePublished"] == "2026-03-03T00:00:00+00:00"


@pytest.mark.parametrize("decision", [None, "dismiss", "needs_context"])
def test_what_nobody_confirmed_is_no_review(decision: str | None) -> None:
    assert list(claim_reviews([CONFIRMED | {"decision": decision}])) == []


@pytest.mark.parametrize("finding", [CONFIRMED, LOST])
def test_a_review_rates_no_truth_and_holds_no_blanks(finding: dict[str, Any]) -> None:
    (made,) = claim_reviews([finding])
    written = json.dumps(made)
    assert "Rating" not in written
    assert "null" not in written
    assert "false" not in written.lower()
    assert ("isBasedOn" in made) is (finding is CONFIRMED)


def test_annotations_point_at_both_numbers() -> None:
    report, post = annotations([CONFIRMED])
    for one, text, url in (
        (report, REPORT, "https://courier.example/night"),
        (post, POST, "https://t.me/sokil_region/17"),
    ):
        assert one["@context"] == "http://www.w3.org/ns/anno.jsonld"
        page, stored = one["target"]
        quote, place = page["selector"], stored["selector"]
        assert page["source"] == url
        assert quote["type"] == "TextQuoteSelector"
        assert text[place["start"] : place["end"]] == quote["exact"]
        assert f"{quote['prefix']}{quote['exact']}{quote.get('suffix', '')}" in text
    assert report["target"][1]["source"] == "urn:claims:article-revision:11"
    assert post["target"][1]["source"] == "urn:claims:post:7:17:2"
    assert report["id"] != post["id"]
    assert [body["value"] for body in report["body"]] == [
        "ten times as much",
        "magnitude_error",
        "serious",
        "confirm",
        "a slip",
    ]


def test_an_open_flag_is_annotated_without_a_creator() -> None:
    one, *_ = annotations([OPEN])
    assert one["motivation"] == "highlighting"
    assert {"creator", "created"} & set(one) == set()
    assert len(list(annotations([LOST]))) == 1


def test_names_are_the_same_each_time() -> None:
    assert [one["id"] for one in annotations([CONFIRMED])] == [one["id"] for one in annotations([CONFIRMED])]
