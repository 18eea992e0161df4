import { screen } from './screen.tsx'

/** Asking for places and following them; the desk that gives them. */
export const enrolmentRoutes = [
  screen('/enrol/$slug', () => import('../features/enrolments/ask-for-places.tsx')),
  screen('/my/places', () => import('../features/enrolments/my-places.tsx')),
  screen('/admin/requests', () => import('../features/enrolments/request-desk.tsx'), {
    needs: 'enrollment_requests.review',
  }),
  screen('/admin/waitlist', () => import('../features/enrolments/waitlist.tsx'), {
    needs: 'enrollment_requests.review',
  }),
  screen('/admin/enrolments', () => import('../features/enrolments/enrollment-list.tsx'), {
    needs: 'enrollments.view_all',
  }),
  screen('/admin/enrolments/new', () => import('../features/enrolments/enrol-form.tsx'), {
    needs: 'enrollments.manage',
  }),
]
