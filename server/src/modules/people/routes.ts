import { cardRoutes } from './routes/cards.ts'
import { childRoutes } from './routes/children.ts'
import { familyRoutes } from './routes/family.ts'
import { learnerFamilyRoutes } from './routes/learner-family.ts'
import { guardianRoutes } from './routes/guardians.ts'
import { instructorRoutes } from './routes/instructors.ts'
import { learnerRoutes } from './routes/learners.ts'
import { mergeRoutes } from './routes/merges.ts'
import { studentRoutes } from './routes/students.ts'
import { tutorRegistrationRoutes } from './routes/tutor-registration.ts'
import { tutorReviewRoutes } from './routes/tutor-review.ts'
import { tutorRoutes } from './routes/tutors.ts'

export const peopleRoutes = [
  ...childRoutes,
  ...familyRoutes,
  ...mergeRoutes,
  ...learnerRoutes,
  ...learnerFamilyRoutes,
  ...guardianRoutes,
  ...instructorRoutes,
  ...studentRoutes,
  ...cardRoutes,
  ...tutorRegistrationRoutes,
  ...tutorRoutes,
  ...tutorReviewRoutes,
]
