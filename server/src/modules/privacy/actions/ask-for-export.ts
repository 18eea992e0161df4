import { requireFreshSignIn } from '#identity'
import { isGuardianOf } from '#people'
import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { errors } from '#platform/errors'
import { send } from '#platform/events'
import { newId } from '#platform/ids'
import { demand, userId } from '#platform/permissions'
import { setting } from '#platform/settings'
import { privacyErrors } from '../errors.ts'
import { exportJob } from '../job-names.ts'
import { managePrivacy } from '../permissions.ts'
import { demandPresent } from '../person-scope.ts'
import { exportsSince, findRequest, insertRequest, type RequestRow } from '../queries/requests.ts'
import type { Person, Proof } from '../words.ts'
import '../settings.ts'

const copiesADay = 3

/**
 * A copy of one's own data, or of a child's by its guardian. Made by a job; who asked is told when it is there.
 * @throws Problem `fresh_sign_in_required`, `not_found`, `too_many_exports`, `request_open`
 */
export async function askForExport(ctx: Context, child: string | null): Promise<RequestRow> {
  const me = userId(ctx)
  requireFreshSignIn(ctx)
  if (child !== null && !(await isGuardianOf(ctx, me, child, 'view'))) throw errors.not_found()
  if ((await exportsSince(ctx, me, ctx.now.subtract({ hours: 24 }))) >= copiesADay)
    throw privacyErrors.too_many_exports()
  const person: Person = child === null ? { kind: 'user', id: me } : { kind: 'learner', id: child }
  return start(ctx, person, { ownerId: me, proof: null, reason: '' })
}

export interface StaffOrder {
  readonly person: Person
  readonly proof: Proof
  readonly reason: string
  /** Who gets the file: the account itself, or the member of staff who hands it over. */
  readonly handedTo: 'person' | 'staff'
}

/** The same on behalf of somebody. @throws Problem `permission_denied`, `fresh_sign_in_required`, `not_found`, `request_open` */
export async function orderExport(ctx: Context, order: StaffOrder): Promise<RequestRow> {
  demand(ctx, managePrivacy)
  requireFreshSignIn(ctx)
  await demandPresent(ctx, order.person)
  const toPerson = order.handedTo === 'person' && order.person.kind === 'user'
  const ownerId = toPerson ? order.person.id : userId(ctx)
  return start(ctx, order.person, { ownerId, proof: order.proof, reason: order.reason })
}

async function start(
  ctx: Context,
  person: Person,
  by: { ownerId: string; proof: Proof | null; reason: string },
): Promise<RequestRow> {
  const id = newId()
  const made = await insertRequest(ctx, {
    id,
    kind: 'export',
    person,
    askedBy: userId(ctx),
    ownerId: by.ownerId,
    proof: by.proof,
    reason: by.reason,
    withChildren: false,
    dueAt: ctx.now.add({ hours: 24 * (await setting(ctx, 'privacy.answer_days')) }),
    notBefore: null,
    status: 'waiting',
  })
  if (!made) throw privacyErrors.request_open()
  await audit(ctx, {
    action: 'privacy.ask_export',
    object: { kind: person.kind === 'guest' ? 'enrollment_request' : person.kind, id: person.id },
    after: { request: id, proof: by.proof, reason: by.reason },
  })
  await send(ctx, exportJob, { request_id: id })
  const request = await findRequest(ctx, id)
  if (!request) throw errors.not_found()
  return request
}
