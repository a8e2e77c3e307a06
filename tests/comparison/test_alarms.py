"""Reports that tell the post's number rightly, and what only looks like another label; beside each what is one."""

import pytest

from tests.comparison.saying import verdict_of


@pytest.mark.parametrize(
    ("lang", "report_lang", "post", "report", "number", "verdict"),
    [
        # who has left is not who is left
        ("ru", "en", "Эвакуированы 312 человек. В школах остаются 45 человек.",
         "Some 310 people have left their homes", "310", "rounded"),
        ("uk", "en", "Евакуювали 540 людей. У селі залишаються 60 людей.",
         "540 people are still left in the village", "540", "other_scope"),
        # the same fate of a part that leaves its noun out
        ("ru", "en", "Подано 2 310 заявлений на выплаты, одобрено 1 874.",
         "Nearly 1,900 applications have been approved", "1,900", "rounded"),
        ("uk", "pl", "Подано 960 заяв на виплати, схвалено 712.",
         "Zatwierdzono 712 wniosków", "712", "same"),
        ("ru", "de", "Подано 2 310 заявлений на выплаты, одобрено 1 874.",
         "2.310 Anträge wurden genehmigt", "2.310", "other_scope"),
        # a time of its own tells which number is meant
        ("uk", "en", "За тиждень сапери знищили 312 снарядів. З початку року — понад 4,8 тис. снарядів.",
         "Sappers have destroyed over 4,800 shells this year", "4,800", "same"),
        ("ru", "ru", "За вчера собрано 210 т песка, с начала работ — 12 400 т.",
         "С начала работ собрали свыше 12 тысяч тонн песка", "12 тысяч", "rounded"),
        ("ru", "fr", "За неделю осмотрено 41 га. С начала года — 1 960 га.",
         "En une semaine, 1 960 hectares ont été inspectés", "1 960", "other_scope"),
    ],
)  # fmt: skip
def test_what_the_post_says_too(lang, report_lang, post, report, number, verdict):
    assert verdict_of(lang, report_lang, post, report, number) == verdict
