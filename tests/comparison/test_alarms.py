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


@pytest.mark.parametrize(
    ("lang", "report_lang", "post", "report", "number", "verdict"),
    [
        # a sum of what the report names
        ("ru", "ru", "Повреждены 18 частных домов и 6 автомобилей.", "Повреждены 24 дома и машины", "24", "same"),
        ("uk", "en", "На борту 88 пасажирів та 5 членів екіпажу.", "There were 93 people on board", "93", "same"),
        ("uk", "en", "На борту 88 пасажирів та 5 членів екіпажу.", "There were 93 passengers on board", "93",
         "other_scope"),
        ("uk", "ru", "Знищено 14 квартир, ще 36 пошкоджено.",
         "Повреждены 50 квартир, из них 14 полностью уничтожены", "50", "same"),
        # what remains, told far from its part
        ("uk", "pl", "Знеструмлено 120 сіл. Вітер до 27 м/с. Повалено 230 дерев. Травмовано 4 людей. Заживили 47 сіл.",
         "Bez prądu pozostają jeszcze 73 wsie", "73", "same"),
        # how high a building is
        ("ru", "en", "Обрушился подъезд семиэтажки.", "Part of a seven-storey block came down", "seven", "same"),
        ("uk", "de", "Удар по восьмиповерхівці: загинули 2 людини.",
         "Zwei Menschen starben im achtstöckigen Haus", "achtstöckigen", "same"),
        ("ru", "en", "Обрушился подъезд семиэтажки.", "Part of a nine-storey block came down", "nine", "differs"),
        # drones that came, and those that hit
        ("uk", "en", "Атакували 36 ударних дронів, 29 збито.",
         "Thirty-six strike drones targeted the port", "Thirty-six", "same"),
        ("uk", "fr", "Атакували 36 ударних дронів, 29 збито.",
         "Trente-six drones ont visé le port", "Trente-six", "same"),
        ("uk", "en", "Атакували 36 ударних дронів, 29 збито.", "Thirty-six drones hit the port", "Thirty-six",
         "other_scope"),
        # debris falls, the burning area does not
        ("ru", "en", "Обломки упали на склад: горело 500 кв. м.", "The fire covered 5,400 square feet", "5,400",
         "unit_converted"),
        ("ru", "en", "Уровень реки упал на 40 см.", "The river stands at 40 centimetres", "40", "other_scope"),
        # a sum for each beside a count of people
        ("ru", "ru", "Погибли 6 человек. Семьям погибших выплатим по 2 млн руб.",
         "Раненым дадут 500 тысяч рублей, семьям погибших — по 2 миллиона", "2 миллиона", "same"),
        # what is only left, and what is added
        ("ru", "de", "Урожайность упала с 31 до 22 ц/га.",
         "Geerntet werden nur noch 22 Dezitonnen je Hektar", "22", "same"),
        # nouns of one thing
        ("uk", "pl", "Без води ще три мікрорайони.", "Bez wody są jeszcze trzy osiedla", "trzy", "same"),
        ("ru", "es", "Пострадали 215 хозяйств.", "Hay 215 explotaciones afectadas", "215", "same"),
        ("ru", "fr", "Сорваны крыши 58 домов.", "Le vent a arraché 58 toitures", "58", "same"),
        ("ru", "es", "Пострадали 215 человек.", "Hay 215 viviendas afectadas", "215", "other_scope"),
    ],
)  # fmt: skip
def test_what_only_looks_like_another_label(lang, report_lang, post, report, number, verdict):
    assert verdict_of(lang, report_lang, post, report, number) == verdict
