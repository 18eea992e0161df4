-- Seasons, courses, schedules, lectures, seats (docs/domain/catalog.md).
CREATE SCHEMA catalog;

-- A price as it is sent: decimals by ISO 4217, the same rule as formatAmount() in platform/money.ts.
CREATE FUNCTION catalog.amount_text(minor bigint, currency text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
AS $$
  SELECT CASE
    WHEN currency IN ('BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND')
      THEN (minor / 1000)::text || '.' || lpad((minor % 1000)::text, 3, '0')
    WHEN currency IN ('BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX', 'VND', 'VUV', 'XAF', 'XOF', 'XPF')
      THEN minor::text
    ELSE (minor / 100)::text || '.' || lpad((minor % 100)::text, 2, '0')
  END
$$;

CREATE TABLE catalog.branches (
  id uuid PRIMARY KEY,
  name text NOT NULL CHECK (name <> ''),
  address text NOT NULL DEFAULT '',
  map_link text NOT NULL DEFAULT '',
  is_active boolean NOT NULL DEFAULT true,
  is_demo boolean NOT NULL DEFAULT false,
  source text,
  legacy_id text,
  UNIQUE (source, legacy_id)
);
CREATE UNIQUE INDEX branches_name ON catalog.branches (platform.fold(name));

CREATE TABLE catalog.rooms (
  id uuid PRIMARY KEY,
  branch_id uuid NOT NULL REFERENCES catalog.branches (id),
  name text NOT NULL CHECK (name <> ''),
  capacity integer CHECK (capacity > 0),
  is_active boolean NOT NULL DEFAULT true,
  is_demo boolean NOT NULL DEFAULT false
);
CREATE UNIQUE INDEX rooms_name ON catalog.rooms (branch_id, platform.fold(name));

CREATE TABLE catalog.seasons (
  id uuid PRIMARY KEY,
  name text NOT NULL CHECK (name <> ''),
  type text NOT NULL CHECK (type IN ('summer_camp', 'school', 'ramadan', 'eid', 'other')),
  start_date date NOT NULL,
  end_date date NOT NULL,
  is_active boolean NOT NULL DEFAULT false,
  is_demo boolean NOT NULL DEFAULT false,
  version integer NOT NULL DEFAULT 1,
  source text,
  legacy_id text,
  search_text text GENERATED ALWAYS AS (platform.fold(name)) STORED,
  UNIQUE (source, legacy_id),
  CONSTRAINT season_dates CHECK (end_date >= start_date)
);

-- A day off is a range of one day. Without a branch it holds for the whole centre.
CREATE TABLE catalog.season_holidays (
  id uuid PRIMARY KEY,
  season_id uuid NOT NULL REFERENCES catalog.seasons (id) ON DELETE CASCADE,
  branch_id uuid REFERENCES catalog.branches (id),
  name text NOT NULL DEFAULT '',
  start_date date NOT NULL,
  end_date date NOT NULL,
  CONSTRAINT holiday_dates CHECK (end_date >= start_date)
);
CREATE INDEX season_holidays_season ON catalog.season_holidays (season_id, start_date);

-- Two levels: a parent's level is 1 by the foreign key, so a child never is a parent.
CREATE TABLE catalog.categories (
  id uuid PRIMARY KEY,
  parent_id uuid,
  level smallint NOT NULL GENERATED ALWAYS AS (CASE WHEN parent_id IS NULL THEN 1 ELSE 2 END) STORED,
  parent_level smallint GENERATED ALWAYS AS (CASE WHEN parent_id IS NULL THEN NULL ELSE 1 END) STORED,
  name text NOT NULL CHECK (name <> ''),
  slug text NOT NULL UNIQUE,
  position integer NOT NULL DEFAULT 0,
  is_demo boolean NOT NULL DEFAULT false,
  UNIQUE (id, level),
  CONSTRAINT category_two_levels FOREIGN KEY (parent_id, parent_level) REFERENCES catalog.categories (id, level)
);
CREATE INDEX categories_parent ON catalog.categories (parent_id);

CREATE TABLE catalog.tags (
  id uuid PRIMARY KEY,
  name text NOT NULL CHECK (name <> ''),
  slug text NOT NULL UNIQUE,
  is_demo boolean NOT NULL DEFAULT false
);

CREATE TABLE catalog.courses (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('course', 'bootcamp', 'advanced', 'self_paced')),
  name text NOT NULL CHECK (name <> ''),
  slug text NOT NULL UNIQUE,
  -- Sanitised HTML, and its first words as plain text for cards, search and page descriptions.
  description text NOT NULL DEFAULT '',
  summary text NOT NULL DEFAULT '',
  image_file_id uuid REFERENCES media.files (id),
  season_id uuid REFERENCES catalog.seasons (id),
  category_id uuid REFERENCES catalog.categories (id),
  branch_id uuid REFERENCES catalog.branches (id),
  room_id uuid REFERENCES catalog.rooms (id),
  location text NOT NULL DEFAULT '',
  start_date date,
  end_date date,
  num_lectures integer,
  capacity integer,
  price_minor bigint NOT NULL DEFAULT 0,
  currency text NOT NULL,
  billed_per text NOT NULL DEFAULT 'course' CHECK (billed_per IN ('course', 'month', 'lecture', 'package')),
  min_age smallint,
  max_age smallint,
  for_adults boolean NOT NULL DEFAULT false,
  gender text NOT NULL DEFAULT 'any' CHECK (gender IN ('any', 'male', 'female')),
  requires_approval boolean NOT NULL DEFAULT true,
  platform_name text NOT NULL DEFAULT '',
  is_live boolean NOT NULL DEFAULT false,
  -- How to get in; only for those who belong to the course.
  access_instructions text NOT NULL DEFAULT '',
  status text NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'registration_open', 'in_progress', 'completed', 'cancelled')),
  status_reason text NOT NULL DEFAULT '',
  featured_order integer CHECK (featured_order >= 0),
  is_demo boolean NOT NULL DEFAULT false,
  version integer NOT NULL DEFAULT 1,
  created_by uuid REFERENCES identity.users (id),
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  source text,
  legacy_id text,
  search_text text GENERATED ALWAYS AS (platform.fold(name || ' ' || summary || ' ' || location)) STORED,
  UNIQUE (source, legacy_id),
  CONSTRAINT course_dates CHECK (end_date >= start_date),
  CONSTRAINT course_ages CHECK (min_age BETWEEN 0 AND 120 AND max_age BETWEEN 0 AND 120 AND min_age <= max_age),
  CONSTRAINT course_lectures CHECK (num_lectures BETWEEN 1 AND 1000),
  CONSTRAINT course_capacity CHECK (capacity BETWEEN 0 AND 100000),
  CONSTRAINT course_price CHECK (price_minor BETWEEN 0 AND 1000000000000),
  CONSTRAINT course_cancelled_why CHECK (status <> 'cancelled' OR status_reason <> '')
);
CREATE INDEX courses_search ON catalog.courses USING gin (search_text gin_trgm_ops);
CREATE INDEX courses_newest ON catalog.courses (start_date DESC NULLS LAST, id);
CREATE INDEX courses_season ON catalog.courses (season_id, start_date DESC NULLS LAST, id);
CREATE INDEX courses_category ON catalog.courses (category_id);
CREATE INDEX courses_featured ON catalog.courses (featured_order) WHERE featured_order IS NOT NULL;

