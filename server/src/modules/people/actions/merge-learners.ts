import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { errors } from '#platform/errors'
import { emit } from '#platform/events'
import { newId } from '#platform/ids'
import { reassignFile } from '#media'
import { peopleErrors } from '../errors.ts'
import { learnerTables } from '../merge-tables.ts'
import { endLink, guardiansOf } from '../queries/guardians.ts'
import {
  announceRights,
  countRows,
  difference,
  findConflicts,
  linksToMerge,
  moveLink,
  moveRows,
  setMerged,
  snapshot,
  type Change,
  type Pair,
  type TableCount,
} from '../queries/merge-rows.ts'
import { insertMerge } from '../queries/merges.ts'
import { lockLearner, updateLearner, type Learner, type LearnerChange } from '../queries/learners.ts'
import { codeFor } from './change-learner.ts'

export const mergeFields = ['first_name', 'last_name', 'dob', 'gender', 'phone', 'notes', 'image'] as const
export type MergeField = (typeof mergeFields)[number]

/** Why two learners cannot become one as they are. */
export interface MergeConflict {
  readonly kind: string
  /** A course, where it is about one. */
  readonly name: string | null
}

export interface MergePreview {
  readonly counts: readonly TableCount[]
  readonly guardians: { readonly moves: number; readonly stays: number }
  readonly conflicts: readonly MergeConflict[]
}

const undoDays = 30

/** What merging would do; nothing is changed. */
export async function previewMerge(ctx: Context, survivor: Learner, merged: Learner): Promise<MergePreview> {
  const pair = { survivorId: survivor.id, mergedId: merged.id }
  const counts: TableCount[] = []
  for (const spec of learnerTables(ctx)) counts.push(await countRows(ctx, spec, pair))
  const kept = new Set((await guardiansOf(ctx, [survivor.id])).map((link) => link.user_id))
  const links = await guardiansOf(ctx, [merged.id])
  const stays = links.filter((link) => kept.has(link.user_id)).length
  return {
    counts: counts.filter((count) => count.moves + count.stays > 0),
    guardians: { moves: links.length - stays, stays },
    conflicts: await conflictsOf(ctx, survivor, merged, pair),
  }
}

async function conflictsOf(
  ctx: Context,
  survivor: Learner,
  merged: Learner,
  pair: Pair,
): Promise<MergeConflict[]> {
  const found: MergeConflict[] = []
  if (merged.user_id !== null && survivor.user_id !== null)
    found.push({ kind: 'both_have_accounts', name: null })
  else if (merged.user_id !== null) found.push({ kind: 'account_on_other_side', name: null })
  for (const spec of learnerTables(ctx))
    for (const conflict of await findConflicts(ctx, spec, pair)) {
      const names = conflict.about ? await ctx.ports['names:course']?.(ctx, [conflict.about]) : undefined
      found.push({ kind: conflict.kind, name: names?.get(conflict.about ?? '') ?? null })
    }
  return found
}

/**
 * Makes two learners one, in this transaction: everything that belongs to the merged one moves to the survivor, whose
 * code and card stay; `take` names the facts that come from the other side. Can be undone for thirty days. The caller
 * answers for the right to. Answers the merge's id.
 * @throws Problem `not_found`, `same_learner`, `merge_conflicts`, `stale_version`
 */
