import { Type } from 'typebox'
import { errors } from '#platform/errors'
import { listQuery, pageOf, runList } from '#platform/http/list'
import { Reply, route } from '#platform/http/route'
import { userId } from '#platform/permissions'
import { audit } from '#platform/audit'
import { askForErasure } from '../actions/ask-for-erasure.ts'
import { askForExport } from '../actions/ask-for-export.ts'
import { cancelRequest } from '../actions/cancel-request.ts'
import { previewErasure } from '../actions/preview-erasure.ts'
import { presentPreview, presentRequest } from '../present.ts'
import { requestList, selectRequests } from '../queries/lists.ts'
import { findRequest, noteDownload, openErasureOf } from '../queries/requests.ts'
import {
  ErasureBody,
  ErasurePreviewSchema,
  ExportBody,
  IdParams,
  PreviewQuery,
  PrivacyRequest,
} from '../schemas.ts'

const tag = 'Privacy'

export const ownRoutes = [
  route({
    method: 'GET',
    path: '/api/v1/privacy/my-requests/',
    operationId: 'listMyPrivacyRequests',
    tag,
    summary: 'Copies and deletions that are the actor’s: asked for, running and done',
    access: 'user',
    query: listQuery(requestList),
    response: pageOf(PrivacyRequest),
    handler: (ctx, { query, url }) =>
      runList(ctx.tx, requestList, selectRequests(ctx, userId(ctx)), { query, url }, (row) =>
        presentRequest(ctx, row),
      ),
  }),
  route({
    method: 'POST',
    path: '/api/v1/privacy/exports/',
    operationId: 'requestMyExport',
    tag,
    summary: 'Ask for a copy of one’s own data, or of a child’s',
    description:
      'Asks for a fresh sign-in. A ZIP with a readable page, JSON by module and files is made in the background; a notice says when it can be downloaded.',
    access: 'user',
    errors: [404, 409],
    limit: { name: 'privacy.export', points: 10, seconds: 86_400, by: 'actor' },
    body: ExportBody,
    response: PrivacyRequest,
    example: { body: {} },
    handler: async (ctx, { body }) => presentRequest(ctx, await askForExport(ctx, body.child ?? null)),
  }),
  route({
    method: 'GET',
    path: '/api/v1/privacy/exports/{id}/file/',
    operationId: 'downloadExport',
    tag,
    summary: 'The ZIP of a copy: for its owner only, for some days',
    access: 'user',
    params: IdParams,
    produces: 'application/zip',
    mode: 'write',
    async handler(ctx, { params }) {
      const request = await findRequest(ctx, params.id)
      const mine = request?.kind === 'export' && request.owner_id === userId(ctx)
      if (
        !request ||
        !mine ||
        request.status !== 'ready' ||
        !request.storage_key ||
        !isLive(request.expires_at, ctx.now)
      )
        throw errors.not_found()
      const stream = await ctx.ports.storage.read(request.storage_key)
      await noteDownload(ctx, request.id)
      await audit(ctx, {
        action: 'privacy.download',
        object: { kind: request.subject_kind, id: request.subject_id },
        after: { request: request.id },
      })
      return new Reply({
        raw: true,
        body: stream,
        headers: {
          'content-type': 'application/zip',
          'content-length': String(request.size ?? 0n),
          'content-disposition': `attachment; filename="my-data-${request.created_at.slice(0, 10)}.zip"`,
          'cache-control': 'private, no-store',
          'x-content-type-options': 'nosniff',
        },
      })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/privacy/erasure/',
    operationId: 'previewMyErasure',
    tag,
    summary: 'What deleting the own account would take, leave and why, and what stands in its way',
    access: 'user',
    query: PreviewQuery,
    response: Type.Object({
      preview: ErasurePreviewSchema,
      open: Type.Union([PrivacyRequest, Type.Null()], {
        description: 'The deletion that waits, if one does',
      }),
    }),
    async handler(ctx, { query }) {
      const me = { kind: 'user' as const, id: userId(ctx) }
      const open = await openErasureOf(ctx, me)
      return {
        preview: presentPreview(ctx, await previewErasure(ctx, me, query.with_children === 'true')),
        open: open ? presentRequest(ctx, open) : null,
      }
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/privacy/erasure/',
    operationId: 'requestMyErasure',
    tag,
    summary: 'Ask for the deletion of the own account; it waits some days and can be cancelled',
    description: 'Asks for a fresh sign-in.',
    access: 'user',
    errors: [409],
    limit: { name: 'privacy.erasure', points: 10, seconds: 3_600, by: 'actor' },
    body: ErasureBody,
    response: PrivacyRequest,
    example: { body: { with_children: false } },
    handler: async (ctx, { body }) =>
      presentRequest(ctx, await askForErasure(ctx, body.with_children ?? false)),
  }),
  route({
    method: 'POST',
    path: '/api/v1/privacy/requests/{id}/cancel/',
    operationId: 'cancelPrivacyRequest',
    tag,
    summary: 'Take a waiting request back: its person, who asked, or staff',
    access: 'user',
    status: 200,
    errors: [409],
    params: IdParams,
    response: PrivacyRequest,
    handler: async (ctx, { params }) => presentRequest(ctx, await cancelRequest(ctx, params.id)),
  }),
]

function isLive(expiresAt: string | null, now: Temporal.Instant): boolean {
  return expiresAt !== null && Temporal.Instant.compare(Temporal.Instant.from(expiresAt), now) > 0
}
