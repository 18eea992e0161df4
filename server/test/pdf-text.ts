import { inflateSync } from 'node:zlib'

/** Words that stand on one height of a page. */
interface Piece {
  readonly x: number
  readonly y: number
  readonly text: string
}

type Matrix = readonly [number, number, number, number, number, number]

/**
 * The text layer of a PDF as Typst writes it: lines from top to bottom of each page, in reading order. Says what a
 * reader's copy and search get, so that shaping and direction can be tested without a picture.
 */
export function pdfLines(pdf: Uint8Array, direction: 'ltr' | 'rtl'): string[] {
  const objects = readObjects(Buffer.from(pdf))
  return pagesOf(objects).flatMap((page) => {
    const fonts = fontsOf(objects, page)
    const content = streamOf(objects.get(reference(page, 'Contents')) ?? '')
    return lines(pieces(content, fonts), direction)
  })
}

export function pdfPageCount(pdf: Uint8Array): number {
  return pagesOf(readObjects(Buffer.from(pdf))).length
}

function readObjects(pdf: Buffer): Map<number, string> {
  const found = new Map<number, string>()
  for (const match of pdf.toString('latin1').matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g))
    found.set(Number(match[1]), match[2] ?? '')
  return found
}

function pagesOf(objects: Map<number, string>): string[] {
  const tree = [...objects.values()].find((body) => /\/Type \/Pages\b/.test(body)) ?? ''
  const kids = /\/Kids \[([^\]]*)\]/.exec(tree)?.[1] ?? ''
  return [...kids.matchAll(/(\d+) 0 R/g)].map((match) => objects.get(Number(match[1])) ?? '')
}

function reference(body: string, name: string): number {
  return Number(new RegExp(`/${name} (\\d+) 0 R`).exec(body)?.[1] ?? -1)
}

function streamOf(body: string): string {
  const from = body.indexOf('stream\n') + 7
  const raw = Buffer.from(body.slice(from, body.lastIndexOf('\nendstream')), 'latin1')
  return (body.slice(0, from).includes('/FlateDecode') ? inflateSync(raw) : raw).toString('latin1')
}

function fontsOf(objects: Map<number, string>, page: string): Map<string, Map<number, string>> {
  const resources = page.includes('/Font') ? page : (objects.get(reference(page, 'Resources')) ?? '')
  const fonts = new Map<string, Map<number, string>>()
  for (const match of resources.matchAll(/\/(f\d+) (\d+) 0 R/g)) {
    const font = objects.get(Number(match[2])) ?? ''
    fonts.set(match[1] ?? '', lettersOf(streamOf(objects.get(reference(font, 'ToUnicode')) ?? '')))
  }
  return fonts
}

function lettersOf(cmap: string): Map<number, string> {
  const letters = new Map<number, string>()
  for (const match of cmap.matchAll(/<([0-9A-F]{4})> <([0-9A-F]+)>/gi)) {
    const text = Buffer.from(match[2] ?? '', 'hex')
      .swap16()
      .toString('utf16le')
    letters.set(Number.parseInt(match[1] ?? '', 16), text)
  }
  return letters
}

const times = (a: Matrix, b: Matrix): Matrix => [
  a[0] * b[0] + a[1] * b[2],
  a[0] * b[1] + a[1] * b[3],
  a[2] * b[0] + a[3] * b[2],
  a[2] * b[1] + a[3] * b[3],
  a[4] * b[0] + a[5] * b[2] + b[4],
  a[4] * b[1] + a[5] * b[3] + b[5],
]

/** Follows positions and fonts through the page's drawing commands. */
function pieces(content: string, fonts: Map<string, Map<number, string>>): Piece[] {
  const found: Piece[] = []
  const saved: Matrix[] = []
  let [place, line]: [Matrix, Matrix] = [
    [1, 0, 0, 1, 0, 0],
    [1, 0, 0, 1, 0, 0],
  ]
  let letters = new Map<number, string>()
  let reversed = false
  let operands: string[] = []
  for (const token of content.match(
    /\((?:\\[\s\S]|[^\\()])*\)|<<|>>|[[\]]|\/[^\s<>[\]()/]+|[^\s<>[\]()/]+/g,
  ) ?? []) {
    const matrix = (): Matrix => {
      const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = operands.slice(-6).map(Number)
      return [a, b, c, d, e, f]
    }
    if (token === 'q') saved.push(place)
    else if (token === 'Q') place = saved.pop() ?? place
    else if (token === 'cm') place = times(matrix(), place)
    else if (token === 'Tm') line = matrix()
    else if (token === 'Tf') letters = fonts.get((operands.at(-2) ?? '').slice(1)) ?? letters
    else if (token === 'BMC') reversed = operands.at(-1) === '/ReversedChars'
    else if (token === 'EMC') reversed = false
    else if (token === 'Tj' || token === 'TJ') {
      const shown = operands.filter((part) => part.startsWith('(')).flatMap((part) => codes(part))
      const text = shown.map((code) => letters.get(code) ?? '\ufffd')
      const at = times(line, place)
      found.push({ x: at[4], y: at[5], text: (reversed ? text.toReversed() : text).join('') })
    } else {
      operands.push(token)
      continue
    }
    operands = []
  }
  return found
}

function codes(literal: string): number[] {
  const text = literal.slice(1, -1).replace(/\\([0-7]{1,3}|[\s\S])/g, (_, escaped: string) => {
    if (/^[0-7]/.test(escaped)) return String.fromCharCode(Number.parseInt(escaped, 8))
    return { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }[escaped] ?? escaped
  })
  return Array.from(
    { length: text.length / 2 },
    (_, at) => text.charCodeAt(at * 2) * 256 + text.charCodeAt(at * 2 + 1),
  )
}

/** Pieces of nearly the same height make a line; it is read from its own side. */
function lines(all: readonly Piece[], direction: 'ltr' | 'rtl'): string[] {
  const rows: Piece[][] = []
  for (const piece of all) {
    const row = rows.find((known) => Math.abs((known[0]?.y ?? 0) - piece.y) < 0.5)
    if (row) row.push(piece)
    else rows.push([piece])
  }
  return rows
    .toSorted((a, b) => (b[0]?.y ?? 0) - (a[0]?.y ?? 0))
    .map((row) =>
      row
        .toSorted((a, b) => (direction === 'rtl' ? b.x - a.x : a.x - b.x))
        .map((piece) => piece.text)
        .join('')
        .replace(/\s+/g, ' ')
        .trim(),
    )
}
