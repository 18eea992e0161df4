-- What people are told, by which way, and what became of it (docs/domain/notifications.md).
CREATE SCHEMA notifications;

CREATE TABLE notifications.notifications (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES identity.users (id),
  -- The event behind it; one event may say several things to one person (a mark for each child): `subject` parts them.
  event_id uuid NOT NULL,
  subject text NOT NULL DEFAULT '',
  type text NOT NULL,
  category text NOT NULL,
  -- Values of the template; the words are made when it is read, in the reader's language.
  params jsonb NOT NULL,
  link_kind text,
  link_id text,
  -- A newer one of the same thread takes an unread older one's place.
  thread text,
  replaced_at timestamptz,
  read_at timestamptz,
  created_at timestamptz NOT NULL,
  UNIQUE (event_id, user_id, subject),
  CHECK (link_id IS NULL OR link_kind IS NOT NULL)
);
CREATE INDEX notifications_reader ON notifications.notifications (user_id, id DESC) WHERE replaced_at IS NULL;
CREATE INDEX notifications_unread ON notifications.notifications (user_id) WHERE replaced_at IS NULL AND read_at IS NULL;

-- One row a way out, unique for event and person: a second run of a handler sends nothing again.
CREATE TABLE notifications.deliveries (
  id uuid PRIMARY KEY,
  notification_id uuid NOT NULL REFERENCES notifications.notifications (id),
  event_id uuid NOT NULL,
  user_id uuid NOT NULL,
  subject text NOT NULL DEFAULT '',
  channel text NOT NULL CHECK (channel IN ('in_app', 'email', 'sms')),
  -- deferred: waits for the end of quiet hours. replaced, expired: never left. queued: in the outbox, which knows the rest.
  status text NOT NULL CHECK (status IN ('delivered', 'queued', 'deferred', 'replaced', 'expired')),
  outbox_message_id uuid,
  not_before timestamptz,
  useful_until timestamptz,
  created_at timestamptz NOT NULL,
  UNIQUE (event_id, user_id, subject, channel),
  CHECK ((status = 'queued') = (outbox_message_id IS NOT NULL)),
  CHECK (status <> 'deferred' OR not_before IS NOT NULL)
);
CREATE INDEX deliveries_notification ON notifications.deliveries (notification_id);
CREATE INDEX deliveries_deferred ON notifications.deliveries (not_before) WHERE status = 'deferred';

-- Only what differs from the defaults.
CREATE TABLE notifications.preferences (
  user_id uuid NOT NULL REFERENCES identity.users (id),
  category text NOT NULL,
  channel text NOT NULL CHECK (channel IN ('email', 'sms')),
  enabled boolean NOT NULL,
  PRIMARY KEY (user_id, category, channel)
);

-- Own quiet hours, wall clock of the person's zone; absent = the centre's. Equal ends = none.
CREATE TABLE notifications.quiet_hours (
  user_id uuid PRIMARY KEY REFERENCES identity.users (id),
  starts time NOT NULL,
  ends time NOT NULL
);

-- The centre's own words in place of the built-in ones.
CREATE TABLE notifications.template_overrides (
  type text NOT NULL,
  locale text NOT NULL CHECK (locale IN ('ar', 'fa', 'en')),
  title text NOT NULL CHECK (btrim(title) <> ''),
  body text NOT NULL CHECK (btrim(body) <> ''),
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (type, locale)
);

CREATE TABLE notifications.broadcasts (
  id uuid PRIMARY KEY,
  title text NOT NULL CHECK (btrim(title) <> ''),
  body text NOT NULL CHECK (btrim(body) <> ''),
  channels text[] NOT NULL,
  -- As asked for: users, roles, courses.
  audience jsonb NOT NULL,
  total integer NOT NULL,
  done integer NOT NULL DEFAULT 0,
  created_by uuid NOT NULL REFERENCES identity.users (id),
  created_at timestamptz NOT NULL,
  finished_at timestamptz
);
CREATE INDEX broadcasts_newest ON notifications.broadcasts (created_at DESC, id);

-- Frozen when the broadcast is made: who joins later is not told, who leaves is.
CREATE TABLE notifications.broadcast_recipients (
  broadcast_id uuid NOT NULL REFERENCES notifications.broadcasts (id) ON DELETE CASCADE,
  user_id uuid NOT NULL REFERENCES identity.users (id),
  told_at timestamptz,
  PRIMARY KEY (broadcast_id, user_id)
);
CREATE INDEX broadcast_recipients_left ON notifications.broadcast_recipients (broadcast_id, user_id) WHERE told_at IS NULL;
