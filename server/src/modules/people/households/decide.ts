import type { DataRow, Effect, RowProblem } from '#imports'
import type { Context } from '#platform/context'
import { fold } from '#platform/text'
import { accountsByPhone, type AccountOfPhone } from '#identity'
import { possibleLearners, type KnownLearner, type LearnerFields } from '../queries/households.ts'
import type { Household, HouseholdGuardian } from './household.ts'
import { nameKey } from './read-household.ts'

export type Existing = 'keep' | 'fill' | 'replace'

/** What one row comes to. */
export interface Decision {
  readonly number: number
  readonly data: Household
  readonly outcome: 'create' | 'update' | 'match'
  readonly known: KnownLearner | null
  readonly before: LearnerFields
  readonly after: LearnerFields
  readonly links: readonly LinkDecision[]
  readonly problems: readonly RowProblem[]
  readonly duplicateOf: number | null
}

export interface LinkDecision {
  readonly guardian: HouseholdGuardian
  readonly account: AccountOfPhone | null
  /** False when the guardian is linked already. */
  readonly isNew: boolean
  readonly isPrimary: boolean
}

/** What rows before this one came to, as far as the database does not tell. */
export class Memory {
  readonly names = new Map<string, string>()
  readonly learners = new Map<string, number>()
  readonly numbers = new Map<string, number>()
  readonly links = new Map<string, Set<string>>()
}

/** Decides what rows come to, in their order. `made` are accounts that the same import opened before. */
export async function decide(
  ctx: Pick<Context, 'tx'>,
  rows: readonly DataRow<Household>[],
  existing: Existing,
  memory: Memory,
): Promise<Decision[]> {
  const accounts = await accountsByPhone(ctx, [
    ...new Set(rows.flatMap(({ data }) => data.guardians.map(({ phone }) => phone))),
  ])
  const index = indexOf(
    await possibleLearners(ctx, {
      days: [...new Set(rows.map(({ data }) => data.dob))],
      codes: rows.flatMap(({ data }) => data.code ?? []),
      numbers: rows.flatMap(({ data }) => data.number ?? []),
    }),
  )
  return rows.map((row) => decideOne(row, { accounts, index, existing, memory }))
}

interface Index {
  readonly byNumber: ReadonlyMap<string, KnownLearner>
  readonly byCode: ReadonlyMap<string, KnownLearner>
  readonly byName: ReadonlyMap<string, readonly KnownLearner[]>
}

function indexOf(learners: readonly KnownLearner[]): Index {
  return {
    byNumber: new Map(
      learners.flatMap((one) => (one.legacy_id === null ? [] : [[one.legacy_id, one] as const])),
    ),
    byCode: new Map(
      learners.flatMap((one) => (one.unique_code === null ? [] : [[one.unique_code, one] as const])),
    ),
    byName: Map.groupBy(learners, nameKey),
  }
}

interface Facts {
  readonly accounts: ReadonlyMap<string, AccountOfPhone>
  readonly index: Index
  readonly existing: Existing
  readonly memory: Memory
}

function decideOne({ number, data }: DataRow<Household>, facts: Facts): Decision {
  const { memory, existing } = facts
  const problems: RowProblem[] = []
  const known = findKnown(data, facts, problems)
  const earlier =
    (known ? memory.learners.get(known.id) : undefined) ??
    (data.number === null ? undefined : memory.numbers.get(data.number))
  const nothing = { number, data, known, before: {}, after: {}, links: [], problems: [] }
  if (earlier !== undefined) return { ...nothing, outcome: 'match', duplicateOf: earlier }
  if (known) memory.learners.set(known.id, number)
  if (data.number !== null) memory.numbers.set(data.number, number)
  if (!known) {
    const links = data.guardians.map((guardian, index) => linkOf(guardian, index === 0, facts, problems))
    return { ...nothing, outcome: 'create', links, problems, duplicateOf: null }
  }
  if (known.archived) problems.push({ code: 'learner_archived', field: null })
  if (known.gender !== null && known.gender !== data.gender)
    problems.push({ code: 'gender_differs', field: 'gender' })
  if (existing === 'keep') return { ...nothing, outcome: 'match', problems, duplicateOf: null }
  const { before, after } = changes(known, data, existing, facts.index)
  const links = data.guardians
    .map((guardian, index) => linkOf(guardian, index === 0 && known.guardians.length === 0, facts, problems))
    .filter((link) => !isBarred(link, known, problems))
    .map((link) => knownLink(link, known, memory))
  const outcome = Object.keys(after).length > 0 ? 'update' : 'match'
  return { ...nothing, outcome, before, after, links, problems, duplicateOf: null }
}

