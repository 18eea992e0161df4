import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

const flags = { present: 0x01, verified: 0x04, attested: 0x40 } as const

export interface Answering {
  /** The page that asks; `http://localhost` is what a world without an address counts as its own. */
  readonly origin?: string
  readonly party?: string
  /** The device asked for finger, face or PIN. */
  readonly verified?: boolean
}

/** A passkey in software: makes one credential and signs with it, as a phone does. */
export class SoftPasskey {
  readonly #key = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  readonly #id = randomBytes(24)
  /** 0 = this device does not count, as most passkeys. */
  counter = 0

  /** The answer to `passkeys/options/`. */
  register(publicKey: { challenge: string }, how: Answering = {}): object {
    const clientDataJSON = clientData('webauthn.create', publicKey.challenge, how)
    const length = Buffer.from([0, this.#id.length])
    const authData = Buffer.concat([
      this.#head(flags.attested, how),
      Buffer.alloc(16),
      length,
      this.#id,
      this.#coseKey(),
    ])
    const attestationObject = Buffer.concat([
      Buffer.from([0xa3, 0x63]),
      Buffer.from('fmt'),
      Buffer.from([0x64]),
      Buffer.from('none'),
      Buffer.from([0x67]),
      Buffer.from('attStmt'),
      Buffer.from([0xa0, 0x68]),
      Buffer.from('authData'),
      Buffer.from([0x58, authData.length]),
      authData,
    ])
    return this.#credential({
      clientDataJSON: clientDataJSON.toString('base64url'),
      attestationObject: attestationObject.toString('base64url'),
      transports: ['internal'],
    })
  }

  /** The answer to `auth/passkey/options/`. */
  assert(publicKey: { challenge: string }, how: Answering = {}): object {
    const clientDataJSON = clientData('webauthn.get', publicKey.challenge, how)
    const authData = this.#head(0, how)
    const signed = Buffer.concat([authData, createHash('sha256').update(clientDataJSON).digest()])
    return this.#credential({
      clientDataJSON: clientDataJSON.toString('base64url'),
      authenticatorData: authData.toString('base64url'),
      signature: sign('sha256', signed, this.#key.privateKey).toString('base64url'),
    })
  }

  #credential(response: object): object {
    const id = this.#id.toString('base64url')
    return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response }
  }

  #head(more: number, { party = 'localhost', verified = true }: Answering): Buffer {
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(this.counter)
    return Buffer.concat([
      createHash('sha256').update(party).digest(),
      Buffer.from([flags.present | (verified ? flags.verified : 0) | more]),
      counter,
    ])
  }

  #coseKey(): Buffer {
    const { x = '', y = '' } = this.#key.publicKey.export({ format: 'jwk' })
    return Buffer.concat([
      Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]),
      Buffer.from(x, 'base64url'),
      Buffer.from([0x22, 0x58, 0x20]),
      Buffer.from(y, 'base64url'),
    ])
  }
}

function clientData(type: string, challenge: string, { origin = 'http://localhost' }: Answering): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
}
