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

-- Files one job for each of these queues, as the queue's library does, and wakes its workers. The queue's tables are
-- made after this migration, so their names are resolved when it runs.
CREATE FUNCTION platform.send_jobs(queues text[], job_data jsonb) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE sent integer;
BEGIN
  IF cardinality(queues) = 0 THEN RETURN 0; END IF;
  INSERT INTO pgboss.job (id, name, data, expire_seconds, deletion_seconds, keep_until, retry_limit, retry_delay, retry_backoff,
      retry_delay_max, policy, dead_letter, heartbeat_seconds)
    SELECT gen_random_uuid(), q.name, job_data, q.expire_seconds, q.deletion_seconds, now() + q.retention_seconds * interval '1 second', q.retry_limit,
      q.retry_delay, q.retry_backoff, q.retry_delay_max, q.policy, q.dead_letter, q.heartbeat_seconds
    FROM pgboss.queue q WHERE q.name = ANY (queues);
  GET DIAGNOSTICS sent = ROW_COUNT;
  PERFORM pg_notify('pgboss_' || left(encode(sha224('pgboss'::bytea), 'hex'), 24), queue) FROM unnest(queues) AS queue;
  RETURN sent;
END $$;
