import { call, signIn, type Step } from '../script.ts'
import { amina, yusuf } from './people.ts'

const garbage = 'eyJhbGciOiJIUzI1NiJ9.eyJ1c2VyX2lkIjoxfQ.bm90LWEtc2lnbmF0dXJl'

/** jwt/…, token/… and the Authorization header. */
export const tokens: Step[] = [
  call('sign in with a wrong password', 'POST jwt/create/', {
    json: { phone_number1: amina.phone_number1, password: 'nile-breeze-48' },
  }),
  call('sign in with an unknown phone', 'POST jwt/create/', {
    json: { phone_number1: '+201001234598', password: 'nile-breeze-47' },
  }),
  call('sign in with nothing', 'POST jwt/create/', { json: {} }),
  call('sign in without a password', 'POST jwt/create/', { json: { phone_number1: amina.phone_number1 } }),
  call('sign in with blanks', 'POST jwt/create/', { json: { phone_number1: '', password: '' } }),
  call('sign in with a form', 'POST jwt/create/', {
    form: { phone_number1: amina.phone_number1, password: amina.password },
  }),
  call('sign in with multipart', 'POST jwt/create/', {
    multipart: { phone_number1: amina.phone_number1, password: amina.password },
  }),
  call('sign in without the last slash', 'POST jwt/create', {
    json: { phone_number1: amina.phone_number1, password: amina.password },
  }),
  call('sign in with more than is asked', 'POST jwt/create/', {
    json: { phone_number1: amina.phone_number1, password: amina.password, remember_me: true },
  }),
  call('sign in with a bad bearer beside', 'POST jwt/create/', {
    headers: { authorization: 'Bearer nonsense' },
    json: { phone_number1: amina.phone_number1, password: amina.password },
  }),

  signIn('first', amina.phone_number1, amina.password, 'sign in once more'),
  call('refresh', 'POST jwt/refresh/', {
    json: { refresh: '{{first.refresh}}' },
    keep: { 'second.access': 'access', 'second.refresh': 'refresh' },
  }),
  call('refresh with a superseded token', 'POST jwt/refresh/', { json: { refresh: '{{first.refresh}}' } }),
  call('refresh with the successor', 'POST jwt/refresh/', { json: { refresh: '{{second.refresh}}' } }),
  call('read me with the refreshed token', 'GET users/me/', { as: 'second' }),
  call('refresh with garbage', 'POST jwt/refresh/', { json: { refresh: garbage } }),
  call('refresh with a word', 'POST jwt/refresh/', { json: { refresh: 'word' } }),
  call('refresh with an access token', 'POST jwt/refresh/', { json: { refresh: '{{second.access}}' } }),
  call('refresh with nothing', 'POST jwt/refresh/', { json: {} }),
  call('refresh with a form', 'POST jwt/refresh/', { form: { refresh: '{{amina.refresh}}' } }),
  call('verify an access token', 'POST jwt/verify/', { json: { token: '{{second.access}}' } }),
  call('verify a refresh token', 'POST jwt/verify/', { json: { token: '{{yusuf.refresh}}' } }),
  call('verify garbage', 'POST jwt/verify/', { json: { token: garbage } }),
  call('verify nothing', 'POST jwt/verify/', { json: {} }),

  call('get a lasting token', 'POST token/login/', {
    json: { phone_number1: yusuf.phone_number1, password: yusuf.password },
    keep: { 'lasting.token': 'auth_token' },
  }),
  call('get a lasting token with a wrong password', 'POST token/login/', {
    json: { phone_number1: yusuf.phone_number1, password: 'desert-kite-83' },
  }),
  call('get a lasting token with nothing', 'POST token/login/', { json: {} }),
  call('read me with a lasting token', 'GET users/me/', { headers: { authorization: 'Token {{lasting.token}}' } }),
  call('give a lasting token back without credentials', 'POST token/logout/'),
  call('give a lasting token back', 'POST token/logout/', { headers: { authorization: 'Token {{lasting.token}}' } }),
  call('read me with a token given back', 'GET users/me/', { headers: { authorization: 'Token {{lasting.token}}' } }),

  signIn('yusuf', yusuf.phone_number1, yusuf.password, 'yusuf signs in again'),
  call('read me with a bad token', 'GET users/me/', { headers: { authorization: `Bearer ${garbage}` } }),
  call('read me with a word for a token', 'GET users/me/', { headers: { authorization: 'Bearer word' } }),
  call('read me with a refresh token', 'GET users/me/', { headers: { authorization: 'Bearer {{yusuf.refresh}}' } }),
  call('read me with an unknown scheme', 'GET users/me/', { headers: { authorization: 'Basic eXVzdWY6eA==' } }),
  call('read me with a scheme alone', 'GET users/me/', { headers: { authorization: 'Bearer' } }),
  call('read me with three words', 'GET users/me/', { headers: { authorization: 'Bearer one two' } }),
  call('sign up with a bad token beside', 'POST users/', { headers: { authorization: 'Bearer word' }, json: {} }),

  { do: 'deactivate', phone: yusuf.phone_number1 },
  call('sign in to a closed account', 'POST jwt/create/', {
    json: { phone_number1: yusuf.phone_number1, password: yusuf.password },
  }),
  call('get a lasting token for a closed account', 'POST token/login/', {
    json: { phone_number1: yusuf.phone_number1, password: yusuf.password },
  }),
  call('read me in a closed account', 'GET users/me/', { as: 'yusuf' }),
]
