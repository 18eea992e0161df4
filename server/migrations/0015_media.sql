-- Files that people hand in (docs/domain/media.md). Bytes live in the storage under storage_key.
CREATE SCHEMA media;

CREATE TABLE media.files (
  id uuid PRIMARY KEY,
  owner_id uuid NOT NULL REFERENCES identity.users (id),
  purpose text NOT NULL CHECK (purpose IN ('avatar', 'receipt', 'attachment', 'course_image', 'cv', 'certificate', 'logo')),
  -- What the file belongs to; readers of that object may read the file. Absent until attached.
  object_kind text,
  object_id uuid,
  -- As the person called it; for display only.
  name text NOT NULL,
  mime text NOT NULL,
  size bigint NOT NULL CHECK (size > 0),
  -- Of the bytes as they were handed in, before pictures are encoded again: the same photo is found again.
  sha256 bytea NOT NULL CHECK (octet_length(sha256) = 32),
  width integer,
  height integer,
  storage_key text NOT NULL UNIQUE,
  is_demo boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL,
  -- Since when nothing holds the file; such files go after a day.
  loose_since timestamptz,
  CHECK ((object_kind IS NULL) = (object_id IS NULL)),
  CHECK ((object_kind IS NULL) = (loose_since IS NOT NULL))
);
CREATE INDEX files_object ON media.files (object_kind, object_id);
CREATE INDEX files_owner ON media.files (owner_id, created_at DESC);
CREATE INDEX files_sha256 ON media.files (sha256);
CREATE INDEX files_loose ON media.files (loose_since) WHERE loose_since IS NOT NULL;

-- Smaller pictures, made when first asked for.
CREATE TABLE media.thumbnails (
  file_id uuid NOT NULL REFERENCES media.files (id) ON DELETE CASCADE,
  side integer NOT NULL,
  mime text NOT NULL,
  size bigint NOT NULL,
  storage_key text NOT NULL UNIQUE,
  PRIMARY KEY (file_id, side)
);