export async function mergeLearners(
  ctx: Context,
  pair: Pair,
  choice: { readonly take: readonly MergeField[]; readonly seen?: readonly [number, number] | undefined },
): Promise<string> {
  if (pair.survivorId === pair.mergedId) throw peopleErrors.same_learner()
  const [survivor, merged] = await lockBoth(ctx, pair)
  if (choice.seen && (choice.seen[0] !== survivor.version || choice.seen[1] !== merged.version))
    throw errors.stale_version()
  if ((await conflictsOf(ctx, survivor, merged, pair)).length > 0) throw peopleErrors.merge_conflicts()
  const before = [
    await snapshot(ctx, 'people.learners', survivor.id),
    await snapshot(ctx, 'people.learners', merged.id),
  ]
  const changes: Change[] = [...(await moveGuardians(ctx, pair))]
  const moved: Record<string, number> = { guardian: changes.length }
  for (const spec of learnerTables(ctx)) {
    const change = await moveRows(ctx, spec, pair)
    if (!change) continue
    changes.push(change)
    moved[spec.kind] = change.keys.length
  }
  changes.push(...(await takeFacts(ctx, survivor, merged, choice.take)))
  await setMerged(ctx, pair)
  for (const [index, id] of [survivor.id, merged.id].entries()) {
    const change = difference(
      'people.learners',
      id,
      before[index] ?? {},
      await snapshot(ctx, 'people.learners', id),
    )
    if (change) changes.push(change)
  }
  const id = newId()
  const undoUntil = ctx.now.add({ hours: undoDays * 24 })
  await insertMerge(ctx, { id, survivorId: survivor.id, mergedId: merged.id, moved, changes, undoUntil })
  for (const learnerId of [survivor.id, merged.id])
    await audit(ctx, {
      action: 'learner.merge',
      object: { kind: 'learner', id: learnerId },
      before: { survivor: survivor.id, merged: merged.id },
      after: { merge: id, moved, taken: choice.take },
    })
  await emit(ctx, 'learner.merged', { learner_id: survivor.id, merged_id: merged.id })
  return id
}

/** Both rows, locked in one order for everybody; archived ones are not merged. */
async function lockBoth(ctx: Context, pair: Pair): Promise<[Learner, Learner]> {
  const rows = new Map<string, Learner>()
  for (const id of [pair.survivorId, pair.mergedId].toSorted()) {
    const learner = await lockLearner(ctx, id)
    if (!learner || learner.archived_at !== null) throw errors.not_found()
    rows.set(id, learner)
  }
  const survivor = rows.get(pair.survivorId)
  const merged = rows.get(pair.mergedId)
  if (!survivor || !merged) throw errors.not_found()
  return [survivor, merged]
}

/** Who is a guardian of both stays one with the survivor's rights; the others come over, none of them as primary. */
async function moveGuardians(ctx: Context, pair: Pair): Promise<Change[]> {
  const kept = await guardiansOf(ctx, [pair.survivorId])
  const links = await linksToMerge(ctx, pair.mergedId)
  let primary = kept.some((link) => link.is_primary)
  const changes: Change[] = []
  for (const link of links) {
    const before = await snapshot(ctx, 'people.guardians', link.id)
    const isDouble = link.ended_at === null && kept.some((other) => other.user_id === link.user_id)
    if (isDouble) await endLink(ctx, link.id, 'merged')
    else {
      const isPrimary = link.is_primary && !primary
      primary ||= isPrimary
      await moveLink(ctx, { id: link.id, learnerId: pair.survivorId, isPrimary })
    }
    const change = difference(
      'people.guardians',
      link.id,
      before,
      await snapshot(ctx, 'people.guardians', link.id),
    )
    if (change) changes.push(change)
  }
  await announceRights(
    ctx,
    links.filter((link) => link.ended_at === null).map((link) => link.user_id),
  )
  return changes
}

async function takeFacts(
  ctx: Context,
  survivor: Learner,
  merged: Learner,
  take: readonly MergeField[],
): Promise<Change[]> {
  // An account's own facts are changed there.
  const taken = survivor.kind === 'student' ? take.filter((field) => !accountFields.has(field)) : take
  if (taken.length === 0) return []
  const from = (field: MergeField): Learner => (taken.includes(field) ? merged : survivor)
  const next: Required<LearnerChange> = {
    first_name: from('first_name').first_name,
    last_name: from('last_name').last_name,
    dob: from('dob').dob,
    gender: from('gender').gender,
    phone: from('phone').phone,
    notes: from('notes').notes,
    image_file_id: from('image').image_file_id,
  }
  await updateLearner(ctx, survivor.id, next, await codeFor(ctx, survivor, next))
  const photo = next.image_file_id
  if (photo === null || photo === survivor.image_file_id) return []
  const before = { object_id: merged.id }
  await reassignFile(ctx, photo, survivor.id)
  return [{ table: 'media.files', keys: [{ id: photo }], before, after: { object_id: survivor.id } }]
}

const accountFields = new Set<MergeField>(['first_name', 'last_name', 'dob', 'gender'])
