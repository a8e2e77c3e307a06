"""A number told in the words of another number of the post, in invented texts of all languages."""

import pytest

from ingest.comparison import compare_texts
from ingest.model import Verdict

RIVALS = [
    (
        "uk-de",
        "На ремонт виділили 44 млн грн, освоїли 12.",
        "Für Reparaturen seien 44 Millionen Hrywnja ausgegeben worden, sagte Bürgermeister Juri Samarin.",
        "44 Millionen",
    ),
    (
        "uk-en",
        "Заявки подали 1 315 добровольців, медкомісію пройшли 968, контракти підписали 702.",
        "Some 1,315 volunteers have signed contracts, commander Ihor Baliuk said.",
        "1,315 volunteers",
    ),
    (
        "ru-fr",
        "Пассажиров без билета поймали 61 тыс., штраф заплатили 38 тыс.",
        "Soixante et un mille fraudeurs ont payé l'amende, a dit le directeur Pavel Iastrebov.",
        "Soixante et un mille",
    ),
    (
        "uk-it",
        "Висадили 12 400 дерев, прижилося 9 300.",
        "Hanno attecchito 12.400 alberi, ha detto la sindaca Solomija Rak.",
        "12.400",
    ),
    (
        "ru-es",
        "Больных 1 840, вылечили 610, под наблюдением 240.",
        "Siguen en observación 610 enfermos, dijo el ministro Stanislav Yegórov.",
        "610",
    ),
    (
        "ru-pl",
        "Картофеля заложили на хранение 260 тыс. тонн, продали 95 тыс.",
        "Sprzedano 260 tys. ton ziemniaków, podał minister Leonid Kuszniarow.",
        "260",
    ),
    (
        "uk-pt",
        "Людей на обліку 6 720, удома обслуговують 3 150.",
        "São atendidas em casa 6.720 pessoas, disse a responsável Liubov Tkach.",
        "6.720",
    ),
    (
        "ru-uk",
        "К отопительному сезону готовы 2 870 из 3 050 домов.",
        "До сезону готові 3 050 будинків, сказав мер Едуард Пахомов.",
        "3 050",
    ),
    (
        "uk-ru",
        "Укриття: придатні — 241, обмежено придатні — 52, зачинені 33.",
        "Пригодны 52 укрытия, сказал глава общины Юрий Тхир.",
        "52",
    ),
]


def _told(source, report, part, langs):
    found = compare_texts(source, report, source_lang=langs[0], report_lang=langs[1])
    start = report.index(part)
    inside = [one for one in found if one.report.selector.start < start + len(part) and start < one.report.selector.end]
    return inside[0] if inside else None


@pytest.mark.parametrize(("langs", "source", "report", "part"), RIVALS, ids=[one[0] for one in RIVALS])
def test_the_words_of_another_number_are_told(langs, source, report, part):
    assert _told(source, report, part, langs.split("-")).verdict is Verdict.OTHER_SCOPE


def test_words_that_exclude_each_other_need_no_other_number():
    told = _told(
        "Щодня квитки купують 96 тис. пасажирів.",
        "Ogni giorno viaggiano gratis 96 mila passeggeri, ha spiegato l'assessora Natalia Vovk.",
        "96 mila",
        ("uk", "it"),
    )
    assert (told.verdict, told.steps[-1]) == (Verdict.OTHER_SCOPE, "opposed")


SAME = [
    (  # the report tells both numbers
        "ru-en",
        "Принято 4 312 заявлений, одобрено 2 870.",
        "Of 4,312 applications received, 2,870 were approved, mayor Denis Karasyov said.",
        "4,312",
    ),
    (  # the post's own word stands beside the other one
        "uk-en",
        "Виявлено 287 звалищ, ліквідовано 212.",
        "Inspectors found 287 dumps, mayor Oleh Sysoi said.",
        "287",
    ),
    (  # paid by one side, received by the other
        "ru-de",
        "Владельцам 214 подворий выплачена компенсация.",
        "214 Höfe erhielten Entschädigung, sagte Minister Timur Dolgich.",
        "214",
    ),
    (  # glass breaks at once
        "uk-de",
        "Пошкоджено 96 вікон школи.",
        "Die Druckwelle zerstörte 96 Fenster, sagte Gemeindechefin Hanna Worobij.",
        "96",
    ),
    (  # two things in another order
        "uk-en",
        "Щеплено 46 тис. собак і котів.",
        "Vets have vaccinated 46,000 cats and dogs, Olena Zub, the chief vet, said.",
        "46,000",
    ),
    (  # firemen at work have no fate
        "uk-it",
        "Пожежу гасили 120 вогнеборців.",
        "Centoventi pompieri hanno spento l'incendio, ha scritto il sindaco Bohdan Rudyk.",
        "Centoventi",
    ),
    (  # yards under water are no measure
        "ru-en",
        "Затопило 37 дворов и 11 подвалов.",
        "Sewage flooded 37 yards and 11 basements, mayor Rinat Shakirov said.",
        "37 yards",
    ),
    (  # what is said behind the part is said of the whole
        "uk-en",
        "Загинула жінка. Поранено 9 людей, серед них двоє дітей.",
        "One woman was killed and nine people, including two children, were injured, Governor Stepan Lukavyi wrote.",
        "nine people",
    ),
    (  # animals die too
        "uk-ru",
        "На фермі забили 52 тис. курей, ще 14 тис. курей загинули.",
        "На птицефабрике забили 52 тысячи кур, ещё 14 тысяч погибли, сообщил ветврач Остап Коваль.",
        "ещё 14 тысяч",
    ),
    (  # places for people are no people
        "uk-pt",
        "Створили центри на 140 місць.",
        "Os centros têm lugar para 140 pessoas, informou a responsável, Liubov Tkach.",
        "140",
    ),
]


@pytest.mark.parametrize(("langs", "source", "report", "part"), SAME, ids=[f"{s[0]}-{s[3]}" for s in SAME])
def test_an_honest_number_stays_the_same(langs, source, report, part):
    assert _told(source, report, part, langs.split("-")).verdict is Verdict.SAME


@pytest.mark.parametrize(
    ("language", "reason"),
    [
        ("en", "The post says “610”; the report says “610 enfermos”, but the post says that of another number."),
        ("ru", "В посте «610», в публикации «610 enfermos»: но в посте это сказано о другом числе."),
        ("uk", "У дописі «610», у публікації «610 enfermos»: але в дописі це сказано про інше число."),
    ],
)
def test_the_reason_says_what_decided(language, reason):
    langs, source, report, _ = next(one for one in RIVALS if one[0] == "ru-es")
    ours, theirs = langs.split("-")
    found = compare_texts(source, report, source_lang=ours, report_lang=theirs, language=language)
    assert (found[0].steps, found[0].reason) == (("scope", "rival"), reason)
