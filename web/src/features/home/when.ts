import type { Format } from '../../i18n/format.ts'
import type { Lecture } from './types.ts'

/** `Monday, 23 November, 4:30 PM`; of a lecture that runs, or is today, the time alone. */
export function whenOf(lecture: Pick<Lecture, 'starts_at'>, today: string, format: Format): string {
  const sameDay = format.date(lecture.starts_at, 'short') === format.date(`${today}T12:00:00Z`, 'short')
  return sameDay
    ? format.time(lecture.starts_at)
    : `${format.date(lecture.starts_at, 'weekday')} · ${format.time(lecture.starts_at)}`
}

/** Room and branch, as far as they are known. */
export function placeOf(lecture: Pick<Lecture, 'room' | 'branch'>): string {
  return [lecture.room, lecture.branch].filter(Boolean).join(' · ')
}
