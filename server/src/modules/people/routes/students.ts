import { Type, type Static } from 'typebox'
import type { Context } from '#platform/context'
import { audit } from '#platform/audit'
import { errors, invalid } from '#platform/errors'
import { route } from '#platform/http/route'
import { isCurrency } from '#platform/money'
import { userId } from '#platform/permissions'
import { findLearnerOfUser } from '../queries/learners.ts'
import { findStudentProfile, updateStudentProfile, type StudentProfile } from '../queries/students.ts'
import { Id } from '../schemas/parts.ts'

const tag = 'Students'
const path = '/api/v1/student-profile/'
const language = Type.Union([Type.Enum(['ar', 'fa', 'en']), Type.Null()])
const country = Type.Union([Type.String({ pattern: '^[A-Z]{2}$' }), Type.Null()], {
  description: 'ISO 3166 alpha-2',
})
const currency = Type.Union([Type.String({ pattern: '^[A-Z]{3}$' }), Type.Null()], {
  description: 'ISO 4217',
})
const bio = Type.String({ maxLength: 4000 })

const StudentProfileSchema = Type.Object(
  {
    learner_id: Id,
    unique_code: Type.String({ description: 'On the student’s card; empty until the gender is known' }),
    bio,
    language,
    country,
    currency,
  },
  { title: 'StudentProfile' },
)
const StudentProfilePatch = Type.Object({
  bio: Type.Optional(bio),
  language: Type.Optional(language),
  country: Type.Optional(country),
  currency: Type.Optional(currency),
})

export const studentRoutes = [
  route({
    method: 'GET',
    path,
    operationId: 'getStudentProfile',
    tag,
    access: 'user',
    summary: 'My student profile',
    errors: [404],
    response: StudentProfileSchema,
    handler: (ctx) => own(ctx),
  }),
  route({
    method: 'PATCH',
    path,
    operationId: 'changeStudentProfile',
    tag,
    access: 'user',
    summary: 'Change my student profile',
    errors: [404],
    body: StudentProfilePatch,
    response: StudentProfileSchema,
    async handler(ctx, { body }) {
      const before = await profileOf(ctx)
      if (body.currency && !isCurrency(body.currency)) {
        throw invalid('currency', 'invalid_currency', {
          en: 'Unknown currency.',
          ar: 'عملة غير معروفة.',
          fa: 'ارز ناشناخته.',
        })
      }
      const next: StudentProfile = { ...before, ...body }
      await updateStudentProfile(ctx, next)
      await audit(ctx, {
        action: 'student_profile.change',
        object: { kind: 'user', id: before.user_id },
        before,
        after: next,
      })
      return own(ctx)
    },
  }),
]

/** @throws Problem `not_found` for somebody who is no student */
async function profileOf(ctx: Context): Promise<StudentProfile> {
  const profile = await findStudentProfile(ctx, userId(ctx))
  if (!profile) throw errors.not_found()
  return profile
}

async function own(ctx: Context): Promise<Static<typeof StudentProfileSchema>> {
  const { user_id, ...profile } = await profileOf(ctx)
  const learner = await findLearnerOfUser(ctx, user_id)
  if (!learner) throw errors.not_found()
  return { ...profile, learner_id: learner.id, unique_code: learner.unique_code }
}
