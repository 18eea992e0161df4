-- Requests for places, enrolments, waiting lists (docs/domain/enrolments.md).
CREATE SCHEMA enrolments;

CREATE TABLE enrolments.enrollment_requests (
  id uuid PRIMARY KEY,
  course_id uuid NOT NULL REFERENCES catalog.courses (id),
  -- Who is to attend. A guest of a bootcamp has none before approval.
  learner_id uuid REFERENCES people.learners (id),
  -- Who asked and will get the invoice.
  requested_by uuid REFERENCES identity.users (id),
  guest_name text,
  guest_phone text CHECK (guest_phone ~ '^\+[1-9][0-9]{6,14}$'),
  guest_email text,
  guest_role text CHECK (guest_role IN ('student', 'mentor', 'teacher')),
  -- Children asked for in one go.
  family_id uuid,
  price_minor bigint NOT NULL CHECK (price_minor BETWEEN 0 AND 1000000000000),
  currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  payment_method text CHECK (payment_method IN ('cash', 'card', 'bank_transfer', 'instapay', 'vodafone_cash', 'wallet', 'stripe', 'paypal', 'other')),
  notes text NOT NULL DEFAULT '',
  -- processing: staff wait for the family's answer, or the learner waits for a seat.
  status text NOT NULL CHECK (status IN ('pending', 'processing', 'accepted', 'rejected', 'cancelled', 'expired')),
  -- What staff asked the family, and what it answered.
  question text,
  answer text,
  -- Only while the family must act.
  expires_at timestamptz,
  reason text,
  decided_by uuid REFERENCES identity.users (id),
  decided_at timestamptz,
  enrollment_id uuid,
  created_at timestamptz NOT NULL,
  is_demo boolean NOT NULL DEFAULT false,
  source text,
  legacy_id text,
  UNIQUE (source, legacy_id),
  CONSTRAINT request_for_somebody CHECK (learner_id IS NOT NULL OR guest_phone IS NOT NULL),
  CONSTRAINT request_guest_complete CHECK ((guest_phone IS NULL) = (guest_name IS NULL) AND (guest_phone IS NULL) = (guest_role IS NULL)),
  CONSTRAINT request_rejected_why CHECK (status <> 'rejected' OR length(reason) >= 5)
);
CREATE UNIQUE INDEX request_open_once ON enrolments.enrollment_requests (course_id, learner_id)
  WHERE status IN ('pending', 'processing') AND learner_id IS NOT NULL;
CREATE UNIQUE INDEX request_guest_once ON enrolments.enrollment_requests (course_id, guest_phone)
  WHERE status IN ('pending', 'processing') AND guest_phone IS NOT NULL;
CREATE INDEX requests_oldest_open ON enrolments.enrollment_requests (created_at, id) WHERE status IN ('pending', 'processing');
CREATE INDEX requests_newest ON enrolments.enrollment_requests (created_at DESC, id);
CREATE INDEX requests_requested_by ON enrolments.enrollment_requests (requested_by, created_at DESC);
CREATE INDEX requests_learner ON enrolments.enrollment_requests (learner_id, created_at DESC);
CREATE INDEX requests_expiring ON enrolments.enrollment_requests (expires_at) WHERE status = 'processing' AND expires_at IS NOT NULL;

CREATE TABLE enrolments.enrollments (
  id uuid PRIMARY KEY,
  course_id uuid NOT NULL REFERENCES catalog.courses (id),
  learner_id uuid NOT NULL REFERENCES people.learners (id),
  status text NOT NULL CHECK (status IN ('active', 'suspended', 'completed', 'dropped', 'refunded')),
  enrolled_at timestamptz NOT NULL,
  -- First day on which the learner is expected.
  active_from date NOT NULL,
  requested_by uuid REFERENCES identity.users (id),
  request_id uuid REFERENCES enrolments.enrollment_requests (id),
  price_minor bigint NOT NULL CHECK (price_minor BETWEEN 0 AND 1000000000000),
  currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  invoice_id uuid REFERENCES billing.invoices (id),
  paid_at timestamptz,
  ended_at timestamptz,
  end_reason text,
  created_by uuid,
  is_demo boolean NOT NULL DEFAULT false,
  source text,
  legacy_id text,
  UNIQUE (source, legacy_id),
  CONSTRAINT enrollment_ended CHECK ((status IN ('dropped', 'refunded')) = (ended_at IS NOT NULL))
);
-- One place a learner and course; who dropped out may come back.
CREATE UNIQUE INDEX enrollment_seat_once ON enrolments.enrollments (course_id, learner_id) WHERE status IN ('active', 'suspended', 'completed');
CREATE INDEX enrollments_learner ON enrolments.enrollments (learner_id, enrolled_at DESC);
CREATE INDEX enrollments_newest ON enrolments.enrollments (enrolled_at DESC, id);
CREATE INDEX enrollments_invoice ON enrolments.enrollments (invoice_id) WHERE invoice_id IS NOT NULL;
CREATE INDEX enrollments_to_invoice ON enrolments.enrollments (enrolled_at) WHERE invoice_id IS NULL AND price_minor > 0 AND status = 'active';
ALTER TABLE enrolments.enrollment_requests ADD FOREIGN KEY (enrollment_id) REFERENCES enrolments.enrollments (id);

-- Who waits for a seat, in order of position.
CREATE TABLE enrolments.waitlist_entries (
  id uuid PRIMARY KEY,
  position bigint GENERATED ALWAYS AS IDENTITY,
  course_id uuid NOT NULL REFERENCES catalog.courses (id),
  learner_id uuid NOT NULL REFERENCES people.learners (id),
  request_id uuid NOT NULL UNIQUE REFERENCES enrolments.enrollment_requests (id),
  status text NOT NULL CHECK (status IN ('waiting', 'admitted', 'left')),
  created_at timestamptz NOT NULL,
  closed_at timestamptz,
  CONSTRAINT waitlist_closed CHECK ((status = 'waiting') = (closed_at IS NULL))
);
CREATE UNIQUE INDEX waitlist_once ON enrolments.waitlist_entries (course_id, learner_id) WHERE status = 'waiting';
CREATE INDEX waitlist_order ON enrolments.waitlist_entries (course_id, position) WHERE status = 'waiting';

-- Published for modules above: who belongs to a course now (suspended learners are not expected in lectures).
CREATE VIEW enrolments.roster AS
  SELECT course_id, learner_id, id AS enrollment_id, status, active_from, enrolled_at
  FROM enrolments.enrollments WHERE status IN ('active', 'suspended', 'completed');
