"""Which posts an article is linked to; invented officials and events."""

from datetime import timedelta

import pytest

from ingest.linking import ArticleFeatures, PostFeatures, Thresholds, decide
from ingest.model import Citation, CitationKind, LinkStatus
from tests.linking.builders import NOON, article, post

BRIDGE = post(10, "Ночью сбито 37 беспилотников. Повреждены 214 домов, пострадали 9 человек.")
UPDATE = post(14, "Число пострадавших выросло до 16. Повреждены 260 домов.", at=NOON + timedelta(hours=3))
ROADS = post(8, "За неделю отремонтировали 12 км дорог, работают 45 машин.", at=NOON - timedelta(days=2))
OTHER = post(70, "Вночі збито 11 дронів. Пошкоджено 58 будинків.", channel=2)
POSTS = [BRIDGE, UPDATE, ROADS, OTHER]


def linked(found: ArticleFeatures, posts: list[PostFeatures] = POSTS) -> set[tuple[int, int]]:
    links = decide(found, posts, Thresholds())
    return {(x.channel_id, x.message_id) for x in links if x.status is LinkStatus.LINKED}


def test_named_official_and_numbers_are_linked() -> None:
    text = "Overnight 37 drones were shot down and 214 houses damaged, Governor Viktor Khrustain wrote on Telegram."
    assert linked(article(text)) == {(1, 10)}


def test_garbled_name_is_linked_by_office_region_and_numbers() -> None:
    text = "In Zarechensk Region 37 drones were downed and 214 houses damaged, Governor Viktor Khrustoyev said."
    assert linked(article(text)) == {(1, 10)}


def test_office_alone_is_linked_by_numbers() -> None:
    text = "Zarechensk was attacked. The governor said 37 drones were shot down and 214 houses were damaged."
    assert linked(article(text)) == {(1, 10)}


def test_article_without_numbers_is_not_linked() -> None:
    text = "Drones were shot down over Zarechensk Region, Governor Viktor Khrustain said."
    assert linked(article(text)) == set()


@pytest.mark.parametrize(
    "text",
    [
        "The festival in Zarechensk drew 37 choirs from nine countries, the organisers said.",
        "Air defences destroyed 52 drones, 37 of them over Zarechensk Region, the defence ministry said.",
        "Governor Viktor Khrustain opened a school for 830 pupils, he told journalists at a press conference.",
        "Governor Viktor Khrustain told a forum in Zarechensk that 37 schools would open.",
        "Governor Pavlo Hnatiuk of Lugograd said 37 drones were shot down and 9 people hurt.",
    ],
)
def test_region_or_a_common_number_alone_is_not_linked(text: str) -> None:
    assert linked(article(text)) == set()


def test_update_and_the_post_before_it_are_both_linked_on_numbers_of_their_own() -> None:
    text = (
        "Khrustain said the number of injured had risen to 16 and 260 houses were damaged. "
        "In the morning the governor had spoken of 37 drones and 214 houses in Zarechensk."
    )
    assert linked(article(text)) == {(1, 10), (1, 14)}


def test_only_the_update_is_linked_when_it_explains_all() -> None:
    text = "In Zarechensk 16 people were injured and 260 houses damaged, Governor Khrustain said."
    assert linked(article(text)) == {(1, 14)}


def test_two_officials_on_one_page() -> None:
    text = (
        "Governor Viktor Khrustain said 37 drones were shot down and 214 houses damaged. "
        "Taras Yaremchuk, head of the Vyshneve regional military administration, reported 58 damaged houses "
        "and 11 drones."
    )
    assert linked(article(text)) == {(1, 10), (2, 70)}


def test_numbers_of_another_official_do_not_link_ours() -> None:
    text = "Taras Yaremchuk reported 58 damaged houses and 11 drones in Vyshneve Region. Khrustain did not comment."
    assert linked(article(text)) == {(2, 70)}


def test_report_of_a_month_later_is_linked_on_rare_numbers() -> None:
    text = "Overnight 37 drones were shot down and 214 houses damaged, Governor Viktor Khrustain wrote on Telegram."
    assert linked(article(text, at=NOON + timedelta(days=25))) == {(1, 10)}


def test_wrong_number_beside_a_right_one_is_linked_all_the_same() -> None:
    text = "Overnight 37 drones were shot down and 2,140 houses damaged in Zarechensk, Governor Viktor Khrustain wrote."
    assert linked(article(text)) == {(1, 10)}


def test_later_post_is_not_linked() -> None:
    text = "In Zarechensk 16 people were injured and 260 houses damaged, Governor Khrustain said."
    assert linked(article(text, at=NOON)) == set()


def test_article_without_date_takes_the_day_of_its_surest_post() -> None:
    text = "Overnight 37 drones were shot down and 214 houses damaged, Governor Viktor Khrustain wrote on Telegram."
    assert linked(article(text, at=None)) == {(1, 10)}


def test_address_of_the_post_decides() -> None:
    cited = [Citation(CitationKind.URL, handle="old_khrustain", message_id=8)]
    links = decide(article("More in his channel.", citations=cited), POSTS, Thresholds())
    assert [(x.message_id, x.status) for x in links if x.status is LinkStatus.LINKED] == [(8, LinkStatus.LINKED)]
    assert links[0].score.reasons[0].name == "explicit url"


def test_revision_whose_numbers_fit_is_named() -> None:
    before = post(20, "Погибли 22 человека, ранены 109.", revision=1)
    after = post(20, "Погибли 24 человека, ранены 108.", revision=2)
    text = "Governor Viktor Khrustain said 22 people were killed and 109 injured in Zarechensk."
    (link,) = [x for x in decide(article(text), [before, after], Thresholds()) if x.status is LinkStatus.LINKED]
    assert (link.message_id, link.revision) == (20, 1)


def test_forward_gives_way_to_its_origin() -> None:
    text = "Taras Yaremchuk reported 58 damaged houses and 11 drones in Vyshneve Region, Viktor Khrustain wrote."
    copy = post(30, "Вночі збито 11 дронів. Пошкоджено 58 будинків.", origin=(2, 70))
    assert linked(article(text), [OTHER, copy]) == {(2, 70)}


def test_reasons_carry_the_score() -> None:
    text = "Overnight 37 drones were shot down and 214 houses damaged, Governor Viktor Khrustain wrote on Telegram."
    link = decide(article(text), POSTS, Thresholds())[0]
    names = [r.name for r in link.score.reasons]
    assert {"full name", "telegram cue", "numbers agree", "time"} <= set(names)
    assert all(r.weight > 0 for r in link.score.reasons)
    assert "37 drones" in next(r.detail for r in link.score.reasons if r.name == "numbers agree")


def test_order_of_posts_does_not_matter() -> None:
    found = article("In Zarechensk 37 drones, 214 houses, 16 injured and 260 houses, Governor Khrustain said.")
    assert decide(found, POSTS, Thresholds()) == decide(found, POSTS[::-1], Thresholds())


def test_equal_numbers_without_official_or_place_are_for_people_to_look_at() -> None:
    seen = post(5, "Взрыв газа: 5 погибших, 9 пострадавших. Расселяем 64 человека.")
    told = article("Five people died and nine were injured in a gas blast in Poland; 64 residents had to leave.")
    assert all(link.status is not LinkStatus.LINKED for link in decide(told, [seen], Thresholds()))
