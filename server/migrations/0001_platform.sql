-- The kernel's own tables: settings, audit, events, idempotency, limits, rooms, cron, outbox.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE SCHEMA platform;

-- How texts are compared in search; `fold()` in platform/text.ts is the same rule.
CREATE FUNCTION platform.fold(value text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
AS $$
  SELECT btrim(regexp_replace(
    translate(
      lower(regexp_replace(
        normalize(translate(value, '٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹', '01234567890123456789'), NFKD),
        '[\u0300-\u036f\u064b-\u065f\u0670\u0640\u06d6-\u06ed\u200c\u200d]', '', 'g')),
      'ٱيىكةۀە', 'اییکههه'),
    '\s+', ' ', 'g'))
$$;

CREATE TABLE platform.settings (
  key text PRIMARY KEY,
  value jsonb NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid
);

-- What happened, in ids only: the chain of digests covers these rows and stays valid after an erasure.
CREATE TABLE platform.audit_log (
  id uuid PRIMARY KEY,
  at timestamptz NOT NULL,
  actor_kind text NOT NULL CHECK (actor_kind IN ('anonymous', 'user', 'api_key', 'system')),
  actor_id uuid,
  actor_label text,
  action text NOT NULL,
  object_kind text NOT NULL,
  object_id uuid,
  request_id text NOT NULL,
  digest bytea NOT NULL,
  position bigint GENERATED ALWAYS AS IDENTITY UNIQUE
);
CREATE INDEX audit_log_object ON platform.audit_log (object_kind, object_id, id DESC);
CREATE INDEX audit_log_actor ON platform.audit_log (actor_id, id DESC);

-- Personal values of an audit row. Erasing a person blanks these; the digest above was salted, so it tells nothing.
CREATE TABLE platform.audit_details (
  audit_id uuid PRIMARY KEY REFERENCES platform.audit_log (id),
  salt bytea,
  before jsonb,
  after jsonb,
  ip inet,
  user_agent text
);

-- Seals: one writer hashes the rows committed since the last seal, in order of position.
CREATE TABLE platform.audit_seals (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  up_to bigint NOT NULL,
  previous bytea NOT NULL,
  hash bytea NOT NULL,
  sealed_at timestamptz NOT NULL DEFAULT now()
);
-- A row may commit after rows of higher position were sealed: membership is written down, not derived.
CREATE TABLE platform.audit_sealed (
  position bigint PRIMARY KEY REFERENCES platform.audit_log (position),
  seal_id bigint NOT NULL REFERENCES platform.audit_seals (id)
);
CREATE INDEX audit_sealed_seal ON platform.audit_sealed (seal_id);

CREATE FUNCTION platform.refuse_change() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% on % is refused: rows there are append-only', TG_OP, TG_TABLE_SCHEMA || '.' || TG_TABLE_NAME
    USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON platform.audit_log
  FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER audit_seals_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON platform.audit_seals
  FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();

CREATE TRIGGER audit_sealed_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON platform.audit_sealed
  FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();

-- Tables from which the application's role loses UPDATE and DELETE (grants run after each migration).
CREATE TABLE platform.append_only (table_name text PRIMARY KEY);
INSERT INTO platform.append_only VALUES ('platform.audit_log'), ('platform.audit_seals'), ('platform.audit_sealed');

-- Domain events; the job rows written beside them are the outbox.
CREATE TABLE platform.events (
  id uuid PRIMARY KEY,
  type text NOT NULL,
  data jsonb NOT NULL,
  actor_id uuid,
  at timestamptz NOT NULL
);
CREATE INDEX events_at ON platform.events (at);

-- A handler that ran for an event once never runs again for it.
CREATE TABLE platform.handled_events (
  event_id uuid NOT NULL,
  subscriber text NOT NULL,
  handled_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (event_id, subscriber)
);

CREATE TABLE platform.idempotency_keys (
  actor text NOT NULL,
  key text NOT NULL,
  request_hash bytea NOT NULL,
  status smallint NOT NULL,
  body text,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (actor, key)
);
CREATE INDEX idempotency_keys_age ON platform.idempotency_keys (created_at);

-- Used by the rate limiter's PostgreSQL store.
CREATE TABLE platform.rate_limits (
  key text PRIMARY KEY,
  points integer NOT NULL DEFAULT 0,
  expire bigint
);

-- Live rooms: a dense sequence a room, so that a node or a client knows exactly what it lacks.
CREATE TABLE platform.rooms (
  room text PRIMARY KEY,
  seq bigint NOT NULL DEFAULT 0
);
CREATE TABLE platform.room_events (
  room text NOT NULL,
  seq bigint NOT NULL,
  type text NOT NULL,
  data jsonb NOT NULL,
  audience jsonb,
  at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (room, seq)
);
CREATE INDEX room_events_age ON platform.room_events (at);

-- Says that other nodes may have something to fetch once this transaction commits. It travels to our own connection
-- as a notice, and the application sends it on after the commit: a NOTIFY inside would make all commits wait for one
-- another. A hint that is lost delays what the sweeps find anyway.
CREATE FUNCTION platform.hint(channel text, payload text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  RAISE NOTICE USING MESSAGE = 'halqa-hint', DETAIL = channel || ' ' || payload;
END $$;

-- Appends to a room in the caller's transaction; every node is woken when that has committed.
CREATE FUNCTION platform.publish(in_room text, in_type text, in_data jsonb, in_audience jsonb) RETURNS bigint
LANGUAGE plpgsql AS $$
DECLARE new_seq bigint;
BEGIN
  INSERT INTO platform.rooms AS r (room, seq) VALUES (in_room, 1)
    ON CONFLICT (room) DO UPDATE SET seq = r.seq + 1 RETURNING r.seq INTO new_seq;
  INSERT INTO platform.room_events (room, seq, type, data, audience) VALUES (in_room, new_seq, in_type, in_data, in_audience);
  PERFORM platform.hint('halqa_rooms', in_room || ' ' || new_seq);
  RETURN new_seq;
END $$;

-- One row a job and due time: whoever inserts it runs it, on any number of nodes.
CREATE TABLE platform.cron_runs (
  name text NOT NULL,
  due_at timestamptz NOT NULL,
  claimed_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (name, due_at)
);

-- Mail and text messages as they left (or would leave) the house; shown on the outbox page.
CREATE TABLE platform.outbox_messages (
  id uuid PRIMARY KEY,
  channel text NOT NULL CHECK (channel IN ('email', 'sms')),
  recipient text NOT NULL,
  subject text,
  body text NOT NULL,
  html text,
  -- Values such as codes and links that are masked on the page outside the demo centre.
  secrets text[] NOT NULL DEFAULT '{}',
  kind text NOT NULL,
  transport text NOT NULL,
  status text NOT NULL DEFAULT 'queued' CHECK (status IN ('queued', 'sent', 'failed', 'unknown')),
  provider_id text,
  error text,
  attempts integer NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL DEFAULT now(),
  sent_at timestamptz
);
CREATE INDEX outbox_messages_newest ON platform.outbox_messages (created_at DESC, id);

-- One-time links for the first run; only the digest is kept.
CREATE TABLE platform.setup_links (
  digest bytea PRIMARY KEY,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  used_at timestamptz
);

-- One-use credentials for opening a socket from a page that cannot send headers.
CREATE TABLE platform.socket_tickets (
  digest bytea PRIMARY KEY,
  session_id uuid NOT NULL,
  expires_at timestamptz NOT NULL
);
