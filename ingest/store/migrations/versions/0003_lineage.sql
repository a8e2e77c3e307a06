-- Which article text was copied from which, and the numbers that changed on the way.
CREATE TABLE store.lineage (
  article_revision_id BIGINT NOT NULL,
  source_id BIGINT,
  origin_id BIGINT NOT NULL,
  likeness FLOAT NOT NULL,
  changes JSONB NOT NULL,
  maker TEXT NOT NULL,
  version TEXT NOT NULL,
  CONSTRAINT lineage_pk PRIMARY KEY (article_revision_id),
  CONSTRAINT lineage_article_revision_id_fk FOREIGN KEY(article_revision_id)
    REFERENCES store.article_revision (id) ON DELETE CASCADE
);

CREATE INDEX lineage_origin_id_ix ON store.lineage (origin_id);
