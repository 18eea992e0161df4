import { Type } from 'typebox'
import { route } from '#platform/http/route'
import { userId } from '#platform/permissions'
import { changeOwnProfile } from '../actions/change-own-profile.ts'
import { changePassword, ownRow } from '../actions/change-password.ts'
import { confirmPhoneChange, requestPhoneChange } from '../actions/change-phone.ts'
import { deleteAccount } from '../actions/delete-account.ts'
import { codeSeconds } from '../actions/request-code.ts'
import { impersonationOf, toProfile } from '../present.ts'
import { CodeSent, Profile, ProfileChanges } from '../schemas.ts'

const tag = 'profile'
const Secret = Type.String({ minLength: 1, maxLength: 1_000 })

const read = route({
  method: 'GET',
  path: '/api/v1/profile/',
  operationId: 'getProfile',
  tag,
  access: 'user',
  summary: 'The signed-in person with roles and permissions',
  response: Profile,
  handler: async (ctx) => toProfile(await ownRow(ctx), ctx.actor.permissions, await impersonationOf(ctx)),
})

const update = route({
  method: 'PATCH',
  path: '/api/v1/profile/',
  operationId: 'changeProfile',
  tag,
  access: 'user',
  lenient: true,
  summary: 'Change the own profile',
  description: 'A new e-mail address has to be confirmed by its letter.',
  body: ProfileChanges,
  response: Profile,
  example: { body: { locale: 'ar', calendar: 'islamic-umalqura' } },
  handler: async (ctx, input) =>
    toProfile(await changeOwnProfile(ctx, userId(ctx), input.body), ctx.actor.permissions),
})

const remove = route({
  method: 'DELETE',
  path: '/api/v1/profile/',
  operationId: 'deleteProfile',
  tag,
  access: 'user',
  errors: [409],
  mode: 'manual',
  summary: 'Delete the own account',
  description: 'Asks for the password, or for a fresh sign-in of a person without one.',
  body: Type.Object({ current_password: Type.Optional(Secret) }, { title: 'AccountDeletion' }),
  handler: (ctx, input) => deleteAccount(ctx, input.body.current_password),
})

const password = route({
  method: 'POST',
  path: '/api/v1/profile/password/',
  operationId: 'changeProfilePassword',
  tag,
  access: 'user',
  status: 204,
  mode: 'manual',
  summary: 'Set or change the own password; the other sessions end',
  body: Type.Object(
    { current_password: Type.Optional(Secret), new_password: Secret },
    { title: 'PasswordChange' },
  ),
  handler: (ctx, { body }) =>
    changePassword(ctx, { current: body.current_password, wanted: body.new_password }),
})

const phone = route({
  method: 'POST',
  path: '/api/v1/profile/phone/',
  operationId: 'changeProfilePhone',
  tag,
  access: 'user',
  status: 200,
  mode: 'manual',
  summary: 'Ask for another login phone: a code goes there',
  body: Type.Object(
    { phone: Type.String({ minLength: 1, maxLength: 40 }), current_password: Type.Optional(Secret) },
    { title: 'PhoneChange' },
  ),
  response: CodeSent,
  async handler(ctx, { body }) {
    await requestPhoneChange(ctx, { password: body.current_password, wanted: body.phone, field: 'phone' })
    return { expires_in: codeSeconds, retry_after: 30 }
  },
})

const confirmPhone = route({
  method: 'POST',
  path: '/api/v1/profile/phone/confirm/',
  operationId: 'confirmProfilePhone',
  tag,
  access: 'user',
  status: 204,
  mode: 'manual',
  summary: 'Confirm the new login phone by its code',
  body: Type.Object(
    {
      phone: Type.String({ minLength: 1, maxLength: 40 }),
      code: Type.String({ minLength: 1, maxLength: 20 }),
    },
    { title: 'PhoneConfirmation' },
  ),
  handler: (ctx, { body }) => confirmPhoneChange(ctx, body.phone, body.code),
})

export const profileRoutes = [read, update, remove, password, phone, confirmPhone]
