"""Whether a word before a number bounds it, or tells where to, what a change led to, or that its noun is rough."""

import pytest

from ingest.quantities import extract


def _one(lang, text, number):
    return next(one for one in extract(text, lang) if number in one.text)


@pytest.mark.parametrize(
    ("lang", "text", "number", "hedge"),
    [
        ("uk", "Воду підвезли до 14 сіл.", "14", "exact"),
        ("uk", "Поранених доправили до двох лікарень.", "двох", "exact"),
        ("uk", "Автобуси вивезли до 300 людей.", "300", "up_to"),
        ("uk", "Претензії до 6 підрядників.", "6", "exact"),
        ("uk", "Зауваження до 9 лікарень і 4 водіїв.", "9", "exact"),
        ("pl", "Do powiatu w ciągu nocy doszło do 22 wypadków.", "22", "exact"),
        ("pl", "Rannych zostało do 15 osób.", "15", "up_to"),
        ("uk", "Ставка знизиться до 9 відсотків, а черга скоротиться до 70 сімей.", "70", "exact"),
        ("ru", "Ожидание уменьшится до 15 минут.", "15", "exact"),
        ("ru", "Ориентировочный срок — 14 месяцев.", "14", "about"),
        ("uk", "Орієнтовна вартість робіт становить 7 млн грн.", "7", "about"),
        ("it", "con un costo stimato di 40 milioni di euro", "40", "about"),
        ("ru", "Комиссия — от 2%.", "2", "at_least"),
        ("en", "More than 700 people and 62 engines are at work.", "62", "exact"),
        ("en", "More than 40 tanks and 15 trucks were destroyed.", "15", "over"),
    ],
)
def test_the_word_before_a_number(lang, text, number, hedge):
    assert _one(lang, text, number).hedge == hedge


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("uk", "Черга скоротилась із 540 до 380 дітей."),
        ("ru", "Проезд подорожает с 34 до 38 рублей."),
        ("pl", "Cena podrożeje z 34 do 38 złotych."),
    ],
)
def test_what_a_change_leads_from_and_to(lang, text):
    assert [one.scope for one in extract(text, lang)] == ["before", "after"]


def test_a_bare_number_goes_on_about_the_whole_and_not_about_an_aside():
    text = "Some 900 residents, among them 120 children, have left, and 64 are in a gym."
    assert _one("en", text, "64").concept == "resident"


@pytest.mark.parametrize(
    ("lang", "text", "number", "hedge"),
    [
        ("en", "The water has not dropped below 340 cm.", "340", "at_least"),
        ("en", "The water dropped below 340 cm.", "340", "under"),
        ("de", "Der Pegel sank nie unter 340 Zentimeter.", "340", "at_least"),
        ("fr", "Le niveau n'est jamais descendu sous 340 centimètres.", "340", "at_least"),
        ("fr", "Les ouvriers travaillent sous 12 bâches.", "12", "exact"),
        ("it", "Il livello non è mai sceso sotto i 340 centimetri.", "340", "at_least"),
        ("es", "El nivel no ha bajado de 340 centímetros.", "340", "at_least"),
        ("es", "Bajaron de 12 autobuses.", "12", "exact"),
        ("pl", "Poziom nie spadł poniżej 340 centymetrów.", "340", "at_least"),
        ("pt", "O nível não desceu abaixo dos 340 centímetros.", "340", "at_least"),
        ("ru", "Уровень не опускался ниже 340 см.", "340", "at_least"),
        ("uk", "Рівень не опускався нижче 340 см.", "340", "at_least"),
    ],
)
def test_a_denied_fall_is_a_lower_bound(lang, text, number, hedge):
    assert _one(lang, text, number).hedge == hedge
