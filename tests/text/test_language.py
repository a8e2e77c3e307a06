"""The language of short news texts is told by letters and function words."""

import pytest

from ingest.text import detect_language


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("сбито 120 дронов", "ru"),
        ("збито 120 безпілотників", "uk"),
        ("В области сгорели два дома, пострадавших нет", "ru"),
        ("В області згоріли два будинки, постраждалих немає", "uk"),
        ("More than 300 drones hit the city", "en"),
        ("Mehr als 300 Häuser wurden zerstört", "de"),
        ("Plus de 300 maisons ont été détruites dans la région", "fr"),
        ("Più di 300 case sono state distrutte nella regione", "it"),
        ("Más de 300 casas fueron destruidas en la región", "es"),
        ("Ponad 300 domów zostało zniszczonych w regionie", "pl"),
        ("Mais de 300 casas não foram destruídas na região", "pt"),
        ("12345", "en"),
    ],
)
def test_language(text: str, lang: str) -> None:
    assert detect_language(text) == lang
