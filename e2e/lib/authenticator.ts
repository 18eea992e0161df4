import { createHmac } from 'node:crypto'
import type { CDPSession, Page } from 'playwright-core'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** An authenticator app (RFC 6238). It never shows the same code twice, as a person who waits for the next one. */
export class AuthenticatorApp {
  readonly #key: Buffer
  #last = 0

  /** `secret` as the page shows it, in groups of base 32. */
  constructor(secret: string) {
    const bits = [...secret.replaceAll(/\s/g, '')]
      .map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0'))
      .join('')
    this.#key = Buffer.from(bits.match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? [])
  }

  /** A code that is good now; waits when the person was faster than the clock. */
  async code(): Promise<string> {
    const now = (): number => Math.floor(Date.now() / 30_000)
    // The server takes the next step's code already.
    while (this.#last > now()) await new Promise((resolve) => setTimeout(resolve, 500))
    this.#last = Math.max(now(), this.#last + 1)
    const counter = Buffer.alloc(8)
    counter.writeBigUInt64BE(BigInt(this.#last))
    const digest = createHmac('sha1', this.#key).update(counter).digest()
    const at = (digest.at(-1) ?? 0) & 15
    return String((digest.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0')
  }
}

/** The fingerprint reader of a page's device, which makes and uses passkeys. */
export class Fingerprint {
  readonly #session: CDPSession
  readonly #id: string

  private constructor(session: CDPSession, id: string) {
    this.#session = session
    this.#id = id
  }

  static async attach(page: Page): Promise<Fingerprint> {
    const session = await page.context().newCDPSession(page)
    await session.send('WebAuthn.enable')
    const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    })
    return new Fingerprint(session, authenticatorId)
  }

  /** Whether a finger lies on the reader. */
  async finger(present: boolean): Promise<void> {
    await this.#session.send('WebAuthn.setAutomaticPresenceSimulation', {
      authenticatorId: this.#id,
      enabled: present,
    })
  }
}
