-- The demo centre: what it brought, and how it goes again (docs/domain/setup.md).
CREATE SCHEMA demo;

-- Rows that came with the demo centre. Only demo.adopt() writes here, so that nobody can call real books demo.
CREATE TABLE demo.rows (
  rel text NOT NULL,
  id uuid NOT NULL,
  PRIMARY KEY (rel, id)
);
-- What was there before the demo centre was loaded, while it is being loaded.
CREATE TABLE demo.known (
  rel text NOT NULL,
  id uuid NOT NULL,
  PRIMARY KEY (rel, id)
);
-- What a removal takes; empty between removals.
CREATE TABLE demo.doomed (
  rel oid NOT NULL,
  tid tid NOT NULL,
  round integer NOT NULL,
  PRIMARY KEY (rel, tid)
);

CREATE FUNCTION demo.only_by_owner() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_user <> (SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = TG_RELID) THEN
    RAISE EXCEPTION '% is written by its functions only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER rows_closed BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON demo.rows FOR EACH STATEMENT EXECUTE FUNCTION demo.only_by_owner();
CREATE TRIGGER known_closed BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON demo.known FOR EACH STATEMENT EXECUTE FUNCTION demo.only_by_owner();
CREATE TRIGGER doomed_closed BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON demo.doomed FOR EACH STATEMENT EXECUTE FUNCTION demo.only_by_owner();

-- The tables of the modules, whichever there are: new ones need no line here.
CREATE VIEW demo.module_tables AS
  SELECT c.oid AS rel, n.nspname || '.' || c.relname AS name,
    EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'id' AND a.atttypid = 'uuid'::regtype) AS has_id,
    EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'is_demo' AND NOT a.attisdropped) AS has_flag
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind = 'r' AND n.nspname NOT IN ('information_schema', 'public', 'platform', 'pgboss', 'demo') AND n.nspname NOT LIKE 'pg\_%';

-- Columns that may be empty, yet a row without them is nothing: it goes with what it points to.
CREATE FUNCTION demo.follows(in_table text, in_column text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT in_column = 'created_by' OR in_table || '.' || in_column IN (
    'identity.codes.user_id', 'identity.one_time_tokens.user_id', 'people.learners.user_id',
    'enrolments.enrollment_requests.learner_id', 'enrolments.enrollment_requests.requested_by',
    'attendance.instructor_attendance.lecture_id', 'attendance.instructor_attendance.schedule_id')
$$;

-- Foreign keys between module tables. `nullable` are the columns to empty when a row outlives what it points to.
CREATE VIEW demo.links AS
  SELECT k.conname, k.conrelid AS child, k.confrelid AS parent,
    string_agg(format('c.%I = p.%I', ca.attname, pa.attname), ' AND ') AS condition,
    bool_or(ca.attnotnull OR demo.follows(ct.name, ca.attname)) AS follows,
    string_agg(format('%I = NULL', ca.attname), ', ') FILTER (WHERE ca.attgenerated = '') AS emptied
  FROM pg_constraint k
  JOIN demo.module_tables ct ON ct.rel = k.conrelid
  JOIN demo.module_tables pt ON pt.rel = k.confrelid
  CROSS JOIN LATERAL unnest(k.conkey, k.confkey) AS pair (child_column, parent_column)
  JOIN pg_attribute ca ON ca.attrelid = k.conrelid AND ca.attnum = pair.child_column
  JOIN pg_attribute pa ON pa.attrelid = k.confrelid AND pa.attnum = pair.parent_column
  WHERE k.contype = 'f'
  GROUP BY k.oid, k.conname, k.conrelid, k.confrelid;

-- Call before loading. A centre whose books hold anything never becomes a demo centre.
CREATE FUNCTION demo.begin() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE one record;
BEGIN
  IF EXISTS (SELECT 1 FROM billing.journal_transactions) OR EXISTS (SELECT 1 FROM billing.invoices) OR EXISTS (SELECT 1 FROM demo.rows) THEN
    RAISE EXCEPTION 'the demo centre is loaded into an empty centre only' USING ERRCODE = 'check_violation', CONSTRAINT = 'demo_into_empty';
  END IF;
  DELETE FROM demo.known;
  FOR one IN SELECT name FROM demo.module_tables WHERE has_id LOOP
    EXECUTE format('INSERT INTO demo.known SELECT %L, id FROM %s', one.name, one.name);
  END LOOP;
END $$;

-- Call after loading, in the same transaction: everything new is the demo's.
CREATE FUNCTION demo.adopt() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE one record;
BEGIN
  FOR one IN SELECT name, has_flag FROM demo.module_tables WHERE has_id LOOP
    EXECUTE format('INSERT INTO demo.rows SELECT %1$L, t.id FROM %1$s t WHERE NOT EXISTS (SELECT 1 FROM demo.known k WHERE k.rel = %1$L AND k.id = t.id)', one.name);
    IF one.has_flag THEN
      EXECUTE format('UPDATE %1$s t SET is_demo = true FROM demo.rows r WHERE r.rel = %1$L AND r.id = t.id AND NOT t.is_demo', one.name);
    END IF;
  END LOOP;
  DELETE FROM demo.known;
END $$;

-- Money of somebody who did not come with the demo: then its books are real books.
CREATE FUNCTION demo.real_money() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM billing.invoices i WHERE NOT EXISTS (SELECT 1 FROM demo.rows r WHERE r.rel = 'identity.users' AND r.id = i.payer_id))
    OR EXISTS (SELECT 1 FROM billing.journal_entries e JOIN billing.accounts a ON a.id = e.account_id
      WHERE a.kind IN ('customer_credit', 'tutor_pending', 'tutor_available')
        AND NOT EXISTS (SELECT 1 FROM demo.rows r WHERE r.rel = 'identity.users' AND r.id = a.owner_id))
