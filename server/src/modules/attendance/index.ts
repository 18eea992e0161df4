import './events.ts'
import './settings.ts'
export { attendanceByWeek, lastMarks, type LastMark } from './queries/figures.ts'
