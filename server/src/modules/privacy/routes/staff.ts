import { errors } from '#platform/errors'
import { listQuery, pageOf, runList } from '#platform/http/list'
import { route } from '#platform/http/route'
import { orderErasure } from '../actions/ask-for-erasure.ts'
import { orderExport } from '../actions/ask-for-export.ts'
import { previewErasure } from '../actions/preview-erasure.ts'
import { managePrivacy } from '../permissions.ts'
import { presentPreview, presentRequest } from '../present.ts'
import { demandPresent, nameOf } from '../person-scope.ts'
import { requestList, selectRequests } from '../queries/lists.ts'
import {
  ErasurePreviewSchema,
  PreviewQuery,
  PrivacyRequest,
  StaffRequestBody,
  SubjectParams,
} from '../schemas.ts'
import { subjectKinds, type Person } from '../words.ts'

const tag = 'Privacy'

export const staffRoutes = [
  route({
    method: 'GET',
    path: '/api/v1/privacy/requests/',
    operationId: 'listPrivacyRequests',
    tag,
    summary: 'Everybody’s requests for copies and deletions, with their deadlines',
    access: [managePrivacy],
    query: listQuery(requestList),
    response: pageOf(PrivacyRequest),
    handler: (ctx, { query, url }) =>
      runList(ctx.tx, requestList, selectRequests(ctx), { query, url }, (row) => presentRequest(ctx, row)),
  }),
  route({
    method: 'POST',
    path: '/api/v1/privacy/requests/',
    operationId: 'createPrivacyRequest',
    tag,
    summary: 'Ask on behalf of somebody who proved to be the person',
    description: 'Asks for a fresh sign-in. The proof and the reason are kept with the request and audited.',
    access: [managePrivacy],
    errors: [404, 409],
    body: StaffRequestBody,
    response: PrivacyRequest,
    example: {
      body: {
        kind: 'export',
        subject_kind: 'user',
        subject: '01937c5a-6a3e-7a6c-9a55-0c4d0c5a1f11',
        identity_proof: 'document',
        reason: 'Came to the desk with a passport',
      },
    },
    async handler(ctx, { body }) {
      const common = {
        person: { kind: body.subject_kind, id: body.subject },
        proof: body.identity_proof,
        reason: body.reason.trim(),
      }
      const request =
        body.kind === 'export'
          ? await orderExport(ctx, { ...common, handedTo: body.handed_to ?? 'staff' })
          : await orderErasure(ctx, {
              ...common,
              withChildren: body.with_children ?? false,
              atOnce: body.at_once ?? false,
            })
      return presentRequest(ctx, { ...request, name: await nameOf(ctx, common.person) })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/privacy/subjects/{kind}/{id}/erasure/',
    operationId: 'previewErasure',
    tag,
    summary: 'What deleting somebody’s data would take, leave and why, and what stands in its way',
    access: [managePrivacy],
    params: SubjectParams,
    query: PreviewQuery,
    response: ErasurePreviewSchema,
    async handler(ctx, { params, query }) {
      const person = personOf(params.kind, params.id)
      await demandPresent(ctx, person)
      return presentPreview(ctx, await previewErasure(ctx, person, query.with_children === 'true'))
    },
  }),
]

function personOf(kind: string, id: string): Person {
  const known = subjectKinds.find((name) => name === kind)
  if (!known) throw errors.not_found()
  return { kind: known, id }
}
