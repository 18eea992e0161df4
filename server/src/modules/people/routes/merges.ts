import { Type } from 'typebox'
import type { Context } from '#platform/context'
import { errors } from '#platform/errors'
import { listQuery, pageOf } from '#platform/http/list'
import { route } from '#platform/http/route'
import { audit } from '#platform/audit'
import { mergeFields, mergeLearners, previewMerge } from '../actions/merge-learners.ts'
import { undoMerge } from '../actions/undo-merge.ts'
import { duplicateList, listDuplicates, noteDistinct } from '../queries/duplicates.ts'
import { learnerWithGuardians } from '../queries/learner-lists.ts'
import { findLearner } from '../queries/learners.ts'
import { findMerge, listMerges, mergeList } from '../queries/merges.ts'
import { presentLearner } from '../schemas/learners.ts'
import { DuplicateSchema, MergePreviewSchema, MergeSchema } from '../schemas/merges.ts'
import { Id, OneParams } from '../schemas/parts.ts'

const tag = 'Duplicates'

export const mergeRoutes = [
  route({
    method: 'GET',
    path: '/api/v1/learners/duplicates/',
    operationId: 'listDuplicateLearners',
    tag,
    access: ['learners.merge'],
    summary: 'Learners who may have been entered twice',
    description:
      'The likeliest first. Names are compared in any spelling; pairs found to be two people are left out.',
    query: listQuery(duplicateList),
    response: pageOf(DuplicateSchema),
    handler: (ctx, input) => listDuplicates(ctx, input),
  }),
  route({
    method: 'POST',
    path: '/api/v1/learners/duplicates/dismiss/',
    operationId: 'dismissDuplicateLearners',
    tag,
    access: ['learners.merge'],
    status: 204,
    errors: [404],
    summary: 'These are two people',
    body: Type.Object({ first: Id, second: Id }),
    async handler(ctx, { body }) {
      const [first, second] = [await known(ctx, body.first), await known(ctx, body.second)]
      if (first.id === second.id) throw errors.not_found()
      await noteDistinct(ctx, first.id, second.id)
      await audit(ctx, {
        action: 'learner.keep_apart',
        object: { kind: 'learner', id: first.id },
        after: { other: second.id },
      })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/learners/{id}/merge/{other_id}/',
    operationId: 'previewLearnerMerge',
    tag,
    access: ['learners.merge'],
    summary: 'What merging another learner into this one would do',
    params: Type.Object({ id: Id, other_id: Id }),
    response: MergePreviewSchema,
    async handler(ctx, { params }) {
      const [survivor, merged] = [await known(ctx, params.id), await known(ctx, params.other_id)]
      if (survivor.id === merged.id) throw errors.not_found()
      const preview = await previewMerge(ctx, survivor, merged)
      const sides = [await learnerWithGuardians(ctx, survivor.id), await learnerWithGuardians(ctx, merged.id)]
      const [one, other] = sides
      if (!one || !other) throw errors.not_found()
      return {
        survivor: presentLearner(one),
        merged: presentLearner(other),
        guardians: preview.guardians,
        counts: [...preview.counts],
        conflicts: [...preview.conflicts],
      }
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/learners/{id}/merge/',
    operationId: 'mergeLearners',
    tag,
    access: ['learners.merge'],
    idempotent: true,
    errors: [409, 412],
    summary: 'Merge another learner into this one',
    description:
      'Everything of the other moves here; code and card of this one stay. `take` names facts that come from the other. `seen` holds the versions that the preview showed. Can be undone for thirty days.',
    params: OneParams,
    body: Type.Object({
      other: Id,
      take: Type.Optional(Type.Array(Type.Enum([...mergeFields]), { maxItems: mergeFields.length })),
      seen: Type.Optional(Type.Object({ survivor: Type.Integer(), merged: Type.Integer() })),
    }),
    response: MergeSchema,
    example: { body: { other: '01990000-0000-7000-8000-000000000001', take: ['phone'] } },
    async handler(ctx, { params, body }) {
      const id = await mergeLearners(
        ctx,
        { survivorId: params.id, mergedId: body.other },
        { take: body.take ?? [], seen: body.seen ? [body.seen.survivor, body.seen.merged] : undefined },
      )
      return one(ctx, id)
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/learner-merges/',
    operationId: 'listLearnerMerges',
    tag,
    access: ['learners.merge'],
    summary: 'Merges so far',
    query: listQuery(mergeList),
    response: pageOf(MergeSchema),
    handler: (ctx, input) => listMerges(ctx, input),
  }),
  route({
    method: 'POST',
    path: '/api/v1/learner-merges/{id}/undo/',
    operationId: 'undoLearnerMerge',
    tag,
    access: ['learners.merge'],
    status: 200,
    errors: [409],
    summary: 'Make two of one again',
    description: 'Within thirty days. What was changed or added since the merge stays with the survivor.',
    params: OneParams,
    response: MergeSchema,
    async handler(ctx, { params }) {
      await undoMerge(ctx, params.id)
      return one(ctx, params.id)
    },
  }),
]

async function one(ctx: Context, id: string) {
  const merge = await findMerge(ctx, id)
  if (!merge) throw errors.not_found()
  return merge
}

/** Archived learners are not merged. @throws Problem `not_found` */
async function known(ctx: Context, id: string) {
  const learner = await findLearner(ctx, id)
  if (!learner || learner.archived_at !== null) throw errors.not_found()
  return learner
}
