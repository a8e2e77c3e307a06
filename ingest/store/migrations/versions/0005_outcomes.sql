-- How each channel, feed, page and part went when it was last tried, whichever run tried it.
CREATE TABLE store.item_outcome (
  use_case TEXT NOT NULL,
  item TEXT NOT NULL,
  outcome TEXT NOT NULL,
  message TEXT NOT NULL,
  run_id BIGINT NOT NULL,
  tried_at TIMESTAMP WITH TIME ZONE NOT NULL,
  done_at TIMESTAMP WITH TIME ZONE,
  failures BIGINT NOT NULL,
  CONSTRAINT item_outcome_pk PRIMARY KEY (use_case, item)
);

CREATE INDEX item_outcome_tried_at_ix ON store.item_outcome (tried_at);

CREATE INDEX run_open_ix ON store.run (use_case) WHERE ended_at IS NULL;
