import { isDeepStrictEqual } from 'node:util'
import type { Recorded } from './normalise.ts'
import type { Results } from './replay.ts'
import type { Value } from './script.ts'

/** Where our answer may differ from the original's, and why. */
export type Deviation = {
  /** Name of the call. */
  call: string
  /** `status`, `headers.allow`, `body.detail`, `body.new_password.0` … */
  where: string
  /** What the original says there; `<absent>` when it says nothing. */
  theirs: Value
  ours: Value
  reason: string
}

export type Difference = { call: string; where: string; theirs: Value; ours: Value; problem: string }

export const absent = '<absent>'

/**
 * Every place where `ours` differs from `theirs` without a deviation that says exactly so,
 * and every deviation that was not observed.
 */
export function compare(theirs: Results, ours: Results, deviations: Deviation[]): Difference[] {
  const differences = Object.keys({ ...theirs, ...ours }).flatMap((call) => differencesOf(call, theirs[call], ours[call]))
  const unexplained = differences.filter((difference) => !deviations.some((deviation) => explains(deviation, difference)))
  const unneeded = deviations
    .filter((deviation) => !differences.some((difference) => explains(deviation, difference)))
    .map(({ reason: _, ...deviation }) => ({ ...deviation, problem: 'this deviation is listed but was not observed' }))
  return [...unexplained, ...unneeded]
}

/** One line for each difference, for a test's message. */
export function describe(differences: Difference[]): string[] {
  return differences.map(
    ({ call, where, theirs, ours, problem }) =>
      `${call} · ${where}: theirs ${JSON.stringify(theirs)}, ours ${JSON.stringify(ours)} (${problem})`,
  )
}

function explains(deviation: Deviation, difference: Difference): boolean {
  return (
    deviation.call === difference.call &&
    deviation.where === difference.where &&
    isDeepStrictEqual(deviation.theirs, difference.theirs) &&
    isDeepStrictEqual(deviation.ours, difference.ours)
  )
}

function differencesOf(call: string, theirs: Recorded | undefined, ours: Recorded | undefined): Difference[] {
  if (!theirs || !ours) {
    const problem = theirs ? 'the call was not made' : 'the call is not in the transcript: record again'
    return [{ call, where: 'call', theirs: theirs ? 'made' : absent, ours: ours ? 'made' : absent, problem }]
  }
  return [
    ...between('status', theirs.status, ours.status),
    ...between('headers', theirs.headers, ours.headers),
    ...between('body', theirs.body, ours.body),
  ].map((place) => ({ call, ...place, problem: 'differs' }))
}

type Place = { where: string; theirs: Value; ours: Value }

function between(where: string, theirs: Value | undefined, ours: Value | undefined): Place[] {
  if (isDeepStrictEqual(theirs, ours)) return []
  if (isBranch(theirs) && isBranch(ours) && Array.isArray(theirs) === Array.isArray(ours)) {
    const [left, right] = [new Map(Object.entries(theirs)), new Map(Object.entries(ours))]
    const keys = new Set([...left.keys(), ...right.keys()])
    return [...keys].flatMap((key) => between(`${where}.${key}`, left.get(key), right.get(key)))
  }
  return [{ where, theirs: theirs ?? (theirs === null ? null : absent), ours: ours ?? (ours === null ? null : absent) }]
}

function isBranch(value: Value | undefined): value is Value[] | { [key: string]: Value } {
  return typeof value === 'object' && value !== null
}
