import { courseSlots } from './course-slots.ts'
import { screen } from './screen.tsx'

const anyStaff = 'courses.manage|courses.view_drafts|courses.teach'

/** Courses, their lectures, seasons, places and categories. */
export const catalogRoutes = [
  screen('/admin/courses', () => import('../features/catalog/course-list.tsx'), { needs: anyStaff }),
  screen('/admin/courses/new', () => import('../features/catalog/new-course.tsx'), {
    needs: 'courses.manage',
  }),
  screen(
    '/admin/courses/$id',
    async () => {
      const { CoursePage } = await import('../features/catalog/course-page.tsx')
      return { default: () => <CoursePage parts={courseSlots} /> }
    },
    { needs: anyStaff },
  ),
  screen('/admin/courses/$id/edit', () => import('../features/catalog/edit-course.tsx'), {
    needs: 'courses.manage|courses.teach',
  }),
  screen('/admin/timetable', () => import('../features/catalog/week-page.tsx'), {
    needs: `${anyStaff}|lectures.manage`,
  }),
  screen('/admin/seasons', () => import('../features/catalog/season-list.tsx'), { needs: 'seasons.manage' }),
  screen('/admin/seasons/new', () => import('../features/catalog/new-season.tsx'), {
    needs: 'seasons.manage',
  }),
  screen('/admin/seasons/$id', () => import('../features/catalog/season-page.tsx'), {
    needs: 'seasons.manage',
  }),
  screen('/admin/catalogue', () => import('../features/catalog/catalogue-page.tsx'), {
    needs: 'seasons.manage|courses.manage',
  }),
]
