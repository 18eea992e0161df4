import type { Kept, ObjectTag } from '#imports'
import type { Context } from '#platform/context'
import { referencesTo } from '#platform/references'
import { takeRoleFromMany, usedAccounts, withdrawAccounts } from '#identity'
import {
  changedLearners,
  currentFields,
  deleteLearners,
  deleteLinks,
  linksSince,
  lockLearners,
  updateFields,
  usersWithOtherLinks,
  type LearnerFields,
} from '../queries/households.ts'

interface Assessment {
  readonly kept: readonly Kept[]
  readonly learners: readonly string[]
  readonly links: readonly string[]
  readonly accounts: readonly string[]
  readonly roles: readonly string[]
  readonly reverts: readonly { readonly id: string; readonly fields: LearnerFields }[]
}

/** What could not be taken back now. */
export async function blockedHouseholds(ctx: Context, tags: readonly ObjectTag[]): Promise<Kept[]> {
  return [...(await assess(ctx, tags, false)).kept]
}

/** Rows a statement: deleting one asks every table that could point to it. */
const part = 250

/** Takes back what nobody used or changed since; nobody can begin to use it meanwhile. */
export async function undoHouseholds(
  ctx: Context,
  tags: readonly ObjectTag[],
  tell: (done: number) => Promise<void>,
): Promise<readonly Kept[]> {
  const found = await assess(ctx, tags, true)
  let done = 0
  const inParts = async (ids: readonly string[], work: (some: string[]) => Promise<void>): Promise<void> => {
    for (let at = 0; at < ids.length; at += part) {
      const some = ids.slice(at, at + part)
      await work(some)
      done += some.length
      await tell(done)
    }
  }
  await inParts(found.links, (some) => deleteLinks(ctx, some))
  await inParts(found.learners, (some) => deleteLearners(ctx, some))
  await inParts(found.roles, (some) => takeRoleFromMany(ctx, some, 'parent'))
  await inParts(found.accounts, (some) => withdrawAccounts(ctx, some))
  if (found.reverts.length > 0) await updateFields(ctx, found.reverts)
  return found.kept
}

/** A learner that stays keeps its links, and they keep their guardians' accounts. */
async function assess(ctx: Context, tags: readonly ObjectTag[], lock: boolean): Promise<Assessment> {
  const made = (kind: string) => tags.filter((tag) => tag.kind === kind && tag.action === 'create')
  const learnerIds = made('learner').map(({ objectId }) => objectId)
  const updates = tags.filter((tag) => tag.kind === 'learner' && tag.action === 'update')
  const linkTags = made('guardian')
  if (lock) await lockLearners(ctx, [...learnerIds, ...updates.map(({ objectId }) => objectId)])

  const learners = await keptLearners(ctx, learnerIds, linkTags)
  const links = await keptLinks(ctx, linkTags, learnerIds, learners)
  const goingLinks = linkTags.map(({ objectId }) => objectId).filter((id) => !links.has(id))
  const accounts = await keptAccounts(ctx, made('account'), goingLinks, lock)
  const roles = await keptRoles(ctx, made('role'), goingLinks)
  const updated = await reverting(ctx, updates)
  const listed = (kind: string, map: ReadonlyMap<string, string>): Kept[] =>
    [...map].map(([objectId, because]) => ({ kind, objectId, because }))
  const going = (kind: string, map: ReadonlyMap<string, string>): string[] =>
    made(kind)
      .map(({ objectId }) => objectId)
      .filter((id) => !map.has(id))
  return {
    kept: [
      ...listed('learner', learners),
      ...listed('learner', updated.kept),
      ...listed('guardian', links),
      ...listed('account', accounts),
      ...listed('role', roles),
    ],
    learners: going('learner', learners),
    links: goingLinks,
    accounts: going('account', accounts),
    roles: going('role', roles),
    reverts: updated.reverts,
  }
}

const reasonOf: Readonly<Record<string, string>> = {
  enrolments: 'enrolled',
  billing: 'invoiced',
  attendance: 'attended',
}
const importance = ['used', 'edited', 'guardians_changed', 'enrolled', 'attended', 'invoiced']

