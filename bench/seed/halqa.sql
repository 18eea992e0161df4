-- Copies the benchmark's centre into Halqa's own tables, after its migrations. Students need a user each; nobody of
-- these can sign in. The seat counters follow by trigger.
INSERT INTO identity.users (id, first_name, last_name, date_joined) SELECT id, first_name, last_name, now() FROM bench.instructors;
INSERT INTO identity.user_roles (user_id, role, granted_at) SELECT id, 'instructor', now() FROM bench.instructors;
INSERT INTO people.instructor_profiles (user_id, bio, joined_date, created_at) SELECT id, bio, date '2020-09-01', now() FROM bench.instructors;

INSERT INTO identity.users (id, first_name, last_name, dob, gender, date_joined)
SELECT bench.id(7, n), first_name, last_name, dob, gender, now() FROM bench.learners;
INSERT INTO identity.user_roles (user_id, role, granted_at) SELECT bench.id(7, n), 'student', now() FROM bench.learners;
INSERT INTO people.learners (id, kind, user_id, first_name, last_name, dob, gender, unique_code, created_at)
SELECT id, 'student', bench.id(7, n), first_name, last_name, dob, gender,
  CASE gender WHEN 'male' THEN 'M' ELSE 'F' END || lpad(n::text, 5, '0'), now()
FROM bench.learners;

INSERT INTO catalog.seasons (id, name, type, start_date, end_date) SELECT id, name, type, start_date, end_date FROM bench.seasons;
INSERT INTO catalog.categories (id, name, slug, position) SELECT id, name, 'category-' || n, n FROM bench.categories;
INSERT INTO catalog.tags (id, name, slug) SELECT id, name, 'tag-' || n FROM bench.tags;

INSERT INTO catalog.courses (id, kind, name, slug, description, summary, season_id, category_id, location, start_date, end_date,
  num_lectures, capacity, price_minor, currency, billed_per, min_age, max_age, for_adults, gender, requires_approval, status,
  created_at, updated_at)
SELECT id, kind, name, slug, description, summary, season_id, category_id, location, start_date, end_date,
  num_lectures, capacity, price_minor, currency, billed_per, min_age, max_age, for_adults, gender, requires_approval, status,
  now(), now()
FROM bench.courses;
INSERT INTO catalog.course_instructors (course_id, user_id, position) SELECT course_id, instructor_id, place FROM bench.course_instructors;
INSERT INTO catalog.course_tags (course_id, tag_id) SELECT course_id, tag_id FROM bench.course_tags;
INSERT INTO catalog.course_schedules (id, course_id, weekday, start_time, end_time)
SELECT id, course_id, weekday, start_time, end_time FROM bench.schedules;
