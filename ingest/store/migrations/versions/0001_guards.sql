-- Evidence is append-only for everyone; retention alone may blank a row, as the owner and with its setting on.

CREATE FUNCTION store.refuse_change() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND current_setting('ingest.retention', true) = 'on'
     AND pg_has_role(current_user, (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'MEMBER') THEN
    RETURN NULL;
  END IF;
  RAISE EXCEPTION 'evidence is append-only: % on %.% refused', TG_OP, TG_TABLE_SCHEMA, TG_TABLE_NAME
    USING ERRCODE = 'insufficient_privilege', HINT = 'Only retention may redact, and it leaves the hash and a record.';
END $$;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['blob', 'capture', 'channel_fact', 'message_text', 'observation', 'tombstone', 'article',
      'article_text', 'article_observation', 'judgement', 'redaction', 'ledger', 'ledger_part'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON store.%I
                    FOR EACH STATEMENT EXECUTE FUNCTION store.refuse_change()', name);
  END LOOP;
END $$;

CREATE TABLE store.counter_default PARTITION OF store.counter DEFAULT;

-- The app's login may not create tables; it may ask for the month it is about to write.
CREATE FUNCTION store.ensure_counter_month(moment timestamptz) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' AS $$
DECLARE
  first timestamptz := date_trunc('month', moment);
  name text := 'counter_' || to_char(first, 'YYYYMM');
BEGIN
  IF to_regclass('store.' || name) IS NOT NULL THEN
    RETURN;
  END IF;
  EXECUTE format('CREATE TABLE store.%I PARTITION OF store.counter FOR VALUES FROM (%L) TO (%L)',
                 name, first, first + interval '1 month');
EXCEPTION
  WHEN duplicate_table OR unique_violation OR check_violation THEN
    RETURN;  -- made by another just now, or the default partition holds rows of this month already
END $$;
REVOKE ALL ON FUNCTION store.ensure_counter_month FROM PUBLIC;
