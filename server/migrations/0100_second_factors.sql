-- Second factors and passkeys (docs/domain/identity.md, "Second factor", "Passkeys").

-- An authenticator app's secret, sealed with the installation's key. One that works, and one that waits for its first code.
CREATE TABLE identity.authenticators (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES identity.users (id) ON DELETE CASCADE,
  secret bytea NOT NULL,
  created_at timestamptz NOT NULL,
  confirmed_at timestamptz,
  -- The last time step whose code was taken: that code and all before it are never taken again.
  last_step bigint
);
CREATE UNIQUE INDEX authenticators_confirmed ON identity.authenticators (user_id) WHERE confirmed_at IS NOT NULL;
CREATE UNIQUE INDEX authenticators_pending ON identity.authenticators (user_id) WHERE confirmed_at IS NULL;

-- Codes for the day on which the phone is lost; digests keyed with the installation's key, each good once.
CREATE TABLE identity.recovery_codes (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES identity.users (id) ON DELETE CASCADE,
  digest bytea NOT NULL,
  created_at timestamptz NOT NULL,
  used_at timestamptz,
  UNIQUE (user_id, digest)
);

CREATE TABLE identity.passkeys (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES identity.users (id) ON DELETE CASCADE,
  credential_id bytea NOT NULL UNIQUE,
  public_key bytea NOT NULL,
  counter bigint NOT NULL CHECK (counter >= 0),
  transports text[] NOT NULL DEFAULT '{}',
  name text NOT NULL,
  backed_up boolean NOT NULL,
  created_at timestamptz NOT NULL,
  last_used_at timestamptz,
  -- Set when its counter went back: somebody may have copied it, so it opens nothing any more.
  blocked_at timestamptz
);
CREATE INDEX passkeys_user ON identity.passkeys (user_id, created_at);

-- What stands between two steps of one sign-in or registration. Only digests are kept; each is good once, for minutes.
CREATE TABLE identity.challenges (
  id uuid PRIMARY KEY,
  digest bytea NOT NULL UNIQUE,
  purpose text NOT NULL CHECK (purpose IN ('second_factor', 'enrolment', 'passkey', 'passkey_registration', 'desk')),
  user_id uuid REFERENCES identity.users (id) ON DELETE CASCADE,
  -- How the first step was taken, and which kind of session the last one opens.
  method text,
  session_kind text CHECK (session_kind IN ('web', 'api', 'token')),
  issued_by uuid REFERENCES identity.users (id) ON DELETE CASCADE,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  CHECK (purpose = 'passkey' OR user_id IS NOT NULL),
  CHECK (purpose NOT IN ('second_factor', 'enrolment') OR (method IS NOT NULL AND session_kind IS NOT NULL))
);
CREATE INDEX challenges_user ON identity.challenges (user_id);
CREATE INDEX challenges_age ON identity.challenges (expires_at);
