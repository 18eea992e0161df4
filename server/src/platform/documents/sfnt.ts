export interface SfntTable {
  readonly tag: string
  readonly bytes: Uint8Array
}

const aligned = (size: number): number => (size + 3) & ~3

/** Tables as one TrueType file, with directory and sums. */
export function packSfnt(tables: readonly SfntTable[]): Uint8Array {
  const sorted = [...tables].sort((a, b) => (a.tag < b.tag ? -1 : 1))
  const start = 12 + sorted.length * 16
  const size = sorted.reduce((sum, table) => sum + aligned(table.bytes.length), start)
  const out = Buffer.alloc(size)
  const power = Math.floor(Math.log2(sorted.length))
  out.writeUInt32BE(0x00010000, 0)
  out.writeUInt16BE(sorted.length, 4)
  out.writeUInt16BE(2 ** power * 16, 6)
  out.writeUInt16BE(power, 8)
  out.writeUInt16BE((sorted.length - 2 ** power) * 16, 10)
  let at = start
  sorted.forEach((table, index) => {
    out.set(table.bytes, at)
    const entry = 12 + index * 16
    out.write(table.tag, entry, 'latin1')
    out.writeUInt32BE(checksum(out.subarray(at, at + aligned(table.bytes.length))), entry + 4)
    out.writeUInt32BE(at, entry + 8)
    out.writeUInt32BE(table.bytes.length, entry + 12)
    at += aligned(table.bytes.length)
  })
  return out
}

function checksum(bytes: Buffer): number {
  let sum = 0
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0
  return sum
}
