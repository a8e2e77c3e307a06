-- What the queue of flags is sorted and filtered by stands beside each flag, so that a page is read off an index.
-- Triggers keep it in step: whoever writes flags or articles need not know of it.
ALTER TABLE store.flag ADD COLUMN at TIMESTAMP WITH TIME ZONE, ADD COLUMN outlet_id TEXT, ADD COLUMN channel_id BIGINT;

UPDATE store.flag f SET at = r.at, outlet_id = r.outlet_id, channel_id = k.channel_id
FROM store.comparison k JOIN store.article_revision r ON r.id = k.article_revision_id
WHERE k.id = f.comparison_id;

ALTER TABLE store.flag ALTER COLUMN at SET NOT NULL;

CREATE INDEX flag_severity_at_id_ix ON store.flag (severity DESC, at DESC, id);

CREATE FUNCTION store.place_flag() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT r.at, r.outlet_id, k.channel_id INTO NEW.at, NEW.outlet_id, NEW.channel_id
  FROM store.comparison k JOIN store.article_revision r ON r.id = k.article_revision_id
  WHERE k.id = NEW.comparison_id;
  RETURN NEW;
END $$;

CREATE TRIGGER flag_place BEFORE INSERT ON store.flag FOR EACH ROW EXECUTE FUNCTION store.place_flag();

CREATE FUNCTION store.move_flags() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE store.flag f SET at = NEW.at, outlet_id = NEW.outlet_id
  FROM store.comparison k WHERE k.id = f.comparison_id AND k.article_revision_id = NEW.id;
  RETURN NULL;
END $$;

CREATE TRIGGER article_revision_move_flags AFTER UPDATE OF at, outlet_id ON store.article_revision FOR EACH ROW
  WHEN ((OLD.at, OLD.outlet_id) IS DISTINCT FROM (NEW.at, NEW.outlet_id)) EXECUTE FUNCTION store.move_flags();

-- Which run of Airflow a run belongs to, for the tab beside a task; empty = it was started by hand.
ALTER TABLE store.run ADD COLUMN dag_id TEXT NOT NULL DEFAULT '', ADD COLUMN dag_run_id TEXT NOT NULL DEFAULT '',
  ADD COLUMN task_id TEXT NOT NULL DEFAULT '';

CREATE INDEX run_dag_id_dag_run_id_ix ON store.run (dag_id, dag_run_id) WHERE dag_id <> '';
