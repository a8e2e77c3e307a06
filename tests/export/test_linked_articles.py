"""The JSON object of one article."""

from typing import Any

from ingest.export import linked_article, linked_articles


def claim(start: int, words: str) -> dict[str, Any]:
    return {"selector": {"start": start, "end": start + len(words), "exact": words, "prefix": "", "suffix": ""}}


LINK = {"handle": "gromov", "message_id": 7, "status": "linked", "score": 0.9, "reasons": [], "revision": 1}
COMPARED = {
    "report": claim(4, "12 drones"),
    "source": claim(9, "12 БПЛА"),
    "handle": "gromov",
    "message_id": 7,
    "revision": 2,
    "verdict": "same",
    "reason": "The same.",
    "matches_revision": None,
    "severity": "none",
}


def test_links_are_parted_from_candidates() -> None:
    others = [LINK | {"message_id": 8, "status": "candidate"}, LINK | {"message_id": 9, "status": "rejected"}]
    found = linked_article("https://courier.example/1", [LINK, *others], [])
    assert [one["message_id"] for one in found["links"]] == [7]
    assert [one["message_id"] for one in found["candidates"]] == [8, 9]
    assert found["links"][0].keys() == {"handle", "message_id", "status", "score", "reasons"}


def test_places_are_those_of_the_selectors() -> None:
    (found,) = linked_article("u", [], [COMPARED])["comparisons"]
    assert found == {
        "report": {"start": 4, "end": 13, "text": "12 drones"},
        "source": {"handle": "gromov", "message_id": 7, "revision": 2, "start": 9, "end": 16, "text": "12 БПЛА"},
        "verdict": "same",
        "reason": "The same.",
        "matches_revision": None,
    }


def test_a_number_without_a_source_has_none() -> None:
    (found,) = linked_article("u", [], [COMPARED | {"source": None, "verdict": "not_in_source"}])["comparisons"]
    assert found["source"] is None


def test_articles_without_links_are_there_too() -> None:
    rows = [{"url": "a", "links": [], "comparisons": []}, {"url": "b", "links": [LINK], "comparisons": []}]
    assert [len(one["links"]) for one in linked_articles(rows)] == [0, 1]
