-- Learners, their guardians, and the profiles of students and instructors (docs/domain/people.md).
CREATE SCHEMA people;

CREATE TABLE people.learners (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('child', 'student')),
  -- The learner's own login: always for a student, later for a grown child.
  user_id uuid UNIQUE REFERENCES identity.users (id),
  first_name text NOT NULL,
  last_name text NOT NULL DEFAULT '',
  dob date,
  gender text CHECK (gender IN ('male', 'female')),
  phone text CHECK (phone ~ '^\+[1-9][0-9]{6,14}$'),
  image_file_id uuid REFERENCES media.files (id),
  notes text NOT NULL DEFAULT '',
  -- B/G for children, M/F for students; given as soon as the gender is known and never changed afterwards.
  unique_code text UNIQUE CHECK (unique_code ~ '^[BGMF][0-9]{5}$'),
  version integer NOT NULL DEFAULT 1,
  is_demo boolean NOT NULL DEFAULT false,
  source text,
  legacy_id text,
  created_at timestamptz NOT NULL,
  created_by uuid REFERENCES identity.users (id),
  archived_at timestamptz,
  search_text text GENERATED ALWAYS AS (platform.fold(
    first_name || ' ' || last_name || ' ' || coalesce(phone, '') || ' ' || coalesce(unique_code, ''))) STORED,
  UNIQUE (source, legacy_id),
  CHECK (kind = 'child' OR user_id IS NOT NULL),
  CHECK (kind = 'student' OR (dob IS NOT NULL AND gender IS NOT NULL)),
  CHECK (gender IS NULL OR unique_code IS NOT NULL)
);
CREATE INDEX learners_search ON people.learners USING gin (search_text gin_trgm_ops);
CREATE INDEX learners_name ON people.learners (first_name, last_name, id) WHERE archived_at IS NULL;
CREATE INDEX learners_newest ON people.learners (created_at DESC, id);

CREATE TABLE people.guardians (
  id uuid PRIMARY KEY,
  learner_id uuid NOT NULL REFERENCES people.learners (id) ON DELETE CASCADE,
  user_id uuid NOT NULL REFERENCES identity.users (id),
  is_primary boolean NOT NULL DEFAULT false,
  relation text NOT NULL DEFAULT 'guardian' CHECK (relation IN ('father', 'mother', 'grandparent', 'sibling', 'guardian')),
  can_view boolean NOT NULL DEFAULT true,
  can_pay boolean NOT NULL DEFAULT true,
  can_pick_up boolean NOT NULL DEFAULT true,
  can_message boolean NOT NULL DEFAULT true,
  started_at timestamptz NOT NULL,
  ended_at timestamptz
);
CREATE UNIQUE INDEX guardians_once ON people.guardians (learner_id, user_id) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX guardians_one_primary ON people.guardians (learner_id) WHERE is_primary AND ended_at IS NULL;
CREATE INDEX guardians_user ON people.guardians (user_id) WHERE ended_at IS NULL;

-- A second guardian is invited by phone and becomes one by accepting.
CREATE TABLE people.guardian_invitations (
  id uuid PRIMARY KEY,
  learner_id uuid NOT NULL REFERENCES people.learners (id) ON DELETE CASCADE,
  phone text NOT NULL CHECK (phone ~ '^\+[1-9][0-9]{6,14}$'),
  relation text NOT NULL DEFAULT 'guardian' CHECK (relation IN ('father', 'mother', 'grandparent', 'sibling', 'guardian')),
  can_view boolean NOT NULL DEFAULT true,
  can_pay boolean NOT NULL DEFAULT true,
  can_pick_up boolean NOT NULL DEFAULT true,
  can_message boolean NOT NULL DEFAULT true,
  invited_by uuid NOT NULL REFERENCES identity.users (id),
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  accepted_at timestamptz,
  revoked_at timestamptz
);
CREATE UNIQUE INDEX guardian_invitations_open ON people.guardian_invitations (learner_id, phone)
  WHERE accepted_at IS NULL AND revoked_at IS NULL;
CREATE INDEX guardian_invitations_phone ON people.guardian_invitations (phone);

CREATE TABLE people.student_profiles (
  user_id uuid PRIMARY KEY REFERENCES identity.users (id),
  bio text NOT NULL DEFAULT '',
  language text CHECK (language IN ('ar', 'fa', 'en')),
  country text CHECK (country ~ '^[A-Z]{2}$'),
  currency text CHECK (currency ~ '^[A-Z]{3}$'),
  created_at timestamptz NOT NULL
);

CREATE TABLE people.instructor_profiles (
  user_id uuid PRIMARY KEY REFERENCES identity.users (id),
  bio text NOT NULL DEFAULT '',
  type text NOT NULL DEFAULT 'normal' CHECK (type IN ('normal', 'supervisor')),
  tags text[] NOT NULL DEFAULT '{}',
  image_file_id uuid REFERENCES media.files (id),
  joined_date date NOT NULL,
  pay_rate_minor bigint CHECK (pay_rate_minor >= 0),
  pay_rate_currency text CHECK (pay_rate_currency ~ '^[A-Z]{3}$'),
  -- Position on the landing page; absent = not shown there.
  featured_order integer CHECK (featured_order >= 0),
  version integer NOT NULL DEFAULT 1,
  is_demo boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL,
  archived_at timestamptz,
  CHECK ((pay_rate_minor IS NULL) = (pay_rate_currency IS NULL))
);
CREATE INDEX instructor_profiles_featured ON people.instructor_profiles (featured_order) WHERE featured_order IS NOT NULL;

-- Published for modules above: who a learner is, archived ones included.
CREATE VIEW people.learner_cards AS
  SELECT id, kind, first_name, last_name, coalesce(unique_code, '') AS unique_code, user_id, dob, gender, search_text, archived_at
  FROM people.learners;
