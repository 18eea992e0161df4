-- Staff come by invitation: no account before the person accepts.
ALTER TABLE identity.roles VALIDATE CONSTRAINT roles_archived;
ALTER TABLE identity.sessions VALIDATE CONSTRAINT sessions_impersonation;
ALTER TABLE identity.sessions VALIDATE CONSTRAINT sessions_impersonator;
ALTER TABLE identity.sessions VALIDATE CONSTRAINT sessions_parent_session;

CREATE TABLE identity.invitations (
  id uuid PRIMARY KEY,
  phone text CHECK (phone ~ '^\+[1-9][0-9]{6,14}$'),
  email text CHECK (email = lower(email)),
  first_name text NOT NULL DEFAULT '',
  last_name text NOT NULL DEFAULT '',
  locale text CHECK (locale IN ('ar', 'fa', 'en')),
  roles text[] NOT NULL CHECK (cardinality(roles) > 0),
  -- Of the link that was sent last; an older one no longer opens anything.
  token_digest bytea NOT NULL UNIQUE,
  invited_by uuid NOT NULL REFERENCES identity.users (id),
  created_at timestamptz NOT NULL,
  sent_at timestamptz NOT NULL,
  sends integer NOT NULL DEFAULT 1,
  expires_at timestamptz NOT NULL,
  accepted_at timestamptz,
  accepted_by uuid REFERENCES identity.users (id),
  revoked_at timestamptz,
  is_demo boolean NOT NULL DEFAULT false,
  search_text text GENERATED ALWAYS AS (platform.fold(first_name || ' ' || last_name || ' ' || coalesce(phone, '') || ' ' || coalesce(email, ''))) STORED,
  CHECK ((phone IS NULL) <> (email IS NULL)),
  CHECK ((accepted_at IS NULL) = (accepted_by IS NULL)),
  CHECK (accepted_at IS NULL OR revoked_at IS NULL)
);
CREATE UNIQUE INDEX invitations_phone ON identity.invitations (phone) WHERE accepted_at IS NULL AND revoked_at IS NULL;
CREATE UNIQUE INDEX invitations_email ON identity.invitations (email) WHERE accepted_at IS NULL AND revoked_at IS NULL;
CREATE INDEX invitations_newest ON identity.invitations (created_at DESC, id);

-- Who works for the centre: their phone and e-mail are not everybody's.
CREATE FUNCTION identity.works_here(wanted uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM identity.user_roles u JOIN identity.roles r ON r.key = u.role
    WHERE u.user_id = wanted AND (r.is_staff OR r.key IN ('instructor', 'tutor')))
$$;
CREATE OR REPLACE VIEW identity.user_details AS
  SELECT id, first_name, last_name, phone_number1, phone_number2, email, dob, gender, avatar_file_id, is_demo,
    is_active AND erased_at IS NULL AS is_present, search_text, identity.works_here(id) AS works_here
  FROM identity.users;
