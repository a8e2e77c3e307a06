"""The role table: forms found, ambiguous words kept apart, relations told."""

import pytest

from ingest.quantities.pack import LANGUAGES
from ingest.quantities.roles import RoleRelation, load_roles

TABLE = load_roles()


@pytest.mark.parametrize(
    ("lang", "phrase", "role"),
    [
        ("ru", "погибли", "killed"), ("ru", "погиб", "killed"), ("ru", "убитыми", "killed"),
        ("ru", "скончалась", "killed"),
        ("ru", "ранены", "injured"), ("ru", "пострадало", "injured"), ("ru", "госпитализированы", "hospitalised"),
        ("ru", "в тяжелом состоянии", "hospitalised"), ("ru", "сбиты", "shot down"), ("ru", "сбили", "shot down"),
        ("ru", "сбит автомобилем", "struck by vehicle"), ("ru", "сбита машиной", "struck by vehicle"),
        ("ru", "уничтожены", "destroyed"), ("ru", "повреждено", "damaged"), ("ru", "эвакуировали", "evacuated"),
        ("ru", "обезврежено", "defused"), ("ru", "разминировано", "cleared"), ("ru", "без света", "without power"),
        ("ru", "обесточены", "without power"), ("ru", "выплачено", "paid"), ("ru", "задержаны", "detained"),
        ("ru", "пропали без вести", "missing"), ("ru", "из-под завалов", "rescued"), ("ru", "сгорели", "burned"),
        ("ru", "подтоплены", "flooded"), ("ru", "обстреляны", "shelled"), ("ru", "восстановлено", "restored"),
        ("uk", "загинули", "killed"), ("uk", "загинула", "killed"), ("uk", "поранено", "injured"),
        ("uk", "збито", "shot down"), ("uk", "знищено", "destroyed"), ("uk", "евакуйовано", "evacuated"),
        ("uk", "без електропостачання", "without power"), ("uk", "врятовано", "rescued"),
        ("uk", "розміновано", "cleared"),
        ("uk", "госпіталізовано", "hospitalised"), ("uk", "пошкоджено", "damaged"), ("uk", "обстріляли", "shelled"),
        ("en", "killed", "killed"), ("en", "lost their lives", "killed"), ("en", "shot down", "shot down"),
        ("en", "downed", "shot down"), ("en", "hit by a car", "struck by vehicle"), ("en", "hit", "hit"),
        ("en", "in serious condition", "hospitalised"), ("en", "without power", "without power"),
        ("en", "demined", "cleared"), ("en", "evacuated", "evacuated"), ("en", "harvested", "harvested"),
        ("de", "getötet", "killed"), ("de", "ums leben", "killed"), ("de", "verletzt", "injured"),
        ("de", "abgeschossen", "shot down"), ("de", "ohne strom", "without power"),
        ("fr", "tuées", "killed"), ("fr", "abattus", "shot down"), ("fr", "privés d'électricité", "without power"),
        ("it", "feriti", "injured"), ("it", "abbattuti", "shot down"), ("it", "senza corrente", "without power"),
        ("es", "murieron", "killed"), ("es", "derribados", "shot down"), ("es", "sin luz", "without power"),
        ("pl", "zginęło", "killed"), ("pl", "zestrzelono", "shot down"), ("pl", "bez prądu", "without power"),
        ("pt", "mortas", "killed"), ("pt", "abatidos", "shot down"), ("pt", "sem energia", "without power"),
    ],
)  # fmt: skip
def test_roles_are_found(lang: str, phrase: str, role: str) -> None:
    words = phrase.replace("-", " - ").split()
    found = TABLE.match(words, 0, lang)
    assert found is not None
    assert (found.role, found.end) == (role, len(words))


@pytest.mark.parametrize(
    ("lang", "word"),
    [
        ("ru", "убедил"),
        ("ru", "ранее"),
        ("ru", "травма2"),
        ("uk", "поранку"),
        ("en", "hither"),
        ("en", "deadline"),
        ("de", "total"),
    ],
)
def test_other_words_have_no_role(lang: str, word: str) -> None:
    assert TABLE.match([word, ""], 0, lang) is None


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("killed", "killed", RoleRelation.SAME),
        ("shot down", "neutralised", RoleRelation.SAME),
        ("sent", "delivered", RoleRelation.SAME),
        ("shot down", "destroyed", RoleRelation.COMPATIBLE),
        ("hospitalised", "injured", RoleRelation.COMPATIBLE),
        ("killed", "casualty", RoleRelation.COMPATIBLE),
        ("hospitalised", "casualty", RoleRelation.COMPATIBLE),
        ("killed", "injured", RoleRelation.DIFFERENT),
        ("shot down", "launched", RoleRelation.DIFFERENT),
        ("without power", "without water", RoleRelation.DIFFERENT),
        ("killed", "no such role", RoleRelation.DIFFERENT),
    ],
)
def test_relations_hold_both_ways(a: str, b: str, relation: RoleRelation) -> None:
    assert TABLE.compatible(a, b) is relation
    assert TABLE.compatible(b, a) is relation


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_phrase_belongs_to_two_roles(lang: str) -> None:
    assert TABLE.clashes(lang) == []


def test_the_three_main_languages_name_every_role() -> None:
    bare = [role for role in TABLE.ids() if not all(TABLE.entry(role).words(lang) for lang in ("ru", "uk", "en"))]
    assert bare == []
