import type { RelyingParty } from './relying-party.ts'

/** The passkey library in our words; loaded with the first passkey. */

export interface Registration {
  readonly id: string
  readonly response: {
    readonly clientDataJSON: string
    readonly attestationObject: string
  }
}

export interface Assertion {
  readonly id: string
  readonly response: {
    readonly clientDataJSON: string
    readonly authenticatorData: string
    readonly signature: string
    readonly userHandle?: string | null | undefined
  }
}

export interface NewKey {
  readonly credentialId: Buffer
  readonly publicKey: Buffer
  readonly counter: number
  readonly backedUp: boolean
}

export async function creationOptions(
  party: RelyingParty,
  wanted: {
    readonly centre: string
    readonly userId: string
    readonly userName: string
    readonly displayName: string
    readonly challenge: string
    readonly known: readonly { readonly id: Buffer; readonly transports: readonly string[] }[]
  },
): Promise<Record<string, unknown>> {
  const { generateRegistrationOptions } = await library()
  const options = await generateRegistrationOptions({
    rpName: wanted.centre,
    rpID: party.id,
    userName: wanted.userName,
    userDisplayName: wanted.displayName,
    userID: Buffer.from(wanted.userId.replaceAll('-', ''), 'hex'),
    challenge: Buffer.from(wanted.challenge),
    attestationType: 'none',
    excludeCredentials: credentials(wanted.known),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  return { ...options }
}

export async function requestOptions(
  party: RelyingParty,
  challenge: string,
  known: readonly { readonly id: Buffer; readonly transports: readonly string[] }[],
): Promise<Record<string, unknown>> {
  const { generateAuthenticationOptions } = await library()
  const options = await generateAuthenticationOptions({
    rpID: party.id,
    challenge: Buffer.from(challenge),
    userVerification: 'required',
    ...(known.length > 0 ? { allowCredentials: credentials(known) } : {}),
  })
  return { ...options }
}

/** The new key of a genuine registration for this challenge by a verified person; null for any other. */
export async function verifyRegistration(
  party: RelyingParty,
  challenge: string,
  credential: Registration,
): Promise<NewKey | null> {
  const { verifyRegistrationResponse } = await library()
  const { id, response } = credential
  const result = await verifyRegistrationResponse({
    response: { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response },
    expectedChallenge: wireChallenge(challenge),
    expectedOrigin: [...party.origins],
    expectedRPID: party.id,
    requireUserVerification: true,
  }).catch(() => null)
  if (!result?.verified) return null
  const { credential: key, credentialBackedUp: backedUp } = result.registrationInfo
  return {
    credentialId: Buffer.from(key.id, 'base64url'),
    publicKey: Buffer.from(key.publicKey),
    counter: key.counter,
    backedUp,
  }
}

/**
 * The counter of a genuine assertion for this challenge by a verified person; null for any other. Whether it grew is
 * the caller's to judge, who also knows what else happens at this moment.
 */
export async function verifyAssertion(
  party: RelyingParty,
  challenge: string,
  credential: Assertion,
  publicKey: Buffer,
): Promise<number | null> {
  const { verifyAuthenticationResponse } = await library()
  const { id, response } = credential
  const { userHandle, ...signed } = response
  const result = await verifyAuthenticationResponse({
    response: {
      id,
      rawId: id,
      type: 'public-key',
      clientExtensionResults: {},
      response: { ...signed, ...(userHandle ? { userHandle } : {}) },
    },
    expectedChallenge: wireChallenge(challenge),
    expectedOrigin: [...party.origins],
    expectedRPID: party.id,
    requireUserVerification: true,
    credential: { id, publicKey: new Uint8Array(publicKey), counter: 0 },
  }).catch(() => null)
  return result?.verified ? result.authenticationInfo.newCounter : null
}

/** The challenge inside what the browser signed; '' when it cannot be read. */
export function challengeOf(clientDataJSON: string): string {
  try {
    const data: unknown = JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString('utf8'))
    const challenge =
      typeof data === 'object' && data !== null && 'challenge' in data ? data.challenge : undefined
    return typeof challenge === 'string' ? Buffer.from(challenge, 'base64url').toString('utf8') : ''
  } catch {
    return ''
  }
}

/** Challenges travel as bytes, in base64url. */
function wireChallenge(challenge: string): string {
  return Buffer.from(challenge).toString('base64url')
}

function credentials(known: readonly { readonly id: Buffer; readonly transports: readonly string[] }[]) {
  return known.map(({ id, transports }) => ({ id: id.toString('base64url'), transports: [...transports] }))
}

function library() {
  return import('@simplewebauthn/server')
}
