import { Type, type Static } from 'typebox'
import type { InvitationRow } from '../queries/invitations.ts'
import { allRights, type Rights } from '../rules.ts'
import { Id, RightsSchema, relations } from './parts.ts'

const moment = Type.String({ format: 'date-time' })
const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()])
const relation = Type.Enum([...relations])

/** An invitation as the guardians and the desk see it. */
export const InvitationSchema = Type.Object(
  {
    id: Id,
    phone: Type.String({ description: 'E.164' }),
    relation,
    rights: RightsSchema,
    status: Type.Enum(['open', 'accepted', 'declined', 'revoked', 'expired']),
    inviter_name: Type.String(),
    created_at: moment,
    expires_at: moment,
    last_sent_at: orNull(moment),
    times_sent: Type.Integer(),
  },
  { title: 'GuardianInvitation' },
)

export function presentInvitation(row: InvitationRow): Static<typeof InvitationSchema> {
  const {
    id,
    phone,
    relation: as,
    rights,
    status,
    inviter_name,
    created_at,
    expires_at,
    last_sent_at,
    times_sent,
  } = row
  return {
    id,
    phone,
    relation: as,
    rights,
    status,
    inviter_name,
    created_at,
    expires_at,
    last_sent_at,
    times_sent,
  }
}

/** An invitation as the invited person sees it: the child by its first name only. */
export const MyInvitationSchema = Type.Object(
  {
    id: Id,
    child_first_name: Type.String(),
    relation,
    rights: RightsSchema,
    inviter_name: Type.String(),
    created_at: moment,
    expires_at: moment,
  },
  { title: 'MyGuardianInvitation' },
)

export function presentMyInvitation(row: InvitationRow): Static<typeof MyInvitationSchema> {
  const { id, relation: as, rights, inviter_name, created_at, expires_at, learner_first_name } = row
  return {
    id,
    child_first_name: learner_first_name,
    relation: as,
    rights,
    inviter_name,
    created_at,
    expires_at,
  }
}

const SomeRights = Type.Object({
  view: Type.Optional(Type.Boolean()),
  pay: Type.Optional(Type.Boolean()),
  pick_up: Type.Optional(Type.Boolean()),
  message: Type.Optional(Type.Boolean()),
})

export const InvitationInputSchema = Type.Object({
  phone: Type.String({ minLength: 1, maxLength: 40, description: 'Any usual form and digits' }),
  relation: Type.Optional(relation),
  rights: Type.Optional(SomeRights),
})

export const GuardianPatch = Type.Object({
  relation: Type.Optional(relation),
  rights: Type.Optional(SomeRights),
})

export function readRights(given: Static<typeof SomeRights> | undefined): Rights {
  return { ...allRights, ...given }
}

export const CustodyNoteSchema = Type.Object(
  {
    id: Id,
    note: Type.String(),
    about: orNull(Type.Object({ user_id: Id, name: Type.String() })),
    author_name: Type.String(),
    created_at: moment,
  },
  { title: 'CustodyNote' },
)

export const FormerGuardianSchema = Type.Object(
  {
    user_id: Id,
    name: Type.String(),
    relation,
    started_at: moment,
    ended_at: moment,
    end_reason: orNull(Type.Enum(['left', 'ended', 'custody', 'erased', 'merged'])),
    ended_by_name: orNull(Type.String()),
    is_barred: Type.Boolean({ description: 'A custody decision keeps this person away' }),
  },
  { title: 'FormerGuardian' },
)

export const CustodyNoteText = Type.String({ minLength: 1, maxLength: 4000 })

export const LoginInputSchema = Type.Object({
  username: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
  phone: Type.Optional(Type.String({ minLength: 1, maxLength: 40, description: 'Signs in by code' })),
  password: Type.Optional(Type.String({ minLength: 1, maxLength: 512 })),
  consent: Type.Optional(Type.Boolean({ description: 'A guardian agrees; needed for minors' })),
})

export const OwnLoginSchema = Type.Object(
  {
    username: orNull(Type.String()),
    phone: orNull(Type.String()),
  },
  { title: 'OwnLogin' },
)
