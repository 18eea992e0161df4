import { screen } from './screen.tsx'

/** A tutor's own place, and the queue of those who review. */
export const tutorRoutes = [
  screen('/tutor', () => import('../features/tutors/tutor-home.tsx')),
  screen('/admin/tutors', () => import('../features/tutors/review-list.tsx'), { needs: 'tutors.review' }),
  screen('/admin/tutors/$id', () => import('../features/tutors/review-page.tsx'), { needs: 'tutors.review' }),
]
