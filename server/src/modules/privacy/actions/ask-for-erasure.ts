import { requireFreshSignIn } from '#identity'
import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { errors } from '#platform/errors'
import { emit, send } from '#platform/events'
import { newId } from '#platform/ids'
import { demand, userId } from '#platform/permissions'
import { setting } from '#platform/settings'
import { timestamp } from '#platform/time'
import { privacyErrors } from '../errors.ts'
import { eraseJob } from '../job-names.ts'
import { managePrivacy } from '../permissions.ts'
import { demandPresent } from '../person-scope.ts'
import { findRequest, insertRequest, type RequestRow } from '../queries/requests.ts'
import type { Person, Proof } from '../words.ts'
import { refuseBlocked } from './preview-erasure.ts'
import '../events.ts'
import '../settings.ts'

/**
 * The person wants to be forgotten: after some days, in which it can be taken back.
 * @throws Problem `fresh_sign_in_required`, `erasure_blocked`, `request_open`
 */
export async function askForErasure(ctx: Context, withChildren: boolean): Promise<RequestRow> {
  const me = userId(ctx)
  requireFreshSignIn(ctx)
  return start(ctx, {
    person: { kind: 'user', id: me },
    proof: null,
    reason: '',
    withChildren,
    atOnce: false,
  })
}

export interface ErasureOrder {
  readonly person: Person
  readonly proof: Proof
  readonly reason: string
  readonly withChildren: boolean
  /** Without the waiting period, because the person said so. */
  readonly atOnce: boolean
}

/** The same on behalf of somebody. @throws Problem `permission_denied`, `fresh_sign_in_required`, `not_found`, `erasure_blocked`, `request_open` */
export async function orderErasure(ctx: Context, order: ErasureOrder): Promise<RequestRow> {
  demand(ctx, managePrivacy)
  requireFreshSignIn(ctx)
  return start(ctx, order)
}

async function start(
  ctx: Context,
  order: Omit<ErasureOrder, 'proof'> & { proof: Proof | null },
): Promise<RequestRow> {
  const { person, withChildren, proof, reason } = order
  await demandPresent(ctx, person)
  await refuseBlocked(ctx, person, withChildren)
  const id = newId()
  const days = order.atOnce ? 0 : await setting(ctx, 'privacy.erasure_wait_days')
  const notBefore = ctx.now.add({ hours: 24 * days })
  const ownerId = person.kind === 'user' ? person.id : userId(ctx)
  const made = await insertRequest(ctx, {
    id,
    kind: 'erasure',
    person,
    askedBy: userId(ctx),
    ownerId,
    proof,
    reason,
    withChildren,
    dueAt: ctx.now.add({ hours: 24 * (await setting(ctx, 'privacy.answer_days')) }),
    notBefore,
    status: 'waiting',
  })
  if (!made) throw privacyErrors.request_open()
  await audit(ctx, {
    action: 'privacy.ask_erasure',
    object: { kind: person.kind === 'guest' ? 'enrollment_request' : person.kind, id: person.id },
    after: { request: id, proof, reason, not_before: timestamp(notBefore) },
  })
  if (days > 0)
    await emit(ctx, 'privacy.erasure_asked', {
      request_id: id,
      owner_id: ownerId,
      not_before: timestamp(notBefore),
    })
  else await send(ctx, eraseJob, { request_id: id })
  const request = await findRequest(ctx, id)
  if (!request) throw errors.not_found()
  return request
}
