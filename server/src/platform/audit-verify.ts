import { sql } from 'kysely'
import { rowHash, sealAudit, sealColumns, sealHash, stableJson, valuesDigest, type SealRow } from './audit.ts'
import type { Context, Database } from './context.ts'
import { emit } from './events.ts'
import { newId } from './ids.ts'
import { timestamp } from './time.ts'

/**
 * What is wrong with a trail: `row` was changed after it was sealed, `values` no longer fit their digest, `missing` was
 * deleted, `seal` no longer fits its rows, `rewritten`: a seal that an earlier verification saw is gone or another.
 */
export type AuditProblem = 'row' | 'values' | 'missing' | 'seal' | 'rewritten'

export interface AuditFault {
  readonly problem: AuditProblem
  /** Position in the trail; null for a whole chain that was made anew. */
  readonly position: bigint | null
  /** The row's id, where it is still known. */
  readonly id: string | null
}

export interface AuditCheck {
  readonly seals: number
  readonly rows: number
  /** Rows whose personal values were erased with their person: their facts are checked, their values cannot be. */
  readonly erased: number
  readonly lastSeal: { readonly id: bigint; readonly hash: Buffer } | null
  /** The first row that is not what it was; null when all is well. */
  readonly broken: AuditFault | null
}

interface Seal {
  readonly id: bigint
  readonly previous: Buffer
  readonly hash: Buffer
}

type SealedRow = SealRow & {
  seal_id: bigint
  sealed_position: bigint
  row_hash: Buffer | null
  salt: Buffer | null
  before: string | null
  after: string | null
  ip: string | null
  user_agent: string | null
}

const sealsAtOnce = 200

/** Recomputes the whole trail from its first row: facts, values and seals. Reads only. */
export async function verifyAudit(database: Database): Promise<AuditCheck> {
  const progress = { seals: 0, rows: 0, erased: 0 }
  let last: Seal | null = null
  for (;;) {
    const seals: Seal[] = await nextSeals(database, last?.id ?? 0n)
    if (seals.length === 0) break
    const rows = await rowsOfSeals(database, seals)
    for (const seal of seals) {
      const own = rows.get(seal.id) ?? []
      const fault: AuditFault | null = faultOfSeal(seal, last, own)
      if (fault) return { ...progress, lastSeal: last, broken: fault }
      progress.seals += 1
      progress.rows += own.length
      progress.erased += own.filter((row) => row.salt === null).length
      last = seal
    }
  }
  const broken = await faultOfHistory(database)
  return { ...progress, lastSeal: last, broken }
}

/** Verifies and writes down what was found; a broken trail is announced. Runs outside a transaction: it reads for long. */
export async function recordVerification(ctx: Context): Promise<AuditCheck & { id: string }> {
  // What waits for its seal is sealed first: the answer then covers all that has happened.
  while ((await sealAudit(ctx.tx)) > 0);
  const check = await verifyAudit(ctx.tx)
  const id = newId()
  await ctx.tx.transaction().execute(async (tx) => {
    await sql`INSERT INTO platform.audit_verifications
        (id, at, by_user, seals, rows, erased, last_seal, last_hash, broken_position, broken_row, problem)
      VALUES (${id}, ${timestamp(ctx.now)}, ${ctx.actor.userId}, ${check.seals}, ${check.rows}, ${check.erased},
        ${check.lastSeal?.id ?? null}, ${check.lastSeal?.hash ?? null}, ${check.broken?.position ?? null}, ${check.broken?.id ?? null},
        ${check.broken?.problem ?? null})`.execute(tx)
    if (check.broken) await emit({ ...ctx, tx }, 'audit.broken', { verification_id: id })
  })
  return { ...check, id }
}

export interface PastVerification {
  readonly id: string
  readonly at: string
  readonly by_user: string | null
  readonly seals: bigint
  readonly rows: bigint
  readonly erased: bigint
  readonly broken_position: bigint | null
  readonly broken_row: string | null
  readonly problem: AuditProblem | null
}

