"""One person told by an article, or by the noun alone, among people who are counted; invented texts."""

import pytest

from ingest.comparison import compare_texts

CHILD = "Пострадали пять человек, в том числе ребёнок."
THREE = "Ранены двое мужчин и женщина."
PAIRS = [
    # languages, post, report, number, verdict; None: no number is told
    ("ru>fr", CHILD, "Cinq personnes ont été blessées, dont un enfant", "un enfant", "same"),
    ("ru>en", CHILD, "Five people were hurt, including a child", "a child", "same"),
    ("ru>de", CHILD, "Fünf Menschen wurden verletzt, darunter ein Kind", "ein Kind", "same"),
    ("uk>it", "Загинули троє, серед них жінка.", "Tre persone sono morte, tra cui una donna", "una donna", "same"),
    ("uk>es", "Загинули троє, зокрема підліток.", "Tres muertos, entre ellos un adolescente", "un adolescente", "same"),
    ("uk>pl", "Загинули троє, серед них дитина.", "Zginęły trzy osoby, w tym dziecko", "dziecko", "same"),
    ("uk>pt", "Поранено чотирьох, серед них дівчинка.", "Quatro feridos, entre eles uma menina", "uma menina", "same"),
    ("ru>en", THREE, "Two men and a woman were wounded", "a woman", "same"),
    ("ru>de", THREE, "Zwei Männer und eine Frau wurden verletzt", "eine Frau", "same"),
    ("ru>fr", THREE, "Deux hommes et une femme ont été blessés", "une femme", "same"),
    ("ru>en", "Пострадали пять человек.", "Five people were hurt, including a child psychologist", "a child", None),
    ("ru>pl", "Погибли трое.", "Zginęły trzy osoby, w tym dzieci", "dzieci", None),
    ("ru>de", "Построено 12 школ.", "Eine Sprecherin nannte 12 Schulen", "Eine", None),
    ("ru>fr", "Ранены пять человек.", "Cinq blessés dans une région frontalière", "une", None),
]


@pytest.mark.parametrize(("languages", "post", "report", "number", "verdict"), PAIRS)
def test_one_among_those_counted(languages: str, post: str, report: str, number: str, verdict: str | None) -> None:
    lang, report_lang = languages.split(">")
    compared = compare_texts(post, report + ".", source_lang=lang, report_lang=report_lang)
    told = [one.verdict.value for one in compared if number in one.report.selector.exact]
    assert told == ([] if verdict is None else [verdict])
