declare module '#platform/events' {
  interface EventMap {
    /** A person marked learners (never the nightly job); only what changed. `present` null = the mark was taken back. */
    'attendance.marked': {
      lecture_id: string
      course_id: string
      marks: { learner_id: string; present: boolean | null }[]
    }
    /** A lecture ended half an hour ago and nobody took attendance. */
    'attendance.reminder_due': { lecture_id: string; course_id: string; instructor_id: string }
    /** The nightly look found lectures without attendance: somebody must decide. */
    'attendance.untaken': { lecture_ids: string[] }
  }
}

export {}
