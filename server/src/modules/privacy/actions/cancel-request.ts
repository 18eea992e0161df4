import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { errors } from '#platform/errors'
import { can, userId } from '#platform/permissions'
import { privacyErrors } from '../errors.ts'
import { managePrivacy } from '../permissions.ts'
import { findRequest, writeStatus, type RequestRow } from '../queries/requests.ts'

/** Takes a waiting request back: its person, who asked for it, or staff. @throws Problem `not_found`, `request_over` */
export async function cancelRequest(ctx: Context, id: string): Promise<RequestRow> {
  const me = userId(ctx)
  const request = await findRequest(ctx, id, 'lock')
  if (!request || !(request.owner_id === me || request.asked_by === me || can(ctx, managePrivacy)))
    throw errors.not_found()
  if (request.status === 'cancelled') return request
  if (!['waiting', 'blocked'].includes(request.status)) throw privacyErrors.request_over()
  await writeStatus(ctx, id, { status: 'cancelled', cancelledBy: me })
  await audit(ctx, {
    action: 'privacy.cancel',
    object: { kind: request.subject_kind, id: request.subject_id },
    before: { request: id, status: request.status },
    after: { status: 'cancelled' },
  })
  return { ...request, status: 'cancelled' }
}
