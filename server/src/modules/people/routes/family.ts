import { Type } from 'typebox'
import { errors } from '#platform/errors'
import { listQuery, pageOf } from '#platform/http/list'
import { route } from '#platform/http/route'
import { userId } from '#platform/permissions'
import { loginNamesOf, provenPhone, requireFreshSignIn } from '#identity'
import { changeGuardian, handOverPrimary } from '../actions/change-guardian.ts'
import {
  acceptInvitation,
  declineInvitation,
  inviteGuardian,
  resendInvitation,
  takeInvitationBack,
} from '../actions/invite-guardian.ts'
import { endOwnLogin, giveOwnLogin } from '../actions/own-login.ts'
import { invitationList, listInvitations, listInvitationsTo, lockInvitation } from '../queries/invitations.ts'
import { ChildSchema, presentChild } from '../schemas/children.ts'
import {
  GuardianPatch,
  InvitationInputSchema,
  InvitationSchema,
  LoginInputSchema,
  MyInvitationSchema,
  OwnLoginSchema,
  presentInvitation,
  presentMyInvitation,
  readRights,
} from '../schemas/family.ts'
import { GuardianParams, Id, OneParams } from '../schemas/parts.ts'
import { mine, mineToEdit, mineToManage } from './family-guard.ts'

const tag = 'Family'
const path = '/api/v1/parents/children/'
const InvitationParams = Type.Object({ id: Id, invitation_id: Id })

