import type { AnyRoute } from '#platform/http/route'

export const catalogRoutes: readonly AnyRoute[] = []
