import type { CoursePart } from '../features/catalog/slots.ts'

/** Tabs that other areas add to the staff's page of a course: its learners, its attendance. */
export const courseSlots: CoursePart[] = []
