import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { packSfnt } from './sfnt.ts'
import { unpackWoff2 } from './woff2.ts'

const require = createRequire(import.meta.url)

/** The web app's own fonts; each part under a family name of its own, so that a template says which it means. */
const faces = [
  ['cairo', 'arabic', 'Halqa Cairo'],
  ['vazirmatn', 'arabic', 'Halqa Vazirmatn'],
  ['inter', 'latin', 'Halqa Inter'],
  ['inter', 'latin-ext', 'Halqa Inter Extended'],
] as const

/** What only variable fonts need: the documents use the regular weight. */
const variation = new Set(['fvar', 'gvar', 'avar', 'HVAR', 'MVAR', 'STAT'])

/** The documents' fonts as TrueType files. */
export function documentFonts(): Buffer[] {
  return faces.map(([font, subset, family]) => {
    const path = `@fontsource-variable/${font}/files/${font}-${subset}-wght-normal.woff2`
    const tables = unpackWoff2(readFileSync(require.resolve(path)))
    tables.set('name', nameTable(family))
    const kept = [...tables].filter(([tag]) => !variation.has(tag))
    return Buffer.from(packSfnt(kept.map(([tag, bytes]) => ({ tag, bytes }))))
  })
}

/** The smallest name table that programs accept: family, style, full and PostScript name. */
function nameTable(family: string): Buffer {
  const names = [
    [1, family],
    [2, 'Regular'],
    [4, family],
    [6, family.replaceAll(' ', '')],
  ] as const
  const texts = names.map(([, text]) => Buffer.from(text, 'utf16le').swap16())
  const head = Buffer.alloc(6 + names.length * 12)
  head.writeUInt16BE(names.length, 2)
  head.writeUInt16BE(head.length, 4)
  let at = 0
  names.forEach(([id], index) => {
    const length = texts[index]?.length ?? 0
    // Windows, Unicode, English: [platform, encoding, language, name, length, offset].
    for (const [part, value] of [3, 1, 0x409, id, length, at].entries())
      head.writeUInt16BE(value, 6 + index * 12 + part * 2)
    at += length
  })
  return Buffer.concat([head, ...texts])
}
