"""What share of the numbers of annotated pairs is told rightly; the form of a pair is that of the blind files."""

from collections import Counter

from ingest.comparison import compare_texts
from ingest.model import Severity, severity_of


def _span(text, part, used):
    """Return the next place of `part`; equal strings take successive places."""
    at = text.find(part, used[part])
    at = at if at >= 0 else text.find(part)
    used[part] = at + 1
    return at, at + len(part)


def _told(comparisons, span, verdict):
    inside = [one for one in comparisons if one.report.selector.start < span[1] and span[0] < one.report.selector.end]
    right = [one for one in inside if one.verdict.value == verdict]
    return next(iter(right or inside), None)


def measure(pairs):
    """Return the shares in percent: found, verdict, alert precision and recall, quiet."""
    count = Counter()
    for pair in pairs:
        found = compare_texts(
            pair["source"], pair["report"], source_lang=pair["source_lang"], report_lang=pair["report_lang"]
        )
        used = Counter()
        for claim in pair["claims"]:
            told = _told(found, _span(pair["report"], claim["report_span"], used), claim["verdict"])
            serious = told is not None and severity_of(told.verdict) is Severity.SERIOUS
            if claim["kind"] != "claim":
                count["others"] += 1
                count["quiet"] += told is None or severity_of(told.verdict) is Severity.NONE
                count["false alert"] += serious
                continue
            wanted = claim["verdict"] in ("differs", "magnitude_error", "other_scope")
            count["claims"] += 1
            count["found"] += told is not None
            count["right"] += told is not None and told.verdict.value == claim["verdict"]
            count["alert"] += wanted and serious
            count["missed"] += wanted and not serious
            count["false alert"] += serious and not wanted
    alerts = count["alert"]
    return tuple(
        round(100 * part / whole, 1) if whole else 100.0  # a file of right numbers has no alert to give
        for part, whole in (
            (count["found"], count["claims"]),
            (count["right"], count["claims"]),
            (alerts, alerts + count["false alert"]),
            (alerts, alerts + count["missed"]),
            (count["quiet"], count["others"]),
        )
    )
