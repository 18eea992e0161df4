import { becomes, blank, hidden, sameAs, table, user } from '#platform/personal'

/** What the support desk knows about people. Parents stand before what points to them. */
export const ticketsPersonal = [
  table('tickets.categories', { subject: null, plain: 'name description' }),
  table('tickets.category_agents', {
    subject: user('user_id'),
    category: 'support',
    remove: true,
    exported: false,
  }),
  table('tickets.agents', { subject: user('user_id'), category: 'support', remove: true }),
  table('tickets.tickets', {
    subject: user('client_id'),
    category: 'support',
    owned: true,
    columns: { title: becomes("'Erased'"), description: blank, tags: blank, csat_comment: blank },
    plain: 'priority status link_kind',
    mentions: 'title description csat_comment',
    title: 'r.title',
  }),
  table('tickets.messages', {
    // The whole conversation is the client's, the centre's answers too; notes between agents are not shown to him.
    subject: sameAs('tickets.tickets', 'ticket_id'),
    category: 'support',
    owned: true,
    columns: { body: blank, client_message_id: hidden },
    plain: 'side',
    mentions: 'body',
    exported: 'NOT t.internal_note',
  }),
  table('tickets.viewers', { subject: user('user_id'), plain: 'state', remove: true, exported: false }),
  table('tickets.canned_replies', { subject: null, plain: 'shortcut', mentions: 'title body' }),
]