$$;

-- Finds every row that goes: the demo's own, all books (there are no real ones), and what cannot stand without them.
CREATE FUNCTION demo.doom() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  one record;
  current_round integer := 1;
  found bigint;
  added bigint;
BEGIN
  PERFORM pg_advisory_xact_lock(4812011);
  DELETE FROM demo.doomed;
  FOR one IN SELECT * FROM demo.module_tables LOOP
    IF one.name LIKE 'billing.%' THEN
      EXECUTE format('INSERT INTO demo.doomed SELECT %s, ctid, 1 FROM %s', one.rel, one.name);
    ELSIF one.has_id THEN
      EXECUTE format('INSERT INTO demo.doomed SELECT %s, t.ctid, 1 FROM %s t WHERE %s EXISTS (SELECT 1 FROM demo.rows r WHERE r.rel = %L AND r.id = t.id)',
        one.rel, one.name, CASE WHEN one.has_flag THEN 't.is_demo OR' ELSE '' END, one.name);
    END IF;
  END LOOP;
  LOOP
    added := 0;
    FOR one IN SELECT * FROM demo.links WHERE follows AND parent IN (SELECT d.rel FROM demo.doomed d WHERE d.round = current_round) LOOP
      EXECUTE format('INSERT INTO demo.doomed SELECT %s, c.ctid, %s FROM %s c JOIN %s p ON %s
          JOIN demo.doomed d ON d.rel = %s AND d.tid = p.ctid AND d.round = %s ON CONFLICT DO NOTHING',
        one.child::oid, current_round + 1, one.child::regclass, one.parent::regclass, one.condition, one.parent::oid, current_round);
      GET DIAGNOSTICS found = ROW_COUNT;
      added := added + found;
    END LOOP;
    EXIT WHEN added = 0;
    current_round := current_round + 1;
  END LOOP;
END $$;

-- How many rows of each table would go.
CREATE FUNCTION demo.preview() RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE answer jsonb;
BEGIN
  PERFORM demo.doom();
  SELECT coalesce(jsonb_object_agg(t.name, t.n), '{}') INTO answer
    FROM (SELECT m.name, count(*) AS n FROM demo.doomed d JOIN demo.module_tables m ON m.rel = d.rel GROUP BY m.name) t;
  DELETE FROM demo.doomed;
  RETURN answer;
END $$;

-- Empties the columns through which rows that stay point to rows that go.
CREATE FUNCTION demo.let_go() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  one record;
  wanted text;
  is_there boolean;
BEGIN
  FOR one IN SELECT * FROM demo.links WHERE NOT follows AND parent IN (SELECT DISTINCT d.rel FROM demo.doomed d) LOOP
    wanted := format('FROM %s p JOIN demo.doomed d ON d.rel = %s AND d.tid = p.ctid
        WHERE %s AND NOT EXISTS (SELECT 1 FROM demo.doomed own WHERE own.rel = %s AND own.tid = c.ctid)',
      one.parent::regclass, one.parent::oid, one.condition, one.child::oid);
    -- Asked first: append-only tables refuse even an update of no rows.
    EXECUTE format('SELECT EXISTS (SELECT 1 FROM %s c, LATERAL (SELECT 1 %s) hit)', one.child::regclass, wanted) INTO is_there;
    IF is_there THEN EXECUTE format('UPDATE %s c SET %s %s', one.child::regclass, one.emptied, wanted); END IF;
  END LOOP;
END $$;

/*
 * Takes the demo centre away. The ledger is append-only for everybody else; here it may go, because the function
 * itself makes sure that no real money is in it. Runs with the owner's rights, in the caller's transaction.
 * Answers the counts and the storage keys whose bytes are left to remove.
 */
