import { Type } from 'typebox'
import { route } from '#platform/http/route'
import { SearchResults } from '../schemas.ts'
import { searchEverything } from '../search.ts'

export const searchRoutes = [
  route({
    method: 'GET',
    path: '/api/v1/search/',
    operationId: 'searchEverything',
    tag: 'Search',
    access: ['users.view', 'learners.view', 'invoices.view_all', 'tickets.answer'],
    summary: 'One search over people, learners, courses, invoices and tickets',
    description:
      'At most six of each kind, each kind only for those who may see it. Letters and digits of all three languages match each other; a phone may be typed in any form.',
    query: Type.Object({ q: Type.String({ minLength: 1, maxLength: 100 }) }),
    limit: { name: 'search', points: 120, seconds: 60, by: 'actor' },
    response: SearchResults,
    handler: async (ctx, { query }) => ({ results: await searchEverything(ctx, query.q) }),
  }),
]
