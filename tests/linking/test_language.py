"""The four languages that linking reads and the quantities do not."""

import pytest

from ingest.linking.language import reading_language

TOLD = {
    "tr": "Vali, bölgesinde gece 12 dronun düşürüldüğünü Telegram kanalından duyurdu. Ölen ve yaralanan olmadı, dedi.",
    "sr": "Guverner je na Telegramu rekao da nije bilo povređenih, ali je oštećena kuća koja je prazna.",
    "hu": "A kormányzó szerint nem volt sérült, de egy ház megrongálódott. Ezt a Telegramon írta meg.",
    "bg": "Губернаторът каза, че няма пострадали, но една къща е повредена. Това се случи след атака.",
}


@pytest.mark.parametrize("language", TOLD)
def test_a_text_in_one_of_the_four_is_known_whatever_it_was_told_to_be(language: str) -> None:
    assert reading_language(TOLD[language], "ru" if language == "bg" else "en") == language


@pytest.mark.parametrize(
    ("told", "text"),
    [
        ("en", "The governor wrote on Telegram that a house was damaged and nobody was hurt."),
        ("it", "Il governatore ha scritto su Telegram che una casa è stata danneggiata da un drone."),
        ("es", "El gobernador dijo en su canal que la casa de una familia fue dañada."),
        ("pl", "Gubernator napisał na Telegramie, że dom na skraju wsi został uszkodzony, a nikt nie zginął."),
        ("ru", "Губернатор написал, что на окраине села повреждён дом, от взрыва никто не пострадал."),
        ("uk", "Очільник написав, що на околиці села пошкоджено будинок, а від вибуху ніхто не постраждав."),
        ("", ""),
    ],
)
def test_other_languages_stay_what_they_were_told_to_be(told: str, text: str) -> None:
    assert reading_language(text, told) == told
