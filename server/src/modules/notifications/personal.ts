import { blank, table, user } from '#platform/personal'

/** What notifications knows about people. Parents stand before what points to them. */
export const notificationsPersonal = [
  table('notifications.notifications', {
    subject: user('user_id'),
    category: 'notifications',
    columns: { params: blank },
    plain: 'subject type category link_kind link_id thread',
    mentions: 'params',
    remove: true,
  }),
  table('notifications.deliveries', {
    subject: user('user_id'),
    category: 'notifications',
    plain: 'subject channel status',
    remove: true,
    exported: false,
  }),
  table('notifications.preferences', {
    subject: user('user_id'),
    category: 'notifications',
    plain: 'category channel',
    remove: true,
  }),
  table('notifications.quiet_hours', { subject: user('user_id'), category: 'notifications', remove: true }),
  table('notifications.template_overrides', { subject: null, plain: 'type locale title body' }),
  table('notifications.broadcasts', { subject: null, plain: 'channels audience', mentions: 'title body' }),
  table('notifications.broadcast_recipients', { subject: user('user_id'), category: 'notifications' }),
]
