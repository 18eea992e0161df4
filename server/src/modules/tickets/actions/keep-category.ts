import { usersWithPermission } from '#identity'
import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { errors, invalid } from '#platform/errors'
import { newId } from '#platform/ids'
import { ticketErrors } from '../errors.ts'
import { answerTickets } from '../policy.ts'
import {
  archiveCategory,
  findCategory,
  insertCategory,
  nameTaken,
  setCategoryAgents,
  updateCategoryRow,
  type CategoryRow,
  type CategoryValues,
} from '../queries/categories.ts'

/** Members that are absent stay as they are (or empty, for a new one). */
export type CategoryInput = Partial<CategoryValues> & { readonly agent_ids?: readonly string[] }

/** @throws Problem `category_in_use` (the name), `invalid_input` at `agent_ids` */
export async function createCategory(
  ctx: Context,
  input: CategoryInput & { readonly name: string },
): Promise<CategoryRow> {
  const id = newId()
  const values: CategoryValues = {
    name: input.name.trim(),
    description: input.description ?? '',
    position: input.position ?? 0,
    first_reply_minutes: input.first_reply_minutes ?? null,
    resolution_minutes: input.resolution_minutes ?? null,
  }
  if (await nameTaken(ctx, values.name, id)) throw ticketErrors.category_in_use()
  await insertCategory(ctx, id, values)
  if (input.agent_ids) await setAgents(ctx, id, input.agent_ids)
  await audit(ctx, {
    action: 'ticket_category.create',
    object: { kind: 'ticket_category', id },
    after: { ...values, agent_ids: input.agent_ids ?? [] },
  })
  return known(ctx, id)
}

/** @throws Problem `not_found`, `category_in_use`, `invalid_input` at `agent_ids` */
export async function changeCategory(ctx: Context, id: string, input: CategoryInput): Promise<CategoryRow> {
  const before = await known(ctx, id)
  const values: CategoryValues = {
    name: (input.name ?? before.name).trim(),
    description: input.description ?? before.description,
    position: input.position ?? before.position,
    first_reply_minutes:
      input.first_reply_minutes === undefined ? before.first_reply_minutes : input.first_reply_minutes,
    resolution_minutes:
      input.resolution_minutes === undefined ? before.resolution_minutes : input.resolution_minutes,
  }
  if (await nameTaken(ctx, values.name, id)) throw ticketErrors.category_in_use()
  await updateCategoryRow(ctx, id, values)
  if (input.agent_ids) await setAgents(ctx, id, input.agent_ids)
  const after = await known(ctx, id)
  await audit(ctx, {
    action: 'ticket_category.update',
    object: { kind: 'ticket_category', id },
    before,
    after,
  })
  return after
}

/** Takes a category from the choice; tickets that have it keep it. @throws Problem `not_found` */
export async function removeCategory(ctx: Context, id: string): Promise<void> {
  const before = await known(ctx, id)
  await archiveCategory(ctx, id)
  await audit(ctx, { action: 'ticket_category.archive', object: { kind: 'ticket_category', id }, before })
}

async function known(ctx: Context, id: string): Promise<CategoryRow> {
  const category = await findCategory(ctx, id)
  if (!category) throw errors.not_found()
  return category
}

async function setAgents(ctx: Context, id: string, agentIds: readonly string[]): Promise<void> {
  const agents = new Set(await usersWithPermission(ctx, answerTickets))
  if (!agentIds.every((agent) => agents.has(agent))) {
    throw invalid('agent_ids', 'not_an_agent', {
      en: 'Only people who answer tickets.',
      ar: 'فقط من يردون على التذاكر.',
      fa: 'فقط کسانی که به تیکت‌ها پاسخ می‌دهند.',
    })
  }
  await setCategoryAgents(ctx, id, agentIds)
}
