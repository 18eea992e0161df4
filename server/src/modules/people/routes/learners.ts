import type { Context } from '#platform/context'
import { requireFreshSignIn } from '#identity'
import { errors } from '#platform/errors'
import { listQuery, pageOf } from '#platform/http/list'
import { Reply, route } from '#platform/http/route'
import { archiveLearner, restoreLearner } from '../actions/archive-learner.ts'
import { changeLearner } from '../actions/change-learner.ts'
import { addGuardian, endGuardian, enterChild } from '../actions/guardians.ts'
import { readOptionalPhone } from '../contacts.ts'
import { readImage } from '../images.ts'
import { learnerList, learnerWithGuardians, listLearners } from '../queries/learner-lists.ts'
import { readGender } from '../rules.ts'
import { LearnerInput, LearnerPatch, LearnerSchema, presentLearner } from '../schemas/learners.ts'
import { GuardianInput, GuardianParams, OneParams } from '../schemas/parts.ts'
import { etag, expectVersion } from '#platform/http/versions'
import { locked } from './family-guard.ts'

const tag = 'Learners'
const path = '/api/v1/learners/'
const example = {
  first_name: 'Mariam',
  last_name: 'Hassan',
  dob: '2018-09-02',
  gender: 'girl',
  guardian: { phone: '0101 234 5678', first_name: 'Nadia', last_name: 'Hassan', relation: 'mother' },
}

export const learnerRoutes = [
  route({
    method: 'GET',
    path,
    operationId: 'listLearners',
    tag,
    access: ['learners.view'],
    summary: 'Learners with their guardians',
    description: '`search` looks in names, codes and phones, also those of guardians, in any digits.',
    query: listQuery(learnerList),
    response: pageOf(LearnerSchema),
    handler: (ctx, input) => listLearners(ctx, input, presentLearner),
  }),
  route({
    method: 'POST',
    path,
    operationId: 'createLearner',
    tag,
    access: ['learners.manage'],
    idempotent: true,
    summary: 'Add a child with its guardian',
    description: 'For the front desk: the guardian’s account is found by phone or opened.',
    body: LearnerInput,
    response: LearnerSchema,
    example: { body: example },
    async handler(ctx, { body }) {
      const child = {
        firstName: body.first_name,
        lastName: body.last_name ?? '',
        dob: body.dob,
        gender: readGender(body.gender),
        phone: (await readOptionalPhone(ctx, body.phone)) ?? null,
        imageFileId: readImage(body.image) ?? null,
        notes: body.notes ?? '',
      }
      return answer(ctx, (await enterChild(ctx, child, body.guardian)).id, 201)
    },
  }),
  route({
    method: 'GET',
    path: `${path}{id}/`,
    operationId: 'getLearner',
    tag,
    access: ['learners.view'],
    summary: 'One learner',
    params: OneParams,
    response: LearnerSchema,
    handler: (ctx, { params }) => answer(ctx, params.id),
  }),
  route({
    method: 'PATCH',
    path: `${path}{id}/`,
    operationId: 'changeLearner',
    tag,
    access: ['learners.manage'],
    errors: [412],
    summary: 'Change a learner',
    description:
      'A student’s name, birth date and gender come from the account and are changed there. `If-Match` refuses a lost update.',
    params: OneParams,
    body: LearnerPatch,
    response: LearnerSchema,
    async handler(ctx, input) {
      const { gender, image, phone, ...rest } = input.body
      const learner = await locked(ctx, input.params.id)
      expectVersion(input, learner.version)
      const newPhone = await readOptionalPhone(ctx, phone)
      const newImage = readImage(image)
      await changeLearner(ctx, learner, {
        ...rest,
        ...(gender === undefined ? {} : { gender: gender === null ? null : readGender(gender) }),
        ...(newPhone === undefined ? {} : { phone: newPhone }),
        ...(newImage === undefined ? {} : { image_file_id: newImage }),
      })
      return answer(ctx, learner.id)
    },
  }),
  route({
    method: 'DELETE',
    path: `${path}{id}/`,
    operationId: 'archiveLearner',
    tag,
    access: ['learners.manage'],
    summary: 'Archive a learner',
    params: OneParams,
    async handler(ctx, { params }) {
      await archiveLearner(ctx, await locked(ctx, params.id))
    },
  }),
  route({
    method: 'POST',
    path: `${path}{id}/restore/`,
    operationId: 'restoreLearner',
    errors: [409],
    tag,
    access: ['learners.manage'],
    status: 200,
    summary: 'Bring an archived learner back',
    params: OneParams,
    response: LearnerSchema,
    async handler(ctx, { params }) {
      await restoreLearner(ctx, await locked(ctx, params.id))
      return answer(ctx, params.id)
    },
  }),
  route({
    method: 'POST',
    path: `${path}{id}/guardians/`,
    operationId: 'addLearnerGuardian',
    errors: [409],
    tag,
    access: ['learners.manage'],
    idempotent: true,
    summary: 'Add a guardian by phone',
    description:
      'The account is found by phone or opened. Somebody who is a guardian already stays as he is.',
    params: OneParams,
    body: GuardianInput,
    response: LearnerSchema,
    async handler(ctx, { params, body }) {
      requireFreshSignIn(ctx)
      await addGuardian(ctx, await locked(ctx, params.id), body)
      return answer(ctx, params.id, 201)
    },
  }),
  route({
    method: 'DELETE',
    path: `${path}{id}/guardians/{user_id}/`,
    operationId: 'endLearnerGuardian',
    tag,
    access: ['learners.manage'],
    errors: [409],
    summary: 'End a guardian’s access',
    description: 'At once. When the primary one goes, the longest-standing other becomes primary.',
    params: GuardianParams,
    async handler(ctx, { params }) {
      requireFreshSignIn(ctx)
      await endGuardian(ctx, (await locked(ctx, params.id)).id, params.user_id)
    },
  }),
]

async function answer(ctx: Context, id: string, status = 200): Promise<Reply> {
  const learner = await learnerWithGuardians(ctx, id)
  if (!learner) throw errors.not_found()
  return new Reply({ status, body: presentLearner(learner), headers: { etag: etag(learner.version) } })
}
