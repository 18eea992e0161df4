-- A changed login phone or e-mail address can be undone from the old one for some days (docs/domain/identity.md).
CREATE TABLE identity.contact_changes (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES identity.users (id) ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('phone', 'email')),
  old_value text NOT NULL,
  new_value text,
  old_verified_at timestamptz,
  -- Of the secret in the link that the old phone or mailbox got.
  digest bytea NOT NULL UNIQUE,
  changed_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  undone_at timestamptz
);
CREATE INDEX contact_changes_user ON identity.contact_changes (user_id, changed_at);
CREATE INDEX contact_changes_age ON identity.contact_changes (expires_at);
