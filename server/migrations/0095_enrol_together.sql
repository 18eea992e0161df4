-- Files the jobs of several events in one INSERT: setting up its many indexes costs more than a row.
CREATE FUNCTION platform.file_jobs_of_all(queues text[], job_data jsonb[]) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE sent integer;
BEGIN
  INSERT INTO pgboss.job (id, name, data, start_after, expire_seconds, deletion_seconds, keep_until, retry_limit, retry_delay,
      retry_backoff, retry_delay_max, policy, dead_letter, heartbeat_seconds)
    SELECT gen_random_uuid(), q.name, entry, now(), q.expire_seconds, q.deletion_seconds,
      now() + q.retention_seconds * interval '1 second', q.retry_limit, q.retry_delay, q.retry_backoff,
      q.retry_delay_max, q.policy, q.dead_letter, q.heartbeat_seconds
    FROM pgboss.queue q, unnest(job_data) AS entry WHERE q.name = ANY (queues);
  GET DIAGNOSTICS sent = ROW_COUNT;
  IF sent < cardinality(queues) * cardinality(job_data) THEN RAISE EXCEPTION 'one of the queues % does not exist', queues; END IF;
  RETURN sent;
END $$;
