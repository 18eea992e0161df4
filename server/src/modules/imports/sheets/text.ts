import Papa from 'papaparse'
import { delimiters, UnreadableSheet, type Encoding } from './sheet.ts'

/** The text of a file and how it was encoded: by its mark, else by what its bytes can be. */
export function decodeText(bytes: Uint8Array, wish?: Encoding): { text: string; encoding: Encoding } {
  const encoding = wish ?? encodingOf(bytes)
  const text = new TextDecoder(encoding).decode(bytes)
  // Unmarked UTF-16 of the wrong order, pictures, archives: a text has no such characters.
  if (/[\0\ufffe]/.test(text)) throw new UnreadableSheet('not_a_sheet')
  return { text, encoding }
}

function encodingOf(bytes: Uint8Array): Encoding {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  const wide = wideOrder(bytes.subarray(0, 4_096))
  if (wide) return wide
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return 'utf-8'
  } catch {
    return singleByteOf(bytes)
  }
}

/** UTF-16 without a mark: line ends, commas and digits leave a zero in every second byte. */
function wideOrder(bytes: Uint8Array): Encoding | null {
  let even = 0
  let odd = 0
  bytes.forEach((byte, index) => {
    if (byte !== 0) return
    if (index % 2 === 0) even += 1
    else odd += 1
  })
  if (odd + even < 4) return null
  if (odd > bytes.length / 20 && even === 0) return 'utf-16le'
  if (even > bytes.length / 20 && odd === 0) return 'utf-16be'
  return null
}

/** Arabic words are runs of high bytes; in western texts accented letters stand alone between plain ones. */
function singleByteOf(bytes: Uint8Array): Encoding {
  let high = 0
  let inRuns = 0
  for (let index = 0; index < bytes.length; index++) {
    if ((bytes[index] ?? 0) < 0x80) continue
    high += 1
    if ((bytes[index - 1] ?? 0) >= 0x80 || (bytes[index + 1] ?? 0) >= 0x80) inRuns += 1
  }
  return inRuns > high / 2 ? 'windows-1256' : 'windows-1252'
}

/** The records of a CSV text; quoted cells may hold delimiters and line ends. */
export function parseText(text: string, wish?: string): { records: string[][]; delimiter: string } {
  // Excel's own first line that names the delimiter.
  const named = /^sep=(.)\r?\n/.exec(text)
  const body = named ? text.slice(named[0].length) : text
  const delimiter = wish ?? named?.[1] ?? delimiterOf(body)
  const result = Papa.parse<string[]>(body, { delimiter })
  if (result.errors.some((error) => error.code === 'MissingQuotes')) throw new UnreadableSheet('broken')
  return { records: result.data, delimiter }
}

/** The one that cuts most of the first records into the same number of cells. */
function delimiterOf(body: string): string {
  let best = { delimiter: ',', records: 0, width: 1 }
  for (const delimiter of delimiters) {
    const { data } = Papa.parse<string[]>(body, { delimiter, preview: 30, skipEmptyLines: true })
    for (const [width, list] of Map.groupBy(data, (record) => record.length)) {
      if (width < 2) continue
      const records = list.length
      if (records > best.records || (records === best.records && width > best.width))
        best = { delimiter, records, width }
    }
  }
  return best.delimiter
}
