"""Who and where a number is about."""

from ingest.comparison import compare_texts
from ingest.model import Verdict


def test_a_post_with_one_place_speaks_of_it_throughout() -> None:
    post = "В результате аварии под Зареченском погибли 2 человека, ещё 14 пострадали."
    report = "Два человека погибли, ещё 14 пострадали в аварии под Зареченском, написал в Telegram губернатор Ильин."
    verdicts = {one.report.quantity.text: one.verdict for one in compare_texts(post, report)}
    assert verdicts == {"Два человека": Verdict.SAME, "ещё 14": Verdict.SAME}


def test_a_number_moved_to_the_place_of_another_is_told() -> None:
    post = "В Зареченске ранены 14 человек, в Луговом — 5."
    report = "В Луговом ранены 14 человек, написал в Telegram губернатор Ильин."
    assert [one.verdict for one in compare_texts(post, report)] == [Verdict.OTHER_SCOPE]
