import { Type } from 'typebox'
import type { Context } from '#platform/context'
import { invalid } from '#platform/errors'
import { Reply, route } from '#platform/http/route'
import { etag, expectVersion } from '#platform/http/versions'
import { userId } from '#platform/permissions'
import { storeUpload } from '#media'
import {
  applyAgain,
  becomeTutor,
  submitApplication,
  withdrawApplication,
} from '../actions/tutor-application.ts'
import { addDocument, removeDocument } from '../actions/tutor-documents.ts'
import { changeTutor } from '../actions/tutor-profile.ts'
import { OneParams } from '../schemas/parts.ts'
import { TutorPatch, TutorSchema } from '../schemas/tutors.ts'
import { ownTutor } from '../tutors.ts'

const tag = 'Tutors'
const path = '/api/v1/tutors/me/'
/** Whoever is no tutor has no such profile. */
const mine = { tag, access: 'user', response: TutorSchema, errors: [404, 409] } as const

/** A tutor's own profile and application. */
export const tutorRoutes = [
  route({
    ...mine,
    method: 'GET',
    path,
    operationId: 'getMyTutorProfile',
    summary: 'The own tutor profile with the present application',
    handler: (ctx) => answer(ctx),
  }),
  route({
    ...mine,
    method: 'POST',
    path,
    operationId: 'becomeTutor',
    summary: 'Begin an application as a tutor with the present account',
    description: 'Asked again, it changes nothing.',
    async handler(ctx) {
      await becomeTutor(ctx)
      return answer(ctx, 201)
    },
  }),
  route({
    ...mine,
    method: 'PATCH',
    path,
    operationId: 'changeMyTutorProfile',
    errors: [404, 409, 412],
    summary: 'Change what the tutor says of himself',
    description:
      'Bio, lists, price and film count at once. A new headline waits for review when the tutor is approved. `If-Match` refuses a lost update.',
    body: TutorPatch,
    example: {
      body: { subjects: ['Physics'], languages: ['fa', 'en'], hourly_price: '250.00', currency: 'EGP' },
    },
    async handler(ctx, input) {
      await changeTutor(ctx, input.body, (version) => expectVersion(input, version))
      return answer(ctx)
    },
  }),
  route({
    ...mine,
    method: 'POST',
    path: `${path}documents/`,
    operationId: 'addTutorDocument',
    errors: [404, 409, 413],
    mode: 'manual',
    limit: { name: 'tutors.documents', points: 60, seconds: 3600, by: 'actor' },
    summary: 'Add a CV (in place of the old one) or a certificate to the application',
    description: 'PDF or a picture, 10 MB. An approved tutor’s certificates are reviewed before they count.',
    files: { file: { required: true, description: 'PDF or a picture' } },
    body: Type.Object({
      kind: Type.Enum(['cv', 'certificate']),
      title: Type.Optional(Type.String({ maxLength: 120 })),
    }),
    async handler(ctx, { body, files }) {
      const part = files.find((file) => file.field === 'file')
      if (!part)
        throw invalid('file', 'required', {
          en: 'No file was submitted.',
          ar: 'لم يتم إرسال ملف.',
          fa: 'فایلی ارسال نشد.',
        })
      await ownTutor(ctx, userId(ctx))
      const upload = await storeUpload(ctx, { part, purpose: body.kind, field: 'file' })
      await addDocument(ctx, { kind: body.kind, title: body.title ?? '', upload })
      return answer(ctx, 201)
    },
  }),
  route({
    ...mine,
    method: 'DELETE',
    path: `${path}documents/{id}/`,
    operationId: 'removeTutorDocument',
    status: 200,
    summary: 'Take a document from the application',
    params: OneParams,
    async handler(ctx, { params }) {
      await removeDocument(ctx, params.id)
      return answer(ctx)
    },
  }),
  route({
    ...mine,
    method: 'POST',
    path: `${path}submit/`,
    operationId: 'submitTutorApplication',
    status: 200,
    summary: 'Hand the application in for review',
    async handler(ctx) {
      await submitApplication(ctx)
      return answer(ctx)
    },
  }),
  route({
    ...mine,
    method: 'POST',
    path: `${path}withdraw/`,
    operationId: 'withdrawTutorApplication',
    status: 200,
    summary: 'Take the application back to work on it, or give up a change',
    async handler(ctx) {
      await withdrawApplication(ctx)
      return answer(ctx)
    },
  }),
  route({
    ...mine,
    method: 'POST',
    path: `${path}apply-again/`,
    operationId: 'applyAgainAsTutor',
    summary: 'After a rejection: a new draft that begins with what was handed in',
    async handler(ctx) {
      await applyAgain(ctx)
      return answer(ctx, 201)
    },
  }),
]

async function answer(ctx: Context, status = 200): Promise<Reply> {
  const body = await ownTutor(ctx, userId(ctx))
  return new Reply({ status, body, headers: { etag: etag(body.version) } })
}
