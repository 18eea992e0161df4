import { call, type Step } from '../script.ts'
import { amina } from './people.ts'

/** What HTTP itself can get wrong. */
export const protocol: Step[] = [
  call('PUT to the list of users', 'PUT users/', { as: 'amina', json: {} }),
  call('PUT to the list of users without credentials', 'PUT users/', { json: {} }),
  call('GET where only POST is', 'GET jwt/create/'),
  call('DELETE where only POST is', 'DELETE jwt/refresh/'),
  call('GET the password form', 'GET users/set_password/', { as: 'amina' }),
  call('GET the logout', 'GET token/logout/', { as: 'amina' }),
  call('POST to me', 'POST users/me/', { as: 'amina', json: {} }),
  call('ask what sign-in allows', 'OPTIONS jwt/create/', { depth: 'status' }),
  call('malformed JSON', 'POST jwt/create/', { text: { type: 'application/json', text: '{"phone_number1": ' } }),
  call('malformed JSON, signed in', 'PATCH users/me/', { as: 'amina', text: { type: 'application/json', text: '{first_name: 1}' } }),
  call('an empty JSON body', 'POST jwt/create/', { text: { type: 'application/json', text: '' } }),
  call('a JSON word', 'POST jwt/create/', { json: 'phone' }),
  call('a JSON null', 'POST jwt/refresh/', { text: { type: 'application/json', text: 'null' } }),
  call('JSON with a charset', 'POST jwt/verify/', { text: { type: 'application/json; charset=utf-8', text: '{"token":"word"}' } }),
  call('plain text', 'POST jwt/create/', { text: { type: 'text/plain', text: 'phone_number1=1' } }),
  call('XML, signed in', 'PATCH users/me/', { as: 'amina', text: { type: 'application/xml', text: '<me/>' } }),
  call('no body at all', 'POST jwt/create/'),
  call('in Arabic', 'POST jwt/create/', {
    depth: 'shape',
    headers: { 'accept-language': 'ar' },
    json: { phone_number1: amina.phone_number1 },
  }),
  call('in a language nobody speaks', 'POST jwt/create/', {
    headers: { 'accept-language': 'tlh' },
    json: { phone_number1: amina.phone_number1 },
  }),
  call('in no particular language', 'GET users/me/', { headers: { 'accept-language': '*' } }),
]