CREATE TABLE catalog.course_tags (
  course_id uuid NOT NULL REFERENCES catalog.courses (id) ON DELETE CASCADE,
  tag_id uuid NOT NULL REFERENCES catalog.tags (id),
  PRIMARY KEY (course_id, tag_id)
);
CREATE INDEX course_tags_tag ON catalog.course_tags (tag_id);

CREATE TABLE catalog.course_instructors (
  course_id uuid NOT NULL REFERENCES catalog.courses (id) ON DELETE CASCADE,
  user_id uuid NOT NULL REFERENCES identity.users (id),
  role text NOT NULL DEFAULT 'instructor' CHECK (role IN ('instructor', 'mentor', 'assistant')),
  position smallint NOT NULL DEFAULT 0,
  PRIMARY KEY (course_id, user_id)
);
CREATE INDEX course_instructors_user ON catalog.course_instructors (user_id);

-- Weekday: Saturday 0 … Friday 6. An end that is not after the start is on the next day.
CREATE TABLE catalog.course_schedules (
  id uuid PRIMARY KEY,
  course_id uuid NOT NULL REFERENCES catalog.courses (id) ON DELETE CASCADE,
  weekday smallint NOT NULL CHECK (weekday BETWEEN 0 AND 6),
  start_time time NOT NULL,
  end_time time NOT NULL,
  room_id uuid REFERENCES catalog.rooms (id),
  valid_from date,
  valid_until date,
  CONSTRAINT schedule_length CHECK (end_time <> start_time),
  CONSTRAINT schedule_validity CHECK (valid_until >= valid_from)
);
CREATE INDEX course_schedules_course ON catalog.course_schedules (course_id, weekday, start_time);

CREATE TABLE catalog.lectures (
  id uuid PRIMARY KEY,
  course_id uuid NOT NULL REFERENCES catalog.courses (id),
  number integer NOT NULL CHECK (number > 0),
  title text NOT NULL DEFAULT '',
  -- The local date on which it begins.
  day date NOT NULL,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  instructor_id uuid REFERENCES identity.users (id),
  room_id uuid REFERENCES catalog.rooms (id),
  status text NOT NULL DEFAULT 'scheduled' CHECK (status IN ('scheduled', 'completed', 'cancelled', 'additional')),
  status_reason text NOT NULL DEFAULT '',
  is_additional boolean NOT NULL DEFAULT false,
  -- An additional lecture counts once a supervisor has accepted it.
  is_accepted boolean NOT NULL DEFAULT true,
  attendance_taken boolean NOT NULL DEFAULT false,
  meeting_link text NOT NULL DEFAULT '',
  -- Set by hand (moved, cancelled): a new schedule leaves it as it is. `slot_at` is where the schedule had put it.
  by_hand boolean NOT NULL DEFAULT false,
  slot_at timestamptz,
  proposed_by uuid REFERENCES identity.users (id),
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL,
  source text,
  legacy_id text,
  UNIQUE (source, legacy_id),
  CONSTRAINT lecture_number UNIQUE (course_id, number) DEFERRABLE INITIALLY IMMEDIATE,
  CONSTRAINT lecture_length CHECK (ends_at > starts_at)
);
CREATE INDEX lectures_course ON catalog.lectures (course_id, starts_at);
CREATE INDEX lectures_starts ON catalog.lectures (starts_at);
CREATE INDEX lectures_instructor ON catalog.lectures (instructor_id, starts_at);
CREATE INDEX lectures_room ON catalog.lectures (room_id, starts_at);

