import type { AnyRoute } from '#platform/http/route'
import { decisionRoutes } from './routes/decisions.ts'
import { enrollmentRoutes } from './routes/enrollments.ts'
import { requestRoutes } from './routes/requests.ts'

export const enrolmentRoutes: readonly AnyRoute[] = [...requestRoutes, ...decisionRoutes, ...enrollmentRoutes]
