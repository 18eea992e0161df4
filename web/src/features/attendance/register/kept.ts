import type { MarkResult, Register, RegisterLine } from '@halqa/api-client'

/** What the person says of one learner, before the server has it. */
export interface Choice {
  present: boolean | null
  late: boolean
  excused: boolean
  rating: string | null
  notes: string
}

/** A choice that waits on the phone. */
export interface Pending extends Choice {
  /** Version of the mark on which it was decided. */
  version: number
  /** Grows with each tap, so that an answer ends only what it was asked. */
  tap: number
}

/** A request on its way, kept until it is answered: sent again it is the same request. */
export interface Operation {
  id: string
  taps: Record<string, number>
  marks: {
    child?: string
    student?: string
    present: boolean | null
    late: boolean
    excused: boolean
    rating: string | null
    notes: string
    version: number
  }[]
}

/** One lecture as the phone keeps it: what the server last said, and what it has not heard yet. */
export interface KeptRegister {
  register: Register
  pending: Record<string, Pending>
  operation: Operation | null
  /** The server refused what was sent (time is over, no right); the marks stay here to be read. */
  refusal: string | null
  tap: number
}

export type LineState = 'sent' | 'phone' | 'refused'
export interface ShownLine extends RegisterLine {
  state: LineState
}

export function keep(register: Register): KeptRegister {
  return { register, pending: {}, operation: null, refusal: null, tap: 0 }
}

/** The register as the person sees it: his own choices over what the server said. */
export function shownLines({ register, pending, refusal }: KeptRegister): ShownLine[] {
  return register.attendances.map((line) => {
    const own = pending[line.learner_id]
    if (!own) return { ...line, state: 'sent' }
    const { present, late, excused, rating, notes } = own
    return {
      ...line,
      present,
      late,
      excused,
      rating,
      notes,
      status: statusOf(own),
      marked_via: present === null ? null : 'manual',
      state: refusal ? 'refused' : 'phone',
    }
  })
}

export function statusOf({
  present,
  late,
  excused,
}: Pick<Choice, 'present' | 'late' | 'excused'>): RegisterLine['status'] {
  if (present === null) return 'unmarked'
  if (present) return late ? 'late' : 'present'
  return excused ? 'excused' : 'absent'
}

export function choiceOf({ present, late, excused, rating, notes }: Choice): Choice {
  return { present, late, excused, rating, notes }
}

/** The person decided about some learners. A choice equal to what the server has needs no sending. */
export function choose(kept: KeptRegister, choices: Readonly<Record<string, Choice>>): KeptRegister {
  const pending = { ...kept.pending }
  let { tap } = kept
  for (const line of kept.register.attendances) {
    const wanted = choices[line.learner_id]
    if (!wanted) continue
    const choice = { ...wanted, rating: wanted.present === true ? wanted.rating : null }
    tap += 1
    if (sameChoice(choice, line) && line.marked_via !== 'auto' && !kept.operation?.taps[line.learner_id])
      delete pending[line.learner_id]
    // A choice that waits already was made on an older mark: another's newer one must not be overwritten unseen.
    else
      pending[line.learner_id] = {
        ...choiceOf(choice),
        version: pending[line.learner_id]?.version ?? line.version,
        tap,
      }
  }
  return { ...kept, pending, tap, refusal: null }
}

function sameChoice(one: Choice, other: Choice): boolean {
  return (
    one.present === other.present &&
    one.late === other.late &&
    one.excused === other.excused &&
    one.rating === other.rating &&
    one.notes === other.notes
  )
}

/** Everything that waits becomes one request; with one on its way already, that one is sent again. */
export function beginSending(kept: KeptRegister, id: string): KeptRegister {
  if (kept.operation || kept.refusal || Object.keys(kept.pending).length === 0) return kept
  const lines = kept.register.attendances.filter((line) => kept.pending[line.learner_id])
  const marks = lines.flatMap((line) => {
    const own = kept.pending[line.learner_id]
    if (!own) return []
    return [
      {
        ...(line.child ? { child: line.child } : { student: line.learner_id }),
        ...choiceOf(own),
        version: own.version,
      },
    ]
  })
  const taps = Object.fromEntries(
    lines.map((line) => [line.learner_id, kept.pending[line.learner_id]?.tap ?? 0]),
  )
  return { ...kept, operation: { id, taps, marks } }
}

/** What of an answer the phone needs; a 200 and a 409 both carry it. */
export type Answer = Pick<MarkResult, 'marks' | 'counts' | 'attendance_rate' | 'conflicts'>

/**
 * The server answered: its lines are the truth now. Choices made since stay, on the new version. A choice that came too
 * late waits on the server as a conflict and is shown there.
 */
export function answered(kept: KeptRegister, answer: Answer): KeptRegister {
  const fresh = new Map(answer.marks.map((line) => [line.learner_id, line]))
  const pending: Record<string, Pending> = {}
  for (const [learner, own] of Object.entries(kept.pending)) {
    const sent = kept.operation?.taps[learner]
    if (sent === own.tap) continue
    const line = fresh.get(learner)
    pending[learner] = line ? { ...own, version: line.version } : own
  }
  const register: Register = {
    ...kept.register,
    counts: answer.counts,
    attendance_rate: answer.attendance_rate,
    attendances: kept.register.attendances.map((line) => fresh.get(line.learner_id) ?? line),
  }
  return { ...kept, register, pending, operation: null, refusal: null }
}

/** The server will not take it (the time is over, the right is gone). */
export function refused(kept: KeptRegister, detail: string): KeptRegister {
  return { ...kept, operation: null, refusal: detail }
}

/** A newer register from the server. Choices on the phone stay, with the versions on which they were made. */
export function refreshed(kept: KeptRegister | null, register: Register): KeptRegister {
  if (!kept) return keep(register)
  const known = new Set(register.attendances.map((line) => line.learner_id))
  const pending = Object.fromEntries(Object.entries(kept.pending).filter(([learner]) => known.has(learner)))
  return { ...kept, register, pending }
}

/** Gives up what the server refused. */
export function discarded(kept: KeptRegister): KeptRegister {
  return { ...kept, pending: {}, operation: null, refusal: null }
}

export interface ShownCounts {
  total: number
  present: number
  late: number
  absent: number
  excused: number
  unmarked: number
  unrated: number
  onPhone: number
}

/** Counts of what is shown. Absences of the nightly job count as unmarked: a person has yet to say. */
export function countShown(lines: readonly ShownLine[]): ShownCounts {
  const counts = {
    total: lines.length,
    present: 0,
    late: 0,
    absent: 0,
    excused: 0,
    unmarked: 0,
    unrated: 0,
    onPhone: 0,
  }
  for (const line of lines) {
    if (line.state !== 'sent') counts.onPhone += 1
    if (line.present === null || line.marked_via === 'auto') counts.unmarked += 1
    else if (line.present) counts.present += 1
    else counts.absent += 1
    if (line.status === 'late') counts.late += 1
    if (line.status === 'excused') counts.excused += 1
    if (line.present && line.rating === null) counts.unrated += 1
  }
  return counts
}