-- Places of a course. Who takes one goes through take_seats(): the condition and the taking are one statement.
CREATE TABLE catalog.seats (
  course_id uuid PRIMARY KEY REFERENCES catalog.courses (id) ON DELETE CASCADE,
  capacity integer,
  taken integer NOT NULL DEFAULT 0 CHECK (taken >= 0),
  CONSTRAINT seats_fit CHECK (taken <= capacity)
);

CREATE FUNCTION catalog.keep_seats() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO catalog.seats (course_id, capacity) VALUES (NEW.id, NEW.capacity)
    ON CONFLICT (course_id) DO UPDATE SET capacity = excluded.capacity;
  RETURN NULL;
END $$;
CREATE TRIGGER courses_seats AFTER INSERT OR UPDATE OF capacity ON catalog.courses
  FOR EACH ROW EXECUTE FUNCTION catalog.keep_seats();

-- Takes n places, all or none; false when they are not free (or the course does not exist).
CREATE FUNCTION catalog.take_seats(course uuid, n integer) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  UPDATE catalog.seats SET taken = taken + n
    WHERE course_id = course AND n > 0 AND (capacity IS NULL OR taken + n <= capacity);
  IF NOT FOUND THEN RETURN false; END IF;
  PERFORM platform.hint('halqa_catalog', course::text);
  RETURN true;
END $$;

-- Gives n places back. Giving back more than were taken is a fault and refused.
CREATE FUNCTION catalog.give_seats(course uuid, n integer) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  UPDATE catalog.seats SET taken = taken - n WHERE course_id = course;
  PERFORM platform.hint('halqa_catalog', course::text);
END $$;

-- Every node forgets its cached public answers when what they show has changed.
CREATE FUNCTION catalog.tell_nodes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('halqa_catalog', '');
  RETURN NULL;
END $$;
CREATE TRIGGER courses_changed AFTER INSERT OR UPDATE OR DELETE ON catalog.courses FOR EACH STATEMENT EXECUTE FUNCTION catalog.tell_nodes();
CREATE TRIGGER course_tags_changed AFTER INSERT OR DELETE ON catalog.course_tags FOR EACH STATEMENT EXECUTE FUNCTION catalog.tell_nodes();
CREATE TRIGGER course_instructors_changed AFTER INSERT OR UPDATE OR DELETE ON catalog.course_instructors FOR EACH STATEMENT EXECUTE FUNCTION catalog.tell_nodes();
CREATE TRIGGER course_schedules_changed AFTER INSERT OR UPDATE OR DELETE ON catalog.course_schedules FOR EACH STATEMENT EXECUTE FUNCTION catalog.tell_nodes();
CREATE TRIGGER seasons_changed AFTER UPDATE OR DELETE ON catalog.seasons FOR EACH STATEMENT EXECUTE FUNCTION catalog.tell_nodes();
CREATE TRIGGER categories_changed AFTER UPDATE OR DELETE ON catalog.categories FOR EACH STATEMENT EXECUTE FUNCTION catalog.tell_nodes();
CREATE TRIGGER tags_changed AFTER UPDATE OR DELETE ON catalog.tags FOR EACH STATEMENT EXECUTE FUNCTION catalog.tell_nodes();
CREATE TRIGGER branches_changed AFTER UPDATE OR DELETE ON catalog.branches FOR EACH STATEMENT EXECUTE FUNCTION catalog.tell_nodes();
CREATE TRIGGER rooms_changed AFTER UPDATE OR DELETE ON catalog.rooms FOR EACH STATEMENT EXECUTE FUNCTION catalog.tell_nodes();

-- What the catalogue publishes to the modules above.
CREATE VIEW catalog.course_cards AS
  SELECT id, name, slug, kind, status, season_id, price_minor, currency, billed_per, start_date, end_date, num_lectures, image_file_id, is_demo, search_text
  FROM catalog.courses;
CREATE VIEW catalog.lecture_cards AS
  SELECT id, course_id, number, title, day, starts_at, ends_at, instructor_id, room_id, status, is_accepted, is_additional, attendance_taken
  FROM catalog.lectures;
CREATE VIEW catalog.course_teachers AS SELECT course_id, user_id, role, position FROM catalog.course_instructors;
CREATE VIEW catalog.seat_counts AS SELECT course_id, capacity, taken FROM catalog.seats;
