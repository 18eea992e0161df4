import type { CourseDetail } from '@halqa/api-client'
import type { ComponentType } from 'react'
import type { Message } from '../../i18n/index.ts'

/** A tab that another area adds to the staff's course page, as a (lazy) component; `routes/` puts them together. */
export interface CoursePart {
  value: string
  label: Message
  /** Permission that shows it (`a|b` means either). */
  needs?: string
  panel: ComponentType<{ course: CourseDetail }>
}
