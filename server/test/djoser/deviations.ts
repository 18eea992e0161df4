import { absent, type Deviation } from './compare.ts'

/** What differs in every answer and is therefore normalised away on both sides before comparing. */
export const everywhere = [
  { where: 'id, …_id', theirs: 'integers', ours: 'UUIDs', reason: 'Identifiers are UUIDv7 everywhere in Halqa.' },
  { where: 'headers.content-type', theirs: 'application/json', ours: 'may name a charset', reason: 'Both are JSON in UTF-8.' },
  { where: 'headers.allow', theirs: 'in every answer', ours: 'in a 405', reason: 'HTTP asks for it there only.' },
  { where: 'body.detail of malformed JSON', theirs: 'the Python parser’s words', ours: 'our parser’s words', reason: 'Clients read the prefix.' },
] as const

/** Where one answer differs, and why. Each must be observed: an unneeded line fails the test. */
export const deviations: Deviation[] = [
  ...headOfMe(),
  ...supersededRefresh(),
  ...nullByte(),
  ...methodBeforeCredentials(),
  {
    call: 'ask for an activation letter to an unknown address',
    where: 'status',
    theirs: 400,
    ours: 204,
    reason: 'The contract answers 204 also for an unknown address, so that nobody can ask who has an account. Later Djoser does the same.',
  },
]

function headOfMe(): Deviation[] {
  const call = 'ask for the head of me'
  const reason = 'Djoser 2.1 has no branch for HEAD in its users/me/ and fails; a HEAD is answered like its GET, without the body.'
  return [
    { call, where: 'status', theirs: 500, ours: 200, reason },
    { call, where: 'headers.content-type', theirs: 'text/html', ours: 'application/json', reason },
  ]
}

function nullByte(): Deviation[] {
  const call = 'sign up with a null byte'
  const reason = 'A NUL is refused while the body is read, on every path, before any field is looked at.'
  return [
    { call, where: 'body.first_name', theirs: ['Null characters are not allowed.'], ours: absent, reason },
    { call, where: 'body.detail', theirs: absent, ours: 'JSON parse error - <message>', reason },
  ]
}

function methodBeforeCredentials(): Deviation[] {
  const call = 'PUT to the list of users without credentials'
  const reason = 'A method that a path does not have is answered alike for everybody: 405 with the methods that it has.'
  return [
    { call, where: 'status', theirs: 401, ours: 405, reason },
    { call, where: 'headers.www-authenticate', theirs: 'Bearer realm="api"', ours: absent, reason },
    { call, where: 'headers.allow', theirs: absent, ours: 'GET, HEAD, OPTIONS, POST', reason },
    { call, where: 'body.detail', theirs: 'Authentication credentials were not provided.', ours: 'Method "PUT" not allowed.', reason },
  ]
}

function supersededRefresh(): Deviation[] {
  const call = 'refresh with a superseded token'
  const reason =
    'A superseded refresh token answers the same successor until that successor is presented, and 10 s longer: existing clients replay their first token.'
  return [
    { call, where: 'status', theirs: 401, ours: 200, reason },
    { call, where: 'headers.www-authenticate', theirs: 'Bearer realm="api"', ours: absent, reason },
    { call, where: 'body.detail', theirs: 'Token is blacklisted', ours: absent, reason },
    { call, where: 'body.code', theirs: 'token_not_valid', ours: absent, reason },
    { call, where: 'body.access', theirs: absent, ours: '<jwt>', reason },
    { call, where: 'body.refresh', theirs: absent, ours: '<jwt>', reason },
  ]
}
