import { Type } from 'typebox'
import { route } from '#platform/http/route'
import { changePassword } from '../actions/change-password.ts'
import { requestPhoneByLink, requestPhoneChange } from '../actions/change-phone.ts'
import { requestLink } from '../actions/request-link.ts'
import { resetPasswordByCode, resetPasswordByLink } from '../actions/reset-password.ts'
import { readObject, readTexts } from '../drf.ts'
import { Contact, readContact } from './contact.ts'

const common = {
  method: 'POST',
  tag: 'auth',
  status: 204,
  lenient: true,
  unchecked: true,
  mode: 'manual',
} as const
const secret = { required: true, untrimmed: true, max: 1_000 } as const
const again = { untrimmed: true, max: 1_000 } as const
const setPassword = route({
  ...common,
  path: '/auth/users/set_password/',
  operationId: 'setAuthPassword',
  access: 'user',
  summary: 'Change the own password; the other sessions end',
  body: Type.Object(
    {
      current_password: Type.String(),
      new_password: Type.String(),
      re_new_password: Type.Optional(Type.String()),
    },
    { title: 'SetPasswordBody' },
  ),
  async handler(ctx, input) {
    const texts = readTexts(
      { new_password: secret, current_password: secret, re_new_password: again },
      input.body,
    )
    await changePassword(ctx, {
      current: texts.current_password ?? '',
      wanted: texts.new_password ?? '',
      again: texts.re_new_password ?? undefined,
    })
  },
})

const resetPassword = route({
  ...common,
  path: '/auth/users/reset_password/',
  operationId: 'resetAuthPassword',
  access: 'public',
  body: Contact,
  summary: 'Ask for a new password: a link by e-mail or a code by SMS',
  description: 'The answer is the same for unknown addresses and phones.',
  handler: (ctx, input) => requestLink(ctx, 'password_reset', readContact(input.body)),
})

const resetPasswordConfirm = route({
  ...common,
  path: '/auth/users/reset_password_confirm/',
  operationId: 'confirmAuthPasswordReset',
  access: 'public',
  summary: 'Set a new password by link or code',
  limit: { name: 'links', points: 60, seconds: 3_600, by: 'ip' },
  body: Type.Object(
    {
      uid: Type.Optional(Type.String()),
      token: Type.Optional(Type.String()),
      phone: Type.Optional(Type.String()),
      code: Type.Optional(Type.String()),
      new_password: Type.String(),
      re_new_password: Type.Optional(Type.String()),
    },
    {
      title: 'ResetPasswordConfirmBody',
      description: '`uid` and `token` of the letter, or `phone` and `code` of the SMS',
    },
  ),
  async handler(ctx, input) {
    const passwords = { new_password: secret, re_new_password: again } as const
    const given = readObject(input.body)
    if (given['phone'] !== undefined && given['uid'] === undefined) {
      const texts = readTexts({ phone: { required: true }, code: { required: true }, ...passwords }, given)
      const wanted = { wanted: texts.new_password ?? '', again: texts.re_new_password ?? undefined }
      return resetPasswordByCode(ctx, { phone: texts.phone ?? '', code: texts.code ?? '' }, wanted)
    }
    const texts = readTexts({ uid: { required: true }, token: { required: true }, ...passwords }, given)
    const wanted = { wanted: texts.new_password ?? '', again: texts.re_new_password ?? undefined }
    return resetPasswordByLink(ctx, { uid: texts.uid ?? '', token: texts.token ?? '' }, wanted)
  },
})

const setPhone = route({
  ...common,
  path: '/auth/users/set_phone_number1/',
  operationId: 'setAuthPhone',
  access: 'user',
  summary: 'Change the login phone',
  description:
    'A code goes to the new phone; it becomes the login when `otp/verify/` gets the code from the same person.',
  body: Type.Object(
    {
      current_password: Type.String(),
      new_phone_number1: Type.String(),
      re_new_phone_number1: Type.Optional(Type.String()),
    },
    { title: 'SetPhoneBody' },
  ),
  async handler(ctx, input) {
    const fields = {
      current_password: secret,
      new_phone_number1: { required: true, max: 40 },
      re_new_phone_number1: { max: 40 },
    } as const
    const texts = readTexts(fields, input.body)
    await requestPhoneChange(ctx, {
      password: texts.current_password ?? '',
      wanted: texts.new_phone_number1 ?? '',
      again: texts.re_new_phone_number1 ?? undefined,
      field: 'new_phone_number1',
    })
  },
})

const resetPhone = route({
  ...common,
  path: '/auth/users/reset_phone_number1/',
  operationId: 'resetAuthPhone',
  access: 'public',
  body: Contact,
  summary: 'Ask for a link to set another login phone',
  description: 'The answer is the same for unknown addresses.',
  handler: (ctx, input) => requestLink(ctx, 'phone_reset', readContact(input.body)),
})

const resetPhoneConfirm = route({
  ...common,
  path: '/auth/users/reset_phone_number1_confirm/',
  operationId: 'confirmAuthPhoneReset',
  access: 'public',
  summary: 'Name the new login phone by the link; a code goes there',
  limit: { name: 'links', points: 60, seconds: 3_600, by: 'ip' },
  body: Type.Object(
    {
      uid: Type.String(),
      token: Type.String(),
      new_phone_number1: Type.String(),
      re_new_phone_number1: Type.Optional(Type.String()),
    },
    { title: 'ResetPhoneConfirmBody' },
  ),
  async handler(ctx, input) {
    const phones = readTexts(
      { new_phone_number1: { required: true, max: 40 }, re_new_phone_number1: { max: 40 } },
      input.body,
    )
    const link = readTexts({ uid: { required: true }, token: { required: true } }, input.body)
    await requestPhoneByLink(
      ctx,
      { uid: link.uid ?? '', token: link.token ?? '' },
      {
        wanted: phones.new_phone_number1 ?? '',
        again: phones.re_new_phone_number1 ?? undefined,
        field: 'new_phone_number1',
      },
    )
  },
})

export const djoserPasswordRoutes = [
  setPassword,
  resetPassword,
  resetPasswordConfirm,
  setPhone,
  resetPhone,
  resetPhoneConfirm,
]