export const familyRoutes = [
  route({
    method: 'GET',
    path: `${path}{id}/invitations/`,
    operationId: 'listChildInvitations',
    tag,
    access: 'user',
    summary: 'Who was invited to be a guardian too',
    description: 'For the primary guardian.',
    params: OneParams,
    query: listQuery(invitationList),
    response: pageOf(InvitationSchema),
    async handler(ctx, input) {
      const child = await mine(ctx, input.params.id)
      if (!child.is_primary) throw errors.permission_denied()
      return listInvitations(ctx, child.id, input, presentInvitation)
    },
  }),
  route({
    method: 'POST',
    path: `${path}{id}/invitations/`,
    operationId: 'inviteChildGuardian',
    tag,
    access: 'user',
    idempotent: true,
    errors: [409],
    summary: 'Invite a second guardian by phone',
    description:
      'The primary guardian may. A text message goes out; whoever signs in by code with this phone sees the invitation, with or without an earlier account. It is good for seven days.',
    limit: { name: 'guardians.invite', points: 20, seconds: 86_400, by: 'actor' },
    params: OneParams,
    body: InvitationInputSchema,
    response: InvitationSchema,
    example: { body: { phone: '0101 234 5678', relation: 'father', rights: { pay: false } } },
    async handler(ctx, { params, body }) {
      requireFreshSignIn(ctx)
      const learner = await mineToManage(ctx, params.id)
      const id = await inviteGuardian(ctx, learner, {
        phone: body.phone,
        relation: body.relation ?? 'guardian',
        rights: readRights(body.rights),
      })
      const invitation = await lockInvitation(ctx, id)
      if (!invitation) throw errors.not_found()
      return presentInvitation(invitation)
    },
  }),
  route({
    method: 'POST',
    path: `${path}{id}/invitations/{invitation_id}/resend/`,
    operationId: 'resendChildInvitation',
    tag,
    access: 'user',
    status: 204,
    errors: [409],
    summary: 'Send an invitation again',
    description: 'At most five times, a minute apart; it is good for another seven days.',
    limit: { name: 'guardians.invite', points: 20, seconds: 86_400, by: 'actor' },
    params: InvitationParams,
    handler: async (ctx, { params }) =>
      resendInvitation(ctx, await mineToManage(ctx, params.id), params.invitation_id),
  }),
  route({
    method: 'DELETE',
    path: `${path}{id}/invitations/{invitation_id}/`,
    operationId: 'revokeChildInvitation',
    tag,
    access: 'user',
    errors: [409],
    summary: 'Take an invitation back',
    params: InvitationParams,
    handler: async (ctx, { params }) =>
      takeInvitationBack(ctx, await mineToEdit(ctx, params.id), params.invitation_id),
  }),
  route({
    method: 'PATCH',
    path: `${path}{id}/guardians/{user_id}/`,
    operationId: 'changeChildGuardian',
    tag,
    access: 'user',
    errors: [409],
    summary: 'Change what another guardian may',
    description: 'The primary guardian may. Rights that are not named stay; the change takes effect at once.',
    params: GuardianParams,
    body: GuardianPatch,
    response: ChildSchema,
    example: { body: { rights: { pay: false } } },
    async handler(ctx, { params, body }) {
      requireFreshSignIn(ctx)
      const learner = await mineToManage(ctx, params.id)
      await changeGuardian(ctx, learner.id, params.user_id, body)
      return presentChild(await mine(ctx, params.id))
    },
  }),
  route({
    method: 'POST',
    path: `${path}{id}/guardians/{user_id}/primary/`,
    operationId: 'handOverChild',
    tag,
    access: 'user',
    status: 200,
    summary: 'Make another guardian the primary one',
    description: 'The primary guardian hands over; he stays a guardian with the rights he has.',
    params: GuardianParams,
    response: ChildSchema,
    async handler(ctx, { params }) {
      requireFreshSignIn(ctx)
      const learner = await mineToManage(ctx, params.id)
      await handOverPrimary(ctx, learner.id, params.user_id)
      return presentChild(await mine(ctx, params.id))
    },
  }),
  route({
    method: 'GET',
    path: `${path}{id}/login/`,
    operationId: 'getChildLogin',
    tag,
    access: 'user',
    summary: 'How the child signs in itself',
    description: '404 while it has no own login.',
    params: OneParams,
    response: OwnLoginSchema,
    async handler(ctx, { params }) {
      const { user_id } = await mine(ctx, params.id)
      const names = user_id ? await loginNamesOf(ctx, user_id) : null
      if (!names) throw errors.not_found()
      return names
    },
  }),
  route({
    method: 'POST',
    path: `${path}{id}/login/`,
    operationId: 'giveChildLogin',
    tag,
    access: 'user',
    errors: [409],
    mode: 'manual',
    summary: 'Give the child an own login',
    description:
      'The primary guardian may: a username with a password, or a phone that signs in by code. Code, attendance and history stay; guardians keep their access. `consent` is needed for minors.',
    limit: { name: 'children.login', points: 20, seconds: 3600, by: 'actor' },
    params: OneParams,
    body: LoginInputSchema,
    response: ChildSchema,
    example: { body: { username: 'yusuf.hassan', password: 'a long one with 7 words', consent: true } },
    async handler(ctx, { params, body }) {
      requireFreshSignIn(ctx)
      await giveOwnLogin(ctx, body, (inner) => mineToManage(inner, params.id))
      return presentChild(await mine(ctx, params.id))
    },
  }),
  route({
    method: 'DELETE',
    path: `${path}{id}/login/`,
    operationId: 'endChildLogin',
    tag,
    access: 'user',
    summary: 'Take the child’s own login back',
    description: 'Its sessions end at once; nothing else changes, and it can be given again.',
    params: OneParams,
    async handler(ctx, { params }) {
      requireFreshSignIn(ctx)
      await endOwnLogin(ctx, (await mineToEdit(ctx, params.id)).id)
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/guardian-invitations/',
    operationId: 'listMyGuardianInvitations',
    tag,
    access: 'user',
    summary: 'Invitations that wait for me',
    description: 'Those to the phone that the caller has proved to hold by a code.',
    query: listQuery(invitationList),
    response: pageOf(MyInvitationSchema),
    handler: async (ctx, input) =>
      listInvitationsTo(ctx, await provenPhone(ctx, userId(ctx)), input, presentMyInvitation),
  }),
  route({
    method: 'POST',
    path: '/api/v1/guardian-invitations/{id}/accept/',
    operationId: 'acceptGuardianInvitation',
    tag,
    access: 'user',
    status: 200,
    errors: [409],
    summary: 'Become a guardian',
    params: OneParams,
    response: Type.Object({ child: Id }, { title: 'AcceptedInvitation' }),
    handler: async (ctx, { params }) => ({ child: await acceptInvitation(ctx, userId(ctx), params.id) }),
  }),
  route({
    method: 'POST',
    path: '/api/v1/guardian-invitations/{id}/decline/',
    operationId: 'declineGuardianInvitation',
    tag,
    access: 'user',
    status: 204,
    errors: [409],
    summary: 'Say no to an invitation',
    params: OneParams,
    handler: (ctx, { params }) => declineInvitation(ctx, userId(ctx), params.id),
  }),
]
