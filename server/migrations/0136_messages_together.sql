-- Ordinary messages of tickets, many in one statement: the ticket's row is held while they are numbered and committed,
-- and no longer. Closed tickets, first answers to a ticket that nobody has, files and retries are not ordinary: those
-- rows are left out of the answer, nothing is written for them, and the longer way says what they are.
-- `client_moves` and `reply_moves` say what a message of each side makes of a status (rules/status.ts).
CREATE FUNCTION tickets.post_messages(ids uuid[], ticket_ids uuid[], senders uuid[], agents boolean[], notes boolean[], bodies text[],
  keys text[], moments timestamptz[], written text[], event_ids uuid[], client_moves jsonb, reply_moves jsonb, queues text[], desk_queue text)
RETURNS TABLE (n integer, data jsonb, room text, room_seq bigint, stirred boolean) LANGUAGE plpgsql AS $$
#variable_conflict use_column
BEGIN
  PERFORM 1 FROM tickets.tickets t WHERE t.id = ANY (ticket_ids) ORDER BY t.id FOR UPDATE;
  RETURN QUERY
  WITH wanted AS MATERIALIZED (
    SELECT * FROM unnest(ids, ticket_ids, senders, agents, notes, bodies, keys, moments, written, event_ids)
      WITH ORDINALITY AS w (id, ticket_id, sender_id, agent, note, body, key, at, written, event_id, n)),
  fit AS MATERIALIZED (
    SELECT w.*, s.side, t.client_id, t.status, 'ticket:' || t.id AS room,
      t.last_position + row_number() OVER (PARTITION BY t.id ORDER BY w.n) AS place,
      CASE WHEN NOT w.note THEN t.last_seq + count(*) FILTER (WHERE NOT w.note) OVER (PARTITION BY t.id ORDER BY w.n) END AS seq,
      u.first_name, u.last_name, u.avatar_file_id
    FROM wanted w JOIN tickets.tickets t ON t.id = w.ticket_id JOIN identity.user_names u ON u.id = w.sender_id
      CROSS JOIN LATERAL (SELECT CASE WHEN t.client_id = w.sender_id THEN 'client' WHEN w.agent THEN 'staff' END AS side) s
    WHERE s.side IS NOT NULL
      AND CASE WHEN w.note THEN s.side = 'staff' ELSE t.status <> 'closed' AND (s.side = 'client' OR t.assignee_id IS NOT NULL) END
      AND NOT EXISTS (SELECT 1 FROM tickets.messages m WHERE m.sender_id = w.sender_id AND m.client_message_id = w.key)),
  message AS (
    INSERT INTO tickets.messages (id, ticket_id, position, seq, sender_id, side, body, internal_note, client_message_id, created_at)
    SELECT id, ticket_id, place, seq, sender_id, side, body, note, key, at FROM fit),
  talk AS MATERIALIZED (
    SELECT ticket_id, room, client_id, status, count(*) AS messages, count(seq) AS public, max(at) AS at,
      max(seq) FILTER (WHERE side = 'client') AS client_seq, max(place) FILTER (WHERE side = 'staff') AS staff_place,
      min(at) FILTER (WHERE side = 'staff' AND NOT note) AS replied, (array_agg(side ORDER BY n DESC) FILTER (WHERE NOT note))[1] AS last_side
    FROM fit GROUP BY ticket_id, room, client_id, status),
  moved AS MATERIALIZED (
    SELECT talk.*, CASE last_side WHEN 'staff' THEN reply_moves ->> status
      WHEN 'client' THEN client_moves ->> CASE WHEN replied IS NULL THEN status ELSE reply_moves ->> status END ELSE status END AS becomes
    FROM talk),
  ticket AS (
    UPDATE tickets.tickets t SET last_position = t.last_position + m.messages, last_seq = t.last_seq + m.public,
      client_read_seq = coalesce(m.client_seq, t.client_read_seq), staff_read_position = coalesce(m.staff_place, t.staff_read_position),
      updated_at = m.at, last_message_at = m.at, status = m.becomes, first_reply_at = coalesce(t.first_reply_at, m.replied),
      waiting_since = CASE m.last_side WHEN 'staff' THEN NULL WHEN 'client' THEN CASE WHEN m.replied IS NULL THEN coalesce(t.waiting_since, m.at) ELSE m.at END
        ELSE t.waiting_since END
    FROM moved m WHERE t.id = m.ticket_id),
  event AS MATERIALIZED (
    SELECT event_id, sender_id, at, jsonb_build_object('ticket_id', ticket_id, 'message_id', id, 'author_id', sender_id, 'internal', note) AS data, written FROM fit),
  announced AS (
    INSERT INTO platform.events (id, type, data, actor_id, at) SELECT event_id, 'ticket.message_posted', data, sender_id, at FROM event),
  sent AS MATERIALIZED (
    SELECT platform.file_jobs_of_all(queues, array_agg(jsonb_build_object('id', event_id, 'type', 'ticket.message_posted', 'data', data,
      'actorId', sender_id, 'at', written))) AS jobs FROM event HAVING count(*) > 0),
  stir AS MATERIALIZED (
    SELECT platform.file_jobs_of_all(ARRAY[desk_queue], array_agg(jsonb_build_object('ticket_id', ticket_id))) AS jobs
    FROM moved WHERE becomes <> status OR (last_side = 'client' AND replied IS NOT NULL) HAVING count(*) > 0),
  line AS (
    INSERT INTO platform.rooms AS r (room, seq)
    SELECT room, messages + (becomes <> status)::int FROM moved ORDER BY room
    ON CONFLICT (room) DO UPDATE SET seq = r.seq + excluded.seq RETURNING r.room, r.seq),
  shown AS MATERIALIZED (
    SELECT f.n, f.room, line.seq - m.messages - (m.becomes <> m.status)::int + row_number() OVER (PARTITION BY f.ticket_id ORDER BY f.n) AS room_seq,
      f.client_id, f.note, jsonb_build_object('id', f.id, 'ticket_id', f.ticket_id, 'position', f.place, 'seq', f.seq, 'body', f.body,
        'internal_note', f.note, 'client_id', f.key, 'created_at', f.written, 'side', f.side, 'files', jsonb_build_array(),
        'sender', jsonb_build_object('id', f.sender_id, 'name', coalesce(nullif(btrim(f.first_name || ' ' || f.last_name), ''), '—'), 'avatar_file_id', f.avatar_file_id)) AS data
    FROM fit f JOIN moved m ON m.ticket_id = f.ticket_id JOIN line ON line.room = f.room),
  framed AS (
    INSERT INTO platform.room_events (room, seq, type, data, audience)
    SELECT room, room_seq, 'message', data, jsonb_build_object('client_id', client_id, 'staff_only', note) FROM shown
    UNION ALL
    SELECT m.room, line.seq, 'ticket', jsonb_build_object('ticket_id', m.ticket_id, 'status', m.becomes),
      jsonb_build_object('client_id', m.client_id, 'staff_only', false)
    FROM moved m JOIN line ON line.room = m.room WHERE m.becomes <> m.status)
  SELECT shown.n::integer, shown.data, shown.room, line.seq, EXISTS (SELECT FROM stir) FROM shown JOIN line ON line.room = shown.room, sent;
END $$;
