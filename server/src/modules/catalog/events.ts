declare module '#platform/events' {
  interface EventMap {
    /** A draft became visible and open. */
    'course.published': { course_id: string }
    'course.cancelled': { course_id: string }
    /** Lectures were added, moved, cancelled or given to somebody else. */
    'lectures.changed': { course_id: string; lecture_ids: string[] }
    'capacity.raised': { course_id: string }
  }
}

declare module '#platform/context' {
  interface Ports {
    /** Asked for links that only people of the course may see; answered by the module that knows who belongs to it. */
    'attends:course'?: (ctx: Context, courseId: string) => Promise<boolean>
  }
}

export {}
