-- Registers, instructors' presence, devices, the log of nightly jobs (docs/domain/attendance.md).
CREATE SCHEMA attendance;

-- One mark a learner and lecture. `present` null = not marked yet.
CREATE TABLE attendance.lecture_attendance (
  id uuid PRIMARY KEY,
  lecture_id uuid NOT NULL REFERENCES catalog.lectures (id),
  course_id uuid NOT NULL REFERENCES catalog.courses (id),
  learner_id uuid NOT NULL REFERENCES people.learners (id),
  present boolean,
  late boolean NOT NULL DEFAULT false,
  excused boolean NOT NULL DEFAULT false,
  -- 1.00–10.00; kept in hundredths would hide the scale, so it is numeric.
  rating numeric(4, 2) CHECK (rating BETWEEN 1 AND 10),
  notes text NOT NULL DEFAULT '' CHECK (length(notes) <= 1000),
  marked_by uuid REFERENCES identity.users (id),
  marked_at timestamptz,
  marked_via text CHECK (marked_via IN ('manual', 'qr_scan', 'device', 'auto')),
  -- What a queued mark must have seen to replace this one.
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL,
  source text,
  legacy_id text,
  UNIQUE (lecture_id, learner_id),
  UNIQUE (source, legacy_id),
  CONSTRAINT late_is_present CHECK (NOT late OR present IS TRUE),
  CONSTRAINT excused_is_absent CHECK (NOT excused OR present IS FALSE),
  CONSTRAINT absence_has_no_rating CHECK (rating IS NULL OR present IS TRUE),
  CONSTRAINT mark_is_whole CHECK ((present IS NULL) = (marked_at IS NULL) AND (present IS NULL) = (marked_via IS NULL)),
  CONSTRAINT auto_is_absence CHECK (marked_via IS DISTINCT FROM 'auto' OR present IS FALSE)
);
CREATE INDEX lecture_attendance_learner ON attendance.lecture_attendance (learner_id, marked_at DESC);
CREATE INDEX lecture_attendance_course ON attendance.lecture_attendance (course_id, learner_id);

-- The state of a lecture's register as a whole.
CREATE TABLE attendance.registers (
  lecture_id uuid PRIMARY KEY REFERENCES catalog.lectures (id),
  confirmed_at timestamptz,
  confirmed_by uuid REFERENCES identity.users (id),
  -- Nobody took attendance although the lecture is over: somebody must look.
  flagged_at timestamptz,
  flag_resolved_at timestamptz,
  reminded_at timestamptz
);

-- Learners who stand in the register of one lecture without an enrolment; the desk puts them there.
CREATE TABLE attendance.guests (
  lecture_id uuid NOT NULL REFERENCES catalog.lectures (id),
  learner_id uuid NOT NULL REFERENCES people.learners (id),
  kind text NOT NULL CHECK (kind IN ('make_up', 'trial', 'walk_in')),
  added_by uuid NOT NULL REFERENCES identity.users (id),
  added_at timestamptz NOT NULL,
  PRIMARY KEY (lecture_id, learner_id)
);

-- Operations of phones that work offline: the same operation id again answers what it answered first.
CREATE TABLE attendance.operations (
  user_id uuid NOT NULL REFERENCES identity.users (id),
  operation_id text NOT NULL,
  lecture_id uuid NOT NULL,
  request_hash bytea NOT NULL,
  status smallint NOT NULL,
  answer jsonb NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (user_id, operation_id)
);

-- A queued mark that met a newer one: both are kept until a person decides.
CREATE TABLE attendance.conflicts (
  id uuid PRIMARY KEY,
  lecture_id uuid NOT NULL REFERENCES catalog.lectures (id),
  learner_id uuid NOT NULL REFERENCES people.learners (id),
  offered jsonb NOT NULL,
  kept jsonb NOT NULL,
  offered_by uuid NOT NULL REFERENCES identity.users (id),
  at timestamptz NOT NULL,
  resolved_at timestamptz,
  resolved_by uuid REFERENCES identity.users (id),
  resolution text CHECK (resolution IN ('kept', 'offered', 'superseded')),
  CONSTRAINT conflict_resolved CHECK ((resolved_at IS NULL) = (resolution IS NULL))
);
-- One open conflict a learner and person: the newest offer is what he wants.
CREATE UNIQUE INDEX conflicts_open ON attendance.conflicts (lecture_id, learner_id, offered_by) WHERE resolved_at IS NULL;

CREATE TABLE attendance.supervisor_schedules (
  id uuid PRIMARY KEY,
  instructor_id uuid NOT NULL REFERENCES identity.users (id),
  weekday smallint NOT NULL CHECK (weekday BETWEEN 0 AND 6),
  start_time time NOT NULL,
  end_time time NOT NULL CHECK (end_time > start_time),
  grace_period_minutes integer NOT NULL DEFAULT 20 CHECK (grace_period_minutes BETWEEN 0 AND 240),
  auto_absent_after_minutes integer NOT NULL DEFAULT 60 CHECK (auto_absent_after_minutes BETWEEN 0 AND 720),
  is_active boolean NOT NULL DEFAULT true,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL,
  CONSTRAINT schedules_apart EXCLUDE USING gist (
    instructor_id WITH =, weekday WITH =,
    int4range((extract(epoch FROM start_time) / 60)::int, (extract(epoch FROM end_time) / 60)::int) WITH &&
  ) WHERE (is_active)
);

CREATE TABLE attendance.devices (
  id uuid PRIMARY KEY,
  device_id text NOT NULL UNIQUE,
  name text NOT NULL,
  place text NOT NULL DEFAULT '',
  is_active boolean NOT NULL DEFAULT true,
  key_digest bytea NOT NULL,
  last_seen_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL
);

