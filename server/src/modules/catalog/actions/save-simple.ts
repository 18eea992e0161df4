import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { errors } from '#platform/errors'
import { refusing } from '../refusals.ts'

/** A small catalogue thing: how it is found and written. `V` is what is written, `R` what is read back. */
export interface SimpleThing<R, V> {
  readonly kind: string
  readonly find: (ctx: Context, id: string) => Promise<R | undefined>
  readonly insert: (ctx: Context, values: V) => Promise<string>
  readonly update: (ctx: Context, id: string, values: V) => Promise<void>
  readonly remove: (ctx: Context, id: string) => Promise<void>
}

export async function createSimple<R, V>(ctx: Context, thing: SimpleThing<R, V>, values: V): Promise<R> {
  const id = await refusing(() => thing.insert(ctx, values))
  await audit(ctx, { action: `${thing.kind}.create`, object: { kind: thing.kind, id }, after: values })
  return findSimple(ctx, thing, id)
}

/** @throws Problem `not_found` */
export async function changeSimple<R, V>(
  ctx: Context,
  thing: SimpleThing<R, V>,
  id: string,
  values: (present: R) => V,
): Promise<R> {
  const before = await findSimple(ctx, thing, id)
  await refusing(() => thing.update(ctx, id, values(before)))
  const after = await findSimple(ctx, thing, id)
  await audit(ctx, { action: `${thing.kind}.change`, object: { kind: thing.kind, id }, before, after })
  return after
}

/** @throws Problem `not_found`, `in_use` */
export async function removeSimple<R, V>(ctx: Context, thing: SimpleThing<R, V>, id: string): Promise<void> {
  const before = await findSimple(ctx, thing, id)
  await refusing(() => thing.remove(ctx, id), 'deleting')
  await audit(ctx, { action: `${thing.kind}.delete`, object: { kind: thing.kind, id }, before })
}

export async function findSimple<R, V>(ctx: Context, thing: SimpleThing<R, V>, id: string): Promise<R> {
  const found = await thing.find(ctx, id)
  if (!found) throw errors.not_found()
  return found
}
