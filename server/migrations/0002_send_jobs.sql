-- Files one job for each of these queues, as the queue's library does, and hints at its workers. The queue's tables are
-- made by the library after this migration: names are resolved when it runs.
CREATE FUNCTION platform.send_jobs(queues text[], job_data jsonb, start_at timestamptz DEFAULT NULL) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE sent integer;
BEGIN
  IF cardinality(queues) = 0 THEN RETURN 0; END IF;
  INSERT INTO pgboss.job (id, name, data, start_after, expire_seconds, deletion_seconds, keep_until, retry_limit, retry_delay,
      retry_backoff, retry_delay_max, policy, dead_letter, heartbeat_seconds)
    SELECT gen_random_uuid(), q.name, job_data, coalesce(start_at, now()), q.expire_seconds, q.deletion_seconds,
      coalesce(start_at, now()) + q.retention_seconds * interval '1 second', q.retry_limit, q.retry_delay, q.retry_backoff,
      q.retry_delay_max, q.policy, q.dead_letter, q.heartbeat_seconds
    FROM pgboss.queue q WHERE q.name = ANY (queues);
  GET DIAGNOSTICS sent = ROW_COUNT;
  IF sent < cardinality(queues) THEN RAISE EXCEPTION 'one of the queues % does not exist', queues; END IF;
  PERFORM platform.hint('halqa_jobs', queue) FROM unnest(queues) AS queue;
  RETURN sent;
END $$;
