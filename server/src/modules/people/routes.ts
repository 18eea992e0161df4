import { cardRoutes } from './routes/cards.ts'
import { childRoutes } from './routes/children.ts'
import { instructorRoutes } from './routes/instructors.ts'
import { learnerRoutes } from './routes/learners.ts'
import { studentRoutes } from './routes/students.ts'

export const peopleRoutes = [
  ...childRoutes,
  ...learnerRoutes,
  ...instructorRoutes,
  ...studentRoutes,
  ...cardRoutes,
]
