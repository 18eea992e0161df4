import type { AnyRoute } from '#platform/http/route'
import { placeRoutes } from './routes/places.ts'
import { seasonRoutes } from './routes/seasons.ts'
import { topicRoutes } from './routes/topics.ts'

export const catalogRoutes: readonly AnyRoute[] = [...seasonRoutes, ...placeRoutes, ...topicRoutes]
