-- Copies and erasures of personal data, and what the nightly retention removed (docs/domain/privacy.md).
CREATE SCHEMA privacy;

-- Puts `by` in the place of every needle, whatever the case. Needles are plain text, not patterns.
CREATE FUNCTION platform.redact(value text, needles text[], by text) RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT AS $$
DECLARE needle text;
BEGIN
  FOREACH needle IN ARRAY needles LOOP
    value := regexp_replace(value, regexp_replace(needle, '([\\.^$*+?()\[\]{}|-])', '\\\1', 'g'), by, 'gi');
  END LOOP;
  RETURN value;
END $$;

CREATE TABLE privacy.requests (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('export', 'erasure')),
  -- Whose data: an account, a learner (a child), or a guest by his request for a place. Only the id, which says
  -- nothing any more once the person is erased.
  subject_kind text NOT NULL CHECK (subject_kind IN ('user', 'learner', 'guest')),
  subject_id uuid NOT NULL,
  asked_by uuid REFERENCES identity.users (id),
  -- Who gets the file and the news: the person, or the member of staff who hands it over.
  owner_id uuid REFERENCES identity.users (id),
  by_staff boolean NOT NULL DEFAULT false,
  -- Staff only: how the person proved to be the person, and why.
  identity_proof text CHECK (identity_proof IN ('in_person', 'document', 'call_back', 'signed_letter', 'court_order')),
  reason text NOT NULL DEFAULT '',
  -- Children who have no other guardian go with their guardian.
  with_children boolean NOT NULL DEFAULT false,
  status text NOT NULL CHECK (status IN ('waiting', 'running', 'ready', 'done', 'blocked', 'failed', 'cancelled', 'expired')),
  created_at timestamptz NOT NULL,
  -- When the law wants it answered.
  due_at timestamptz NOT NULL,
  -- An erasure waits until then, so that it can be taken back.
  not_before timestamptz,
  started_at timestamptz,
  finished_at timestamptz,
  expires_at timestamptz,
  downloaded_at timestamptz,
  cancelled_by uuid REFERENCES identity.users (id),
  storage_key text UNIQUE,
  size bigint,
  -- Counts by chapter: what was exported, or erased and kept.
  counts jsonb,
  -- Codes of what stands in the way.
  blockers text[] NOT NULL DEFAULT '{}',
  CHECK (by_staff = (identity_proof IS NOT NULL)),
  CHECK (NOT by_staff OR length(reason) >= 5),
  CHECK (kind = 'erasure' OR NOT with_children),
  CHECK ((status = 'ready') = (storage_key IS NOT NULL))
);
CREATE UNIQUE INDEX requests_open_once ON privacy.requests (kind, subject_kind, subject_id) WHERE status IN ('waiting', 'running', 'blocked');
CREATE INDEX requests_newest ON privacy.requests (created_at DESC, id);
CREATE INDEX requests_owner ON privacy.requests (owner_id, created_at DESC);
CREATE INDEX requests_subject ON privacy.requests (subject_id, created_at DESC);
CREATE INDEX requests_due ON privacy.requests (not_before) WHERE status = 'waiting';

-- What each nightly retention removed, by kind.
CREATE TABLE privacy.retention_runs (
  id uuid PRIMARY KEY,
  at timestamptz NOT NULL,
  counts jsonb NOT NULL
);
CREATE INDEX retention_runs_newest ON privacy.retention_runs (at DESC);
