import { Type } from 'typebox'
import { categories, channels, linkKinds } from './words.ts'

export const uuid = Type.String({ format: 'uuid' })
export const moment = Type.String({ format: 'date-time' })
const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()])
export const IdParams = Type.Object({ id: uuid })

export const NotificationSchema = Type.Object(
  {
    id: uuid,
    type: Type.String({ description: 'What happened, such as invoice_issued' }),
    category: Type.String({ enum: [...categories] }),
    title: Type.String({ description: 'In the reader’s language' }),
    body: Type.String(),
    link: orNull(Type.Object({ kind: Type.String({ enum: [...linkKinds] }), id: orNull(Type.String()) })),
    path: orNull(Type.String({ description: 'Where the web app shows it' })),
    is_read: Type.Boolean(),
    read_at: orNull(moment),
    created_at: moment,
  },
  { title: 'Notification' },
)

export const UnreadSchema = Type.Object({ unread: Type.Integer() }, { title: 'UnreadNotifications' })

export const PreferencesSchema = Type.Object(
  {
    categories: Type.Array(
      Type.Object({
        category: Type.String({ enum: [...categories] }),
        in_app: Type.Boolean({ description: 'Always true' }),
        email: orNull(Type.Boolean({ description: 'null = as each message needs it' })),
        sms: orNull(Type.Boolean({ description: 'null = important messages only' })),
      }),
    ),
    quiet_from: Type.String({ description: 'HH:MM in the person’s zone' }),
    quiet_to: Type.String(),
    has_email: Type.Boolean(),
    has_phone: Type.Boolean(),
  },
  { title: 'NotificationPreferences' },
)

const clock = Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$', description: 'HH:MM' })
export const PreferencesBody = Type.Object({
  categories: Type.Optional(
    Type.Array(
      Type.Object(
        {
          category: Type.String({ enum: [...categories] }),
          email: Type.Optional(orNull(Type.Boolean())),
          sms: Type.Optional(orNull(Type.Boolean())),
        },
        { additionalProperties: false },
      ),
      { maxItems: 50 },
    ),
  ),
  quiet_from: Type.Optional(clock),
  quiet_to: Type.Optional(clock),
})

const ids = Type.Array(uuid, { maxItems: 1000 })
export const AudienceMembers = {
  user_ids: Type.Optional(ids),
  roles: Type.Optional(Type.Array(Type.String({ maxLength: 40 }), { maxItems: 20 })),
  course_ids: Type.Optional(ids),
}
export const BroadcastBody = Type.Object({
  title: Type.String({ minLength: 1, maxLength: 150, pattern: '\\S' }),
  body: Type.String({ minLength: 1, maxLength: 5_000, pattern: '\\S' }),
  channels: Type.Optional(
    Type.Array(Type.String({ enum: [...channels] }), {
      maxItems: 3,
      description: 'Default: in_app and email',
    }),
  ),
  ...AudienceMembers,
})
export const ReachSchema = Type.Object(
  { recipients: Type.Integer(), email: Type.Integer(), sms: Type.Integer() },
  { title: 'BroadcastReach' },
)
export const BroadcastSchema = Type.Object(
  {
    id: uuid,
    title: Type.String(),
    body: Type.String(),
    channels: Type.Array(Type.String()),
    total: Type.Integer(),
    done: Type.Integer(),
    sender: Type.String(),
    created_at: moment,
    finished_at: orNull(moment),
  },
  { title: 'Broadcast' },
)

export const OutboxMessageSchema = Type.Object(
  {
    id: uuid,
    channel: Type.String({ enum: ['email', 'sms'] }),
    recipient: Type.String(),
    subject: orNull(Type.String()),
    body: Type.String({ description: 'Codes and one-time links are masked unless this is the demo centre' }),
    html: orNull(Type.String()),
    kind: Type.String(),
    transport: Type.String(),
    status: Type.String({ enum: ['queued', 'sent', 'failed', 'unknown'] }),
    error: orNull(Type.String()),
    attempts: Type.Integer(),
    created_at: moment,
    sent_at: orNull(moment),
  },
  { title: 'OutboxMessage' },
)

export const TemplateSchema = Type.Object(
  {
    type: Type.String(),
    category: Type.String(),
    email: Type.Boolean(),
    sms: Type.Boolean(),
    variables: Type.Array(Type.String()),
    texts: Type.Array(
      Type.Object({
        locale: Type.String({ enum: ['ar', 'fa', 'en'] }),
        title: Type.String(),
        body: Type.String(),
        own: Type.Boolean(),
      }),
    ),
  },
  { title: 'NotificationTemplate' },
)
export const TemplateBody = Type.Object({
  locale: Type.String({ enum: ['ar', 'fa', 'en'] }),
  title: orNull(Type.String({ minLength: 1, maxLength: 300 })),
  body: orNull(Type.String({ minLength: 1, maxLength: 3_000 })),
})
