import { Type, type Static } from 'typebox'
import type { Context } from '#platform/context'
import { listQuery, pageOf, runList } from '#platform/http/list'
import { Reply, route } from '#platform/http/route'
import { timestamp } from '#platform/time'
import { joinByInvitation, readOffer, takeInvitedRoles } from '../actions/accept-invitation.ts'
import { enter, opened } from '../actions/enter.ts'
import { requireFreshSignIn } from '../actions/fresh-sign-in.ts'
import { createInvitation, resendInvitation, revokeInvitation } from '../actions/invite.ts'
import { deviceMark } from '../device.ts'
import { canonicalEmail, readPhone } from '../login-names.ts'
import { profileOf } from '../present.ts'
import {
  invitationList,
  invitationStates,
  invitationsQuery,
  type InvitationRow,
} from '../queries/invitations.ts'
import { nullable, SessionAnswer } from '../schemas.ts'
import { openWeb, refuseOtherSites } from './web-cookies.ts'

const tag = 'users'
const path = '/api/v1/invitations/'
const Ref = Type.Object({ id: Type.String({ format: 'uuid' }) })
const Moment = Type.String({ format: 'date-time' })
const Locale = Type.Union([Type.Literal('ar'), Type.Literal('fa'), Type.Literal('en')])
const Words = Type.Object({ en: Type.String(), ar: Type.String(), fa: Type.String() })
const Token = Type.String({ minLength: 1, maxLength: 200 })
const Name = Type.String({ minLength: 1, maxLength: 150 })

const InvitationView = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    phone: nullable(Type.String()),
    email: nullable(Type.String()),
    first_name: Type.String(),
    last_name: Type.String(),
    locale: nullable(Locale),
    roles: Type.Array(Type.String()),
    state: Type.String({ enum: [...invitationStates] }),
    invited_by: Type.Object({ id: Type.String({ format: 'uuid' }), name: Type.String() }),
    created_at: Moment,
    sent_at: Moment,
    sends: Type.Integer({ description: 'Letters so far, at most five' }),
    expires_at: Moment,
    accepted_at: nullable(Moment),
    accepted_by: nullable(Type.String({ format: 'uuid' })),
    revoked_at: nullable(Moment),
  },
  { title: 'StaffInvitation' },
)
const Sent = Type.Object(
  { invitation: InvitationView, link: Type.String({ description: 'Good once, for three days' }) },
  { title: 'InvitationSent' },
)

function present(row: InvitationRow): Static<typeof InvitationView> {
  const { invited_by: id, inviter: name, ...rest } = row
  return { ...rest, invited_by: { id, name } }
}

const list = route({
  method: 'GET',
  path,
  operationId: 'listInvitations',
  tag,
  access: ['users.invite'],
  summary: 'Invitations: open, expired, accepted, revoked',
  query: listQuery(invitationList),
  response: pageOf(InvitationView),
  handler: (ctx, input) =>
    runList(ctx.tx, invitationList, invitationsQuery(ctx.tx, timestamp(ctx.now)), input, present),
})

const create = route({
  method: 'POST',
  path,
  operationId: 'createInvitation',
  tag,
  access: ['users.invite'],
  idempotent: true,
  limit: { name: 'invitations', points: 100, seconds: 3_600, by: 'actor' },
  summary: 'Invite somebody to the staff by phone or e-mail',
  description:
    'No account is made before the link is accepted. Only roles whose permissions the inviting person has.',
  body: Type.Object(
    {
      phone: Type.Optional(nullable(Type.String({ maxLength: 40 }))),
      email: Type.Optional(nullable(Type.String({ format: 'email', maxLength: 254 }))),
      first_name: Type.Optional(Type.String({ maxLength: 150 })),
      last_name: Type.Optional(Type.String({ maxLength: 150 })),
      locale: Type.Optional(nullable(Locale)),
      roles: Type.Array(Type.String({ maxLength: 40 }), { minItems: 1, maxItems: 9 }),
    },
    { title: 'NewStaffInvitation' },
  ),
  response: Sent,
  example: { body: { email: 'salma@example.com', first_name: 'Salma', roles: ['support'] } },
  async handler(ctx, { body }) {
    requireFreshSignIn(ctx)
    const { invitation, link } = await createInvitation(ctx, {
      phone: body.phone ? await readPhone(ctx, body.phone, 'phone') : null,
      email: body.email ? canonicalEmail(body.email) : null,
      firstName: (body.first_name ?? '').trim(),
      lastName: (body.last_name ?? '').trim(),
      locale: body.locale ?? null,
      roles: body.roles,
    })
    return { invitation: present(invitation), link }
  },
})

