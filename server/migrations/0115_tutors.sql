-- Tutors: profile, applications with their documents, and every step of the review (docs/domain/people.md).

CREATE TABLE people.tutor_profiles (
  user_id uuid PRIMARY KEY REFERENCES identity.users (id),
  -- As approved; what waits for review stands on the application.
  headline text NOT NULL DEFAULT '',
  bio text NOT NULL DEFAULT '',
  skills text[] NOT NULL DEFAULT '{}',
  -- ISO 639 codes.
  languages text[] NOT NULL DEFAULT '{}',
  subjects text[] NOT NULL DEFAULT '{}',
  hourly_price_minor bigint CHECK (hourly_price_minor > 0),
  hourly_price_currency text CHECK (hourly_price_currency ~ '^[A-Z]{3}$'),
  video_url text CHECK (video_url ~ '^https://'),
  video_file_id uuid REFERENCES media.files (id),
  approval_status text NOT NULL DEFAULT 'pending' CHECK (approval_status IN ('pending', 'approved', 'rejected')),
  approved_at timestamptz,
  rating_average numeric(3, 2) NOT NULL DEFAULT 0 CHECK (rating_average BETWEEN 0 AND 5),
  rating_count integer NOT NULL DEFAULT 0 CHECK (rating_count >= 0),
  version integer NOT NULL DEFAULT 1,
  is_demo boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL,
  CHECK ((hourly_price_minor IS NULL) = (hourly_price_currency IS NULL)),
  CHECK (video_url IS NULL OR video_file_id IS NULL),
  CHECK (approval_status <> 'approved' OR approved_at IS NOT NULL)
);

-- One row a try: the first application, each one after a rejection, and each change of what was approved.
CREATE TABLE people.tutor_applications (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES people.tutor_profiles (user_id),
  number integer NOT NULL CHECK (number > 0),
  kind text NOT NULL CHECK (kind IN ('application', 'change')),
  status text NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'pending', 'asked', 'approved', 'rejected', 'withdrawn')),
  headline text NOT NULL DEFAULT '',
  -- Why it was rejected, or what is asked for: a known reason, own words, or both.
  reason_code text,
  reason text NOT NULL DEFAULT '',
  claimed_by uuid REFERENCES identity.users (id),
  claimed_at timestamptz,
  decided_by uuid REFERENCES identity.users (id),
  decided_at timestamptz,
  submitted_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  is_demo boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL,
  UNIQUE (user_id, number),
  CHECK ((claimed_by IS NULL) = (claimed_at IS NULL)),
  CHECK ((status IN ('approved', 'rejected')) = (decided_at IS NOT NULL)),
  CHECK (status IN ('draft', 'withdrawn') OR submitted_at IS NOT NULL),
  CHECK (status NOT IN ('asked', 'rejected') OR reason_code IS NOT NULL OR reason <> '')
);
CREATE UNIQUE INDEX tutor_applications_open ON people.tutor_applications (user_id) WHERE status IN ('draft', 'pending', 'asked');
CREATE INDEX tutor_applications_queue ON people.tutor_applications (submitted_at, id) WHERE status IN ('pending', 'asked');

-- The documents as that application handed them in; a later one may name the same file again.
CREATE TABLE people.tutor_documents (
  id uuid PRIMARY KEY,
  application_id uuid NOT NULL REFERENCES people.tutor_applications (id) ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('cv', 'certificate')),
  title text NOT NULL DEFAULT '',
  file_id uuid NOT NULL REFERENCES media.files (id),
  added_at timestamptz NOT NULL,
  UNIQUE (application_id, file_id)
);
CREATE UNIQUE INDEX tutor_documents_one_cv ON people.tutor_documents (application_id) WHERE kind = 'cv';
CREATE INDEX tutor_documents_file ON people.tutor_documents (file_id);

-- What happened to an application, in order.
CREATE TABLE people.tutor_steps (
  id uuid PRIMARY KEY,
  application_id uuid NOT NULL REFERENCES people.tutor_applications (id) ON DELETE CASCADE,
  step text NOT NULL CHECK (step IN ('submit', 'ask', 'approve', 'reject', 'reopen', 'discard')),
  actor_id uuid REFERENCES identity.users (id),
  reason_code text,
  reason text NOT NULL DEFAULT '',
  at timestamptz NOT NULL
);
CREATE INDEX tutor_steps_application ON people.tutor_steps (application_id, id);

-- Tutors of earlier versions start with an empty application.
INSERT INTO people.tutor_profiles (user_id, is_demo, created_at)
SELECT r.user_id, u.is_demo, r.granted_at FROM identity.user_roles r JOIN identity.users u ON u.id = r.user_id
WHERE r.role = 'tutor' AND u.erased_at IS NULL;
INSERT INTO people.tutor_applications (id, user_id, number, kind, is_demo, created_at)
SELECT gen_random_uuid(), user_id, 1, 'application', is_demo, created_at FROM people.tutor_profiles;
