import { brotliDecompressSync } from 'node:zlib'
import { ByteReader } from './byte-reader.ts'
import { rebuildGlyphs } from './woff2-glyphs.ts'
import { packSfnt, type SfntTable } from './sfnt.ts'

const knownTags = (
  'cmap head hhea hmtx maxp name OS/2 post cvt  fpgm glyf loca prep CFF  VORG EBDT EBLC gasp hdmx kern LTSH PCLT VDMX vhea vmtx BASE ' +
  'GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL SVG  sbix acnt avar bdat bloc bsln cvar fdsc feat fmtx fvar gvar hsty just lcar ' +
  'mort morx opbd prop trak Zapf Silf Glat Gloc Feat Sill'
).match(/.{4}(?: |$)/g)

interface Entry {
  readonly tag: string
  readonly version: number
  readonly size: number
}

/**
 * A web font (WOFF 2.0) as the TrueType file it was made from: the browser's fonts serve the documents too, so
 * that no font is kept twice. @throws Error for anything but a single TrueType font
 */
export function unpackWoff2(file: Uint8Array): Map<string, Uint8Array> {
  const header = new ByteReader(file)
  if (header.tag() !== 'wOF2') throw new Error('not a WOFF2 file')
  header.skip(8)
  const count = header.u16()
  header.skip(6)
  const compressed = header.u32()
  header.skip(24)
  const entries = Array.from({ length: count }, () => readEntry(header))
  const data = new ByteReader(brotliDecompressSync(file.subarray(header.at, header.at + compressed)))
  const stored = new Map<string, { entry: Entry; bytes: Uint8Array }>()
  for (const entry of entries) stored.set(entry.tag, { entry, bytes: data.bytes(entry.size) })
  return restore(stored)
}

/** The same as one file that any program opens. */
export function woff2ToTtf(file: Uint8Array): Uint8Array {
  const tables: SfntTable[] = [...unpackWoff2(file)].map(([tag, bytes]) => ({ tag, bytes }))
  return packSfnt(tables)
}

function readEntry(header: ByteReader): Entry {
  const flags = header.u8()
  const index = flags & 0x3f
  const tag = index === 63 ? header.tag() : (knownTags?.[index] ?? '').slice(0, 4)
  const version = flags >> 6
  const original = header.base128()
  const transformed = tag === 'glyf' || tag === 'loca' ? version !== 3 : version !== 0
  return { tag, version, size: transformed ? header.base128() : original }
}

function restore(stored: Map<string, { entry: Entry; bytes: Uint8Array }>): Map<string, Uint8Array> {
  const tables = new Map([...stored].map(([tag, { bytes }]) => [tag, bytes]))
  const glyf = stored.get('glyf')
  if (!glyf) throw new Error('not a TrueType font')
  if (glyf.entry.version === 3) return tables
  const glyphs = rebuildGlyphs(glyf.bytes)
  tables.set('glyf', glyphs.glyf)
  tables.set('loca', glyphs.loca)
  const hmtx = stored.get('hmtx')
  if (hmtx?.entry.version === 1) tables.set('hmtx', rebuildMetrics(tables, hmtx.bytes, glyphs.xMins))
  return tables
}

/** Left bearings that were left out are where each outline begins. */
function rebuildMetrics(
  tables: Map<string, Uint8Array>,
  bytes: Uint8Array,
  xMins: readonly number[],
): Uint8Array {
  const hhea = tables.get('hhea')
  if (!hhea) throw new Error('a font without hhea')
  const full = new ByteReader(hhea, 34).u16()
  const source = new ByteReader(bytes)
  const flags = source.u8()
  const advances = Array.from({ length: full }, () => source.u16())
  const bearing = (from: number, to: number, leftOut: boolean): number[] =>
    Array.from({ length: to - from }, (_, index) => (leftOut ? (xMins[from + index] ?? 0) : source.i16()))
  const first = bearing(0, full, (flags & 1) !== 0)
  const rest = bearing(full, xMins.length, (flags & 2) !== 0)
  const out = Buffer.alloc(full * 4 + rest.length * 2)
  advances.forEach((advance, index) => {
    out.writeUInt16BE(advance, index * 4)
    out.writeInt16BE(first[index] ?? 0, index * 4 + 2)
  })
  rest.forEach((value, index) => out.writeInt16BE(value, full * 4 + index * 2))
  return out
}
