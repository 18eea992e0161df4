-- Accounts, roles, sessions (docs/domain/identity.md).
CREATE SCHEMA identity;

CREATE TABLE identity.users (
  id uuid PRIMARY KEY,
  -- Login names. Each is unique in its canonical form and any of them may be absent.
  phone_number1 text UNIQUE CHECK (phone_number1 ~ '^\+[1-9][0-9]{6,14}$'),
  phone_number2 text CHECK (phone_number2 ~ '^\+[1-9][0-9]{6,14}$'),
  email text CHECK (email = lower(email)),
  username text CHECK (username = lower(username)),
  password_hash text,
  first_name text NOT NULL DEFAULT '',
  last_name text NOT NULL DEFAULT '',
  dob date,
  gender text CHECK (gender IN ('male', 'female')),
  identity_number text,
  identity_type text CHECK (identity_type IN ('nid', 'passport', 'other')),
  address text NOT NULL DEFAULT '',
  location text NOT NULL DEFAULT '',
  country text,
  province text NOT NULL DEFAULT '',
  city text NOT NULL DEFAULT '',
  avatar_file_id uuid,
  locale text CHECK (locale IN ('ar', 'fa', 'en')),
  time_zone text,
  currency text,
  is_verified boolean NOT NULL DEFAULT false,
  is_active boolean NOT NULL DEFAULT true,
  is_demo boolean NOT NULL DEFAULT false,
  phone_verified_at timestamptz,
  email_verified_at timestamptz,
  last_sign_in_at timestamptz,
  date_joined timestamptz NOT NULL,
  erased_at timestamptz,
  source text,
  legacy_id text,
  search_text text GENERATED ALWAYS AS (platform.fold(
    first_name || ' ' || last_name || ' ' || coalesce(phone_number1, '') || ' ' || coalesce(phone_number2, '') || ' '
    || coalesce(email, '') || ' ' || coalesce(username, ''))) STORED,
  UNIQUE (source, legacy_id)
);
CREATE UNIQUE INDEX users_email ON identity.users (email);
CREATE UNIQUE INDEX users_username ON identity.users (username);
CREATE INDEX users_search ON identity.users USING gin (search_text gin_trgm_ops);
CREATE INDEX users_joined ON identity.users (date_joined DESC, id);

CREATE TABLE identity.roles (
  key text PRIMARY KEY CHECK (key ~ '^[a-z][a-z_]{1,39}$'),
  name jsonb NOT NULL,
  built_in boolean NOT NULL DEFAULT false,
  is_staff boolean NOT NULL DEFAULT false
);
INSERT INTO identity.roles (key, name, built_in, is_staff) VALUES
  ('owner', '{"en":"Owner","ar":"المالك","fa":"مالک"}', true, true),
  ('admin', '{"en":"Administrator","ar":"مدير","fa":"مدیر"}', true, true),
  ('supervisor', '{"en":"Supervisor","ar":"مشرف","fa":"سرپرست"}', true, true),
  ('financial', '{"en":"Finance","ar":"المالية","fa":"مالی"}', true, true),
  ('support', '{"en":"Support","ar":"الدعم","fa":"پشتیبانی"}', true, true),
  ('instructor', '{"en":"Instructor","ar":"معلم","fa":"مدرس"}', true, false),
  ('tutor', '{"en":"Tutor","ar":"مدرس خصوصي","fa":"معلم خصوصی"}', true, false),
  ('parent', '{"en":"Parent","ar":"ولي أمر","fa":"والد"}', true, false),
  ('student', '{"en":"Student","ar":"طالب","fa":"دانشجو"}', true, false);

CREATE TABLE identity.permissions (
  key text PRIMARY KEY,
  label jsonb NOT NULL,
  module text NOT NULL
);
CREATE TABLE identity.role_permissions (
  role text NOT NULL REFERENCES identity.roles (key) ON DELETE CASCADE,
  permission text NOT NULL REFERENCES identity.permissions (key) ON DELETE CASCADE,
  PRIMARY KEY (role, permission)
);

CREATE TABLE identity.user_roles (
  user_id uuid NOT NULL REFERENCES identity.users (id),
  role text NOT NULL REFERENCES identity.roles (key),
  granted_at timestamptz NOT NULL,
  granted_by uuid REFERENCES identity.users (id),
  PRIMARY KEY (user_id, role)
);
CREATE INDEX user_roles_role ON identity.user_roles (role);

-- At least one owner remains, whatever path removes one.
CREATE FUNCTION identity.keep_an_owner() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'users' THEN
    IF NOT EXISTS (SELECT 1 FROM identity.user_roles WHERE user_id = NEW.id AND role = 'owner') THEN
      RETURN NULL;
    END IF;
  END IF;
  -- Two owners who leave at once wait for each other here; the second then sees that the first is gone.
  PERFORM pg_advisory_xact_lock(4812009);
  IF NOT EXISTS (SELECT 1 FROM identity.user_roles r JOIN identity.users u ON u.id = r.user_id
                 WHERE r.role = 'owner' AND u.is_active AND u.erased_at IS NULL) THEN
    RAISE EXCEPTION 'the last owner cannot be removed' USING ERRCODE = 'check_violation', CONSTRAINT = 'last_owner';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER last_owner_role AFTER DELETE OR UPDATE ON identity.user_roles
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.role = 'owner') EXECUTE FUNCTION identity.keep_an_owner();
CREATE CONSTRAINT TRIGGER last_owner_user AFTER UPDATE OF is_active, erased_at ON identity.users
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.is_active AND OLD.erased_at IS NULL AND NOT (NEW.is_active AND NEW.erased_at IS NULL))
  EXECUTE FUNCTION identity.keep_an_owner();

CREATE TABLE identity.sessions (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES identity.users (id),
  -- web: an httpOnly cookie, token: one lasting token, both kept as a digest; api: access and refresh tokens.
  kind text NOT NULL CHECK (kind IN ('web', 'api', 'token')),
  secret_digest bytea,
  method text NOT NULL,
  device text NOT NULL DEFAULT '',
  -- Tells a device that signed in here before: an attack on the account does not lock it out.
  device_digest bytea,
  ip inet,
  user_agent text,
  created_at timestamptz NOT NULL,
  -- When the person last proved to be there; null after a mere refresh of an old sign-in.
  authenticated_at timestamptz,
  last_used_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  ended_at timestamptz,
  end_reason text
);
CREATE INDEX sessions_user ON identity.sessions (user_id, last_used_at DESC);
CREATE UNIQUE INDEX sessions_secret ON identity.sessions (secret_digest) WHERE secret_digest IS NOT NULL;

-- Keys that sign access tokens; the newest signs, all that are not retired verify.
CREATE TABLE identity.signing_keys (
  kid text PRIMARY KEY,
  private_jwk jsonb NOT NULL,
  public_jwk jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  retired_at timestamptz
);
