import type { Context } from '#platform/context'
import { audit } from '#platform/audit'
import { invalidFields } from '#platform/errors'
import { emit } from '#platform/events'
import { centreSettings } from '#platform/settings'
import { localDate } from '#platform/time'
import { attachFile, detachFiles } from '#media'
import { updateLearner, type Learner, type LearnerChange } from '../queries/learners.ts'
import { checkBirthDate, codeLetter } from '../rules.ts'
import { pickCode } from './create-learner.ts'

/**
 * Changes what is said of a learner; the caller answers for the right to and holds the row locked.
 * @throws Problem by field; `belongs_to_account` for a student's name, birth date and gender, which his account holds
 */
export async function changeLearner(ctx: Context, learner: Learner, change: LearnerChange): Promise<Learner> {
  const next = { ...pick(learner), ...defined(change) }
  if (learner.kind === 'student') refuseAccountFields(learner, next)
  return writeLearner(ctx, learner, next)
}

/** The same for a student whose account changed. */
export async function writeLearner(
  ctx: Context,
  learner: Learner,
  next: Required<LearnerChange>,
): Promise<Learner> {
  const before = pick(learner)
  const changed = changedNames.filter((name) => before[name] !== next[name])
  if (changed.length === 0) return learner
  if (next.dob && next.dob !== before.dob)
    checkBirthDate(next.dob, localDate(ctx.now, (await centreSettings(ctx)).timeZone))
  if (next.image_file_id !== before.image_file_id) await exchangeImage(ctx, learner, next.image_file_id)
  const written = await updateLearner(ctx, learner.id, next, await codeFor(ctx, learner, next))
  await audit(ctx, {
    action: 'learner.change',
    object: { kind: 'learner', id: learner.id },
    before: { ...some(before, changed), unique_code: learner.unique_code },
    after: { ...some(next, changed), unique_code: written.unique_code },
  })
  await emit(ctx, 'learner.changed', { learner_id: learner.id })
  return written
}

/** The letter says what the learner is: a corrected gender takes a new code. */
export async function codeFor(
  ctx: Context,
  learner: Learner,
  next: Required<LearnerChange>,
): Promise<string> {
  if (next.gender === null) return learner.unique_code
  const letter = codeLetter(learner.kind, next.gender)
  return learner.unique_code.startsWith(letter) ? learner.unique_code : pickCode(ctx, letter)
}

async function exchangeImage(ctx: Context, learner: Learner, fileId: string | null): Promise<void> {
  if (fileId)
    await attachFile(ctx, fileId, { kind: 'learner', id: learner.id }, { field: 'image', purpose: 'avatar' })
  if (learner.image_file_id) await detachFiles(ctx, [learner.image_file_id])
}

const changedNames = ['first_name', 'last_name', 'dob', 'gender', 'phone', 'notes', 'image_file_id'] as const

function pick(learner: Learner): Required<LearnerChange> {
  const { first_name, last_name, dob, gender, phone, notes, image_file_id } = learner
  return { first_name, last_name, dob, gender, phone, notes, image_file_id }
}

function defined(change: LearnerChange): LearnerChange {
  const trimmed = {
    ...change,
    ...(change.first_name ? { first_name: change.first_name.trim() } : {}),
    ...(change.last_name ? { last_name: change.last_name.trim() } : {}),
  }
  return Object.fromEntries(Object.entries(trimmed).filter(([, value]) => value !== undefined))
}

function some(
  values: Required<LearnerChange>,
  names: readonly (typeof changedNames)[number][],
): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, values[name]]))
}

function refuseAccountFields(learner: Learner, next: Required<LearnerChange>): void {
  const text = {
    en: 'This comes from the student’s own account and is changed there.',
    ar: 'هذا من حساب الطالب نفسه ويعدل من هناك.',
    fa: 'این از حساب خود دانشجو می‌آید و همان‌جا تغییر می‌کند.',
  }
  const names = (['first_name', 'last_name', 'dob', 'gender'] as const).filter(
    (name) => learner[name] !== next[name],
  )
  if (names.length > 0)
    throw invalidFields(
      Object.fromEntries(names.map((name) => [name, [{ code: 'belongs_to_account', text }]])),
    )
}
