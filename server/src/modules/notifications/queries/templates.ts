import { sql } from 'kysely'
import type { Context } from '#platform/context'
import type { Locale } from '#platform/i18n'
import { timestamp } from '#platform/time'
import type { Tx } from './notifications.ts'

export interface OverrideRow {
  readonly type: string
  readonly locale: Locale
  readonly title: string
  readonly body: string
}

export async function overridesOf(ctx: Tx, types: readonly string[]): Promise<OverrideRow[]> {
  const { rows } =
    await sql<OverrideRow>`SELECT type, locale, title, body FROM notifications.template_overrides
    WHERE type = ANY(${[...types]}::text[])`.execute(ctx.tx)
  return rows
}

export async function putOverride(ctx: Context, row: OverrideRow): Promise<void> {
  await sql`INSERT INTO notifications.template_overrides (type, locale, title, body, updated_at)
    VALUES (${row.type}, ${row.locale}, ${row.title}, ${row.body}, ${timestamp(ctx.now)})
    ON CONFLICT (type, locale) DO UPDATE SET title = excluded.title, body = excluded.body, updated_at = excluded.updated_at`.execute(
    ctx.tx,
  )
}

export async function deleteOverride(ctx: Tx, type: string, locale: Locale): Promise<void> {
  await sql`DELETE FROM notifications.template_overrides WHERE type = ${type} AND locale = ${locale}`.execute(
    ctx.tx,
  )
}
