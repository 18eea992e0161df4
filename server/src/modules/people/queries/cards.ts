import { sql } from 'kysely'
import type { Context } from '#platform/context'
import type { CardText } from '../cards.ts'

/** What stands on a card. */
export interface CardRow {
  readonly id: string
  readonly first_name: string
  readonly last_name: string
  /** Empty until the gender is known. */
  readonly unique_code: string
  readonly card_token: string
  readonly card_number: number
  readonly image_file_id: string | null
}

type Tx = Pick<Context, 'tx'>
const columns = sql.raw(
  `id, first_name, last_name, coalesce(unique_code, '') AS unique_code, card_token, card_number, image_file_id`,
)

/** Learners by id, in the order of names; archived ones have no card to print. */
export async function cardRows(ctx: Tx, ids: readonly string[]): Promise<CardRow[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<CardRow>`SELECT ${columns} FROM people.learners
    WHERE id = ANY(${ids}::uuid[]) AND archived_at IS NULL ORDER BY first_name, last_name, id`.execute(ctx.tx)
  return rows
}

/** Another token for the learner's next card; answers its number. */
export async function renewCard(ctx: Tx, id: string): Promise<number> {
  const { rows } = await sql<{ card_number: number }>`UPDATE people.learners
    SET card_number = card_number + 1, card_token = (
      -- Never the token that was lost.
      SELECT token FROM (SELECT upper(substr(md5(gen_random_uuid()::text), 1, 6)) AS token FROM generate_series(1, 4)) AS tries
      WHERE token <> card_token LIMIT 1)
    WHERE id = ${id} RETURNING card_number`.execute(ctx.tx)
  return rows[0]?.card_number ?? 1
}

/** Who a scanned card belongs to (also the card of somebody merged into another), and whether it is the present one; a code without token is nobody's card. */
export async function findByCard(
  ctx: Tx,
  card: CardText,
): Promise<{ id: string; is_present: boolean } | undefined> {
  const { rows } = await sql<{ id: string; is_present: boolean }>`SELECT s.id,
      (${card.token}::text IS NULL OR l.card_token = ${card.token}) AS is_present
    FROM people.learners l JOIN people.learners s ON s.id = coalesce(l.merged_into, l.id)
    WHERE l.unique_code = ${card.code} AND s.archived_at IS NULL`.execute(ctx.tx)
  return rows[0]
}
