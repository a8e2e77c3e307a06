"""Reports of one sentence with the official's name behind it, as most tests of single rules need them."""

from ingest.comparison import compare_texts

SAID = {
    "en": ", Governor Anna Lukina said.",
    "de": ", teilte Gouverneurin Anna Lukina mit.",
    "fr": ", a déclaré la gouverneure Anna Lukina.",
    "it": ", ha detto la governatrice Anna Lukina.",
    "es": ", dijo la gobernadora Anna Lukina.",
    "pl": ", poinformowała gubernator Anna Lukina.",
    "pt": ", disse a governadora Anna Lukina.",
    "ru": ", сообщила губернатор Анна Лукина.",
    "uk": ", повідомила губернаторка Анна Лукіна.",
}


def verdict_of(lang: str, report_lang: str, post: str, report: str, number: str) -> str:
    """Return the verdict on a number of a report; `report` lacks who said it."""
    compared = compare_texts(post, report + SAID[report_lang], source_lang=lang, report_lang=report_lang)
    return next(one.verdict.value for one in compared if number in one.report.selector.exact)
