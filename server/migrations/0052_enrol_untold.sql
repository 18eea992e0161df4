-- The parts of the direct enrolment without their hints: the application, which knows what it changed, hints itself
-- after the commit. A hint from inside is a message of its own to the connection, and many of them are dear.
CREATE FUNCTION platform.file_jobs(queues text[], job_data jsonb, start_at timestamptz DEFAULT NULL) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE sent integer;
BEGIN
  INSERT INTO pgboss.job (id, name, data, start_after, expire_seconds, deletion_seconds, keep_until, retry_limit, retry_delay,
      retry_backoff, retry_delay_max, policy, dead_letter, heartbeat_seconds)
    SELECT gen_random_uuid(), q.name, job_data, coalesce(start_at, now()), q.expire_seconds, q.deletion_seconds,
      coalesce(start_at, now()) + q.retention_seconds * interval '1 second', q.retry_limit, q.retry_delay, q.retry_backoff,
      q.retry_delay_max, q.policy, q.dead_letter, q.heartbeat_seconds
    FROM pgboss.queue q WHERE q.name = ANY (queues);
  GET DIAGNOSTICS sent = ROW_COUNT;
  IF sent < cardinality(queues) THEN RAISE EXCEPTION 'one of the queues % does not exist', queues; END IF;
  RETURN sent;
END $$;

CREATE OR REPLACE FUNCTION platform.send_jobs(queues text[], job_data jsonb, start_at timestamptz DEFAULT NULL) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE sent integer;
BEGIN
  IF cardinality(queues) = 0 THEN RETURN 0; END IF;
  sent := platform.file_jobs(queues, job_data, start_at);
  PERFORM platform.hint('halqa_jobs', queue) FROM unnest(queues) AS queue;
  RETURN sent;
END $$;

-- Takes n places, all or none, without telling the nodes: the caller hints at `halqa_catalog` after its commit.
CREATE FUNCTION catalog.take_seats_untold(course uuid, n integer) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  UPDATE catalog.seats SET taken = taken + n
    WHERE course_id = course AND n > 0 AND (capacity IS NULL OR taken + n <= capacity);
  RETURN FOUND;
END $$;

CREATE OR REPLACE FUNCTION catalog.take_seats(course uuid, n integer) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  IF NOT catalog.take_seats_untold(course, n) THEN RETURN false; END IF;
  PERFORM platform.hint('halqa_catalog', course::text);
  RETURN true;
END $$;
