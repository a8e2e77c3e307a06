"""A thing told as its neighbour, and a thing told by its right word or by house style: invented texts."""

import pytest

from tests.comparison.saying import verdict_of

# languages of post and report, post, report, number
OTHERS = [
    ("ru", "en", "На карантин закрыты 14 классов.", "Fourteen schools went into quarantine", "Fourteen"),
    ("uk", "de", "На карантин закрили 26 класів.", "26 Schulen sind in Quarantäne", "26"),
    ("ru", "pl", "На карантине 17 групп детских садов.", "Kwarantanną objęto 17 przedszkoli", "17"),
    ("ru", "es", "Задержаны 16 пассажирских поездов.", "Se retrasaron 16 trenes de mercancías", "16"),
    ("ru", "it", "Задержаны 16 грузовых поездов.", "In ritardo 16 treni passeggeri", "16"),
    ("uk", "fr", "Перекинулися 19 вагонів.", "Dix-neuf trains se sont renversés", "Dix-neuf"),
    ("ru", "en", "На месте работают 27 бригад скорой.", "27 repair crews are at work", "27"),
    ("ru", "pt", "Повреждены 38 балконов.", "38 janelas foram danificadas", "38"),
    ("uk", "en", "Знищено 33 ракети.", "33 ballistic missiles were destroyed", "33"),
    ("ru", "de", "Повреждены 45 опор ЛЭП.", "45 Stromleitungen wurden beschädigt", "45"),
    ("ru", "fr", "Воду раздают в 52 точках раздачи.", "52 camions-citernes distribuent de l'eau", "52"),
    ("ru", "en", "Погибли 58 ульев.", "58 cows died", "58"),
    ("ru", "en", "Развёрнуто 640 коек.", "640 doses were supplied", "640"),
    ("ru", "en", "На месте работают 31 психолог.", "31 firefighters are working at the scene", "31"),
    ("ru", "en", "Эвакуированы 48 человек.", "48 women were evacuated", "48"),
    ("ru", "en", "В автобусе ехали 34 пассажира.", "The bus had 34 seats", "34"),
    ("ru", "es", "Подтоплены 2 418 приусадебных участков.", "Más de 2.400 casas quedaron inundadas", "2.400"),
]
KEPT = [
    ("ru", "fr", "Действуют 18 лесных пожаров.", "Dix-huit foyers sont actifs", "Dix-huit"),
    ("ru", "de", "На карантин закрыты 14 классов.", "14 Schulklassen sind in Quarantäne", "14"),
    ("ru", "en", "На карантине 17 групп детских садов.", "Seventeen nursery groups are in quarantine", "Seventeen"),
    ("ru", "en", "На месте работают 27 бригад скорой.", "27 ambulance teams are at work", "27"),
    ("uk", "it", "Працюють 24 групи піротехніків.", "Lavorano 24 squadre di artificieri", "24"),
    ("uk", "pl", "Працюють 24 групи піротехніків.", "Pracują 24 grupy saperskie", "24"),
    ("ru", "en", "Без света 21 СНТ.", "Twenty-one garden associations are without power", "Twenty-one"),
    ("ru", "pl", "Без света 21 СНТ.", "Bez prądu jest 21 ogrodów działkowych", "21"),
    ("ru", "en", "Работают 44 электрика.", "44 technicians are at work", "44"),
    ("ru", "pt", "Повреждены 22 светофора.", "22 semáforos foram danificados", "22"),
    ("ru", "fr", "Повреждены 22 светофора.", "22 feux tricolores ont été endommagés", "22"),
    ("ru", "es", "Прорвало 13 дамб.", "Cedieron 13 presas", "13"),
    ("ru", "en", "На месте работают 118 человек.", "118 rescuers are working at the scene", "118"),
    ("ru", "de", "Задержаны 16 пассажирских поездов.", "16 Züge haben Verspätung", "16"),
    ("ru", "en", "Арена на 5 400 зрителей открыта.", "The 5,400-seat arena is open", "5,400"),
]


@pytest.mark.parametrize(
    ("lang", "report_lang", "post", "report", "number"), OTHERS, ids=[f"{o[4]} {o[3]}" for o in OTHERS]
)
def test_neighbour_is_another_thing(lang: str, report_lang: str, post: str, report: str, number: str) -> None:
    assert verdict_of(lang, report_lang, post, report, number) == "other_scope"


@pytest.mark.parametrize(
    ("lang", "report_lang", "post", "report", "number"), KEPT, ids=[f"{k[4]} {k[3]}" for k in KEPT]
)
def test_right_word_is_the_same(lang: str, report_lang: str, post: str, report: str, number: str) -> None:
    assert verdict_of(lang, report_lang, post, report, number) == "same"
