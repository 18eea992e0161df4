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
export type {
  BilledPer,
  CourseKind,
  CourseStatus,
  Gender,
  LectureStatus,
  SeasonType,
  TeachingRole,
} from './rules/words.ts'
export {
  publicCourse,
  publicCourses,
  publicSlugs,
  weeklyLines,
  type PublicCourse,
  type PublicCourseDetail,
} from './public-face.ts'
export { countFacets, type Facets } from './actions/read-facets.ts'
export { publicAnswer as keptWithCatalog, usePublicCache } from './public-cache.ts'
export { courseTransitions } from './rules/status.ts'
