-- Words of the texts of posts in a table of their own, filled when a text is analysed: making them was the dearest
-- part of appending a post. A text that still waits for its analysis is searched as it stands.
CREATE TABLE store.post_search (
  text_hash TEXT NOT NULL,
  words TSVECTOR NOT NULL,
  CONSTRAINT post_search_pk PRIMARY KEY (text_hash)
);

INSERT INTO store.post_search
  SELECT text_hash, store.search_words(text) FROM store.message_text m WHERE text <> ''
  AND NOT EXISTS (SELECT FROM store.analysis_queue q WHERE q.subject = 'post' AND q.text_hash = m.text_hash);

CREATE INDEX post_search_words_ix ON store.post_search USING gin (words);

DROP INDEX store.message_text_search_ix;
