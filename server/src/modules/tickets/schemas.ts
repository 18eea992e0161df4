import { Type, type Static } from 'typebox'
import { FileSchema } from '#media'
import { linkKinds, priorities, statuses } from './words.ts'

export const uuid = Type.String({ format: 'uuid' })
export const moment = Type.String({ format: 'date-time' })
export const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()])

export const IdParams = Type.Object({ id: uuid })
const choice = (values: readonly string[], description: string) =>
  Type.String({ enum: [...values], description })

export const TicketPersonSchema = Type.Object(
  { id: uuid, name: Type.String(), avatar: orNull(Type.String()) },
  { title: 'TicketPerson' },
)

export const TicketSchema = Type.Object(
  {
    id: uuid,
    number: Type.Integer(),
    title: Type.String(),
    description: Type.String(),
    category: orNull(Type.Object({ id: uuid, name: Type.String() })),
    priority: choice(priorities, 'How urgent it is'),
    status: choice(statuses, 'pending → reviewing → answered | waiting_customer → closed'),
    user_status: Type.String({ description: 'The same for the client: P pending, A answered, C closed' }),
    admin_status: Type.String({ description: 'The same for staff: N new, S seen, A answered, C closed' }),
    is_closed: Type.Boolean(),
    client: TicketPersonSchema,
    assignee: orNull(TicketPersonSchema),
    tags: Type.Array(Type.String(), { description: 'Empty for the client' }),
    link: orNull(Type.Object({ kind: choice(linkKinds, 'What the ticket is about'), id: uuid })),
    follows: orNull(Type.Object({ id: uuid, number: Type.Integer() })),
    files: Type.Array(FileSchema, { description: 'Handed in with the ticket; empty in lists' }),
    message_count: Type.Integer({ description: 'Messages that the reader may see' }),
    unread: Type.Integer({ description: 'Of these, not read yet on the reader’s side' }),
    preview: orNull(
      Type.Object({
        text: Type.String(),
        mine: Type.Boolean({ description: 'Written on the reader’s side' }),
      }),
    ),
    created_at: moment,
    updated_at: moment,
    last_message_at: moment,
    waiting_since: orNull(moment),
    first_reply_at: orNull(moment),
    first_reply_due_at: orNull(moment),
    resolution_due_at: orNull(moment),
    resolved_at: orNull(moment),
    rating: orNull(Type.Object({ rating: Type.Integer(), comment: orNull(Type.String()), rated_at: moment })),
    side: Type.String({ enum: ['client', 'staff'], description: 'Where the reader stands to this ticket' }),
  },
  { title: 'Ticket' },
)
export type TicketWire = Static<typeof TicketSchema>

export const MessageSchema = Type.Object(
  {
    id: uuid,
    ticket: uuid,
    seq: Type.Integer({ description: 'Counts the messages that this reader may see, without holes' }),
    body: Type.String(),
    sender: Type.Object({
      id: uuid,
      name: Type.String(),
      avatar: orNull(Type.String()),
      side: Type.String({ enum: ['client', 'staff'] }),
    }),
    files: Type.Array(FileSchema),
    internal_note: Type.Boolean(),
    client_id: orNull(Type.String()),
    created_at: moment,
  },
  { title: 'TicketMessage' },
)
export type MessageWire = Static<typeof MessageSchema>

const fileIds = Type.Array(uuid, { maxItems: 10, description: 'Uploaded before with purpose `attachment`' })

export const OpenTicketBody = Type.Object({
  title: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
  description: Type.Optional(Type.String({ maxLength: 20_000 })),
  category: Type.Optional(orNull(uuid)),
  category_id: Type.Optional(orNull(uuid)),
  priority: Type.Optional(Type.String({ enum: [...priorities], default: 'medium' })),
  link_kind: Type.Optional(Type.String({ enum: [...linkKinds] })),
  link_id: Type.Optional(uuid),
  file_ids: Type.Optional(fileIds),
  client: Type.Optional(
    Type.String({ format: 'uuid', description: 'Agents only: the person for whom it is opened' }),
  ),
  client_phone: Type.Optional(
    Type.String({
      maxLength: 40,
      description: 'Agents only: a caller; an account is made when there is none',
    }),
  ),
  client_first_name: Type.Optional(Type.String({ maxLength: 80 })),
  client_last_name: Type.Optional(Type.String({ maxLength: 80 })),
})

export const UpdateTicketBody = Type.Object({
  priority: Type.Optional(Type.String({ enum: [...priorities] })),
  category_id: Type.Optional(orNull(uuid)),
  tags: Type.Optional(Type.Array(Type.String({ maxLength: 40 }), { maxItems: 20 })),
})

