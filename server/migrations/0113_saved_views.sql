-- What somebody wants to see of a list, under a name; for himself or for all of the staff.
CREATE TABLE identity.saved_views (
  id uuid PRIMARY KEY,
  owner_id uuid NOT NULL REFERENCES identity.users (id) ON DELETE CASCADE,
  list text NOT NULL CHECK (list ~ '^[a-z][a-z0-9_-]{0,59}$'),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
  state jsonb NOT NULL CHECK (pg_column_size(state) < 8192),
  shared boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  UNIQUE (owner_id, list, name)
);
CREATE INDEX saved_views_shared ON identity.saved_views (list) WHERE shared;

-- The view with which a list opens for somebody.
CREATE TABLE identity.default_views (
  user_id uuid NOT NULL REFERENCES identity.users (id) ON DELETE CASCADE,
  list text NOT NULL,
  view_id uuid NOT NULL REFERENCES identity.saved_views (id) ON DELETE CASCADE,
  PRIMARY KEY (user_id, list)
);
CREATE INDEX default_views_view ON identity.default_views (view_id);
