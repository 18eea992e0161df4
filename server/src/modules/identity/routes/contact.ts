import { Type } from 'typebox'
import { emailCheck, readTexts } from '../drf.ts'

export const Contact = Type.Object(
  { email: Type.Optional(Type.String({ format: 'email' })), phone: Type.Optional(Type.String()) },
  { title: 'ContactBody', description: 'One of them' },
)

/** `email`, or `phone`/`phone_number1`. @throws Problem naming `email` when there is neither */
export function readContact(body: unknown): { email: string } | { phone: string } {
  const texts = readTexts(
    { email: { max: 254, check: emailCheck }, phone: { max: 40 }, phone_number1: { max: 40 } },
    body,
  )
  const phone = texts.phone ?? texts.phone_number1
  if (phone && !texts.email) return { phone }
  const { email } = readTexts({ email: { required: true, max: 254, check: emailCheck } }, body)
  return { email: email ?? '' }
}
