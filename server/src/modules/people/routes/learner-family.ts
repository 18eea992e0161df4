import { Type } from 'typebox'
import { errors } from '#platform/errors'
import { listQuery, pageOf } from '#platform/http/list'
import { route } from '#platform/http/route'
import { loginNamesOf, requireFreshSignIn } from '#identity'
import { changeGuardian, handOverPrimary } from '../actions/change-guardian.ts'
import { endCustody, writeCustodyNote } from '../actions/end-custody.ts'
import { takeInvitationBack } from '../actions/invite-guardian.ts'
import { endOwnLogin, giveOwnLogin } from '../actions/own-login.ts'
import {
  custodyNoteList,
  formerGuardianList,
  listCustodyNotes,
  listFormerGuardians,
} from '../queries/custody.ts'
import { invitationList, listInvitations } from '../queries/invitations.ts'
import { findLearner } from '../queries/learners.ts'
import {
  CustodyNoteSchema,
  CustodyNoteText,
  FormerGuardianSchema,
  GuardianPatch,
  InvitationSchema,
  LoginInputSchema,
  OwnLoginSchema,
  presentInvitation,
} from '../schemas/family.ts'
import { GuardianParams, Id, OneParams } from '../schemas/parts.ts'
import { locked } from './family-guard.ts'
import type { Context } from '#platform/context'

const tag = 'Learners'
const path = '/api/v1/learners/'

export const learnerFamilyRoutes = [
  route({
    method: 'PATCH',
    path: `${path}{id}/guardians/{user_id}/`,
    operationId: 'changeLearnerGuardian',
    tag,
    access: ['learners.manage'],
    status: 204,
    errors: [409],
    summary: 'Change what a guardian may',
    params: GuardianParams,
    body: GuardianPatch,
    async handler(ctx, { params, body }) {
      requireFreshSignIn(ctx)
      return changeGuardian(ctx, (await locked(ctx, params.id)).id, params.user_id, body)
    },
  }),
  route({
    method: 'POST',
    path: `${path}{id}/guardians/{user_id}/primary/`,
    operationId: 'makeLearnerGuardianPrimary',
    tag,
    access: ['learners.manage'],
    status: 204,
    summary: 'Make a guardian the primary one',
    params: GuardianParams,
    async handler(ctx, { params }) {
      requireFreshSignIn(ctx)
      return handOverPrimary(ctx, (await locked(ctx, params.id)).id, params.user_id)
    },
  }),
  route({
    method: 'POST',
    path: `${path}{id}/guardians/{user_id}/end-custody/`,
    operationId: 'endLearnerCustody',
    tag,
    access: ['custody.view'],
    status: 204,
    errors: [409],
    summary: 'End a guardian’s access because of a custody decision',
    description:
      'At once, everywhere. The person cannot be invited again; only who may read custody notes can add him. The note says what was decided.',
    params: GuardianParams,
    body: Type.Object({ note: CustodyNoteText }),
    example: { body: { note: 'Court decision of 3 November: custody to the mother alone.' } },
    async handler(ctx, { params, body }) {
      requireFreshSignIn(ctx)
      return endCustody(ctx, (await locked(ctx, params.id)).id, params.user_id, body.note)
    },
  }),
  route({
    method: 'GET',
    path: `${path}{id}/former-guardians/`,
    operationId: 'listFormerGuardians',
    tag,
    access: ['learners.view'],
    summary: 'Who was a guardian once, and how it ended',
    params: OneParams,
    query: listQuery(formerGuardianList),
    response: pageOf(FormerGuardianSchema),
    handler: async (ctx, input) => listFormerGuardians(ctx, await known(ctx, input.params.id), input),
  }),
  route({
    method: 'GET',
    path: `${path}{id}/invitations/`,
    operationId: 'listLearnerInvitations',
    tag,
    access: ['learners.view'],
    summary: 'Who was invited to be a guardian',
    params: OneParams,
    query: listQuery(invitationList),
    response: pageOf(InvitationSchema),
    handler: async (ctx, input) =>
      listInvitations(ctx, await known(ctx, input.params.id), input, presentInvitation),
  }),
  route({
    method: 'DELETE',
    path: `${path}{id}/invitations/{invitation_id}/`,
    operationId: 'revokeLearnerInvitation',
    tag,
    access: ['learners.manage'],
    errors: [409],
    summary: 'Take an invitation back',
    params: Type.Object({ id: Id, invitation_id: Id }),
    handler: async (ctx, { params }) =>
      takeInvitationBack(ctx, await locked(ctx, params.id), params.invitation_id),
  }),
  route({
    method: 'GET',
    path: `${path}{id}/custody-notes/`,
    operationId: 'listCustodyNotes',
    tag,
    access: ['custody.view'],
    summary: 'Custody notes',
    params: OneParams,
    query: listQuery(custodyNoteList),
    response: pageOf(CustodyNoteSchema),
    handler: async (ctx, input) => listCustodyNotes(ctx, await known(ctx, input.params.id), input),
  }),
  route({
    method: 'POST',
    path: `${path}{id}/custody-notes/`,
    operationId: 'createCustodyNote',
    tag,
    access: ['custody.view'],
    status: 204,
    idempotent: true,
    summary: 'Write a custody note',
    params: OneParams,
    body: Type.Object({ note: CustodyNoteText }),
    example: { body: { note: 'The father picks up on Thursdays only.' } },
    async handler(ctx, { params, body }) {
      await writeCustodyNote(ctx, await known(ctx, params.id), { userId: null, note: body.note })
    },
  }),
  route({
    method: 'GET',
    path: `${path}{id}/login/`,
    operationId: 'getLearnerLogin',
    tag,
    access: ['learners.view'],
    summary: 'How the learner signs in',
    description: '404 for a child without own login.',
    params: OneParams,
    response: OwnLoginSchema,
    async handler(ctx, { params }) {
      const learner = await findLearner(ctx, params.id)
      const names = learner?.user_id ? await loginNamesOf(ctx, learner.user_id) : null
      if (!names) throw errors.not_found()
      return names
    },
  }),
  route({
    method: 'POST',
    path: `${path}{id}/login/`,
    operationId: 'giveLearnerLogin',
    tag,
    access: ['learners.manage'],
    status: 204,
    errors: [409],
    mode: 'manual',
    summary: 'Give a child an own login',
    description: '`consent` says that a guardian was asked and agrees; needed for minors.',
    params: OneParams,
    body: LoginInputSchema,
    example: { body: { phone: '0101 234 5678', consent: true } },
    async handler(ctx, { params, body }) {
      requireFreshSignIn(ctx)
      await giveOwnLogin(ctx, body, (inner) => locked(inner, params.id))
    },
  }),
  route({
    method: 'DELETE',
    path: `${path}{id}/login/`,
    operationId: 'endLearnerLogin',
    tag,
    access: ['learners.manage'],
    summary: 'Take a child’s own login back',
    params: OneParams,
    async handler(ctx, { params }) {
      requireFreshSignIn(ctx)
      return endOwnLogin(ctx, params.id)
    },
  }),
]

/** @throws Problem `not_found` */
async function known(ctx: Context, id: string): Promise<string> {
  const learner = await findLearner(ctx, id)
  if (!learner) throw errors.not_found()
  return learner.id
}
