import { call, readLetter, signIn, type Step } from '../script.ts'
import { amina, layla, omar, yusuf } from './people.ts'

const nour = {
  phone_number1: '+201001234506',
  password: 'amber-window-33',
  first_name: 'Nour',
  last_name: 'Farouk',
  dob: '1999-09-09',
  gender: 'female',
  email: 'nour@example.com',
}

/** Everything that goes through a letter: activation, forgotten passwords, a new phone; and the changes made signed in. */
export const activation: Step[] = [
  call('sign up and get an activation letter', 'POST users/', {
    variant: 'activation',
    json: nour,
    keep: { 'nour.id': 'id' },
  }),
  readLetter('activation', nour.email, 'link'),
  call('activate with nothing', 'POST users/activation/', { variant: 'activation', json: {} }),
  call('activate with a bad uid', 'POST users/activation/', {
    variant: 'activation',
    json: { uid: 'bm9ib2R5', token: '{{link.token}}' },
  }),
  call('activate with a bad token', 'POST users/activation/', {
    variant: 'activation',
    json: { uid: '{{link.uid}}', token: 'abc-0123456789' },
  }),
  call('ask for another activation letter', 'POST users/resend_activation/', {
    variant: 'activation',
    json: { email: nour.email },
  }),
  call('ask for an activation letter to an unknown address', 'POST users/resend_activation/', {
    variant: 'activation',
    json: { email: 'stranger@example.com' },
  }),
  call('ask for an activation letter with a bad address', 'POST users/resend_activation/', {
    variant: 'activation',
    json: { email: 'nowhere' },
  }),
  readLetter('activation', nour.email, 'link'),
  call('activate', 'POST users/activation/', {
    variant: 'activation',
    json: { uid: '{{link.uid}}', token: '{{link.token}}' },
  }),
  call('activate again', 'POST users/activation/', {
    variant: 'activation',
    json: { uid: '{{link.uid}}', token: '{{link.token}}' },
  }),
  signIn('nour', nour.phone_number1, nour.password, 'sign in after activation'),
]

export const passwords: Step[] = [
  call('set a password without credentials', 'POST users/set_password/', {
    json: { current_password: 'x', new_password: 'silver-garden-61' },
  }),
  call('set a password with nothing', 'POST users/set_password/', { as: 'nour', json: {} }),
  call('set a password with a wrong current one', 'POST users/set_password/', {
    as: 'nour',
    json: { current_password: 'amber-window-34', new_password: 'silver-garden-61' },
  }),
  call('set a weak password', 'POST users/set_password/', {
    as: 'nour',
    json: { current_password: nour.password, new_password: '12345' },
  }),
  call('set the own name as password', 'POST users/set_password/', {
    as: 'nour',
    json: { current_password: nour.password, new_password: 'nourfarouk' },
  }),
  call('set two different passwords', 'POST users/set_password/', {
    as: 'nour',
    variant: 'retype',
    json: { current_password: nour.password, new_password: 'silver-garden-61', re_new_password: 'silver-garden-62' },
  }),
  call('set a password', 'POST users/set_password/', {
    as: 'nour',
    json: { current_password: nour.password, new_password: 'silver-garden-61' },
  }),
  call('set a password typed twice', 'POST users/set_password/', {
    as: 'nour',
    variant: 'retype',
    json: { current_password: 'silver-garden-61', new_password: 'silver-garden-62', re_new_password: 'silver-garden-62' },
  }),
  signIn('nour', nour.phone_number1, 'silver-garden-62', 'sign in with the new password'),
  call('sign in with the old password', 'POST jwt/create/', {
    json: { phone_number1: nour.phone_number1, password: nour.password },
  }),

  call('forget a password', 'POST users/reset_password/', { json: { email: layla.email } }),
  call('forget the password of an unknown address', 'POST users/reset_password/', { json: { email: 'stranger@example.com' } }),
  call('forget a password with nothing', 'POST users/reset_password/', { json: {} }),
  call('forget a password with a bad address', 'POST users/reset_password/', { json: { email: 'nowhere' } }),
  readLetter('password_reset', layla.email, 'link'),
  call('confirm a reset with nothing', 'POST users/reset_password_confirm/', { json: {} }),
  call('confirm a reset with a bad uid', 'POST users/reset_password_confirm/', {
    json: { uid: '!!', token: '{{link.token}}', new_password: 'winter-orchard-8' },
  }),
  call('confirm a reset with a bad token', 'POST users/reset_password_confirm/', {
    json: { uid: '{{link.uid}}', token: 'abc-0123456789', new_password: 'winter-orchard-8' },
  }),
  call('confirm a reset with a weak password', 'POST users/reset_password_confirm/', {
    json: { uid: '{{link.uid}}', token: '{{link.token}}', new_password: 'password' },
  }),
  call('confirm a reset with two different passwords', 'POST users/reset_password_confirm/', {
    variant: 'retype',
    json: { uid: '{{link.uid}}', token: '{{link.token}}', new_password: 'winter-orchard-8', re_new_password: 'winter-orchard-9' },
  }),
  call('confirm a reset', 'POST users/reset_password_confirm/', {
    json: { uid: '{{link.uid}}', token: '{{link.token}}', new_password: 'winter-orchard-8' },
  }),
  call('confirm a reset again', 'POST users/reset_password_confirm/', {
    json: { uid: '{{link.uid}}', token: '{{link.token}}', new_password: 'winter-orchard-9' },
  }),
  signIn('layla', layla.phone_number1, 'winter-orchard-8', 'sign in after the reset'),
]

