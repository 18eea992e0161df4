import { ByteReader } from './byte-reader.ts'

export interface Glyphs {
  readonly glyf: Uint8Array
  readonly loca: Uint8Array
  /** Where each outline begins, for metrics that were left out. */
  readonly xMins: readonly number[]
}

interface Streams {
  readonly contours: ByteReader
  readonly points: ByteReader
  readonly flags: ByteReader
  readonly glyphs: ByteReader
  readonly composites: ByteReader
  readonly boxes: ByteReader
  readonly instructions: ByteReader
}

interface Point {
  readonly x: number
  readonly y: number
  readonly onCurve: boolean
}

/** Undoes WOFF2's transformation of the outlines (WOFF2 5.1): the streams become glyf and loca again. */
export function rebuildGlyphs(bytes: Uint8Array): Glyphs {
  const head = new ByteReader(bytes)
  head.skip(2)
  const options = head.u16()
  const count = head.u16()
  const longOffsets = head.u16() === 1
  const sizes = Array.from({ length: 7 }, () => head.u32())
  let at = head.at
  const [contours, points, flags, glyphs, composites, boxes, instructions] = sizes.map((size) => {
    const reader = new ByteReader(bytes.subarray(at, at + size))
    at += size
    return reader
  })
  if (!contours || !points || !flags || !glyphs || !composites || !boxes || !instructions)
    throw new Error('a font without outlines')
  const overlaps = (options & 1) === 1 ? bytes.subarray(at) : null
  const streams = { contours, points, flags, glyphs, composites, boxes, instructions }
  const bitmap = boxes.bytes(((count + 31) >> 5) * 4)
  const parts: Buffer[] = []
  const xMins: number[] = []
  for (let index = 0; index < count; index++) {
    const glyph = readGlyph(streams, bit(bitmap, index), overlaps !== null && bit(overlaps, index))
    xMins.push(glyph.length > 0 ? glyph.readInt16BE(2) : 0)
    parts.push(glyph.length % 4 === 0 ? glyph : Buffer.concat([glyph, Buffer.alloc(4 - (glyph.length % 4))]))
  }
  return { glyf: Buffer.concat(parts), loca: offsets(parts, longOffsets), xMins }
}

function bit(bytes: Uint8Array, index: number): boolean {
  return ((bytes[index >> 3] ?? 0) & (0x80 >> (index & 7))) !== 0
}

function offsets(parts: readonly Buffer[], long: boolean): Buffer {
  const out = Buffer.alloc((parts.length + 1) * (long ? 4 : 2))
  let at = 0
  for (let index = 0; index <= parts.length; index++) {
    if (long) out.writeUInt32BE(at, index * 4)
    else out.writeUInt16BE(at / 2, index * 2)
    at += parts[index]?.length ?? 0
  }
  return out
}

function readGlyph(streams: Streams, hasBox: boolean, overlaps: boolean): Buffer {
  const contours = streams.contours.i16()
  if (contours === 0) return Buffer.alloc(0)
  return contours > 0 ? readSimple(streams, contours, hasBox, overlaps) : readComposite(streams)
}

function readSimple(streams: Streams, contours: number, hasBox: boolean, overlaps: boolean): Buffer {
  const ends: number[] = []
  let total = 0
  for (let index = 0; index < contours; index++) {
    total += streams.points.u255()
    ends.push(total - 1)
  }
  const points = readPoints(streams, total)
  const code = streams.instructions.bytes(streams.glyphs.u255())
  const head = Buffer.alloc(10 + contours * 2 + 2)
  head.writeInt16BE(contours, 0)
  writeBox(head, hasBox ? streams.boxes.bytes(8) : points)
  ends.forEach((end, index) => head.writeUInt16BE(end, 10 + index * 2))
  head.writeUInt16BE(code.length, 10 + contours * 2)
  return Buffer.concat([head, code, writePoints(points, overlaps)])
}

