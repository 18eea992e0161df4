import { sql } from 'kysely'
import type { Context } from '#platform/context'

type Tx = Pick<Context, 'tx'>

export type DocumentKind = 'cv' | 'certificate'

export interface TutorDocument {
  readonly id: string
  readonly application_id: string
  readonly kind: DocumentKind
  readonly title: string
  readonly file_id: string
  readonly added_at: string
}

const columns = sql.raw('d.id, d.application_id, d.kind, d.title, d.file_id, d.added_at')

/** The documents of applications: CV first, then certificates as they came. */
export async function documentsOf(ctx: Tx, applicationIds: readonly string[]): Promise<TutorDocument[]> {
  if (applicationIds.length === 0) return []
  const { rows } = await sql<TutorDocument>`SELECT ${columns} FROM people.tutor_documents d
    WHERE d.application_id = ANY(${[...applicationIds]}::uuid[]) ORDER BY d.kind DESC, d.id`.execute(ctx.tx)
  return rows
}

export async function insertDocument(ctx: Tx, document: TutorDocument): Promise<void> {
  await sql`INSERT INTO people.tutor_documents (id, application_id, kind, title, file_id, added_at)
    VALUES (${document.id}, ${document.application_id}, ${document.kind}, ${document.title}, ${document.file_id}, ${document.added_at})`.execute(
    ctx.tx,
  )
}

/** Answers the file that no application names any more; null when another one still does. */
export async function deleteDocument(ctx: Tx, document: TutorDocument): Promise<string | null> {
  await sql`DELETE FROM people.tutor_documents WHERE id = ${document.id}`.execute(ctx.tx)
  const { rows } =
    await sql`SELECT 1 FROM people.tutor_documents WHERE file_id = ${document.file_id} LIMIT 1`.execute(
      ctx.tx,
    )
  return rows.length === 0 ? document.file_id : null
}

/** Files of a person's applications that only this one names. */
export async function ownFilesOf(ctx: Tx, applicationId: string): Promise<string[]> {
  const { rows } = await sql<{
    file_id: string
  }>`SELECT d.file_id FROM people.tutor_documents d WHERE d.application_id = ${applicationId}
    AND NOT EXISTS (SELECT 1 FROM people.tutor_documents o WHERE o.file_id = d.file_id AND o.application_id <> d.application_id)`.execute(
    ctx.tx,
  )
  return rows.map((row) => row.file_id)
}

export async function deleteDocumentsOf(ctx: Tx, applicationId: string): Promise<void> {
  await sql`DELETE FROM people.tutor_documents WHERE application_id = ${applicationId}`.execute(ctx.tx)
}

/** Every file that a tutor's applications name. */
export async function filesOfTutor(ctx: Tx, userId: string): Promise<string[]> {
  const { rows } = await sql<{ file_id: string }>`SELECT DISTINCT d.file_id FROM people.tutor_documents d
    JOIN people.tutor_applications a ON a.id = d.application_id WHERE a.user_id = ${userId}`.execute(ctx.tx)
  return rows.map((row) => row.file_id)
}
