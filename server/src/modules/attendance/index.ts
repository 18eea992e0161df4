import './events.ts'
import './settings.ts'

/** Lectures of a day with counts, as far as the actor may see them; the day in figures; today in the centre. */
export { centreToday, readBoard, readSummary } from './actions/read-day.ts'
export { attendanceByWeek } from './queries/figures.ts'
export { lastMarks, type LastMark } from './queries/marks-list.ts'
export type { Counts } from './rules/counts.ts'
export type { MarkStatus } from './rules/words.ts'