function writeBox(head: Buffer, from: Uint8Array | readonly Point[]): void {
  if (from instanceof Uint8Array) {
    head.set(from, 2)
    return
  }
  const xs = from.map((point) => point.x)
  const ys = from.map((point) => point.y)
  head.writeInt16BE(Math.min(...xs), 2)
  head.writeInt16BE(Math.min(...ys), 4)
  head.writeInt16BE(Math.max(...xs), 6)
  head.writeInt16BE(Math.max(...ys), 8)
}

/** One flag byte a point says how many bytes its step takes (WOFF2 5.2). */
function readPoints(streams: Streams, count: number): Point[] {
  const { flags, glyphs } = streams
  const sign = (flag: number, value: number): number => ((flag & 1) === 1 ? value : -value)
  const points: Point[] = []
  let [x, y] = [0, 0]
  for (let index = 0; index < count; index++) {
    const byte = flags.u8()
    const flag = byte & 0x7f
    let [dx, dy] = [0, 0]
    if (flag < 10) dy = sign(flag, ((flag & 14) << 7) + glyphs.u8())
    else if (flag < 20) dx = sign(flag, (((flag - 10) & 14) << 7) + glyphs.u8())
    else if (flag < 84) {
      const base = flag - 20
      const packed = glyphs.u8()
      dx = sign(flag, 1 + (base & 0x30) + (packed >> 4))
      dy = sign(flag >> 1, 1 + ((base & 0x0c) << 2) + (packed & 0x0f))
    } else if (flag < 120) {
      const base = flag - 84
      dx = sign(flag, 1 + (Math.floor(base / 12) << 8) + glyphs.u8())
      dy = sign(flag >> 1, 1 + (((base % 12) >> 2) << 8) + glyphs.u8())
    } else if (flag < 124) {
      const first = glyphs.u8()
      const second = glyphs.u8()
      dx = sign(flag, (first << 4) + (second >> 4))
      dy = sign(flag >> 1, ((second & 0x0f) << 8) + glyphs.u8())
    } else {
      dx = sign(flag, glyphs.u16())
      dy = sign(flag >> 1, glyphs.u16())
    }
    x += dx
    y += dy
    points.push({ x, y, onCurve: byte >> 7 === 0 })
  }
  return points
}

/** Flags, then all horizontal steps, then all vertical ones, each two bytes: larger than need be, never kept. */
function writePoints(points: readonly Point[], overlaps: boolean): Buffer {
  const out = Buffer.alloc(points.length * 5)
  let before = { x: 0, y: 0 }
  points.forEach((point, index) => {
    out[index] = (point.onCurve ? 1 : 0) | (overlaps && index === 0 ? 0x40 : 0)
    out.writeInt16BE(point.x - before.x, points.length + index * 2)
    out.writeInt16BE(point.y - before.y, points.length * 3 + index * 2)
    before = point
  })
  return out
}

function readComposite(streams: Streams): Buffer {
  const { composites } = streams
  const from = composites.at
  let flags = 0
  do {
    flags = composites.u16()
    composites.skip(2 + ((flags & 1) === 1 ? 4 : 2))
    if ((flags & 0x08) !== 0) composites.skip(2)
    else if ((flags & 0x40) !== 0) composites.skip(4)
    else if ((flags & 0x80) !== 0) composites.skip(8)
  } while ((flags & 0x20) !== 0)
  const size = composites.at - from
  composites.at = from
  const body = composites.bytes(size)
  const head = Buffer.alloc(10)
  head.writeInt16BE(-1, 0)
  head.set(streams.boxes.bytes(8), 2)
  if ((flags & 0x100) === 0) return Buffer.concat([head, body])
  const code = streams.instructions.bytes(streams.glyphs.u255())
  const length = Buffer.alloc(2)
  length.writeUInt16BE(code.length)
  return Buffer.concat([head, body, length, code])
}
