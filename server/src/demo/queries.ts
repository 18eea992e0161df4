import { sql } from 'kysely'
import type { Context, Database } from '#platform/context'

type Reader = Pick<Context, 'tx'>

/** What is loaded from here on is the demo's (see {@link adoptAsDemo}). */
export async function beginDemo(tx: Database): Promise<void> {
  await sql`SELECT demo.begin()`.execute(tx)
}

/** Everything new since {@link beginDemo} belongs to the demo centre. Same transaction. */
export async function adoptAsDemo(tx: Database): Promise<void> {
  await sql`SELECT demo.adopt()`.execute(tx)
}

/** Whether anybody has an account who did not come with the demo. */
export async function hasRealPeople(ctx: Reader): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`SELECT EXISTS (
      SELECT 1 FROM identity.users u WHERE u.erased_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM demo.rows r WHERE r.rel = 'identity.users' AND r.id = u.id)) AS found`.execute(
    ctx.tx,
  )
  return rows[0]?.found === true
}

/** Whether a real owner keeps the centre when the demo goes. */
export async function hasRealOwner(ctx: Reader): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`SELECT EXISTS (
      SELECT 1 FROM identity.user_roles o JOIN identity.users u ON u.id = o.user_id
      WHERE o.role = 'owner' AND u.is_active AND u.erased_at IS NULL AND NOT u.is_demo) AS found`.execute(
    ctx.tx,
  )
  return rows[0]?.found === true
}

export interface DemoPerson {
  readonly id: string
  readonly role: string
  readonly first_name: string
  readonly last_name: string
  readonly avatar_file_id: string | null
}

/** The people whom a visitor may try out; their usernames name their role. */
export async function demoPeople(ctx: Reader): Promise<DemoPerson[]> {
  const { rows } =
    await sql<DemoPerson>`SELECT id, substr(username, 6) AS role, first_name, last_name, avatar_file_id
    FROM identity.users WHERE is_demo AND is_active AND username LIKE 'demo-%' ORDER BY username`.execute(
      ctx.tx,
    )
  return rows
}

/** Rows that a removal would take, by table. */
export async function previewRemoval(ctx: Reader): Promise<Readonly<Record<string, number>>> {
  const { rows } = await sql<{ counts: Record<string, number> }>`SELECT demo.preview() AS counts`.execute(
    ctx.tx,
  )
  return rows[0]?.counts ?? {}
}

export interface Removal {
  readonly counts: Readonly<Record<string, number>>
  readonly storage_keys: readonly string[]
}

export async function hasRealMoney(ctx: Reader): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`SELECT demo.real_money() AS found`.execute(ctx.tx)
  return rows[0]?.found === true
}

/** Takes the demo's rows away, the ledger's too. @throws the database's `demo_real_money` */
export async function removeRows(ctx: Reader): Promise<Removal> {
  const { rows } = await sql<{ removal: Removal }>`SELECT demo.remove() AS removal`.execute(ctx.tx)
  return rows[0]?.removal ?? { counts: {}, storage_keys: [] }
}

/** The settings of a centre that only ever was a demo: the wizard asks for them anew. */
export async function forgetAllSettings(ctx: Reader): Promise<void> {
  await sql`DELETE FROM platform.settings`.execute(ctx.tx)
  await sql`SELECT pg_notify('halqa_settings', '')`.execute(ctx.tx)
}

export interface DemoInvoice {
  readonly id: string
  readonly payer_id: string
  readonly total_minor: bigint
  readonly currency: string
  readonly status: string
  readonly issuedAt: Temporal.Instant
}

/** The invoices of the demo, oldest first. */
export async function demoInvoices(ctx: Reader): Promise<DemoInvoice[]> {
  const { rows } = await sql<
    Omit<DemoInvoice, 'issuedAt'> & { issued_at: string }
  >`SELECT id, payer_id, total_minor, currency, status, issued_at
    FROM billing.invoices WHERE issued_at IS NOT NULL ORDER BY issued_at, id`.execute(ctx.tx)
  return rows.map(({ issued_at, ...row }) => ({ ...row, issuedAt: Temporal.Instant.from(issued_at) }))
}

export interface PastLecture {
  readonly id: string
  readonly instructor_id: string | null
  readonly endsAt: Temporal.Instant
}

/** Lectures that are over by now, oldest first. */
export async function pastLectures(ctx: Pick<Context, 'tx' | 'now'>): Promise<PastLecture[]> {
  const { rows } = await sql<{
    id: string
    instructor_id: string | null
    ends_at: string
  }>`SELECT id, instructor_id, ends_at
    FROM catalog.lectures WHERE ends_at <= ${ctx.now.toString()} AND status <> 'cancelled' ORDER BY ends_at, id`.execute(
    ctx.tx,
  )
  return rows.map(({ ends_at, ...row }) => ({ ...row, endsAt: Temporal.Instant.from(ends_at) }))
}

/** Letters of the demo's past count as sent by the house itself, and older notices as read. */
export async function settleLetters(tx: Database, readBefore: Temporal.Instant): Promise<void> {
  await sql`UPDATE platform.outbox_messages SET status = 'sent', transport = 'outbox', attempts = 1, sent_at = created_at
    WHERE status = 'queued'`.execute(tx)
  await sql`UPDATE notifications.notifications SET read_at = created_at WHERE read_at IS NULL AND created_at < ${readBefore.toString()}`.execute(
    tx,
  )
}