const resend = route({
  method: 'POST',
  path: `${path}{id}/letter/`,
  operationId: 'resendInvitation',
  tag,
  access: ['users.invite'],
  params: Ref,
  errors: [409],
  summary: 'Send it again, with another link',
  description: 'At most five letters, a minute apart; the older link dies.',
  response: Sent,
  async handler(ctx, { params }) {
    requireFreshSignIn(ctx)
    const { invitation, link } = await resendInvitation(ctx, params.id)
    return { invitation: present(invitation), link }
  },
})

const revoke = route({
  method: 'DELETE',
  path: `${path}{id}/`,
  operationId: 'revokeInvitation',
  tag,
  access: ['users.invite'],
  params: Ref,
  status: 200,
  errors: [409],
  summary: 'Take an invitation back',
  response: InvitationView,
  handler: async (ctx, { params }) => present(await revokeInvitation(ctx, params.id)),
})

const look = route({
  method: 'POST',
  path: `${path}look/`,
  operationId: 'readInvitation',
  tag,
  access: 'public',
  status: 200,
  mode: 'read',
  summary: 'What an invitation offers',
  limit: { name: 'links', points: 60, seconds: 3_600, by: 'ip' },
  body: Type.Object({ token: Token }, { title: 'InvitationToken' }),
  response: Type.Object(
    {
      first_name: Type.String(),
      last_name: Type.String(),
      phone: nullable(Type.String()),
      email: nullable(Type.String()),
      roles: Type.Array(Type.Object({ key: Type.String(), name: Words, description: Words })),
      inviter: Type.String(),
      expires_at: Moment,
      has_account: Type.Boolean({ description: 'Sign in with it, then accept' }),
      is_mine: Type.Boolean({ description: 'It is for the person who is signed in' }),
      password_needed: Type.Boolean(),
    },
    { title: 'InvitationOffer' },
  ),
  async handler(ctx, { body }) {
    const { invitation, roles, account } = await readOffer(ctx, body.token)
    const { first_name, last_name, phone, email, inviter, expires_at } = invitation
    return {
      first_name,
      last_name,
      phone,
      email,
      roles: roles.map(({ key, name, description }) => ({ key, name, description })),
      inviter,
      expires_at,
      has_account: account !== undefined,
      is_mine: account !== undefined && account.id === ctx.actor.userId,
      password_needed: email !== null,
    }
  },
})

const accept = route({
  method: 'POST',
  path: `${path}acceptance/`,
  operationId: 'joinByInvitation',
  tag,
  access: 'public',
  status: 200,
  errors: [401, 409],
  mode: 'manual',
  summary: 'Accept an invitation: an account with its roles, signed in',
  description: 'Who has an account with this phone or address signs in first and sends the token alone.',
  limit: { name: 'links', points: 60, seconds: 3_600, by: 'ip' },
  body: Type.Object(
    {
      token: Token,
      first_name: Type.Optional(Name),
      last_name: Type.Optional(Name),
      password: Type.Optional(Type.String({ minLength: 1, maxLength: 1_000 })),
    },
    { title: 'InvitationAcceptance' },
  ),
  response: SessionAnswer,
  example: { body: { token: '…', first_name: 'Salma', last_name: 'Adel', password: 'seven-olive-trees' } },
  async handler(ctx, input) {
    refuseOtherSites(input)
    const { token, first_name = '', last_name = '', password } = input.body
    if (await isMine(ctx, token)) {
      await takeInvitedRoles(ctx, token)
      return { status: 'signed_in' as const, user: await profileOf(ctx, ctx.actor.userId ?? '') }
    }
    const names = { first_name: first_name.trim(), last_name: last_name.trim(), password }
    const done = await joinByInvitation(ctx, token, names, async (inner, user) => ({
      userId: user.id,
      entry: await enter(
        inner,
        { user, method: 'invitation', kind: 'web', mark: deviceMark(input.cookies) },
        (own, admission) => openWeb(own, input, admission),
      ),
    }))
    const cookies = opened(done.entry)
    return new Reply({
      status: 200,
      body: { status: 'signed_in', user: await profileOf(ctx, done.userId) },
      cookies,
    })
  },
})

async function isMine(ctx: Context, token: string): Promise<boolean> {
  if (ctx.actor.userId === null) return false
  return (await readOffer(ctx, token)).account?.id === ctx.actor.userId
}

export const invitationRoutes = [list, create, look, accept, resend, revoke]
