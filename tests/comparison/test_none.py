"""None told in words on both sides, and none for some: nobody was left without, not a single, «обошлось без»."""

import pytest

from ingest.comparison import compare_texts

PAIRS = [
    # languages, post, report, number, verdict; None: no number is read
    ("ru>en", "Никто не остался без предложения работы.", "No one was left without an offer of work", "No one", "same"),
    ("ru>de", "Никто не остался без крыши над головой.", "Niemand ist ohne Dach geblieben", "Niemand", "same"),
    ("uk>pl", "Ніхто не залишився без світла.", "Nikt nie pozostał bez prądu", "Nikt", "same"),
    ("uk>fr", "На заводі жодного звільнення.", "Aucun licenciement à l'usine", "Aucun licenciement", "same"),
    ("ru>en", "На заводе ни одного увольнения.", "Not a single redundancy at the plant", "Not a single", "same"),
    ("ru>it", "Помощь врачей никому не понадобилась.", "Nessuno ha avuto bisogno di cure", "Nessuno", "same"),
    ("ru>de", "Врачи никому не понадобились.", "Niemand brauchte ärztliche Hilfe", "Niemand", "same"),
    ("uk>es", "Медична допомога нікому не знадобилася.", "Nadie necesitó atención médica", "Nadie", "same"),
    ("uk>fr", "Допомога медиків нікому не знадобилась.", "Personne n'a eu besoin de soins", "Personne", "same"),
    ("uk>pt", "Госпіталізації ніхто не потребував.", "Ninguém precisou de internamento", "Ninguém", "same"),
    ("ru>pl", "Госпитализация никому не потребовалась.", "Nikt nie wymagał hospitalizacji", "Nikt", "same"),
    ("ru>en", "Заболевших бешенством нет.", "No cases of rabies have been detected", "No cases", "same"),
    ("uk>de", "Випадків холери не виявлено.", "Cholerafälle gibt es keine", "Cholerafälle", "same"),
    ("uk>pl", "Жодної аварії на мережах.", "Ani jednej awarii sieci", "Ani jednej awarii", "same"),
    ("uk>en", "Звільнень не буде.", "There will be no layoffs", "no layoffs", "same"),
    ("ru>fr", "Сокращений не планируется.", "Aucune suppression d'emploi n'est prévue", "Aucune", "same"),
    ("ru>en", "Обошлось без жертв.", "There were no casualties", "no casualties", "same"),
    ("uk>pl", "Без постраждалих.", "Nikt nie ucierpiał", "Nikt", "same"),
    ("ru>en", "Уволены 12 рабочих.", "Not a single worker was laid off", "Not a single", "differs"),
    ("ru>en", "Уволены 12 рабочих.", "There were no layoffs", "no layoffs", "differs"),
    ("ru>en", "Случаев энцефалита не выявлено.", "Four cases of encephalitis were found", "Four", "differs"),
    ("ru>en", "Жертв нет.", "No complaints were received", "No complaints", "not_in_source"),
    ("ru>en", "Ни одной жалобы.", "Not a single accident", "Not a single", "not_in_source"),
    ("ru>en", "Без воды остались 40 домов.", "Forty houses have no water", "no water", None),
    ("ru>en", "Убытки — 40 млн рублей.", "Nobody knows the loss yet, about 40 million roubles", "Nobody", None),
]


@pytest.mark.parametrize(("languages", "post", "report", "number", "verdict"), PAIRS)
def test_none_is_told_for_none(languages: str, post: str, report: str, number: str, verdict: str | None) -> None:
    lang, report_lang = languages.split(">")
    compared = compare_texts(post, report + ".", source_lang=lang, report_lang=report_lang)
    told = [one.verdict.value for one in compared if number in one.report.selector.exact]
    assert told == ([] if verdict is None else [verdict])
