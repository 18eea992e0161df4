import { Type } from 'typebox'
import { route } from '#platform/http/route'
import { profileOf, SignedIn, SignUpForm } from '#identity'
import { registerTutor } from '../actions/register-tutor.ts'
import { tutorFormMembers } from '../schemas/tutors.ts'
import { cleanWords } from '../tutor-rules.ts'
import type { TutorInput } from '../tutor-words.ts'

const TutorForm = Type.Object(
  { ...Type.Omit(SignUpForm, ['role']).properties, ...tutorFormMembers },
  { title: 'TutorRegistration' },
)
const mebibyte = 1_048_576

export const tutorRegistrationRoutes = [
  route({
    method: 'POST',
    path: '/api/v1/auth/register/tutor/',
    operationId: 'registerTutor',
    tag: 'auth',
    access: 'public',
    status: 201,
    lenient: true,
    unchecked: true,
    mode: 'manual',
    summary: 'Sign up as a tutor, with CV and certificates',
    description:
      'Multipart. The account works at once; nobody can book the tutor before the application is approved. PDF or pictures, 10 MB each; `certificate` or `certificates` up to eight times.',
    limit: { name: 'sign-up', points: 30, seconds: 3_600, by: 'ip' },
    bodyLimit: 40 * mebibyte,
    files: {
      cv: { required: false, description: 'Required. PDF or a picture' },
      certificate: { required: false, description: 'At least one of `certificate` and `certificates`' },
      certificates: { required: false, description: 'More of them' },
    },
    body: TutorForm,
    response: SignedIn,
    async handler(ctx, { body, files }) {
      const done = await registerTutor(ctx, { body, words: readWords(body), files })
      return { ...done.pair, user: await profileOf(ctx, done.userId) }
    },
  }),
]

/** The tutor's own members of the form; lists come repeated or as one text with commas. */
function readWords(body: unknown): TutorInput {
  const texts = (name: string): string[] => {
    const value: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined
    const all = Array.isArray(value) ? value : [value]
    return all.filter((text) => typeof text === 'string' || typeof text === 'number').map(String)
  }
  const text = (name: string): string | undefined => texts(name).at(-1)
  const list = (name: string): string[] => cleanWords(texts(name).flatMap((part) => part.split(/[,،؛;\n]/)))
  const currency = text('currency')?.trim().toUpperCase()
  return {
    headline: text('headline'),
    bio: text('bio')?.slice(0, 4_000),
    skills: list('skills'),
    languages: list('languages'),
    subjects: list('subjects'),
    hourly_price: text('hourly_price')?.trim() || undefined,
    introduction_video: text('introduction_video')?.trim() || undefined,
    ...(currency ? { currency } : {}),
  }
}
