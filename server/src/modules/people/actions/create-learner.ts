import type { Context } from '#platform/context'
import { audit } from '#platform/audit'
import { emit } from '#platform/events'
import { newId } from '#platform/ids'
import { centreSettings } from '#platform/settings'
import { localDate } from '#platform/time'
import { attachFile } from '#media'
import { randomCodes } from '../codes.ts'
import { peopleErrors } from '../errors.ts'
import type { LearnerKind } from '../events.ts'
import { insertGuardian, type Relation } from '../queries/guardians.ts'
import { anyFreeCode, freeCode, insertLearner, type Learner, type NewLearner } from '../queries/learners.ts'
import { checkBirthDate, codeLetter, type Gender } from '../rules.ts'

export interface LearnerSpec {
  readonly kind: LearnerKind
  /** The learner's own login; students always have one. */
  readonly userId?: string | null
  readonly firstName: string
  readonly lastName?: string
  /** YYYY-MM-DD; required for children. */
  readonly dob?: string | null
  /** Required for children; a student without one has no code yet. */
  readonly gender?: Gender | null
  /** E.164. */
  readonly phone?: string | null
  readonly imageFileId?: string | null
  readonly notes?: string
  /** Becomes the primary guardian. */
  readonly guardian?: { readonly userId: string; readonly relation?: Relation }
  readonly isDemo?: boolean
}

/**
 * Adds a learner with a fresh code (docs/domain/people.md). The caller answers for the right to.
 * @throws Problem `invalid_input` at `dob` or `image`; `codes_exhausted`
 */
export async function createLearner(ctx: Context, spec: LearnerSpec): Promise<Learner> {
  if (spec.dob) checkBirthDate(spec.dob, localDate(ctx.now, (await centreSettings(ctx)).timeZone))
  const learner: NewLearner = {
    id: newId(),
    kind: spec.kind,
    userId: spec.userId ?? null,
    firstName: spec.firstName.trim(),
    lastName: (spec.lastName ?? '').trim(),
    dob: spec.dob ?? null,
    gender: spec.gender ?? null,
    phone: spec.phone ?? null,
    imageFileId: spec.imageFileId ?? null,
    notes: spec.notes ?? '',
    isDemo: spec.isDemo ?? false,
  }
  if (learner.imageFileId)
    await attachFile(
      ctx,
      learner.imageFileId,
      { kind: 'learner', id: learner.id },
      { field: 'image', purpose: 'avatar' },
    )
  const written = await insertWithCode(ctx, learner)
  if (spec.guardian) {
    const { userId, relation = 'guardian' } = spec.guardian
    await insertGuardian(ctx, { id: newId(), learnerId: written.id, userId, isPrimary: true, relation })
  }
  await audit(ctx, {
    action: 'learner.create',
    object: { kind: 'learner', id: written.id },
    after: { ...written, guardian: spec.guardian ?? null },
  })
  await emit(ctx, 'learner.created', { learner_id: written.id, kind: written.kind })
  return written
}

const tries = 12

/** The unique index decides who gets a code; the loser of a race takes another one. */
async function insertWithCode(ctx: Context, learner: NewLearner): Promise<Learner> {
  for (let attempt = 0; attempt < tries; attempt++) {
    const code = learner.gender ? await pickCode(ctx, codeLetter(learner.kind, learner.gender)) : null
    const written = await insertLearner(ctx, learner, code)
    if (written) return written
  }
  throw peopleErrors.codes_exhausted()
}

/** A code that was free a moment ago. @throws Problem `codes_exhausted` */
export async function pickCode(ctx: Context, letter: string): Promise<string> {
  const code = (await freeCode(ctx, randomCodes(letter, 8))) ?? (await anyFreeCode(ctx, letter))
  if (code === null) throw peopleErrors.codes_exhausted()
  return code
}
