import type { PasskeyAssertion, PasskeyRegistration } from '@halqa/api-client'
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser'
import { api, ApiError } from '../../../api/index.ts'

/** Passkeys need HTTPS (or this very machine) and a name, not a number, as address. */
export function passkeysWork(): boolean {
  return (
    window.isSecureContext &&
    typeof window.PublicKeyCredential === 'function' &&
    !/^[\d.]+$|^\[/.test(location.hostname)
  )
}

/** Asks the device for one of the person's passkeys. Rejects when the person turns away. */
export async function askForPasskey(options: { autofill?: boolean } = {}): Promise<PasskeyAssertion> {
  const asked = await api.post<{ public_key: PublicKeyCredentialRequestOptionsJSON }>(
    '/api/v1/auth/passkey/options/',
  )
  const { startAuthentication } = await library()
  const made = await startAuthentication({
    optionsJSON: asked.public_key,
    useBrowserAutofill: options.autofill === true,
  })
  return { id: made.id, response: { ...made.response } }
}

/** Lets the device make a passkey for the signed-in person. */
export async function makePasskey(): Promise<PasskeyRegistration> {
  const asked = await api.post<{ public_key: PublicKeyCredentialCreationOptionsJSON }>(
    '/api/v1/passkeys/options/',
  )
  const { startRegistration } = await library()
  const made = await startRegistration({ optionsJSON: asked.public_key })
  return { id: made.id, response: { ...made.response } }
}

/** Can the browser offer passkeys beside the field in which one types his name? */
export async function autofillWorks(): Promise<boolean> {
  if (!passkeysWork()) return false
  const { browserSupportsWebAuthnAutofill } = await library()
  return browserSupportsWebAuthnAutofill()
}

/** Ends a question that still waits, such as the one beside the field. */
export async function stopAsking(): Promise<void> {
  const { WebAuthnAbortService } = await library()
  WebAuthnAbortService.cancelCeremony()
}

/** Turning away, or being overtaken by another question, is no failure. */
export function turnedAway(error: unknown): boolean {
  return (
    !(error instanceof ApiError) &&
    error instanceof Error &&
    ['NotAllowedError', 'AbortError'].includes(error.name)
  )
}

/** Is it the device's complaint, which is in the browser's words, and not the server's? */
export function isDeviceError(error: unknown): boolean {
  return error instanceof Error && !(error instanceof ApiError)
}

function library() {
  return import('@simplewebauthn/browser')
}
