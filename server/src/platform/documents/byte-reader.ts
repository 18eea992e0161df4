/** Reads big-endian numbers one after the other, as font files have them. */
export class ByteReader {
  at: number
  readonly #bytes: Uint8Array
  readonly #view: DataView

  constructor(bytes: Uint8Array, at = 0) {
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.at = at
  }

  u8(): number {
    return this.#view.getUint8(this.#step(1))
  }

  i8(): number {
    return this.#view.getInt8(this.#step(1))
  }

  u16(): number {
    return this.#view.getUint16(this.#step(2))
  }

  i16(): number {
    return this.#view.getInt16(this.#step(2))
  }

  u32(): number {
    return this.#view.getUint32(this.#step(4))
  }

  tag(): string {
    return String.fromCharCode(...this.bytes(4))
  }

  bytes(count: number): Uint8Array {
    const from = this.#step(count)
    if (from + count > this.#bytes.length) throw new RangeError('the font ends too early')
    return this.#bytes.subarray(from, from + count)
  }

  skip(count: number): void {
    this.at += count
  }

  /** A number in groups of seven bits, the highest first. */
  base128(): number {
    let value = 0
    for (let read = 0; read < 5; read++) {
      const byte = this.u8()
      value = value * 128 + (byte & 0x7f)
      if ((byte & 0x80) === 0) return value
    }
    throw new RangeError('a length in the font is too long')
  }

  /** A number of WOFF2's point counts: one byte for small ones, up to three. */
  u255(): number {
    const code = this.u8()
    if (code === 253) return this.u16()
    if (code === 255) return this.u8() + 253
    if (code === 254) return this.u8() + 506
    return code
  }

  #step(count: number): number {
    const from = this.at
    this.at += count
    return from
  }
}
