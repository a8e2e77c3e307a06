"""Numbers that only a word of their label tells apart: crops, catches, sports, faiths, subjects, stages.

Each line is a language pair, a post with two numbers, a report that tells one of them under the label of the other, and
a report that tells it, or the other one, rightly.
"""

import pytest

from ingest.comparison import compare_texts
from ingest.model import Verdict

_SAID = {
    "ru": ", сообщила губернатор Анна Лукина.",
    "uk": ", повідомила губернаторка Анна Лукіна.",
    "en": ", Governor Anna Lukina said.",
    "de": ", sagte Gouverneurin Anna Lukina.",
    "fr": ", a indiqué la gouverneure Anna Loukina.",
    "it": ", ha detto la governatrice Anna Lukina.",
    "es": ", dijo la gobernadora Anna Lúkina.",
    "pl": ", powiedziała gubernator Anna Łukina.",
    "pt": ", disse a governadora Anna Lukina.",
}

APART = [
    (
        "ru-en",
        "Рожью засеяли 13 тыс. га, овсом — 22 тыс.",
        "13,000 hectares have been sown with oats",
        "13,000 hectares have been sown with rye",
    ),
    (
        "uk-en",
        "Гречкою засіяно 8 400 га, горохом — 3 100 га.",
        "3,100 hectares are under buckwheat",
        "3,100 hectares are under peas",
    ),
    (
        "ru-de",
        "Собрано 4 200 тонн моркови и 6 100 тонн капусты.",
        "Es wurden 4.200 Tonnen Kohl geerntet",
        "Es wurden 4.200 Tonnen Karotten geerntet",
    ),
    (
        "ru-fr",
        "Заготовлено 31 тыс. тонн сена и 54 тыс. тонн силоса.",
        "54 000 tonnes de foin ont été récoltées",
        "54 000 tonnes d'ensilage ont été récoltées",
    ),
    (
        "uk-pl",
        "Зібрали 5 200 тонн яблук і 1 900 тонн винограду.",
        "Zebrano 5200 ton winogron",
        "Zebrano 5200 ton jabłek",
    ),
    (
        "uk-ru",
        "Рисом засіяно 5 600 га, льоном — 1 200 га.",
        "Льном засеяно 5 600 га",
        "Рисом засеяно 5 600 га",
    ),
    (
        "ru-uk",
        "Собрали 900 тонн томатов и 1 400 тонн огурцов.",
        "Зібрали 900 тонн огірків",
        "Зібрали 900 тонн помідорів",
    ),
    (
        "ru-it",
        "Собрали 640 тонн груш и 910 тонн слив.",
        "Sono state raccolte 640 tonnellate di susine",
        "Sono state raccolte 640 tonnellate di pere",
    ),
    (
        "uk-es",
        "Посадили 12 тисяч сосен і 7 тисяч дубів.",
        "Se plantaron 12.000 robles",
        "Se plantaron 12.000 pinos",
    ),
    (
        "uk-en",
        "Сосен посадили 300, дубів — 450.",
        "Planted were 300 oaks",
        "Planted were 300 pines",
    ),
    (
        "ru-pl",
        "Поймано 30 тонн сельди и 12 тонн трески.",
        "Złowiono 30 ton dorsza",
        "Złowiono 30 ton śledzia",
    ),
    (
        "uk-pt",
        "Улов форелі — 700 тонн, креветок — 90 тонн.",
        "A captura de camarão foi de 700 toneladas",
        "A captura de truta foi de 700 toneladas",
    ),
    (
        "ru-en",
        "Средний ветер 9 м/с, порывы до 24 м/с.",
        "The average wind is 24 m/s",
        "Gusts of up to 24 m/s",
    ),
    (
        "ru-en",
        "Приток мигрантов составил 4 800 человек, отток — 6 100.",
        "The outflow of migrants was 4,800 people",
        "The inflow of migrants was 4,800 people",
    ),
    (
        "uk-en",
        "Зібрали 44 тонни пластику та 61 тонну скла.",
        "61 tonnes of plastic were collected",
        "44 tonnes of plastic were collected",
    ),
    (
        "ru-en",
        "Выявлено 12 случаев птичьего гриппа и 3 случая ящура.",
        "Twelve cases of foot-and-mouth were found",
        "Twelve cases of avian flu were found",
    ),
    (
        "ru-fr",
        "По будням автобусы делают 64 рейса, по выходным — 38.",
        "Les bus effectuent 64 trajets le week-end",
        "Les bus effectuent 64 trajets les jours ouvrables",
    ),
    (
        "ru-es",
        "Клуб одержал 14 побед, ещё 6 матчей сыграл вничью.",
        "El club ganó 6 partidos",
        "El club empató 6 partidos",
    ),
    (
        "uk-it",
        "Команда виграла 11 матчів, програла 4.",
        "La squadra ha perso 11 partite",
        "La squadra ha vinto 11 partite",
    ),
    (
        "ru-de",
        "На бакалавриат приняли 3 200 человек, в магистратуру — 1 100.",
        "Für den Bachelor wurden 1.100 Personen aufgenommen",
        "Für den Master wurden 1.100 Personen aufgenommen",
    ),
    (
        "ru-en",
        "Очно учатся 8 400 студентов, дистанционно — 2 300.",
        "8,400 students study remotely",
        "2,300 students study remotely",
    ),
    (
        "uk-en",
        "Костного мозку здали 40 проб, плазми — 120.",
        "120 samples of bone marrow were donated",
        "40 samples of bone marrow were donated",
    ),
    (
        "ru-en",
        "На пасхальные службы пришли 18 тыс. человек, на рождественские — 11 тыс.",
        "18,000 people attended Christmas services",
        "18,000 people attended Easter services",
    ),
    (
        "ru-pt",
        "Мусульманских общин 26, католических — 9.",
        "Há 26 comunidades católicas",
        "Há 26 comunidades muçulmanas",
    ),
    (
        "ru-en",
        "Доверяют полиции 48% опрошенных, недовольны 21%.",
        "21% of respondents trust the police",
        "48% of respondents trust the police",
    ),
    (
        "uk-en",
        "Довіряють 52% опитаних, вагаються 17%.",
        "52% of respondents are undecided",
        "17% of respondents are undecided",
    ),
    (
        "ru-en",
        "Раскрыто 140 преступлений, нераскрытыми остались 22.",
        "22 crimes have been solved",
        "22 crimes remain unsolved",
    ),
    (
        "uk-fr",
        "Запропоновано 46 поправок, обговорено 30.",
        "46 amendements ont été discutés",
        "46 amendements ont été proposés",
    ),
    (
        "ru-en",
        "Мобильной связи нет в 14 сёлах, телевидения — в 31.",
        "31 villages have no mobile coverage",
        "14 villages have no mobile coverage",
    ),
    (
        "ru-de",
        "Эмигрировали 640 человек, иммигрировали 910.",
        "640 Menschen sind eingewandert",
        "640 Menschen sind ausgewandert",
    ),
    (
        "ru-it",
        "На футбол записались 420 детей, на бокс — 130.",
        "130 bambini si sono iscritti al calcio",
        "420 bambini si sono iscritti al calcio",
    ),
    (
        "uk-es",
        "Волейболом займаються 310 дітей, баскетболом — 520.",
        "520 niños practican voleibol",
        "310 niños practican voleibol",
    ),
]


def _verdicts(langs, post, report):
    source_lang, report_lang = langs.split("-")
    text = report + _SAID[report_lang]
    found = compare_texts(post, text, source_lang=source_lang, report_lang=report_lang)
    return [one.verdict for one in found]


@pytest.mark.parametrize(("langs", "post", "wrong", "right"), APART, ids=[one[2] for one in APART])
def test_a_number_under_the_label_of_another_is_told(langs, post, wrong, right):
    assert _verdicts(langs, post, wrong) == [Verdict.OTHER_SCOPE]
    assert _verdicts(langs, post, right) == [Verdict.SAME]