/** What was found last, and how many rows wait for their seal. */
export async function lastVerification(
  ctx: Pick<Context, 'tx'>,
): Promise<{ last: PastVerification | null; unsealed: number }> {
  const { rows } =
    await sql<PastVerification>`SELECT id, at, by_user, seals, rows, erased, broken_position, broken_row, problem
    FROM platform.audit_verifications ORDER BY id DESC LIMIT 1`.execute(ctx.tx)
  const waiting = await sql<{ n: number }>`SELECT count(*)::int AS n FROM platform.audit_log a
    WHERE NOT EXISTS (SELECT 1 FROM platform.audit_sealed s WHERE s.position = a.position)`.execute(ctx.tx)
  return { last: rows[0] ?? null, unsealed: waiting.rows[0]?.n ?? 0 }
}

async function nextSeals(database: Database, after: bigint): Promise<Seal[]> {
  const { rows } = await sql<Seal>`SELECT id, previous, hash FROM platform.audit_seals
    WHERE id > ${after} ORDER BY id LIMIT ${sealsAtOnce}`.execute(database)
  return rows
}

async function rowsOfSeals(database: Database, seals: readonly Seal[]): Promise<Map<bigint, SealedRow[]>> {
  const { rows } =
    await sql<SealedRow>`SELECT s.seal_id, s.position AS sealed_position, s.row_hash, ${sealColumns},
      d.salt, d.before::text AS before, d.after::text AS after, host(d.ip) AS ip, d.user_agent
    FROM platform.audit_sealed s LEFT JOIN platform.audit_log a USING (position)
    LEFT JOIN platform.audit_details d ON d.audit_id = a.id
    WHERE s.seal_id BETWEEN ${seals[0]?.id ?? 0n} AND ${seals.at(-1)?.id ?? 0n} ORDER BY s.seal_id, s.position`.execute(
      database,
    )
  return Map.groupBy(rows, (row) => row.seal_id)
}

function faultOfSeal(seal: Seal, before: Seal | null, rows: readonly SealedRow[]): AuditFault | null {
  for (const row of rows) {
    const problem = problemOfRow(row)
    if (problem) return { problem, position: row.sealed_position, id: row.id }
  }
  const previous = before?.hash ?? Buffer.alloc(32)
  if (seal.previous.equals(previous) && seal.hash.equals(sealHash(previous, rows))) return null
  const [first] = rows
  return { problem: 'seal', position: first?.sealed_position ?? null, id: first?.id ?? null }
}

function problemOfRow(row: SealedRow): AuditProblem | null {
  // The join found no row: its own columns are null, whatever their type says.
  if (row.position === null) return 'missing'
  if (row.row_hash && !row.row_hash.equals(rowHash(row))) return 'row'
  if (row.salt === null) return null
  const { salt, ip, user_agent: userAgent } = row
  const digest = valuesDigest({
    salt,
    before: canonical(row.before),
    after: canonical(row.after),
    ip,
    userAgent,
  })
  return row.digest.equals(digest) ? null : 'values'
}

/** The database keeps JSON in an order of its own. */
function canonical(text: string | null): string | null {
  return text === null ? null : stableJson(JSON.parse(text))
}

/** Who can write everything can make a whole new chain; the seals that were seen before betray it. */
async function faultOfHistory(database: Database): Promise<AuditFault | null> {
  const { rows } = await sql<{ known: boolean }>`SELECT EXISTS (
      SELECT 1 FROM platform.audit_seals s WHERE s.id = v.last_seal AND s.hash = v.last_hash) AS known
    FROM platform.audit_verifications v WHERE v.last_seal IS NOT NULL ORDER BY v.last_seal DESC LIMIT 1`.execute(
    database,
  )
  return rows[0]?.known === false ? { problem: 'rewritten', position: null, id: null } : null
}