-- Which person a fingerprint, card or code means on the devices: `rfid:04A2…`, `fingerprint:17`.
CREATE TABLE attendance.device_identities (
  external_id text PRIMARY KEY CHECK (external_id ~ '^(fingerprint|rfid|qr_code):.+$'),
  user_id uuid NOT NULL REFERENCES identity.users (id),
  created_at timestamptz NOT NULL
);

CREATE TABLE attendance.instructor_attendance (
  id uuid PRIMARY KEY,
  instructor_id uuid NOT NULL REFERENCES identity.users (id),
  type text NOT NULL CHECK (type IN ('lecture', 'supervision')),
  lecture_id uuid REFERENCES catalog.lectures (id),
  schedule_id uuid REFERENCES attendance.supervisor_schedules (id),
  date date NOT NULL,
  starts_at timestamptz NOT NULL,
  -- null = a scan on a day without plan made this record
  ends_at timestamptz,
  grace_minutes integer NOT NULL DEFAULT 20,
  auto_absent_minutes integer NOT NULL DEFAULT 60,
  status text NOT NULL DEFAULT 'not_started' CHECK (status IN ('not_started', 'pending', 'present', 'late', 'absent')),
  check_in_at timestamptz,
  check_out_at timestamptz,
  method text CHECK (method IN ('fingerprint', 'rfid', 'qr_code', 'manual')),
  device_id uuid REFERENCES attendance.devices (id),
  -- null = cannot be rated, 0 = not yet rated
  rating smallint CHECK (rating BETWEEN 0 AND 10),
  notes text NOT NULL DEFAULT '',
  auto_created boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL,
  CONSTRAINT of_one_kind CHECK ((type = 'lecture') = (lecture_id IS NOT NULL) AND (schedule_id IS NULL OR lecture_id IS NULL)),
  CONSTRAINT planned_or_scanned CHECK (auto_created OR ((lecture_id IS NOT NULL OR schedule_id IS NOT NULL) AND ends_at IS NOT NULL)),
  CONSTRAINT out_after_in CHECK (check_out_at IS NULL OR (check_in_at IS NOT NULL AND check_out_at >= check_in_at)),
  CONSTRAINT rated_when_there CHECK (rating IS NULL OR status IN ('present', 'late'))
);
CREATE UNIQUE INDEX instructor_attendance_lecture ON attendance.instructor_attendance (instructor_id, lecture_id) WHERE lecture_id IS NOT NULL;
CREATE UNIQUE INDEX instructor_attendance_schedule ON attendance.instructor_attendance (instructor_id, schedule_id, date) WHERE schedule_id IS NOT NULL;
CREATE UNIQUE INDEX instructor_attendance_scanned ON attendance.instructor_attendance (instructor_id, date) WHERE lecture_id IS NULL AND schedule_id IS NULL;
CREATE INDEX instructor_attendance_person ON attendance.instructor_attendance (instructor_id, date);
CREATE INDEX instructor_attendance_open ON attendance.instructor_attendance (ends_at) WHERE status IN ('not_started', 'pending');
CREATE INDEX instructor_attendance_day ON attendance.instructor_attendance (date, starts_at);

-- Every scan as it came, whatever it led to.
CREATE TABLE attendance.raw_scans (
  id uuid PRIMARY KEY,
  device_id uuid NOT NULL REFERENCES attendance.devices (id),
  external_id text NOT NULL,
  -- null = the card or finger belongs to nobody we know
  user_id uuid REFERENCES identity.users (id),
  scanned_at timestamptz NOT NULL,
  sequence bigint,
  received_at timestamptz NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('ignored', 'auto_created', 'check_in', 'check_out', 're_entry', 'unknown')),
  record_id uuid
);
CREATE UNIQUE INDEX raw_scans_sequence ON attendance.raw_scans (device_id, sequence) WHERE sequence IS NOT NULL;
CREATE INDEX raw_scans_person ON attendance.raw_scans (user_id, scanned_at DESC) WHERE outcome NOT IN ('ignored', 'unknown');
CREATE INDEX raw_scans_newest ON attendance.raw_scans (received_at DESC, id);

CREATE TABLE attendance.cron_log (
  id uuid PRIMARY KEY,
  job text NOT NULL,
  for_date date NOT NULL,
  started_at timestamptz NOT NULL,
  finished_at timestamptz,
  status text NOT NULL CHECK (status IN ('running', 'success', 'failed')),
  counts jsonb NOT NULL DEFAULT '{}',
  error text,
  started_by uuid REFERENCES identity.users (id)
);
CREATE INDEX cron_log_newest ON attendance.cron_log (started_at DESC, id);

CREATE TABLE attendance.instructor_ratings (
  id uuid PRIMARY KEY,
  instructor_id uuid NOT NULL REFERENCES identity.users (id),
  course_id uuid NOT NULL REFERENCES catalog.courses (id),
  learner_id uuid NOT NULL REFERENCES people.learners (id),
  rated_by uuid NOT NULL REFERENCES identity.users (id),
  by_kind text NOT NULL CHECK (by_kind IN ('student', 'parent')),
  rating smallint NOT NULL CHECK (rating BETWEEN 1 AND 10),
  feedback text NOT NULL DEFAULT '',
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  UNIQUE (course_id, instructor_id, learner_id, by_kind)
);
CREATE INDEX instructor_ratings_instructor ON attendance.instructor_ratings (instructor_id);

-- Published for modules above: what was marked, in lectures that were not cancelled.
CREATE VIEW attendance.marks AS
  SELECT lecture_id, course_id, learner_id, present, late, excused, rating, marked_at, marked_via
  FROM attendance.lecture_attendance WHERE present IS NOT NULL;
