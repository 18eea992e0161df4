import type { AnyRoute } from '#platform/http/route'
import { courseRoutes } from './routes/courses.ts'
import { lectureRoutes } from './routes/lectures.ts'
import { placeRoutes } from './routes/places.ts'
import { scheduleRoutes } from './routes/schedules.ts'
import { seasonRoutes } from './routes/seasons.ts'
import { topicRoutes } from './routes/topics.ts'

export const catalogRoutes: readonly AnyRoute[] = [
  ...seasonRoutes,
  ...placeRoutes,
  ...topicRoutes,
  ...courseRoutes,
  ...scheduleRoutes,
  ...lectureRoutes,
]
