"""A person's share told as a family's, a team's size for that of all teams, part of a loss for all. Invented texts."""

import pytest

from tests.comparison.saying import verdict_of

# languages of post and report, post, report, number
MISTOLD = [
    ("ru", "pl", "Доплата 5 тыс. рублей каждому учителю.", "Każda szkoła dostanie 5 tys. rubli", "5 tys"),
    ("ru", "en", "Выплата — 20 тыс. рублей на человека.", "Every family will get 20,000 roubles", "20,000"),
    ("ru", "de", "Выплата — 20 тыс. рублей на человека.", "Jede Familie erhält 20.000 Rubel", "20.000"),
    ("ru", "fr", "Выплата — 20 тыс. рублей на семью.", "Chaque personne recevra 20 000 roubles", "20 000"),
    ("ru", "it", "Выплата — 20 тыс. рублей на человека.", "Ogni famiglia riceverà 20 mila rubli", "20 mila"),
    ("ru", "es", "Выплата — 20 тыс. рублей на человека.", "Cada hogar recibirá 20.000 rublos", "20.000"),
    ("ru", "pl", "Выплата — 20 тыс. рублей на человека.", "Każda rodzina dostanie 20 tys. rubli", "20 tys"),
    ("uk", "pt", "Компенсація — 30 тис. гривень за квадратний метр.", "São pagos 30 mil hryvnias por casa", "30 mil"),
    ("ru", "uk", "Выдают по 3 литра воды на человека.", "Видають по 3 літри води на родину", "3 літри"),
    ("ru", "ru", "Выдают по 3 литра воды на человека.", "Воды дают по 3 литра на семью", "3 литра"),
    ("ru", "en", "На ремонт — 9 тыс. рублей за кв. метр.", "Each family will get 9,000 roubles for repairs", "9,000"),
    ("ru", "en", "Дорога обойдётся в 2 млн рублей за км.", "The whole road will cost 2 million roubles", "2 million"),
    ("uk", "en", "Працює 12 бригад, це 58 енергетиків.", "Twelve crews of 58 workers each are at work", "58"),
    ("ru", "fr", "Тушат 9 расчётов, это 41 пожарный.", "Neuf équipes de 41 pompiers chacune sont à l'œuvre", "41"),
]
TOLD_RIGHTLY = [
    ("ru", "en", "Доплата 5 тыс. рублей каждому учителю.", "Each teacher will get an extra 5,000 roubles", "5,000"),
    ("ru", "fr", "Выплата — 20 тыс. рублей на человека.", "Chaque habitant recevra 20 000 roubles", "20 000"),
    ("ru", "pl", "Выплата — 20 тыс. рублей на человека.", "Każdy poszkodowany dostanie 20 tys. rubli", "20 tys"),
    ("ru", "en", "Семьям погибших — по 3 млн рублей.", "Each bereaved family will get 3 million roubles", "3 million"),
    (
        "uk",
        "fr",
        "Родинам загиблих — по 2 млн гривень.",
        "Les proches de chaque victime auront 2 millions de hryvnias",
        "2 millions",
    ),
    ("ru", "de", "Каждой семье — по 30 тыс. рублей.", "Jeder Haushalt erhält 30.000 Rubel", "30.000"),
    ("ru", "ru", "Выдают по 3 литра воды на человека.", "Воды дают по 3 литра на жителя", "3 литра"),
    ("ru", "en", "На ремонт — 9 тыс. рублей за кв. метр.", "Families will get 9,000 roubles per square metre", "9,000"),
    ("uk", "en", "Працює 12 бригад по 5 енергетиків.", "Twelve crews of five workers each are at work", "five"),
    (
        "ru",
        "de",
        "Тушат 9 расчётов, это 41 пожарный.",
        "Neun Trupps mit insgesamt 41 Feuerwehrleuten sind im Einsatz",
        "41",
    ),
]

_LOSSES = "За частичную утрату имущества — 50 тыс. рублей, за полную — 100 тыс."
LOST = [
    ("en", "Those who lost everything will get 50,000 roubles", "50,000", "other_scope"),
    ("de", "Wer alles verloren hat, bekommt 50.000 Rubel", "50.000", "other_scope"),
    ("es", "Quienes lo perdieron todo recibirán 50.000 rublos", "50.000", "other_scope"),
    ("it", "Chi ha perso tutto riceverà 50 mila rubli", "50 mila", "other_scope"),
    ("pl", "Kto stracił wszystko, dostanie 50 tys. rubli", "50 tys", "other_scope"),
    ("pt", "Quem perdeu todos os bens receberá 50 mil rublos", "50 mil", "other_scope"),
    ("uk", "За часткову втрату майна виплатять 100 тисяч рублів", "100 тисяч", "other_scope"),
    ("fr", "Ceux qui ont perdu tous leurs biens toucheront 100 000 roubles", "100 000", "same"),
    ("en", "Those who lost part of their belongings will get 50,000 roubles", "50,000", "same"),
    ("ru", "За полную утрату имущества выплатят 100 тыс. рублей", "100 тыс", "same"),
]


@pytest.mark.parametrize(("lang", "report_lang", "post", "report", "number"), MISTOLD)
def test_the_share_of_one_told_of_another_is_other_scope(
    lang: str, report_lang: str, post: str, report: str, number: str
) -> None:
    assert verdict_of(lang, report_lang, post, report, number) == "other_scope"


@pytest.mark.parametrize(("lang", "report_lang", "post", "report", "number"), TOLD_RIGHTLY)
def test_a_share_keeps_those_whose_it_is(lang: str, report_lang: str, post: str, report: str, number: str) -> None:
    assert verdict_of(lang, report_lang, post, report, number) == "same"


@pytest.mark.parametrize(("report_lang", "report", "number", "verdict"), LOST)
def test_part_of_a_loss_is_not_all_of_it(report_lang: str, report: str, number: str, verdict: str) -> None:
    assert verdict_of("ru", report_lang, _LOSSES, report, number) == verdict
