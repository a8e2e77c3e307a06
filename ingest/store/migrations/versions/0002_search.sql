-- Words of a text for searching. The configuration 'russian' takes Latin words for English; 'simple' keeps every
-- word as it stands, which serves Ukrainian (PostgreSQL has no stemmer for it) and exact wording.
-- Cut: a text vector holds one megabyte at most, and an insert must never fail by its length.
CREATE FUNCTION store.search_words(body text) RETURNS tsvector
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN to_tsvector('pg_catalog.russian', left(body, 60000)) || to_tsvector('pg_catalog.simple', left(body, 60000));

CREATE INDEX message_text_search_ix ON store.message_text USING gin (store.search_words(text));

CREATE INDEX article_text_search_ix ON store.article_text USING gin (store.search_words(text));

CREATE TABLE store.notice (
  flag_id UUID NOT NULL,
  told_at TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT notice_pk PRIMARY KEY (flag_id)
);
