import type { Context } from '#platform/context'
import { errors } from '#platform/errors'
import { can } from '#platform/permissions'
import type { ImportDefinition } from './definition.ts'

type WithPorts = Pick<Context, 'ports'>

/** The definition of a kind. @throws Problem `not_found` */
export function definitionOf(ctx: WithPorts, kind: string): ImportDefinition {
  const found = /^[a-z_]+$/.test(kind) ? ctx.ports[`imports:${kind}`] : undefined
  if (!found) throw errors.not_found()
  return found
}

/** The kinds that the actor may import. */
export function kindsFor(ctx: Pick<Context, 'ports' | 'actor'>): ImportDefinition[] {
  return Object.keys(ctx.ports)
    .filter((name): name is `imports:${string}` => name.startsWith('imports:'))
    .flatMap((name) => ctx.ports[name] ?? [])
    .filter((definition) => can(ctx, definition.permission))
}