async function keptLearners(
  ctx: Context,
  ids: readonly string[],
  linkTags: readonly ObjectTag[],
): Promise<Map<string, string>> {
  const kept = new Map<string, string>()
  const keep = (id: string, because: string): void => {
    const now = kept.get(id)
    if (now === undefined || importance.indexOf(because) > importance.indexOf(now)) kept.set(id, because)
  }
  for (const { id, because } of await changedLearners(
    ctx,
    ids,
    linkTags.map(({ objectId }) => objectId),
  ))
    keep(id, because)
  for (const [id, tables] of await referencesTo(ctx, 'people.learners', ids, ['people.guardians']))
    for (const table of tables) keep(id, reasonOf[table.split('.')[0] ?? ''] ?? 'used')
  return kept
}

/** Also decides about the learners of changed links: `learners` grows by them. */
async function keptLinks(
  ctx: Context,
  linkTags: readonly ObjectTag[],
  madeLearners: readonly string[],
  learners: Map<string, string>,
): Promise<Map<string, string>> {
  const facts = await linksSince(
    ctx,
    linkTags.map(({ objectId, after }) => ({
      id: objectId,
      is_primary: after?.['is_primary'] === true,
      relation: String(after?.['relation'] ?? ''),
    })),
  )
  const own = new Set(madeLearners)
  const kept = new Map<string, string>()
  for (const { id, learner_id: learnerId, changed } of facts)
    if (changed) {
      kept.set(id, 'guardians_changed')
      if (own.has(learnerId) && !learners.has(learnerId)) learners.set(learnerId, 'guardians_changed')
    }
  for (const { id, learner_id: learnerId } of facts)
    if (learners.has(learnerId) && own.has(learnerId) && !kept.has(id)) kept.set(id, 'belongs_to_kept')
  return kept
}

async function keptAccounts(
  ctx: Context,
  tags: readonly ObjectTag[],
  goingLinks: readonly string[],
  lock: boolean,
): Promise<Map<string, string>> {
  const opened = tags.map(({ objectId, after }) => ({
    id: objectId,
    phone: String(after?.['phone'] ?? ''),
    first_name: String(after?.['first_name'] ?? ''),
    last_name: String(after?.['last_name'] ?? ''),
    role: 'parent',
  }))
  const kept = await usedAccounts(ctx, opened, { except: ['people.guardians'], lock })
  const linked = await usersWithOtherLinks(
    ctx,
    opened.map(({ id }) => id),
    goingLinks,
  )
  for (const id of linked) if (!kept.has(id)) kept.set(id, 'belongs_to_kept')
  return kept
}

/** Who is a guardian by other links remains a parent. */
async function keptRoles(
  ctx: Context,
  tags: readonly ObjectTag[],
  goingLinks: readonly string[],
): Promise<Map<string, string>> {
  const linked = await usersWithOtherLinks(
    ctx,
    tags.map(({ objectId }) => objectId),
    goingLinks,
  )
  return new Map([...linked].map((id) => [id, 'belongs_to_kept']))
}

/** Earlier values come back where the import's still stand. */
async function reverting(
  ctx: Context,
  tags: readonly ObjectTag[],
): Promise<{ reverts: { id: string; fields: LearnerFields }[]; kept: Map<string, string> }> {
  const current = await currentFields(
    ctx,
    tags.map(({ objectId }) => objectId),
  )
  const kept = new Map<string, string>()
  const reverts = tags.flatMap(({ objectId, before = {}, after = {} }) => {
    const now: Readonly<Record<string, unknown>> = { ...current.get(objectId) }
    const names = Object.keys(after).filter((name) => name in before)
    const still = names.filter((name) => now[name] === after[name])
    if (still.length < names.length) kept.set(objectId, 'edited')
    if (still.length === 0) return []
    return [{ id: objectId, fields: Object.fromEntries(still.map((name) => [name, before[name]])) }]
  })
  return { reverts, kept }
}
