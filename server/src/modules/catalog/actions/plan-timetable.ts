import { createHash } from 'node:crypto'
import type { Static } from 'typebox'
import type { Context } from '#platform/context'
import { invalid } from '#platform/errors'
import { centreSettings } from '#platform/settings'
import { timestamp, type Weekday } from '#platform/time'
import {
  clashesWith,
  daysOff,
  roomNames,
  type ClashRow,
  type StoredLecture,
  type StoredSchedule,
} from '../queries/timetable.ts'
import { endsBeforeStart, refuseOddLength } from '../refusals.ts'
import { compareLectures, type LectureDiff, type LooseLecture } from '../rules/lecture-diff.ts'
import { planLectures, type KeptLecture, type Plan, type WeeklySlot } from '../rules/lecture-plan.ts'
import { firstOverlap } from '../rules/timetable.ts'
import { optionalRef, plainTime } from '../schemas/parts.ts'
import type { ScheduleInput } from '../schemas/courses.ts'
import type { TimetableResultSchema } from '../schemas/lectures.ts'

export type TimetableResult = Static<typeof TimetableResultSchema>
type PlannedWire = TimetableResult['lectures'][number]

/** What of a course decides where its lectures are. */
export interface TimetableCourse {
  readonly id: string | null
  readonly season_id: string | null
  readonly branch_id: string | null
  readonly room_id: string | null
  readonly start_date: string | null
  readonly end_date: string | null
  readonly num_lectures: number | null
  readonly lead: string | null
}

export interface PlannedTimetable {
  readonly plan: Plan
  readonly diff: LectureDiff
  readonly result: TimetableResult
}

/** Weekly lines as they came in, checked. @throws field errors at `schedules.N…` */
export function readSlots(schedules: readonly Static<typeof ScheduleInput>[]): Omit<StoredSchedule, 'id'>[] {
  const slots = schedules.map((line, index) => {
    const slot = {
      weekday: line.weekday,
      start_time: plainTime(line.start_time).toString({ smallestUnit: 'minute' }),
      end_time: plainTime(line.end_time).toString({ smallestUnit: 'minute' }),
      room_id: optionalRef(line.room) ?? null,
      valid_from: line.valid_from ?? null,
      valid_until: line.valid_until ?? null,
    }
    refuseOddLength(`schedules.${index}.end_time`, plainTime(slot.start_time), plainTime(slot.end_time))
    if (slot.valid_from && slot.valid_until && slot.valid_until < slot.valid_from)
      throw endsBeforeStart(`schedules.${index}.valid_until`)
    return slot
  })
  const overlap = firstOverlap(slots.map((slot) => weekly(slot, null)))
  if (overlap !== null) {
    throw invalid(`schedules.${overlap}.start_time`, 'overlaps', {
      en: 'This overlaps an earlier line.',
      ar: 'يتداخل مع سطر سابق.',
      fa: 'با سطر پیشین هم‌زمان است.',
    })
  }
  return slots
}

/** What a timetable would make of a course's lectures. Changes nothing. */
export async function planTimetable(
  ctx: Context,
  course: TimetableCourse,
  slots: readonly Omit<StoredSchedule, 'id'>[],
  stored: readonly StoredLecture[],
): Promise<PlannedTimetable> {
  if (slots.length > 0) demandFrame(course)
  const { timeZone } = await centreSettings(ctx)
  const off = await daysOff(ctx, course.season_id, course.branch_id)
  const fixed = stored.filter((lecture) => staysPut(lecture, ctx.now))
  const loose = stored.filter((lecture) => !staysPut(lecture, ctx.now))
  const plan = planLectures({
    zone: timeZone,
    now: ctx.now,
    startDate: date(course.start_date) ?? Temporal.PlainDate.from('2000-01-01'),
    endDate: date(course.end_date),
    numLectures: course.num_lectures,
    slots: slots.map((slot) => weekly(slot, course.room_id)),
    daysOff: off.map((range) => ({
      name: range.name,
      start: Temporal.PlainDate.from(range.start_date),
      end: Temporal.PlainDate.from(range.end_date),
    })),
    kept: fixed.map(keptOf),
  })
  const diff = compareLectures(loose.map(looseOf), plan.lectures)
  const instructors = new Map(loose.map((lecture) => [lecture.number, lecture.instructor_id]))
  const clashes = await clashesWith(
    ctx,
    course.id,
    plan.lectures.map((lecture) => ({
      ...lecture,
      instructorId: instructors.get(lecture.number) ?? course.lead,
    })),
  )
  return { plan, diff, result: await present(ctx, { plan, diff, stored, fixed, clashes }) }
}

function demandFrame(course: TimetableCourse): void {
  if (course.start_date === null) {
    throw invalid('start_date', 'required', {
      en: 'Say when the course begins.',
      ar: 'حدد تاريخ بداية الدورة.',
      fa: 'تاریخ آغاز دوره را بگویید.',
    })
  }
  if (course.end_date === null && course.num_lectures === null) {
    throw invalid('num_lectures', 'required', {
      en: 'Say how many lectures there are, or when the course ends.',
      ar: 'حدد عدد المحاضرات أو تاريخ النهاية.',
      fa: 'شمار جلسه‌ها یا تاریخ پایان را بگویید.',
    })
  }
  if (course.end_date !== null && course.end_date < course.start_date) throw endsBeforeStart('end_date')
}

