"""Cues: the little pattern language, and a lexicon for each language."""

import pytest

from ingest.claims.cues import LANGUAGES, LEXICON, CueTable, load_cues, read_cues
from ingest.model import ConfigError


def _labels(table, text):
    return [(cue.label, cue.start, cue.end) for cue in table.find(text.split())]


def test_exact_stem_choice_and_gap():
    table = CueTable({"say": ["put ~ at", "сообщил*"], "office.mayor": ["city|town head"]})
    assert _labels(table, "she put the toll at nine") == [("say", 1, 5)]
    assert _labels(table, "сообщила мэр") == [("say", 0, 1)]
    assert _labels(table, "the town head") == [("office.mayor", 1, 3)]
    assert _labels(table, "he put it off , at five") == []  # a gap never crosses a mark


def test_the_longest_of_a_label_wins_and_other_labels_stand_beside_it():
    table = CueTable({"office.governor": ["head", "head of ~ region"], "institution": ["head office"]})
    assert _labels(table, "head of the northern region") == [("office.governor", 0, 5)]
    assert _labels(table, "head office") == [("office.governor", 0, 1), ("institution", 0, 2)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_language_has_the_sections_that_attribution_needs(lang):
    labels = {label.partition(".")[0] for label in read_cues(LEXICON / f"{lang}.yml")}
    assert {"say", "according", "office", "institution", "outlet", "background", "scope", "doubt", "period"} <= labels
    assert load_cues(lang).find(["telegram"])


def test_an_unknown_section_is_named(tmp_path):
    path = tmp_path / "xx.yml"
    path.write_text("sayings: said\n", "utf-8")
    with pytest.raises(ConfigError, match="sayings: no such section"):
        read_cues(path)


def test_a_cue_that_opens_with_a_gap_begins_at_each_word_before_it():
    table = CueTable({"say": ["~ told", "he"]})
    assert _labels(table, "he then told") == [("say", 0, 3), ("say", 1, 3), ("say", 2, 3)]
    assert _labels(table, "he , told") == [("say", 0, 1), ("say", 2, 3)]  # not across a mark


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_table_asked_for_some_words_first_finds_the_same(lang):
    phrases = read_cues(LEXICON / f"{lang}.yml")
    texts = [text.replace("|", " ").replace("*", "а").replace("~", "x").split() for text in phrases["say"]]
    texts += [["l'" + word for word in text] for text in texts]
    forwards, backwards = CueTable(phrases), CueTable(phrases)
    found = [forwards.find(text) for text in texts]
    assert found == [backwards.find(text) for text in reversed(texts)][::-1]
    assert any(found)