export const phones: Step[] = [
  call('set a phone without credentials', 'POST users/set_phone_number1/', {
    json: { current_password: 'x', new_phone_number1: '+201001234521' },
  }),
  call('set a phone with nothing', 'POST users/set_phone_number1/', { as: 'layla', json: {} }),
  call('set a phone with a wrong password', 'POST users/set_phone_number1/', {
    as: 'layla',
    json: { current_password: 'winter-orchard-9', new_phone_number1: '+201001234521' },
  }),
  call('set a bad phone', 'POST users/set_phone_number1/', {
    as: 'layla',
    json: { current_password: 'winter-orchard-8', new_phone_number1: 'abc' },
  }),
  call('set the phone of another', 'POST users/set_phone_number1/', {
    as: 'layla',
    json: { current_password: 'winter-orchard-8', new_phone_number1: amina.phone_number1 },
  }),
  call('set two different phones', 'POST users/set_phone_number1/', {
    as: 'layla',
    variant: 'retype',
    json: { current_password: 'winter-orchard-8', new_phone_number1: '+201001234521', re_new_phone_number1: '+201001234522' },
  }),
  call('set a phone', 'POST users/set_phone_number1/', {
    as: 'layla',
    json: { current_password: 'winter-orchard-8', new_phone_number1: '+201001234521' },
  }),
  { do: 'confirm-phone', phone: '+201001234521', as: 'layla' },
  signIn('layla', '+201001234521', 'winter-orchard-8', 'sign in with the new phone'),
  call('sign in with the old phone', 'POST jwt/create/', {
    json: { phone_number1: layla.phone_number1, password: 'winter-orchard-8' },
  }),

  call('forget a phone', 'POST users/reset_phone_number1/', { json: { email: omar.email } }),
  call('forget the phone of an unknown address', 'POST users/reset_phone_number1/', { json: { email: 'stranger@example.com' } }),
  call('forget a phone with nothing', 'POST users/reset_phone_number1/', { json: {} }),
  readLetter('phone_reset', omar.email, 'link'),
  call('confirm a phone with nothing', 'POST users/reset_phone_number1_confirm/', { json: {} }),
  call('confirm a phone with a bad uid', 'POST users/reset_phone_number1_confirm/', {
    json: { uid: 'bm9ib2R5', token: '{{link.token}}', new_phone_number1: '+201001234531' },
  }),
  call('confirm a phone with a bad token', 'POST users/reset_phone_number1_confirm/', {
    json: { uid: '{{link.uid}}', token: 'abc-0123456789', new_phone_number1: '+201001234531' },
  }),
  call('confirm the phone of another', 'POST users/reset_phone_number1_confirm/', {
    json: { uid: '{{link.uid}}', token: '{{link.token}}', new_phone_number1: yusuf.phone_number1 },
  }),
  call('confirm a phone', 'POST users/reset_phone_number1_confirm/', {
    json: { uid: '{{link.uid}}', token: '{{link.token}}', new_phone_number1: '+201001234531' },
  }),
  call('confirm a phone again', 'POST users/reset_phone_number1_confirm/', {
    json: { uid: '{{link.uid}}', token: '{{link.token}}', new_phone_number1: '+201001234532' },
  }),
  { do: 'confirm-phone', phone: '+201001234531', as: 'omar' },
  signIn('omar', '+201001234531', omar.password, 'sign in with the confirmed phone'),
]
