-- Refresh tokens, codes by SMS, one-time links (docs/domain/identity.md).

-- How dates are shown to this person; null = as the centre does.
ALTER TABLE identity.users ADD COLUMN calendar text CHECK (calendar IN ('gregorian', 'persian', 'islamic-umalqura'));

-- One row a refresh token; the token is signed, so its id here proves nothing. A superseded one keeps its successor:
-- the very same string is signed again from the row.
CREATE TABLE identity.refresh_tokens (
  id uuid PRIMARY KEY,
  session_id uuid NOT NULL REFERENCES identity.sessions (id) ON DELETE CASCADE,
  kid text NOT NULL,
  issued_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  successor_id uuid UNIQUE REFERENCES identity.refresh_tokens (id) DEFERRABLE INITIALLY DEFERRED,
  -- When it was first presented, that is, when its successor was made.
  presented_at timestamptz
);
CREATE INDEX refresh_tokens_session ON identity.refresh_tokens (session_id);

-- Six digits by SMS. Guesses are counted in the row, outside the transaction that uses the code.
CREATE TABLE identity.codes (
  id uuid PRIMARY KEY,
  phone text NOT NULL,
  purpose text NOT NULL CHECK (purpose IN ('sign_in', 'password_reset', 'phone_change', 'phone_reset')),
  user_id uuid REFERENCES identity.users (id),
  digest bytea NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  guesses smallint NOT NULL DEFAULT 0 CHECK (guesses BETWEEN 0 AND 5),
  used_at timestamptz
);
CREATE INDEX codes_phone ON identity.codes (phone, created_at DESC);

-- Links in letters and permits between two steps. Only digests are kept; each is good once.
CREATE TABLE identity.one_time_tokens (
  digest bytea PRIMARY KEY,
  purpose text NOT NULL CHECK (purpose IN ('activation', 'password_reset', 'phone_reset', 'sign_up', 'invitation')),
  user_id uuid REFERENCES identity.users (id),
  phone text,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  CHECK ((purpose = 'sign_up') = (user_id IS NULL AND phone IS NOT NULL))
);
CREATE INDEX one_time_tokens_user ON identity.one_time_tokens (user_id);
CREATE INDEX one_time_tokens_age ON identity.one_time_tokens (expires_at);