/** By the centre's own number, by the card's code, else by name, birth date and a guardian in common. */
function findKnown(
  data: Household,
  { index, accounts, memory }: Facts,
  problems: RowProblem[],
): KnownLearner | null {
  const byNumber = data.number === null ? undefined : index.byNumber.get(data.number)
  if (byNumber) return byNumber
  if (data.code !== null) {
    const byCode = index.byCode.get(data.code)
    if (byCode) return byCode
    problems.push({ code: 'code_unknown', field: 'code', values: { text: data.code.slice(0, 20) } })
  }
  const namesakes = index.byName.get(nameKey(data)) ?? []
  const shares = (learner: KnownLearner): boolean =>
    data.guardians.some(({ phone }) => {
      const account = accounts.get(phone)
      return (
        (account !== undefined && learner.guardians.includes(account.id)) ||
        memory.links.get(learner.id)?.has(phone) === true
      )
    })
  const same = namesakes.find(shares)
  if (same) return same
  const [namesake] = namesakes
  if (namesake)
    problems.push({ code: 'possible_duplicate', field: null, values: { code: namesake.unique_code ?? '' } })
  return null
}

function linkOf(
  guardian: HouseholdGuardian,
  isPrimary: boolean,
  { accounts, memory }: Facts,
  problems: RowProblem[],
): LinkDecision {
  const account = accounts.get(guardian.phone) ?? null
  const called = fold(`${guardian.first_name} ${guardian.last_name}`)
  const name = account
    ? `${account.first_name} ${account.last_name}`.trim()
    : (memory.names.get(guardian.phone) ?? '')
  if (called !== '' && name !== '' && fold(name) !== called)
    problems.push({ code: 'guardian_name_differs', field: null, values: { name } })
  if (account && !account.is_active) problems.push({ code: 'guardian_closed', field: null })
  if (!account && called !== '' && !memory.names.has(guardian.phone))
    memory.names.set(guardian.phone, `${guardian.first_name} ${guardian.last_name}`.trim())
  return { guardian, account, isNew: true, isPrimary }
}

function knownLink(link: LinkDecision, known: KnownLearner, memory: Memory): LinkDecision {
  const linked = link.account !== null && known.guardians.includes(link.account.id)
  if (!linked) memory.links.set(known.id, (memory.links.get(known.id) ?? new Set()).add(link.guardian.phone))
  return { ...link, isNew: !linked }
}

function isBarred(link: LinkDecision, known: KnownLearner, problems: RowProblem[]): boolean {
  if (link.account === null || !known.barred.includes(link.account.id)) return false
  problems.push({ code: 'guardian_barred', field: null })
  return true
}

/** A student's name and birth date are the account's; a number is given once. */
function changes(
  known: KnownLearner,
  data: Household,
  existing: Existing,
  index: Index,
): { before: LearnerFields; after: LearnerFields } {
  const numberIsFree = data.number !== null && !index.byNumber.has(data.number)
  const wanted: LearnerFields = {
    ...(known.kind === 'child' && existing === 'replace'
      ? { first_name: data.first_name, last_name: data.last_name, dob: data.dob }
      : {}),
    ...(data.phone !== null && (existing === 'replace' || known.phone === null) ? { phone: data.phone } : {}),
    ...(data.notes !== '' && (existing === 'replace' || known.notes === '') ? { notes: data.notes } : {}),
    ...(numberIsFree && !known.numbered ? { number: data.number } : {}),
  }
  const held = { ...known, number: known.legacy_id }
  const names = (['first_name', 'last_name', 'dob', 'phone', 'notes', 'number'] as const).filter(
    (name) => wanted[name] !== undefined && wanted[name] !== held[name],
  )
  return {
    before: Object.fromEntries(names.map((name) => [name, held[name]])),
    after: Object.fromEntries(names.map((name) => [name, wanted[name]])),
  }
}

/** What a decision makes and touches, as a dry run counts it. */
export function effectsOf(decision: Decision): Effect[] {
  const { number, known, outcome } = decision
  if (decision.duplicateOf !== null) return []
  const effects: Effect[] = [{ kind: 'learner', action: outcome, key: known?.id ?? String(number) }]
  for (const { guardian, account, isNew } of decision.links) {
    effects.push({ kind: 'account', action: account ? 'match' : 'create', key: guardian.phone })
    if (account && !account.roles.includes('parent'))
      effects.push({ kind: 'role', action: 'create', key: guardian.phone })
    if (isNew)
      effects.push({ kind: 'guardian', action: 'create', key: `${known?.id ?? number} ${guardian.phone}` })
  }
  return effects
}
