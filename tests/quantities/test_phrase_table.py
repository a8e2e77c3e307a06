"""Fixed phrases by their first and last words."""

from ingest.quantities.phrase_table import PhraseTable


def test_the_longest_phrase_wins_in_whatever_order_they_come():
    table: PhraseTable[str] = PhraseTable()
    for words in ("per", "per square kilometre", "per square", "by square"):
        table.add(words.split(), words)
    text = ["12", "per", "square", "kilometre", "", ""]
    assert table.match(text, 1) == ("per square kilometre", 4)
    assert table.match_back(text, 3) == ("per square", 1)


def test_the_first_payload_of_a_phrase_stays():
    table: PhraseTable[str] = PhraseTable()
    table.extend(["new tonne", "tonne", "new tonne"], "first", {})
    table.extend(["new tonne"], "second", {})
    assert table.first["new"] == [(("tonne",), "first")]