export const PostMessageBody = Type.Object({
  body: Type.Optional(Type.String({ maxLength: 20_000 })),
  message: Type.Optional(Type.String({ maxLength: 20_000, description: 'The same as `body`' })),
  file_ids: Type.Optional(fileIds),
  internal_note: Type.Optional(Type.Boolean({ description: 'Agents only: never shown to the client' })),
  asks: Type.Optional(Type.Boolean({ description: 'Agents only: the ticket waits for the client now' })),
  client_id: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 100,
      description: 'The sender’s own id: a retry answers the first message',
    }),
  ),
})

export const AssignBody = Type.Object({ assignee: orNull(uuid) })
export const RateBody = Type.Object({
  rating: Type.Integer({ minimum: 1, maximum: 5 }),
  comment: Type.Optional(Type.String({ maxLength: 2000 })),
})

export const LookBody = Type.Object({
  state: Type.String({ enum: ['viewing', 'typing', 'left'] }),
  note: Type.Optional(Type.Boolean({ description: 'An internal note is being written' })),
})
export const ViewersSchema = Type.Object(
  {
    others: Type.Array(
      Type.Object({
        id: uuid,
        name: Type.String(),
        state: Type.String({ enum: ['viewing', 'typing', 'noting'] }),
      }),
    ),
  },
  { title: 'TicketViewers' },
)

export const CustomerSchema = Type.Object(
  {
    id: uuid,
    name: Type.String(),
    phone: orNull(Type.String()),
    email: orNull(Type.String()),
    avatar: orNull(Type.String()),
    locale: orNull(Type.String()),
    learners: Type.Array(
      Type.Object({ id: uuid, name: Type.String(), kind: Type.String(), unique_code: Type.String() }),
    ),
    courses: Type.Integer({ description: 'Active enrolments of these learners' }),
    tickets: Type.Object({ open: Type.Integer(), total: Type.Integer() }),
    balances: Type.Array(Type.Object({ amount: Type.String(), currency: Type.String() }), {
      description: 'What is owed, by currency',
    }),
  },
  { title: 'TicketCustomer' },
)

export const CategorySchema = Type.Object(
  {
    id: uuid,
    name: Type.String(),
    description: Type.String(),
    position: Type.Integer(),
    first_reply_minutes: orNull(Type.Integer()),
    resolution_minutes: orNull(Type.Integer()),
    open_tickets: orNull(Type.Integer({ description: 'Only for agents' })),
    agents: Type.Array(Type.Object({ id: uuid, name: Type.String() }), {
      description: 'Empty = every agent; only for agents',
    }),
  },
  { title: 'TicketCategory' },
)

const targetMinutes = orNull(Type.Integer({ minimum: 1, maximum: 525_600 }))
export const CategoryBody = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 80, pattern: '\\S' }),
  description: Type.Optional(Type.String({ maxLength: 500 })),
  position: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000 })),
  first_reply_minutes: Type.Optional(targetMinutes),
  resolution_minutes: Type.Optional(targetMinutes),
  agent_ids: Type.Optional(Type.Array(uuid, { maxItems: 200 })),
})
export const CategoryPatchBody = Type.Partial(CategoryBody)

export const CannedReplySchema = Type.Object(
  { id: uuid, shortcut: Type.String(), title: Type.String(), body: Type.String(), updated_at: moment },
  { title: 'CannedReply' },
)
export const CannedReplyBody = Type.Object({
  shortcut: Type.String({
    minLength: 1,
    maxLength: 40,
    pattern: '^[^\\s/]+$',
    description: 'What is typed after the slash',
  }),
  title: Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' }),
  body: Type.String({
    minLength: 1,
    maxLength: 10_000,
    pattern: '\\S',
    description: 'May hold {client}, {agent} and {number}',
  }),
})

export const AgentSchema = Type.Object(
  {
    id: uuid,
    name: Type.String(),
    avatar: orNull(Type.String()),
    online: Type.Boolean(),
    available: Type.Boolean(),
    capacity: Type.Integer({ description: 'Waiting tickets at once, at most' }),
    open_tickets: Type.Integer(),
    waiting_tickets: Type.Integer(),
    last_seen_at: orNull(moment),
  },
  { title: 'TicketAgent' },
)

export const DeskSchema = Type.Object(
  {
    available: Type.Boolean({ description: 'The actor takes new tickets' }),
    mine: Type.Integer(),
    unassigned: Type.Integer(),
    waiting: Type.Integer(),
    open: Type.Integer(),
  },
  { title: 'TicketDesk' },
)
