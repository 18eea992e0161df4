-- What the direct enrolment needs to be one statement (docs/domain/enrolments.md).

-- Published by catalog and people: what a course asks of a learner, and who pays for a learner.
CREATE VIEW catalog.course_terms AS
  SELECT id, name, slug, kind, status, start_date, min_age, max_age, for_adults, gender, price_minor, currency, is_demo FROM catalog.courses;
CREATE VIEW people.payers AS
  SELECT l.id AS learner_id, CASE WHEN l.kind = 'student' THEN l.user_id ELSE
    (SELECT g.user_id FROM people.guardians g WHERE g.learner_id = l.id AND g.ended_at IS NULL AND g.can_pay ORDER BY g.is_primary DESC, g.id LIMIT 1) END AS user_id
  FROM people.learners l;

-- Nothing speaks against the learner; the same rule as failedChecks() in modules/enrolments/rules.ts, held to it by a test.
CREATE FUNCTION enrolments.fits(status text, first_day date, min_age integer, max_age integer, for_adults boolean, course_gender text,
  dob date, learner_gender text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT status IN ('registration_open', 'in_progress')
    AND (course_gender = 'any' OR learner_gender IS NULL OR learner_gender = course_gender)
    AND (NOT (for_adults OR min_age IS NOT NULL OR max_age IS NOT NULL) OR dob IS NOT NULL)
    AND (dob IS NULL OR extract(year FROM age(first_day, dob)) >= greatest(min_age, CASE WHEN for_adults THEN 18 END, -1000))
    AND (dob IS NULL OR max_age IS NULL OR extract(year FROM age(first_day, dob)) <= max_age)
$$;
