"""Flags for other programs: schema.org ClaimReview and W3C Web Annotations, as JSON-LD.

Both say how two texts differ. Neither rates anybody's truth: that is for people, and no field here carries it.
A finding is a row of `ingest.store.outcomes.finding_rows`.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

Finding = Mapping[str, Any]

_GENERATOR = {"id": "urn:claims:ingest", "type": "Software", "name": "ingest"}
_CONTEXT = 32  # characters before and after a quote, where the claim itself has none


def claim_reviews(findings: Iterable[Finding]) -> Iterator[dict[str, Any]]:
    """Give a ClaimReview for each finding that a person confirmed; what nobody reviewed is no review.

    There is no `reviewRating`: a number that differs is not a false one.
    """
    for finding in findings:
        if finding["decision"] == "confirm":
            yield _without_blanks(_review(finding))


def annotations(findings: Iterable[Finding]) -> Iterator[dict[str, Any]]:
    """Give an annotation on the report's number and, where there is one, on the post's.

    Each has two targets: the quote in the page as published, and the position in the text as stored, counted in
    code points. A page changes, and its markup is not our text; the stored text stays.
    """
    for finding in findings:
        yield _annotation(finding, "report")
        if finding["source_claim"] is not None:
            yield _annotation(finding, "post")


def post_url(finding: Finding) -> str | None:
    """Return the address of the post; None = no post has the number."""
    if finding["message_id"] is None:
        return None
    return f"https://t.me/{finding['handle'] or 'c/' + str(finding['channel_id'])}/{finding['message_id']}"


def _review(finding: Finding) -> dict[str, Any]:
    post = post_url(finding)
    article = {
        "@type": "NewsArticle",
        "url": finding["canonical_url"],
        "headline": finding["title"],
        "inLanguage": finding["article_language"],
        "datePublished": _moment(finding["published_at"]),
        "publisher": {"@type": "Organization", "name": finding["outlet_id"]} if finding["outlet_id"] else None,
    }
    source = {
        "@type": "SocialMediaPosting",
        "url": post,
        "datePublished": _moment(finding["posted_at"]),
        "text": finding["source"],
        "version": finding["revision"],
    }
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "identifier": f"urn:uuid:{finding['flag_id']}",
        "datePublished": _moment(finding["decided_at"]),
        "author": {"@type": "Person", "name": finding["reviewer"]},
        "claimReviewed": finding["report"],
        "reviewAspect": "whether the report's number is the post's",
        "reviewBody": "\n".join(part for part in (finding["reason"], finding["note"]) if part),
        "keywords": finding["verdict"],
        "itemReviewed": {"@type": "Claim", "text": finding["report"], "appearance": article},
        "isBasedOn": source if post else None,
    }


def _annotation(finding: Finding, side: str) -> dict[str, Any]:
    claim = finding["report_claim" if side == "report" else "source_claim"]
    text = finding["article_text" if side == "report" else "post_text"] or ""
    url = finding["canonical_url"] if side == "report" else post_url(finding)
    revision = finding["article_revision_id"] if side == "report" else finding["revision"]
    stored = (
        f"urn:claims:article-revision:{revision}"
        if side == "report"
        else f"urn:claims:post:{finding['channel_id']}:{finding['message_id']}:{revision}"
    )
    name = f"urn:uuid:{uuid5(NAMESPACE_URL, str(finding['flag_id']) + '/' + side)}"
    made: dict[str, Any] = _without_blanks(
        {
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "id": name,
            "type": "Annotation",
            "motivation": "assessing" if finding["decision"] else "highlighting",
            "created": _moment(finding["decided_at"]),
            "creator": {"type": "Person", "name": finding["reviewer"]} if finding["reviewer"] else None,
            "generator": _GENERATOR,
            "body": _bodies(finding),
            "target": [
                {"source": url, "selector": _quote(claim["selector"], text)},
                {"source": stored, "selector": _position(claim["selector"])},
            ],
        }
    )
    return made


def _bodies(finding: Finding) -> list[dict[str, Any]]:
    said = [("describing", finding["reason"]), ("tagging", finding["verdict"]), ("tagging", finding["severity"])]
    said += [("tagging", finding["decision"]), ("commenting", finding["note"])]
    return [
        {"type": "TextualBody", "format": "text/plain", "purpose": purpose, "value": value}
        for purpose, value in said
        if value
    ]


def _quote(selector: Mapping[str, Any], text: str) -> dict[str, Any]:
    start, end = selector["start"], selector["end"]
    return {
        "type": "TextQuoteSelector",
        "exact": selector["exact"],
        "prefix": selector["prefix"] or text[max(0, start - _CONTEXT) : start],
        "suffix": selector["suffix"] or text[end : end + _CONTEXT],
    }


def _position(selector: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "TextPositionSelector", "start": selector["start"], "end": selector["end"]}


def _moment(value: datetime | date | None) -> str | None:
    return value.isoformat() if value is not None else None


def _without_blanks(value: Any) -> Any:
    """Return the same without members that say nothing; JSON-LD has no null."""
    if isinstance(value, dict):
        return {name: _without_blanks(held) for name, held in value.items() if held not in (None, "")}
    return [_without_blanks(one) for one in value] if isinstance(value, list) else value
