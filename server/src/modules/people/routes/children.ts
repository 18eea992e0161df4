import type { Context } from '#platform/context'
import { errors } from '#platform/errors'
import { listQuery, pageOf } from '#platform/http/list'
import { route, type UploadedPart } from '#platform/http/route'
import { userId } from '#platform/permissions'
import { requireFreshSignIn } from '#identity'
import { archiveLearner, restoreLearner } from '../actions/archive-learner.ts'
import { changeLearner } from '../actions/change-learner.ts'
import { createLearner } from '../actions/create-learner.ts'
import { endGuardian } from '../actions/guardians.ts'
import { readOptionalPhone } from '../contacts.ts'
import { receiveImage } from '../images.ts'
import { childList, listChildren } from '../queries/learner-lists.ts'
import { readGender } from '../rules.ts'
import { mine, mineToEdit } from './family-guard.ts'
import { ChildInput, ChildPatch, ChildReplacement, ChildSchema, presentChild } from '../schemas/children.ts'
import { GuardianParams, OneParams } from '../schemas/parts.ts'
import type { Static } from 'typebox'

const tag = 'Family'
const example = {
  first_name: 'Yusuf',
  last_name: 'Hassan',
  dob: '2017-03-14',
  gender: 'boy',
  relation: 'mother',
}
const path = '/api/v1/parents/children/'
/** A form may carry the photo itself; JSON names an uploaded file. */
const photo = {
  image: { required: false, description: 'The photo itself, instead of the id of an uploaded file' },
}

export const childRoutes = [
  route({
    method: 'GET',
    path,
    operationId: 'listChildren',
    tag,
    access: 'user',
    summary: 'My children',
    description: 'Children whom the caller may view as a guardian. Archived ones only with `archived=true`.',
    query: listQuery(childList),
    response: pageOf(ChildSchema),
    handler: (ctx, input) =>
      listChildren(
        ctx,
        userId(ctx),
        { ...input, query: { archived: 'false', ...input.query } },
        presentChild,
      ),
  }),
  route({
    method: 'POST',
    path,
    operationId: 'createChild',
    tag,
    access: 'user',
    idempotent: true,
    summary: 'Add a child',
    description: 'The caller becomes the primary guardian. The code on the child’s card is given here.',
    limit: { name: 'children.create', points: 60, seconds: 3600, by: 'actor' },
    body: ChildInput,
    response: ChildSchema,
    example: { body: example },
    files: photo,
    async handler(ctx, input) {
      const { body } = input
      const learner = await createLearner(ctx, {
        kind: 'child',
        firstName: body.first_name,
        dob: body.dob,
        gender: readGender(body.gender),
        lastName: body.last_name ?? '',
        phone: (await readOptionalPhone(ctx, body.phone)) ?? null,
        imageFileId: (await receiveImage(ctx, input)) ?? null,
        notes: body.notes ?? '',
        guardian: { userId: userId(ctx), relation: body.relation ?? 'guardian' },
      })
      return presentChild(await mine(ctx, learner.id))
    },
  }),
  route({
    method: 'GET',
    path: `${path}{id}/`,
    operationId: 'getChild',
    tag,
    access: 'user',
    summary: 'One of my children',
    params: OneParams,
    response: ChildSchema,
    handler: async (ctx, { params }) => presentChild(await mine(ctx, params.id)),
  }),
  route({
    method: 'PUT',
    path: `${path}{id}/`,
    operationId: 'replaceChild',
    tag,
    access: 'user',
    summary: 'Change a child',
    description: 'Only the primary guardian may.',
    params: OneParams,
    body: ChildReplacement,
    response: ChildSchema,
    files: photo,
    handler: (ctx, { params, body, files }) =>
      change(ctx, params.id, { files, body: { last_name: '', phone: null, notes: '', ...body } }),
  }),
  route({
    method: 'PATCH',
    path: `${path}{id}/`,
    operationId: 'changeChild',
    tag,
    access: 'user',
    summary: 'Change some facts of a child',
    description: 'Only the primary guardian may. A corrected gender gives the card a new code.',
    params: OneParams,
    body: ChildPatch,
    response: ChildSchema,
    files: photo,
    handler: (ctx, { params, body, files }) => change(ctx, params.id, { files, body }),
  }),
  route({
    method: 'DELETE',
    path: `${path}{id}/`,
    operationId: 'archiveChild',
    tag,
    access: 'user',
    summary: 'Archive a child',
    description:
      'Only the primary guardian may. What attendance and invoices say stays; the child can be restored.',
    params: OneParams,
    async handler(ctx, { params }) {
      await archiveLearner(ctx, await mineToEdit(ctx, params.id))
    },
  }),
  route({
    method: 'POST',
    path: `${path}{id}/restore/`,
    operationId: 'restoreChild',
    errors: [409],
    tag,
    access: 'user',
    status: 200,
    summary: 'Bring an archived child back',
    params: OneParams,
    response: ChildSchema,
    async handler(ctx, { params }) {
      await restoreLearner(ctx, await mineToEdit(ctx, params.id))
      return presentChild(await mine(ctx, params.id))
    },
  }),
  route({
    method: 'DELETE',
    path: `${path}{id}/guardians/{user_id}/`,
    operationId: 'endChildGuardian',
    tag,
    access: 'user',
    errors: [409],
    summary: 'End a guardian’s access',
    description:
      'The primary guardian ends another’s access, or any guardian his own. It takes effect at once.',
    params: GuardianParams,
    async handler(ctx, { params }) {
      const child = await mine(ctx, params.id)
      if (params.user_id !== ctx.actor.userId) requireFreshSignIn(ctx)
      if (!child.is_primary && params.user_id !== ctx.actor.userId) throw errors.permission_denied()
      await endGuardian(ctx, child.id, params.user_id)
    },
  }),
]

async function change(
  ctx: Context,
  id: string,
  input: { readonly body: Static<typeof ChildPatch>; readonly files: readonly UploadedPart[] },
): Promise<Static<typeof ChildSchema>> {
  const learner = await mineToEdit(ctx, id)
  if (learner.archived_at !== null) throw errors.not_found()
  const { gender, image: _named, phone, ...rest } = input.body
  const newPhone = await readOptionalPhone(ctx, phone)
  const newImage = await receiveImage(ctx, input)
  await changeLearner(ctx, learner, {
    ...rest,
    ...(gender === undefined ? {} : { gender: readGender(gender) }),
    ...(newPhone === undefined ? {} : { phone: newPhone }),
    ...(newImage === undefined ? {} : { image_file_id: newImage }),
  })
  return presentChild(await mine(ctx, id))
}