/** Past lectures, those with marks and those that somebody set by hand are not the timetable's any more. */
function staysPut(lecture: StoredLecture, now: Temporal.Instant): boolean {
  const begun = Temporal.Instant.compare(Temporal.Instant.from(lecture.starts_at), now) <= 0
  return (
    begun ||
    lecture.attendance_taken ||
    lecture.by_hand ||
    lecture.is_additional ||
    lecture.status !== 'scheduled'
  )
}

function weekly(slot: Omit<StoredSchedule, 'id'>, room: string | null): WeeklySlot {
  return {
    weekday: weekdays[slot.weekday] ?? 0,
    start: plainTime(slot.start_time),
    end: plainTime(slot.end_time),
    roomId: slot.room_id ?? room,
    validFrom: date(slot.valid_from),
    validUntil: date(slot.valid_until),
  }
}
const weekdays: readonly Weekday[] = [0, 1, 2, 3, 4, 5, 6]

function date(text: string | null): Temporal.PlainDate | null {
  return text === null ? null : Temporal.PlainDate.from(text)
}

function keptOf(lecture: StoredLecture): KeptLecture {
  return {
    number: lecture.number,
    startsAt: Temporal.Instant.from(lecture.starts_at),
    endsAt: Temporal.Instant.from(lecture.ends_at),
    slotAt: lecture.slot_at === null ? null : Temporal.Instant.from(lecture.slot_at),
    cancelled: lecture.status === 'cancelled',
    additional: lecture.is_additional,
  }
}

function looseOf(lecture: StoredLecture): LooseLecture {
  return {
    id: lecture.id,
    number: lecture.number,
    startsAt: Temporal.Instant.from(lecture.starts_at),
    endsAt: Temporal.Instant.from(lecture.ends_at),
    roomId: lecture.room_id,
  }
}

interface Parts {
  readonly plan: Plan
  readonly diff: LectureDiff
  readonly stored: readonly StoredLecture[]
  readonly fixed: readonly StoredLecture[]
  readonly clashes: readonly ClashRow[]
}

async function present(ctx: Context, parts: Parts): Promise<TimetableResult> {
  const { plan, diff } = parts
  const rooms = await roomNames(
    ctx,
    [
      ...new Set([...plan.lectures.map((one) => one.roomId), ...parts.stored.map((one) => one.room_id)]),
    ].filter((id) => id !== null),
  )
  const room = (id: string | null) => (id === null ? null : { id, name: rooms.get(id) ?? '' })
  const byId = new Map(parts.stored.map((lecture) => [lecture.id, lecture]))
  const wire = (
    lecture: Plan['lectures'][number],
    change: 'added' | 'moved' | 'kept',
    from?: LooseLecture,
  ): PlannedWire => {
    const before = from && byId.get(from.id)
    return {
      id: from?.id ?? null,
      change,
      number: lecture.number,
      title: before?.title ?? '',
      day: lecture.day.toString(),
      starts_at: timestamp(lecture.startsAt),
      ends_at: timestamp(lecture.endsAt),
      room: room(lecture.roomId),
      cancelled: false,
      shifted: lecture.shifted,
      before:
        change === 'moved' && before
          ? {
              day: before.day,
              starts_at: before.starts_at,
              ends_at: before.ends_at,
              room: room(before.room_id),
            }
          : null,
      clashes: parts.clashes
        .filter((clash) => clash.number === lecture.number)
        .map(({ course_id, course_name, number: _number, ...clash }) => ({
          ...clash,
          course: { id: course_id, name: course_name },
        })),
    }
  }
  const still = (lecture: StoredLecture, change: 'removed' | 'fixed'): PlannedWire => ({
    id: lecture.id,
    change,
    number: lecture.number,
    title: lecture.title,
    day: lecture.day,
    starts_at: lecture.starts_at,
    ends_at: lecture.ends_at,
    room: room(lecture.room_id),
    cancelled: lecture.status === 'cancelled',
    shifted: false,
    before: null,
    clashes: [],
  })
  const lectures = [
    ...diff.added.map((lecture) => wire(lecture, 'added')),
    ...diff.moved.map(({ from, to }) => wire(to, 'moved', from)),
    ...diff.kept.map(({ from, to }) => wire(to, 'kept', from)),
    ...diff.removed.flatMap(({ id }) => byId.get(id) ?? []).map((lecture) => still(lecture, 'removed')),
    ...parts.fixed.map((lecture) => still(lecture, 'fixed')),
  ].toSorted((a, b) =>
    a.starts_at === b.starts_at ? a.number - b.number : a.starts_at < b.starts_at ? -1 : 1,
  )
  return {
    lectures,
    skipped: plan.skipped.map((one) => ({ day: one.day.toString(), holiday: one.holiday })),
    counts: {
      added: diff.added.length,
      moved: diff.moved.length,
      removed: diff.removed.length,
      kept: diff.kept.length,
      fixed: parts.fixed.length,
      clashes: new Set(parts.clashes.map((clash) => clash.number)).size,
    },
    short: plan.short,
    ends_on: lectures.findLast((lecture) => lecture.change !== 'removed' && !lecture.cancelled)?.day ?? null,
    fingerprint: fingerprintOf(lectures),
  }
}

/** The same outcome has the same fingerprint, so that what was agreed to is what is applied. */
function fingerprintOf(lectures: readonly PlannedWire[]): string {
  const outcome = lectures.map((one) => [
    one.change,
    one.number,
    one.starts_at,
    one.ends_at,
    one.room?.id ?? '',
    one.clashes.length,
  ])
  return createHash('sha256').update(JSON.stringify(outcome)).digest('base64url').slice(0, 22)
}
