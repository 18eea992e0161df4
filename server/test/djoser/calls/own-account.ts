import { call, signIn, type Step } from '../script.ts'
import { amina, layla, omar, salma, yusuf } from './people.ts'

/** users/, users/me/, users/{id}/: what one sees and changes of oneself, and of nobody else. */
export const ownAccount: Step[] = [
  signIn('amina', amina.phone_number1, amina.password),
  signIn('yusuf', yusuf.phone_number1, yusuf.password),
  signIn('layla', layla.phone_number1, layla.password),
  signIn('omar', omar.phone_number1, omar.password),
  signIn('salma', salma.phone_number1, salma.password),

  call('list users without credentials', 'GET users/'),
  call('list users', 'GET users/', { as: 'amina' }),
  call('list users beyond the last page', 'GET users/?page=9', { as: 'amina' }),
  call('read me without credentials', 'GET users/me/'),
  call('read me', 'GET users/me/', { as: 'yusuf' }),
  call('ask for the head of me', 'HEAD users/me/', { as: 'yusuf' }),
  call('read me with the JWT scheme', 'GET users/me/', { headers: { authorization: 'JWT {{yusuf.access}}' } }),

  call('change one field of me', 'PATCH users/me/', { as: 'yusuf', json: { first_name: 'Youssef' } }),
  call('change me with a form', 'PATCH users/me/', { as: 'yusuf', form: { address: '3 Tahrir Square' } }),
  call('change me with multipart', 'PATCH users/me/', { as: 'yusuf', multipart: { last_name: 'Hamdan Ali' } }),
  call('change nothing of me', 'PATCH users/me/', { as: 'yusuf', json: {} }),
  call('change what is read-only', 'PATCH users/me/', {
    as: 'yusuf',
    json: { phone_number1: '+201001234599', role: 'admin', roles: ['admin'], is_verified: true, id: 77, is_staff: true },
  }),
  call('change me to a bad birthday', 'PATCH users/me/', { as: 'yusuf', json: { dob: 'yesterday' } }),
  call('change me to a blank name', 'PATCH users/me/', { as: 'yusuf', json: { first_name: '' } }),
  call('change me to the e-mail of another', 'PATCH users/me/', { as: 'yusuf', json: { email: amina.email } }),
  call('change me to a bad e-mail', 'PATCH users/me/', { as: 'yusuf', json: { email: 'nowhere' } }),
  call('change me without credentials', 'PATCH users/me/', { json: { first_name: 'Nobody' } }),
  call('replace me', 'PUT users/me/', {
    as: 'yusuf',
    json: { first_name: 'Yusuf', last_name: 'Hamdan', dob: '2006-11-03', gender: 'male' },
  }),
  call('replace me with too little', 'PUT users/me/', { as: 'yusuf', json: { first_name: 'Yusuf' } }),

  call('read my own page', 'GET users/{{amina.id}}/', { as: 'amina' }),
  call('change my own page', 'PATCH users/{{amina.id}}/', { as: 'amina', json: { first_name: 'Amina Nour' } }),
  call('read the page of another', 'GET users/{{yusuf.id}}/', { as: 'amina' }),
  call('change the page of another', 'PATCH users/{{yusuf.id}}/', { as: 'amina', json: { first_name: 'Stolen' } }),
  call('replace the page of another', 'PUT users/{{yusuf.id}}/', { as: 'amina', json: { first_name: 'Stolen' } }),
  call('delete the page of another', 'DELETE users/{{yusuf.id}}/', { as: 'amina', json: { current_password: amina.password } }),
  call('read a page that does not exist', 'GET users/{{unknown.id}}/', { as: 'amina' }),
  call('read a page with a word for an id', 'GET users/nobody/', { as: 'amina' }),
  call('read a page without credentials', 'GET users/{{amina.id}}/'),

  { do: 'promote', phone: omar.phone_number1 },
  call('list users as staff', 'GET users/', { as: 'omar', depth: 'status' }),
  call('read the page of another as staff', 'GET users/{{layla.id}}/', { as: 'omar' }),

  call('delete me without the password', 'DELETE users/me/', { as: 'salma', json: {} }),
  call('delete me with a wrong password', 'DELETE users/me/', { as: 'salma', json: { current_password: 'wrong-olive-trees' } }),
  call('delete me without credentials', 'DELETE users/me/', { json: { current_password: salma.password } }),
  call('delete me', 'DELETE users/me/', { as: 'salma', json: { current_password: salma.password } }),
  call('read me after deleting me', 'GET users/me/', { as: 'salma' }),
  call('sign in after deleting me', 'POST jwt/create/', {
    json: { phone_number1: salma.phone_number1, password: salma.password },
  }),
]
