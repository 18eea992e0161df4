import { route } from '#platform/http/route'
import { Today } from '../schemas.ts'
import { readToday } from '../today/read-today.ts'

export const todayRoutes = [
  route({
    method: 'GET',
    path: '/api/v1/today/',
    operationId: 'readToday',
    tag: 'Today',
    access: 'user',
    summary: "The caller's day",
    description: 'One answer for all roles of the caller: parts that are not his are absent.',
    response: Today,
    handler: (ctx) => readToday(ctx),
  }),
]
