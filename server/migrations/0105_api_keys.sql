-- Keys for integrations: what a program may do in the name of whoever made its key (docs/domain/identity.md, "API keys").
CREATE TABLE identity.api_keys (
  id uuid PRIMARY KEY,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  -- The beginning of the key, so that people can tell keys apart; of the whole only a digest is kept.
  prefix text NOT NULL,
  digest bytea NOT NULL UNIQUE,
  scopes text[] NOT NULL,
  -- From where it may be used; empty = from anywhere.
  networks cidr[] NOT NULL DEFAULT '{}',
  per_minute integer NOT NULL CHECK (per_minute BETWEEN 1 AND 6000),
  created_by uuid NOT NULL REFERENCES identity.users (id),
  created_at timestamptz NOT NULL,
  expires_at timestamptz,
  last_used_at timestamptz,
  last_used_ip inet,
  revoked_at timestamptz,
  revoked_by uuid REFERENCES identity.users (id),
  version integer NOT NULL DEFAULT 1,
  search_text text GENERATED ALWAYS AS (platform.fold(name || ' ' || prefix)) STORED
);
CREATE INDEX api_keys_newest ON identity.api_keys (created_at DESC, id);
CREATE INDEX api_keys_maker ON identity.api_keys (created_by);
