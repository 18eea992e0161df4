/** The catalogue's closed lists of values; the database checks the same. */
export const seasonTypes = ['summer_camp', 'school', 'ramadan', 'eid', 'other'] as const
export type SeasonType = (typeof seasonTypes)[number]

export const courseKinds = ['course', 'bootcamp', 'advanced', 'self_paced'] as const
export type CourseKind = (typeof courseKinds)[number]

export const courseStatuses = ['draft', 'registration_open', 'in_progress', 'completed', 'cancelled'] as const
export type CourseStatus = (typeof courseStatuses)[number]

export const lectureStatuses = ['scheduled', 'completed', 'cancelled', 'additional'] as const
export type LectureStatus = (typeof lectureStatuses)[number]

export const genders = ['any', 'male', 'female'] as const
export type Gender = (typeof genders)[number]

export const billedPer = ['course', 'month', 'lecture', 'package'] as const
export type BilledPer = (typeof billedPer)[number]

export const teachingRoles = ['instructor', 'mentor', 'assistant'] as const
export type TeachingRole = (typeof teachingRoles)[number]
