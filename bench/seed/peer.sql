-- Fills the tables that the Django peer made for itself in schema peer.
SET search_path = peer, public;

INSERT INTO centre_season (id, name, type, start_date, end_date) SELECT id, name, type, start_date, end_date FROM bench.seasons;
INSERT INTO centre_category (id, name) SELECT id, name FROM bench.categories;
INSERT INTO centre_tag (id, name) SELECT id, name FROM bench.tags;
INSERT INTO centre_instructor (id, first_name, last_name, bio) SELECT id, first_name, last_name, bio FROM bench.instructors;
INSERT INTO centre_learner (id, first_name, last_name, dob, gender) SELECT id, first_name, last_name, dob, gender FROM bench.learners;

-- text.py folds a searched term in the same way.
INSERT INTO centre_course (id, slug, kind, name, folded_text, summary, description, season_id, category_id, gender, status,
  start_date, end_date, num_lectures, capacity, seats_taken, price, currency, billed_per, min_age, max_age, for_adults,
  requires_approval, location)
SELECT id, slug, kind, name,
  translate(lower(regexp_replace(name || ' ' || summary, '[\u064b-\u065f\u0670\u0640\u200c]', '', 'g')), 'أإآٱيىئكةۀؤ۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩', 'ااااییی' || 'کههو' || '01234567890123456789'),
  summary, description, season_id, category_id, gender, status, start_date, end_date, num_lectures, capacity, 0,
  price_minor / 100.0, currency, billed_per, min_age, max_age, for_adults, requires_approval, location
FROM bench.courses;

INSERT INTO centre_schedule (id, course_id, weekday, start_time, end_time) SELECT id, course_id, weekday, start_time, end_time FROM bench.schedules;
INSERT INTO centre_course_instructors (course_id, instructor_id) SELECT course_id, instructor_id FROM bench.course_instructors ORDER BY course_id, place;
INSERT INTO centre_course_tags (course_id, tag_id) SELECT course_id, tag_id FROM bench.course_tags;

RESET search_path;
