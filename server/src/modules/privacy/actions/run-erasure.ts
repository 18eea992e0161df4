import type { Context } from '#platform/context'
import { Problem } from '#platform/errors'
import { emit, send } from '#platform/events'
import { newId } from '#platform/ids'
import { privacyErrors } from '../errors.ts'
import { eraseJob } from '../job-names.ts'
import { scopeOf } from '../person-scope.ts'
import { dueErasures, findRequest, insertRequest, openErasureOf, writeStatus } from '../queries/requests.ts'
import { blockersOf } from './preview-erasure.ts'
import { erasePerson } from './erase-person.ts'
import '../events.ts'

/** Queues what is due; a blocked one is looked at again each time. */
export async function queueDueErasures(ctx: Context): Promise<void> {
  for (const id of await dueErasures(ctx)) await send(ctx, eraseJob, { request_id: id })
}

/** Carries out one erasure, all or nothing; a second run of the job finds it done. */
export async function runErasure(ctx: Context, requestId: string): Promise<void> {
  await ctx.tx.transaction().execute(async (tx) => {
    const inner: Context = { ...ctx, tx }
    const request = await findRequest(inner, requestId, 'lock')
    if (!request || !['waiting', 'blocked'].includes(request.status)) return
    const person = { kind: request.subject_kind, id: request.subject_id }
    const scope = await scopeOf(inner, person, { withChildren: request.with_children })
    const blockers = await blockersOf(inner, scope)
    if (blockers.length > 0) {
      const codes = blockers.map((blocker) => blocker.code)
      const known = request.status === 'blocked'
      await writeStatus(inner, requestId, { status: 'blocked', blockers: codes })
      if (!known && request.owner_id)
        await emit(inner, 'privacy.erasure_blocked', { request_id: requestId, owner_id: request.owner_id })
      return
    }
    const counts = await erasePerson(inner, person, scope)
    await writeStatus(inner, requestId, { status: 'done', counts })
  })
}

/** Erases an account at once, for its own person who has just proved to be him. @throws Problem `erasure_blocked`, `last_owner` */
export async function eraseAtOnce(ctx: Context, { userId }: { userId: string }): Promise<void> {
  const person = { kind: 'user' as const, id: userId }
  const scope = await scopeOf(ctx, person)
  const blockers = await blockersOf(ctx, scope)
  const [first] = blockers
  if (first) throw refusal(first.code, first.text)
  const id = await requestFor(ctx, userId)
  const counts = await erasePerson(ctx, person, scope)
  await writeStatus(ctx, id, { status: 'done', counts })
}

/** What was done is in the list of requests, whichever way it came: the open request, or one made now. */
async function requestFor(ctx: Context, userId: string): Promise<string> {
  const person = { kind: 'user' as const, id: userId }
  const open = await openErasureOf(ctx, person)
  if (open) return open.id
  const id = newId()
  await insertRequest(ctx, {
    id,
    kind: 'erasure',
    person,
    askedBy: userId,
    ownerId: userId,
    proof: null,
    reason: '',
    withChildren: false,
    dueAt: ctx.now,
    notBefore: ctx.now,
    status: 'running',
  })
  return id
}

/** Old clients show one sentence: the first thing that stands in the way. */
function refusal(code: string, text: Problem['text']): Problem {
  const problem = privacyErrors.erasure_blocked()
  return new Problem(code === 'last_owner' ? code : problem.code, { status: problem.status, ...text })
}
