"""Sentences end at full stops, not at abbreviations; a line break always ends one."""

import pytest

from ingest.text import split_sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Погибли 7 человек. Ранены 12.", ["Погибли 7 человек.", "Ранены 12."]),
        ("Сгорело 42,4 тыс. га леса. Огонь идёт.", ["Сгорело 42,4 тыс. га леса.", "Огонь идёт."]),
        ("Удар по ул. Садовой. Жертв нет!", ["Удар по ул. Садовой.", "Жертв нет!"]),
        ("Збитки — 16 млн грн. Триває ремонт.", ["Збитки — 16 млн грн.", "Триває ремонт."]),
        ("Mr. Stone said so. He left.", ["Mr. Stone said so.", "He left."]),
        ("Заголовок\nТекст", ["Заголовок", "Текст"]),
        ("Это всё?! Да…", ["Это всё?!", "Да…"]),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in split_sentences(text)] == sentences
