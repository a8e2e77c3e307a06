"""Charsets: the text decides, not the label."""

import pytest

from ingest.news.charset import decode

RUSSIAN = "<p>Губернатор Лев Ступин сообщил, что за ночь сбиты 42 беспилотника — пострадавших нет.</p>" * 5
UKRAINIAN = "<p>Голова області Орест Яворець повідомив про її відновлення: світло є у 12 селах.</p>" * 5
CODECS = ("utf-8", "cp1251", "koi8-u", "cp866", "iso8859-5")


@pytest.mark.parametrize("declared", ["", "utf-8", "windows-1251", "koi8-r", "iso-8859-1", "nonsense"])
@pytest.mark.parametrize("codec", CODECS)
def test_cyrillic_is_found_whatever_is_declared(codec: str, declared: str) -> None:
    text = RUSSIAN.replace("—", "-") if codec in ("koi8-u", "cp866", "iso8859-5") else RUSSIAN
    assert decode(text.encode(codec), declared).text == text


@pytest.mark.parametrize("codec", ["utf-8", "cp1251", "koi8-u"])
def test_ukrainian_letters_survive(codec: str) -> None:
    assert decode(UKRAINIAN.encode(codec), "utf-8").text == UKRAINIAN


def test_a_repair_is_told() -> None:
    found = decode(RUSSIAN.encode("cp1251"), "utf-8")
    assert (found.charset, found.detail) == (
        "windows-1251",
        {"declared_charset": "utf-8", "charset_repaired": "windows-1251"},
    )


def test_meta_is_read_where_the_answer_says_nothing() -> None:
    body = '<meta http-equiv="Content-Type" content="text/html; charset=windows-1250"><p>Łódź, węgiel'.encode("cp1250")
    assert "Łódź, węgiel" in decode(body).text


@pytest.mark.parametrize(("lang", "codec"), [("pl", "cp1250"), ("de", "cp1252")])
def test_latin_pages_without_a_declaration_go_by_language(lang: str, codec: str) -> None:
    text = "<html lang=" + lang + "><p>Größe, Österreich"
    assert decode(text.encode(codec)).text == text


@pytest.mark.parametrize("codec", ["cp1251", "latin-1"])
def test_utf8_read_as_a_single_byte_page_and_encoded_again_is_undone(codec: str) -> None:
    mangled = "".join(bytes([byte]).decode(codec) if byte != 0x98 else "\x98" for byte in RUSSIAN.encode())
    found = decode(mangled.encode("utf-8"), "utf-8")
    assert found.text == RUSSIAN
    assert "mangled_as" in found.detail


@pytest.mark.parametrize("text", ["Señor Núñez: 42 %", "РСФСР и СССР — годы 1922–1991", "Škoda č. 5", "Ärger in Ötz"])
def test_honest_text_is_not_repaired(text: str) -> None:
    assert decode(text.encode("utf-8"), "utf-8").text == text


def test_a_few_broken_bytes_cost_only_themselves() -> None:
    body = RUSSIAN.encode() + b"\xd0" + RUSSIAN.encode()
    found = decode(body, "utf-8")
    assert found.text.count("\ufffd") == 1
    assert found.detail["replaced_characters"] == 1


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_decides(codec: str) -> None:
    assert decode(RUSSIAN.encode(codec), "windows-1251").text == RUSSIAN
