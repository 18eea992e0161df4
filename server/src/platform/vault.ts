import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

const version = 1
const nonceBytes = 12
const tagBytes = 16

/**
 * Seals what must be read again but never lie open in the database or its backups, such as the secret of an
 * authenticator app. The key is the installation's (`ENCRYPTION_KEY`, else made once in the data folder).
 */
export class Vault {
  readonly #sealing: Buffer
  readonly #digesting: Buffer

  constructor(key: string) {
    if (key.length < 32) throw new RangeError('the encryption key is too short')
    this.#sealing = derive(key, 'halqa seal 1')
    this.#digesting = derive(key, 'halqa digest 1')
  }

  /** `about` binds it to its place: opened for anything else it is refused. */
  seal(plain: string, about: string): Buffer {
    const nonce = randomBytes(nonceBytes)
    const cipher = createCipheriv('aes-256-gcm', this.#sealing, nonce, { authTagLength: tagBytes })
    cipher.setAAD(Buffer.from(about))
    const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
    return Buffer.concat([Buffer.from([version]), nonce, cipher.getAuthTag(), sealed])
  }

  /** @throws when it was sealed with another key, for another place, or changed since */
  open(box: Buffer, about: string): string {
    if (box[0] !== version || box.length < 1 + nonceBytes + tagBytes) throw new Error('not a sealed value')
    const tagAt = 1 + nonceBytes
    const decipher = createDecipheriv('aes-256-gcm', this.#sealing, box.subarray(1, tagAt), {
      authTagLength: tagBytes,
    })
    decipher.setAAD(Buffer.from(about))
    decipher.setAuthTag(box.subarray(tagAt, tagAt + tagBytes))
    return Buffer.concat([decipher.update(box.subarray(tagAt + tagBytes)), decipher.final()]).toString('utf8')
  }

  /** A digest that nobody can try words against who has the database alone. */
  digest(text: string, about: string): Buffer {
    return createHmac('sha256', this.#digesting).update(`${about}\n${text}`).digest()
  }
}

function derive(key: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, '', purpose, 32))
}
