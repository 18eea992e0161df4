import { sql } from 'kysely'
import type { Context } from '#platform/context'

type Reader = Pick<Context, 'tx'>

export async function insertBytes(ctx: Reader, importId: string, bytes: Buffer): Promise<void> {
  await sql`INSERT INTO imports.files (import_id, bytes) VALUES (${importId}, ${bytes})`.execute(ctx.tx)
}

export async function findBytes(ctx: Reader, importId: string): Promise<Buffer | undefined> {
  const { rows } = await sql<{
    bytes: Buffer
  }>`SELECT bytes FROM imports.files WHERE import_id = ${importId}`.execute(ctx.tx)
  return rows[0]?.bytes
}
