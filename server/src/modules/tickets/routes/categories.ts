import type { Context } from '#platform/context'
import { listQuery, pageOf, runList } from '#platform/http/list'
import { errors } from '#platform/errors'
import { route, type AnyRoute } from '#platform/http/route'
import { changeCategory, createCategory, removeCategory } from '../actions/keep-category.ts'
import { personName } from '../names.ts'
import { isAgent, manageTickets } from '../policy.ts'
import { findCategory, selectCategories, type CategoryRow } from '../queries/categories.ts'
import { categoryListSpec } from '../queries/lists.ts'
import { CategoryBody, CategoryPatchBody, CategorySchema, IdParams } from '../schemas.ts'

const tag = 'Ticket categories'

/** Who answers a category and how busy it is concerns agents only. */
function present(ctx: Pick<Context, 'actor'>, category: CategoryRow) {
  const staff = isAgent(ctx.actor)
  const { id, name, description, position, first_reply_minutes, resolution_minutes } = category
  return {
    id,
    name,
    description,
    position,
    first_reply_minutes,
    resolution_minutes,
    open_tickets: staff ? category.open_tickets : null,
    agents: staff
      ? category.agents.map((agent) => ({
          id: agent.id,
          name: personName(agent.first_name, agent.last_name),
        }))
      : [],
  }
}

/** The same five operations under both names that older clients know. */
function categoryRoutesAt(base: string, one: string, many: string): AnyRoute[] {
  const path = `${base}{id}/`
  return [
    route({
      method: 'GET',
      path: base,
      operationId: `list${many}`,
      tag,
      summary: 'Categories that a ticket can have',
      access: 'user',
      query: listQuery(categoryListSpec),
      response: pageOf(CategorySchema),
      handler: (ctx, { query, url }) =>
        runList(ctx.tx, categoryListSpec, selectCategories(ctx), { query, url }, (row) => present(ctx, row)),
    }),
    route({
      method: 'POST',
      path: base,
      operationId: `create${one}`,
      tag,
      summary: 'Make a category',
      access: [manageTickets],
      errors: [409],
      body: CategoryBody,
      response: CategorySchema,
      handler: async (ctx, { body }) => present(ctx, await createCategory(ctx, body)),
    }),
    route({
      method: 'GET',
      path,
      operationId: `get${one}`,
      tag,
      summary: 'One category',
      access: 'user',
      params: IdParams,
      response: CategorySchema,
      handler: async (ctx, { params }) => {
        const category = await findCategory(ctx, params.id)
        if (!category) throw errors.not_found()
        return present(ctx, category)
      },
    }),
    route({
      method: 'PUT',
      path,
      operationId: `replace${one}`,
      tag,
      summary: 'Change a category',
      access: [manageTickets],
      errors: [409],
      params: IdParams,
      body: CategoryBody,
      response: CategorySchema,
      handler: async (ctx, { params, body }) => present(ctx, await changeCategory(ctx, params.id, body)),
    }),
    route({
      method: 'PATCH',
      path,
      operationId: `change${one}`,
      tag,
      summary: 'Change some of a category',
      access: [manageTickets],
      errors: [409],
      params: IdParams,
      body: CategoryPatchBody,
      response: CategorySchema,
      handler: async (ctx, { params, body }) => present(ctx, await changeCategory(ctx, params.id, body)),
    }),
    route({
      method: 'DELETE',
      path,
      operationId: `delete${one}`,
      tag,
      summary: 'Take a category from the choice; tickets that have it keep it',
      access: [manageTickets],
      params: IdParams,
      handler: (ctx, { params }) => removeCategory(ctx, params.id),
    }),
  ]
}

export const categoryRoutes = [
  ...categoryRoutesAt('/api/v1/ticket-categories/', 'TicketCategory', 'TicketCategories'),
  ...categoryRoutesAt('/api/v1/categories/', 'Category', 'Categories'),
]
