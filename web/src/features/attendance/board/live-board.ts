import type { AttendanceBoard, AttendanceCounts } from '@halqa/api-client'

/** What a frame of the live room says about a lecture; null for other frames. */
export interface LectureNews {
  lecture: string
  counts: AttendanceCounts
  attendance_rate: number | null
}

/** Reads a frame; anything of another shape is not news of a lecture. */
export function newsOf(data: unknown): LectureNews | null {
  const lecture = member(member(data, 'lecture'), 'id')
  const counts = member(data, 'counts')
  const rate = member(data, 'attendance_rate')
  if (typeof lecture !== 'string' || !isCounts(counts)) return null
  return { lecture, counts, attendance_rate: typeof rate === 'number' ? rate : null }
}

/** The board with the news in it, and whether the lecture is on it at all. */
export function withNews(board: AttendanceBoard, news: LectureNews): AttendanceBoard {
  return {
    ...board,
    results: board.results.map((row) =>
      row.id === news.lecture
        ? {
            ...row,
            counts: news.counts,
            attendance_rate: news.attendance_rate,
            attendance_taken: news.counts.present + news.counts.absent > 0,
          }
        : row,
    ),
  }
}

function isCounts(value: unknown): value is AttendanceCounts {
  return (
    ['total', 'present', 'late', 'absent', 'excused', 'auto_absent', 'unmarked', 'rated'] as const
  ).every((name) => typeof member(value, name) === 'number')
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}
