import type { Context } from '#platform/context'
import { errors } from '#platform/errors'
import { setting } from '#platform/settings'
import { demoPeople, hasRealPeople, type DemoPerson } from './queries.ts'

/**
 * Strangers may try the demo's people only while nobody real has an account here; otherwise the door does not exist.
 * @throws Problem `not_found`
 */
export async function openDoor(ctx: Pick<Context, 'tx'>): Promise<void> {
  if (!(await setting(ctx, 'centre.demo')) || (await hasRealPeople(ctx))) throw errors.not_found()
}

/** The demo's person of a role. @throws Problem `not_found` */
export async function demoPerson(ctx: Pick<Context, 'tx'>, role: string): Promise<DemoPerson> {
  await openDoor(ctx)
  const person = (await demoPeople(ctx)).find((one) => one.role === role)
  if (!person) throw errors.not_found()
  return person
}
