import { Type, type Static } from 'typebox'
import type { Context } from '#platform/context'
import { can } from '#platform/permissions'
import { changesBetween, idsIn, withoutContact, type Change } from './audit-changes.ts'
import type { AuditRow } from './queries/audit.ts'
import { namesOfUsers } from './queries/users.ts'
import { deviceName } from './agents.ts'
import { nullable } from './schemas.ts'

const Named = Type.Object({ id: Type.String({ format: 'uuid' }), name: Type.String() })

export const AuditEntryView = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    position: Type.Integer({ description: 'Place in the trail' }),
    at: Type.String({ format: 'date-time' }),
    actor: Type.Object({
      kind: Type.String({ examples: ['user'] }),
      id: nullable(Type.String({ format: 'uuid' })),
      name: Type.String({ description: 'Empty for somebody erased and for nobody' }),
      job: nullable(Type.String({ description: 'Which part of the system did it' })),
    }),
    impersonator: nullable(Named),
    action: Type.String({ examples: ['user.change_roles'] }),
    object: Type.Object({
      kind: Type.String(),
      id: nullable(Type.String({ format: 'uuid' })),
      name: Type.String(),
    }),
    request_id: Type.String(),
    changes: Type.Array(
      Type.Object({
        field: Type.String(),
        before: Type.Optional(Type.Unknown()),
        after: Type.Optional(Type.Unknown()),
      }),
    ),
    names: Type.Object(
      {},
      {
        additionalProperties: Type.Object({ kind: Type.String(), name: Type.String() }),
        description: 'What ids among the values stand for',
      },
    ),
    ip: nullable(Type.String()),
    device: Type.String(),
    erased: Type.Boolean({ description: 'Its values went with the person they were about' }),
    sealed: Type.Boolean({ description: 'Covered by the chain of seals' }),
  },
  { title: 'AuditEntry' },
)
export type AuditEntryView = Static<typeof AuditEntryView>

type Names = ReadonlyMap<string, { kind: string; name: string }>

const longestText = 2_000

/** Entries as their readers see them: fields that changed, names beside ids, contact data for those who may see it. */
export async function presentEntries(ctx: Context, rows: readonly AuditRow[]): Promise<AuditEntryView[]> {
  const changes = new Map(rows.map((row) => [row.id, changesOf(ctx, row)]))
  const ids = rows.flatMap((row) => [
    ...[row.actor_id, row.impersonator_id, row.object_id].filter((id) => id !== null),
    ...idsIn(changes.get(row.id) ?? []),
  ])
  const names = await namesOf(ctx, [...new Set(ids)])
  return rows.map((row) => presentEntry(row, changes.get(row.id) ?? [], names))
}

function changesOf(ctx: Context, row: AuditRow): Change[] {
  const changes = changesBetween(row.before, row.after).map(shortened)
  return can(ctx, 'users.view_staff_contact') ? changes : withoutContact(changes)
}

function shortened(change: Change): Change {
  const short = (value: unknown): unknown =>
    typeof value === 'string' && value.length > longestText ? `${value.slice(0, longestText)}…` : value
  return {
    field: change.field,
    ...('before' in change ? { before: short(change.before) } : {}),
    ...('after' in change ? { after: short(change.after) } : {}),
  }
}

/** People by ourselves; learners, courses and the like by the modules that know them. */
async function namesOf(ctx: Context, ids: readonly string[]): Promise<Names> {
  const found = new Map<string, { kind: string; name: string }>()
  for (const [id, name] of await namesOfUsers(ctx.tx, ids)) found.set(id, { kind: 'user', name })
  const kinds = {
    learner: ctx.ports['names:learner'],
    course: ctx.ports['names:course'],
    invoice: ctx.ports['names:invoice'],
  }
  for (const [kind, ask] of Object.entries(kinds)) {
    const rest = ids.filter((id) => !found.has(id))
    if (!ask || rest.length === 0) continue
    for (const [id, name] of await ask(ctx, rest)) found.set(id, { kind, name })
  }
  return found
}

function presentEntry(row: AuditRow, changes: readonly Change[], names: Names): AuditEntryView {
  const nameOf = (id: string | null): string => (id === null ? '' : (names.get(id)?.name ?? ''))
  const mentioned = idsIn(changes).flatMap((id) => {
    const known = names.get(id)
    return known ? [[id, known] as const] : []
  })
  return {
    id: row.id,
    position: Number(row.position),
    at: row.at,
    actor: { kind: row.actor_kind, id: row.actor_id, name: nameOf(row.actor_id), job: row.actor_label },
    impersonator:
      row.impersonator_id === null ? null : { id: row.impersonator_id, name: nameOf(row.impersonator_id) },
    action: row.action,
    object: { kind: row.object_kind, id: row.object_id, name: nameOf(row.object_id) },
    request_id: row.request_id,
    changes: changes.map(({ field, ...sides }) => ({ field, ...sides })),
    names: Object.fromEntries(mentioned),
    ip: row.ip,
    device: deviceName(row.user_agent),
    erased: row.erased,
    sealed: row.sealed,
  }
}
