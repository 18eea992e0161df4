import type { DataRow, ImportRun, ObjectTag, RowWriting } from '#imports'
import type { Context } from '#platform/context'
import { newId } from '#platform/ids'
import { accountsByPhone, giveRoleToMany, openAccounts } from '#identity'
import { randomCodes } from '../codes.ts'
import { peopleErrors } from '../errors.ts'
import {
  anyFreeCodes,
  freeCodes,
  insertLearners,
  insertLinks,
  updateFields,
  type LinkToAdd,
} from '../queries/households.ts'
import { codeLetter } from '../rules.ts'
import { Memory, decide, type Decision, type Existing } from './decide.ts'
import type { Household } from './household.ts'

interface Placed {
  readonly decision: Decision
  readonly learnerId: string
}

/**
 * Writes rows in a handful of statements, however many they are. Values of what is made stand in no tag but those that
 * an undo compares: a new account's name and phone, a link's place.
 */
export async function writeHouseholds(
  ctx: Context,
  rows: readonly DataRow<Household>[],
  run: ImportRun,
): Promise<{ rows: RowWriting[]; tags: ObjectTag[] }> {
  const decisions = await decide(ctx, rows, readExisting(run.choices), new Memory())
  const placed = decisions.map((decision) => ({ decision, learnerId: decision.known?.id ?? newId() }))
  const accounts = await writeAccounts(ctx, decisions, run)
  await addLearners(
    ctx,
    placed.filter(({ decision }) => decision.outcome === 'create' && decision.duplicateOf === null),
  )
  const updated = placed.filter(({ decision }) => decision.outcome === 'update')
  if (updated.length > 0)
    await updateFields(
      ctx,
      updated.map(({ decision, learnerId }) => ({ id: learnerId, fields: decision.after })),
    )
  const links = await addLinks(ctx, placed, accounts.ids)
  return {
    rows: placed.map(({ decision, learnerId }) => ({
      number: decision.number,
      outcome: decision.outcome,
      objectId: learnerId,
    })),
    tags: [...placed.map(learnerTag), ...accounts.tags, ...links],
  }
}

export function readExisting(choices: Readonly<Record<string, string>>): Existing {
  const { existing } = choices
  return existing === 'keep' || existing === 'replace' ? existing : 'fill'
}

function learnerTag({ decision, learnerId }: Placed): ObjectTag {
  const { number, outcome, before, after } = decision
  const tag = { number, kind: 'learner', objectId: learnerId, action: outcome }
  return outcome === 'update' ? { ...tag, before: { ...before }, after: { ...after } } : tag
}

/** Opens the accounts that are missing and makes parents of the known ones; answers the ids by phone. */
async function writeAccounts(
  ctx: Context,
  decisions: readonly Decision[],
  run: ImportRun,
): Promise<{ ids: ReadonlyMap<string, string>; tags: ObjectTag[] }> {
  const links = decisions.flatMap(({ number, links: list }) => list.map((link) => ({ number, ...link })))
  const missing = new Map(
    links
      .filter(({ account }) => account === null)
      .toReversed()
      .map(({ guardian }) => [guardian.phone, guardian] as const),
  )
  const people = [...missing.values()].map(({ phone, first_name, last_name }) => ({
    phone,
    first_name,
    last_name,
  }))
  const opened = await openAccounts(ctx, people, 'parent')
  // Somebody may have signed up with such a phone in this very moment: then it is a known one.
  const overtaken = await accountsByPhone(
    ctx,
    people.map(({ phone }) => phone).filter((phone) => !opened.has(phone)),
  )
  const known = new Map([
    ...links.flatMap(({ guardian, account }) => (account ? [[guardian.phone, account.id] as const] : [])),
    ...[...overtaken].map(([phone, account]) => [phone, account.id] as const),
  ])
  const parents = new Set(await giveRoleToMany(ctx, [...new Set(known.values())], 'parent'))
  const own = await run.made('account', [...known.values()])
  const tags = links.flatMap(({ number, guardian }): ObjectTag[] => {
    const made = opened.get(guardian.phone)
    const person = missing.get(guardian.phone)
    if (made && person) {
      const { phone, first_name, last_name } = person
      return [
        {
          number,
          kind: 'account',
          objectId: made,
          action: 'create',
          after: { phone, first_name, last_name },
        },
      ]
    }
    const id = known.get(guardian.phone)
    if (!id || own.has(id)) return []
    const match: ObjectTag = { number, kind: 'account', objectId: id, action: 'match' }
    return parents.has(id) ? [match, { number, kind: 'role', objectId: id, action: 'create' }] : [match]
  })
  return { ids: new Map([...opened, ...known]), tags }
}

async function addLearners(ctx: Context, placed: readonly Placed[]): Promise<void> {
  if (placed.length === 0) return
  const codes = {
    male: await pickCodes(ctx, codeLetter('child', 'male'), count(placed, 'male')),
    female: await pickCodes(ctx, codeLetter('child', 'female'), count(placed, 'female')),
  }
  const learners = placed.map(({ decision: { data }, learnerId }) => {
    const code = codes[data.gender].pop()
    if (code === undefined) throw peopleErrors.codes_exhausted()
    const { first_name, last_name, dob, gender, phone, notes, number } = data
    return { id: learnerId, first_name, last_name, dob, gender, phone, notes, number, code }
  })
  await insertLearners(ctx, learners)
}

function count(placed: readonly Placed[], gender: Household['gender']): number {
  return placed.filter(({ decision }) => decision.data.gender === gender).length
}

/** By chance as for one learner; when chance finds too few, from all that are left. */
async function pickCodes(ctx: Context, letter: string, wanted: number): Promise<string[]> {
  if (wanted === 0) return []
  const free = await freeCodes(ctx, randomCodes(letter, Math.min(wanted * 2 + 10, 50_000)))
  if (free.length >= wanted) return free.slice(0, wanted)
  return anyFreeCodes(ctx, letter, wanted)
}

async function addLinks(
  ctx: Context,
  placed: readonly Placed[],
  accounts: ReadonlyMap<string, string>,
): Promise<ObjectTag[]> {
  const wanted = placed.flatMap(({ decision, learnerId }) =>
    decision.links.flatMap(({ guardian, isNew, isPrimary }): (LinkToAdd & { number: number })[] => {
      const userId = accounts.get(guardian.phone)
      if (!isNew || !userId) return []
      const link = {
        learner_id: learnerId,
        user_id: userId,
        is_primary: isPrimary,
        relation: guardian.relation,
      }
      return [{ id: newId(), number: decision.number, ...link }]
    }),
  )
  if (wanted.length === 0) return []
  const made = await insertLinks(
    ctx,
    wanted.map(({ number: _number, ...link }) => link),
  )
  return wanted.flatMap(({ id, number, is_primary, relation }): ObjectTag[] =>
    made.has(id)
      ? [{ number, kind: 'guardian', objectId: id, action: 'create', after: { is_primary, relation } }]
      : [],
  )
}
