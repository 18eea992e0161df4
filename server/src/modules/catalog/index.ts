import './events.ts'

export {
  courseForEnrolment,
  courseCards,
  isCourseInstructor,
  lectureRow,
  lecturesBetween,
  lectureCount,
  setAttendanceTaken,
  setLectureStatus,
  type CourseForEnrolment,
} from './face.ts'
export type { CardRow } from './queries/courses.ts'
export type { LectureFilter, LectureRow } from './queries/lectures.ts'
export type { BilledPer, CourseKind, CourseStatus, Gender, LectureStatus, SeasonType, TeachingRole } from './rules/words.ts'