CREATE FUNCTION demo.remove() RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '10s' AS $$
DECLARE
  one record;
  counts jsonb;
  keys jsonb;
  people uuid[];
  deletions text;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM demo.rows) THEN
    RAISE EXCEPTION 'there is no demo centre' USING ERRCODE = 'check_violation', CONSTRAINT = 'no_demo';
  END IF;
  LOCK TABLE billing.invoices, billing.payments, billing.journal_transactions, billing.journal_entries, identity.users IN SHARE ROW EXCLUSIVE MODE;
  IF demo.real_money() THEN
    RAISE EXCEPTION 'real money stands beside the demo' USING ERRCODE = 'check_violation', CONSTRAINT = 'demo_real_money';
  END IF;
  PERFORM demo.doom();
  PERFORM demo.let_go();
  -- An update moves rows: what was found before it is found again.
  PERFORM demo.doom();

  SELECT array_agg(u.id) INTO people FROM identity.users u JOIN demo.doomed d ON d.rel = 'identity.users'::regclass AND d.tid = u.ctid;
  SELECT coalesce(jsonb_agg(f.storage_key), '[]') INTO keys FROM (
    SELECT f.storage_key FROM media.files f JOIN demo.doomed d ON d.rel = 'media.files'::regclass AND d.tid = f.ctid
    UNION ALL
    SELECT t.storage_key FROM media.thumbnails t JOIN demo.doomed d ON d.rel = 'media.thumbnails'::regclass AND d.tid = t.ctid) f;
  SELECT jsonb_object_agg(t.name, t.n) INTO counts
    FROM (SELECT m.name, count(*) AS n FROM demo.doomed d JOIN demo.module_tables m ON m.rel = d.rel GROUP BY m.name) t;
  -- Seats that demo learners hold in real courses become free.
  UPDATE catalog.seats s SET taken = s.taken - gone.n
    FROM (SELECT e.course_id, count(*) AS n FROM enrolments.enrollments e JOIN demo.doomed d ON d.rel = 'enrolments.enrollments'::regclass AND d.tid = e.ctid
          WHERE e.status IN ('active', 'suspended', 'completed') GROUP BY e.course_id) gone
    WHERE s.course_id = gone.course_id AND NOT EXISTS (SELECT 1 FROM demo.doomed d WHERE d.rel = 'catalog.seats'::regclass AND d.tid = s.ctid);
  PERFORM demo.forget(people);

  FOR one IN SELECT tgrelid::regclass AS rel, tgname FROM pg_trigger
    WHERE NOT tgisinternal AND tgrelid IN (SELECT d.rel FROM demo.doomed d) AND (tgconstraint <> 0 OR tgfoid = 'platform.refuse_change'::regproc) LOOP
    EXECUTE format('ALTER TABLE %s DISABLE TRIGGER %I', one.rel, one.tgname);
  END LOOP;
  -- One statement, so that the order of tables does not matter: keys are checked when all rows are gone.
  SELECT 'WITH ' || string_agg(format('d%s AS (DELETE FROM %s t USING demo.doomed d WHERE d.rel = %s AND d.tid = t.ctid)', rel, rel::regclass, rel), ', ') || ' SELECT 1'
    INTO deletions FROM (SELECT DISTINCT rel FROM demo.doomed) t;
  EXECUTE deletions;
  FOR one IN SELECT tgrelid::regclass AS rel, tgname FROM pg_trigger
    WHERE NOT tgisinternal AND tgenabled = 'D' AND tgrelid IN (SELECT d.rel FROM demo.doomed d) LOOP
    EXECUTE format('ALTER TABLE %s ENABLE TRIGGER %I', one.rel, one.tgname);
  END LOOP;

  DELETE FROM demo.doomed;
  DELETE FROM demo.rows;
  PERFORM pg_notify('halqa_sessions', ''), pg_notify('halqa_rights', ''), pg_notify('halqa_catalog', '');
  RETURN jsonb_build_object('counts', counts, 'storage_keys', keys);
END $$;

-- What the platform keeps about people who go: values of the audit trail (its ids stay sealed), letters, live rooms.
CREATE FUNCTION demo.forget(people uuid[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  UPDATE platform.audit_details d SET salt = NULL, before = NULL, after = NULL, ip = NULL, user_agent = NULL
    FROM platform.audit_log a WHERE a.id = d.audit_id
      AND (a.actor_id = ANY(people) OR a.object_id = ANY(people) OR EXISTS (SELECT 1 FROM demo.rows r WHERE r.id = a.object_id));
  DELETE FROM platform.outbox_messages m USING identity.users u
    WHERE u.id = ANY(people) AND m.recipient IN (u.phone_number1, u.email);
  DELETE FROM platform.room_events e WHERE e.room = 'attendance'
    OR EXISTS (SELECT 1 FROM unnest(people) p WHERE e.room = 'user:' || p)
    OR EXISTS (SELECT 1 FROM tickets.tickets t JOIN demo.doomed d ON d.rel = 'tickets.tickets'::regclass AND d.tid = t.ctid WHERE e.room = 'ticket:' || t.id);
  DELETE FROM platform.idempotency_keys k USING unnest(people) p WHERE k.actor = p::text;
END $$;
