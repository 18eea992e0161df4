import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { errors, invalid } from '#platform/errors'
import { fieldTexts } from '#platform/http/validate'
import { newId } from '#platform/ids'
import { timestamp } from '#platform/time'
import { attachFile, detachFiles, dropUploads, keepUpload, type StoredUpload } from '#media'
import { updateApplication, type TutorApplication } from '../queries/tutor-applications.ts'
import { deleteDocument, documentsOf, insertDocument, type DocumentKind } from '../queries/tutor-documents.ts'
import { mostCertificates } from '../tutor-rules.ts'
import { lockOwnTutor } from './tutor-application.ts'
import { editableTry } from './tutor-profile.ts'

export interface NewDocument {
  readonly kind: DocumentKind
  readonly title: string
  readonly upload: StoredUpload
}

/** Adds a document to the actor's open application; a new CV takes the old one's place. Runs outside a transaction, after the upload. */
export async function addDocument(ctx: Context, document: NewDocument): Promise<void> {
  const put = async (inner: Context): Promise<void> => {
    const own = await lockOwnTutor(inner)
    await putDocument(inner, await editableTry(inner, own), document, own.profile.is_demo)
  }
  try {
    await (ctx.tx.isTransaction ? put(ctx) : ctx.tx.transaction().execute((tx) => put({ ...ctx, tx })))
  } catch (error) {
    await dropUploads(ctx, [document.upload])
    throw error
  }
}

/** The same for an application that is locked. @throws Problem `max_items` at `certificates` */
export async function putDocument(
  ctx: Context,
  application: TutorApplication,
  { kind, title, upload }: NewDocument,
  isDemo = false,
): Promise<void> {
  const present = await documentsOf(ctx, [application.id])
  const certificates = present.filter((document) => document.kind === 'certificate')
  if (kind === 'certificate' && certificates.length >= mostCertificates)
    throw invalid('certificates', 'max_items', fieldTexts.maxItems, { limit: mostCertificates })
  const object = { kind: 'tutor', id: application.user_id }
  const file = await keepUpload(ctx, upload, application.user_id, isDemo)
  await attachFile(ctx, file.id, object, { field: kind, purpose: kind })
  const replaced = kind === 'cv' ? present.find((document) => document.kind === 'cv') : undefined
  if (replaced) await takeOff(ctx, replaced)
  const id = newId()
  await insertDocument(ctx, {
    id,
    application_id: application.id,
    kind,
    title: title.trim(),
    file_id: file.id,
    added_at: timestamp(ctx.now),
  })
  await updateApplication(ctx, application)
  await audit(ctx, {
    action: 'tutor.add_document',
    object: { kind: 'tutor_application', id: application.id },
    after: { document: id, kind, file: file.id },
  })
}

/** Takes a document from the actor's open application. @throws Problem `not_found`, `application_under_review` */
export async function removeDocument(ctx: Context, documentId: string): Promise<void> {
  const own = await lockOwnTutor(ctx)
  const before = own.application ? await documentsOf(ctx, [own.application.id]) : []
  const named = before.find((document) => document.id === documentId)
  if (!named) throw errors.not_found()
  const application = await editableTry(ctx, own)
  // An approved tutor's change began with a copy of what was approved: there the same file goes.
  const target = (await documentsOf(ctx, [application.id])).find((copy) => copy.file_id === named.file_id)
  if (target) await takeOff(ctx, target)
  await updateApplication(ctx, application)
  await audit(ctx, {
    action: 'tutor.remove_document',
    object: { kind: 'tutor_application', id: application.id },
    before: named,
  })
}

async function takeOff(ctx: Context, document: Parameters<typeof deleteDocument>[1]): Promise<void> {
  const free = await deleteDocument(ctx, document)
  if (free !== null) await detachFiles(ctx, [free])
}
