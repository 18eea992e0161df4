import { inflateRawSync } from 'node:zlib'
import { UnreadableSheet } from './sheet.ts'

const insideLimit = 300 * 1_048_576
const entryLimit = 2_000
const directoryEnd = 0x06054b50
const directoryEntry = 0x02014b50

/**
 * Looks into a zip archive before anything unpacks it: the sizes that it claims may lie, so every part is inflated
 * against one budget. Answers the names of the parts. @throws UnreadableSheet
 */
export function checkArchive(bytes: Buffer): string[] {
  const end = findEnd(bytes)
  const count = bytes.readUInt16LE(end + 10)
  if (count > entryLimit) throw new UnreadableSheet('too_large_inside')
  let at = bytes.readUInt32LE(end + 16)
  let budget = insideLimit
  const names: string[] = []
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== directoryEntry)
      throw new UnreadableSheet('broken')
    const nameLength = bytes.readUInt16LE(at + 28)
    names.push(bytes.toString('utf8', at + 46, at + 46 + nameLength))
    budget -= inflatedSize(bytes, at, budget)
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return names
}

function findEnd(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - 65_557)
  for (let at = bytes.length - 22; at >= first; at--) if (bytes.readUInt32LE(at) === directoryEnd) return at
  throw new UnreadableSheet('broken')
}

function inflatedSize(bytes: Buffer, entry: number, budget: number): number {
  const method = bytes.readUInt16LE(entry + 10)
  const packed = bytes.readUInt32LE(entry + 20)
  const local = bytes.readUInt32LE(entry + 42)
  // Encrypted parts, and the large-file form that no sheet of 20 MB needs.
  if ((bytes.readUInt16LE(entry + 8) & 1) === 1 || packed === 0xffffffff || local === 0xffffffff)
    throw new UnreadableSheet('broken')
  if (local + 30 > bytes.length) throw new UnreadableSheet('broken')
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
  const data = bytes.subarray(start, start + packed)
  if (method === 0) return data.length
  if (method !== 8) throw new UnreadableSheet('broken')
  try {
    return inflateRawSync(data, { maxOutputLength: Math.max(1, budget) }).length
  } catch (error) {
    const tooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    throw new UnreadableSheet(tooLarge ? 'too_large_inside' : 'broken')
  }
}
