"""What stands under the hashes of posts: texts as JSON, written in two ways."""

import json

from hypothesis import given
from hypothesis import strategies as st

from ingest.model import Entity, quoted, quoted_bytes, text_hash, utf8

# every character, half a surrogate pair too; those that JSON escapes more often than chance would bring them
TEXTS = st.text(st.one_of(st.characters(exclude_categories=()), st.sampled_from('"\\\n\t\r\b\f\0\x1f\x7f\u2028')))


@given(TEXTS)
def test_a_text_in_utf8_is_quoted_as_the_encoders_quote_it(text):
    assert quoted_bytes(utf8(text)) == utf8(quoted(text))
    assert json.loads(quoted_bytes(utf8(text)).decode("utf-8", "surrogatepass")) == text


@given(TEXTS)
def test_a_hash_is_the_same_whether_the_json_of_its_text_is_given(text):
    marks = (Entity("bold", 0, 1),)
    assert text_hash(text, marks, quoted_bytes(utf8(text))) == text_hash(text, marks)
