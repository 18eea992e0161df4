import { contact, hidden, mention, table, user, whose } from './personal.ts'

/** What the kernel's own tables know about people; the demo centre's lists hold ids only. */
export const kernelPersonal = [
  table('platform.settings', { subject: null, plain: 'key value' }),
  table('platform.audit_log', {
    subject: [user('actor_id'), user('impersonator_id'), whose('t.object_id = ANY($objects)')],
    category: 'trail',
    plain: 'actor_kind actor_label action object_kind request_id digest',
  }),
  // Values of and about a person, and the salts of their digests: see erase-traces.
  table('platform.audit_details', {
    subject: null,
    category: 'trail',
    columns: { salt: mention, before: mention, after: mention, ip: mention, user_agent: mention },
  }),
  table('platform.audit_seals', { subject: null, plain: 'previous hash' }),
  table('platform.audit_sealed', { subject: null, plain: 'row_hash' }),
  table('platform.audit_verifications', { subject: null, plain: 'last_hash problem' }),
  table('platform.append_only', { subject: null, plain: 'table_name' }),
  table('platform.events', { subject: null, plain: 'type', mentions: 'data' }),
  table('platform.handled_events', { subject: null, plain: 'subscriber' }),
  table('platform.idempotency_keys', {
    subject: whose('t.actor = ANY($users::text[])'),
    columns: { actor: hidden, key: hidden, body: hidden },
    plain: 'request_hash',
    mentions: 'body',
    remove: true,
    exported: false,
  }),
  table('platform.rate_limits', { subject: null, columns: { key: mention } }),
  table('platform.rooms', { subject: null, plain: 'room' }),
  table('platform.room_events', {
    subject: null,
    columns: { data: mention, audience: mention },
    plain: 'room type',
  }),
  table('platform.cron_runs', { subject: null, plain: 'name' }),
  table('platform.outbox_messages', {
    subject: contact('recipient'),
    category: 'letters',
    columns: {
      recipient: hidden,
      subject: hidden,
      body: hidden,
      html: hidden,
      secrets: hidden,
      provider_id: hidden,
      error: hidden,
    },
    plain: 'channel kind transport status',
    mentions: 'subject body html',
    remove: true,
  }),
  table('platform.setup_links', { subject: null, plain: 'digest' }),
  table('platform.socket_tickets', { subject: null, plain: 'digest' }),
  table('demo.rows', { subject: null, plain: 'rel' }),
  table('demo.known', { subject: null, plain: 'rel' }),
  table('demo.doomed', { subject: null }),
]
