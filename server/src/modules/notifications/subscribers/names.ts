import { courseCards } from '#catalog'
import { userCards } from '#identity'
import { learnerCards } from '#people'
import type { Context } from '#platform/context'

type Reader = Pick<Context, 'tx'>

export async function courseName(ctx: Reader, id: string): Promise<string> {
  return (await courseCards(ctx, [id])).get(id)?.name ?? ''
}

/** First name: family members know each other. */
export async function learnerName(ctx: Reader, id: string | null): Promise<string> {
  if (id === null) return ''
  const card = (await learnerCards(ctx, [id])).get(id)
  return card ? `${card.first_name} ${card.last_name}`.trim() : ''
}

export async function userName(ctx: Reader, id: string): Promise<string> {
  const card = (await userCards(ctx, [id])).get(id)
  return card ? `${card.first_name} ${card.last_name}`.trim() : ''
}
