import type { Context } from '#platform/context'
import { invalid } from '#platform/errors'
import type { UploadedPart } from '#platform/http/route'
import { openApiSession, readSignUp, signUp, together, type TokenPair } from '#identity'
import { dropUploads, storeUpload, type StoredUpload } from '#media'
import { updateApplication } from '../queries/tutor-applications.ts'
import { mostCertificates } from '../tutor-rules.ts'
import { readHeadline, type TutorInput } from '../tutor-words.ts'
import { fieldTexts } from '#platform/http/validate'
import { lockOwnTutor, handIn } from './tutor-application.ts'
import { putDocument, type NewDocument } from './tutor-documents.ts'
import { writeWords } from './tutor-profile.ts'

/** The file fields of the form; `certificates` may come several times, `certificate` is the same. */
export const certificateFields: readonly string[] = ['certificate', 'certificates']

/**
 * A tutor signs up in one request: account, profile, documents and the application, or nothing at all. Files are
 * checked and stored before the transaction; when anything fails afterwards their bytes go at once.
 * Answers the session and whose it is. @throws Problem by field
 */
export async function registerTutor(
  ctx: Context,
  input: { readonly body: unknown; readonly words: TutorInput; readonly files: readonly UploadedPart[] },
): Promise<{ userId: string; pair: TokenPair }> {
  const wanted = await readSignUp(ctx, input.body, 'tutor')
  const headline = readHeadline(input.words.headline ?? '')
  const documents = await storeDocuments(ctx, input.files)
  try {
    return await signUp(ctx, wanted, async (inner, user) => {
      const { profile, application } = await lockOwnTutor(inner)
      if (!application) throw new Error('a new tutor has no application')
      const written = await writeWords(inner, profile, input.words)
      const begun = { ...application, headline }
      await updateApplication(inner, begun)
      for (const document of documents) await putDocument(inner, begun, document)
      // What families read may follow; the documents are what the review is about.
      await handIn(inner, written, begun, ['cv', 'certificates'])
      return { userId: user.id, pair: await openApiSession(inner, user.id, 'sign_up') }
    })
  } catch (error) {
    await dropUploads(
      ctx,
      documents.map(({ upload }) => upload),
    )
    throw error
  }
}

/** Checks and stores all files, or none. @throws Problem naming every field whose file is missing or not right */
async function storeDocuments(ctx: Context, files: readonly UploadedPart[]): Promise<NewDocument[]> {
  const given = files.filter((file) => file.size > 0 || file.filename !== '')
  const certificates = given.filter((file) => certificateFields.includes(file.field))
  const stored: StoredUpload[] = []
  const documents: NewDocument[] = []
  const take = (part: UploadedPart, kind: NewDocument['kind']) => async () => {
    const upload = await storeUpload(ctx, { part, purpose: kind })
    stored.push(upload)
    documents.push({ kind, title: '', upload })
  }
  try {
    const cv = given.find((file) => file.field === 'cv')
    await together([
      cv ? take(cv, 'cv') : () => Promise.reject(missingFile('cv')),
      ...(certificates.length > 0
        ? certificates.slice(0, mostCertificates).map((part) => take(part, 'certificate'))
        : [() => Promise.reject(missingFile('certificate'))]),
      ...(certificates.length > mostCertificates ? [() => Promise.reject(tooMany())] : []),
    ])
  } catch (error) {
    await dropUploads(ctx, stored)
    throw error
  }
  return documents
}

function missingFile(field: string) {
  return invalid(field, 'required', {
    en: 'No file was submitted.',
    ar: 'لم يتم إرسال ملف.',
    fa: 'فایلی ارسال نشد.',
  })
}

function tooMany() {
  return invalid('certificates', 'max_items', fieldTexts.maxItems, { limit: mostCertificates })
}
