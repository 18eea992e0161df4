-- Imports from files: what was uploaded, how it is read, what each row came to, what each import touched (docs/domain/imports.md).
CREATE SCHEMA imports;

CREATE TABLE imports.imports (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind ~ '^[a-z][a-z_]{1,39}$'),
  state text NOT NULL DEFAULT 'draft'
    CHECK (state IN ('draft', 'checking', 'checked', 'running', 'done', 'undoing', 'undone', 'partly_undone')),
  file_name text NOT NULL,
  file_size integer NOT NULL CHECK (file_size > 0),
  format text NOT NULL CHECK (format IN ('csv', 'xlsx')),
  sheets text[] NOT NULL DEFAULT '{}',
  -- How the file is read: sheet, encoding, delimiter, header row.
  source jsonb NOT NULL,
  -- The columns found, with some of their values: [{header, samples}].
  columns jsonb NOT NULL,
  -- field → column, field → words of the file → our word, further choices.
  mapping jsonb NOT NULL DEFAULT '{}',
  words jsonb NOT NULL DEFAULT '{}',
  options jsonb NOT NULL DEFAULT '{}',
  rows_total integer NOT NULL DEFAULT 0,
  check_counts jsonb,
  run_counts jsonb,
  undo_counts jsonb,
  progress_done integer NOT NULL DEFAULT 0,
  progress_total integer NOT NULL DEFAULT 0,
  progress_at timestamptz,
  -- The last row that a run has written; a run that was cut off goes on behind it.
  written_to integer NOT NULL DEFAULT 0,
  -- Why the last step ended without its result.
  failure text,
  -- An undo that may leave what was used since.
  undo_partly boolean NOT NULL DEFAULT false,
  invitations_sent integer NOT NULL DEFAULT 0,
  invitations_total integer NOT NULL DEFAULT 0,
  version integer NOT NULL DEFAULT 1,
  created_by uuid NOT NULL REFERENCES identity.users (id),
  created_at timestamptz NOT NULL,
  run_by uuid REFERENCES identity.users (id),
  run_at timestamptz,
  finished_at timestamptz,
  undone_by uuid REFERENCES identity.users (id),
  undone_at timestamptz,
  -- When the personal values were taken out; the counts and tags stay.
  forgotten_at timestamptz
);
CREATE INDEX imports_newest ON imports.imports (created_at DESC, id);
CREATE INDEX imports_at_work ON imports.imports (progress_at) WHERE state IN ('checking', 'running', 'undoing');

-- The bytes as uploaded. In the database, so that they come and go with the import and are in every backup.
CREATE TABLE imports.files (
  import_id uuid PRIMARY KEY REFERENCES imports.imports (id) ON DELETE CASCADE,
  bytes bytea NOT NULL
);

CREATE TABLE imports.rows (
  import_id uuid NOT NULL REFERENCES imports.imports (id) ON DELETE CASCADE,
  -- As the person counts in the file: the header is row 1.
  number integer NOT NULL CHECK (number > 0),
  cells text[] NOT NULL,
  state text NOT NULL DEFAULT 'new' CHECK (state IN ('new', 'good', 'warning', 'error', 'duplicate', 'failed')),
  -- What the cells mean, once checked.
  data jsonb,
  -- [{code, field, values}]
  problems jsonb NOT NULL DEFAULT '[]',
  outcome text CHECK (outcome IN ('create', 'update', 'match')),
  object_id uuid,
  PRIMARY KEY (import_id, number)
);
CREATE INDEX rows_state ON imports.rows (import_id, state, number);
CREATE INDEX rows_object ON imports.rows (object_id) WHERE object_id IS NOT NULL;

-- What an import touched: each thing once for each way it was touched.
CREATE TABLE imports.objects (
  import_id uuid NOT NULL REFERENCES imports.imports (id) ON DELETE CASCADE,
  kind text NOT NULL,
  object_id uuid NOT NULL,
  action text NOT NULL CHECK (action IN ('create', 'update', 'match')),
  number integer NOT NULL,
  before jsonb,
  after jsonb,
  undone_at timestamptz,
  -- Why an undo left it.
  kept_because text,
  PRIMARY KEY (import_id, kind, object_id, action)
);
CREATE INDEX objects_object ON imports.objects (object_id);

-- How a file with these headers was read last time.
CREATE TABLE imports.mappings (
  id uuid PRIMARY KEY,
  kind text NOT NULL,
  header_key text NOT NULL,
  name text NOT NULL,
  headers text[] NOT NULL,
  mapping jsonb NOT NULL,
  words jsonb NOT NULL,
  options jsonb NOT NULL,
  used_by uuid NOT NULL REFERENCES identity.users (id),
  used_at timestamptz NOT NULL,
  UNIQUE (kind, header_key)
);

-- Which import made or touched a thing.
CREATE VIEW imports.object_tags AS
  SELECT o.object_id, o.kind, o.action, o.import_id, o.number, o.undone_at, i.kind AS import_kind, i.file_name, i.run_by, i.run_at
  FROM imports.objects o JOIN imports.imports i ON i.id = o.import_id;

-- Rows anywhere that point to these rows by foreign key, by table: what stands in the way of taking them back. Asks the
-- catalogue, so that tables of later versions count too. `except` names tables that the caller looks at himself.
CREATE FUNCTION platform.references_to(target regclass, ids uuid[], except_tables text[]) RETURNS TABLE (id uuid, found_in text)
LANGUAGE plpgsql STABLE AS $$
DECLARE one record;
BEGIN
  FOR one IN
    SELECT n.nspname || '.' || c.relname AS name, k.conrelid::regclass AS rel, a.attname AS col
    FROM pg_constraint k
    JOIN pg_class c ON c.oid = k.conrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
    WHERE k.contype = 'f' AND k.confrelid = target AND cardinality(k.conkey) = 1
      AND n.nspname || '.' || c.relname <> ALL (except_tables)
  LOOP
    RETURN QUERY EXECUTE format('SELECT DISTINCT t.%1$I, %2$L::text FROM %3$s t WHERE t.%1$I = ANY ($1)', one.col, one.name, one.rel) USING ids;
  END LOOP;
END $$;
