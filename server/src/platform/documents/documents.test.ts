import { createRequire } from 'node:module'
import { readFileSync, writeFileSync, mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import { pdfLines, pdfPageCount } from '#test/pdf-text'
import { qrDrawing } from './qr.ts'
import { renderDocument } from './render.ts'
import { Typesetter } from './typesetting.ts'
import { unpackWoff2 } from './woff2.ts'

const letter = {
  source: () => `#import "/kit.typ": *
#set page(width: 120mm, height: 100mm, margin: 8mm)
#show: document-style
#for line in data.lines [#line #parbreak()]
#if "picture" in data { image(data.picture, width: 5mm) }
#if "qr" in data { drawing(data.qr, width: 20mm) }`,
}

async function set(locale: 'ar' | 'fa' | 'en', lines: string[]): Promise<string[]> {
  return pdfLines(await renderDocument(letter, { lines }, locale), locale === 'en' ? 'ltr' : 'rtl')
}

describe('documents', () => {
  test('Arabic is shaped and stays Arabic in the text layer', async () => {
    const lines = ['محمد حسن عبد الرحمن', 'لا إله إلا الله', 'بطاقة متعلم']
    expect(await set('ar', lines)).toEqual(lines)
  })

  test('Persian keeps its own letters, digits and joiners', async () => {
    const lines = ['پریسا گل‌محمدی', 'کارت فراگیر ۱۲۳۴', 'چهارشنبه‌ها']
    expect(await set('fa', lines)).toEqual(lines)
  })

  test('Mixed lines are read in their own order', async () => {
    expect(await set('ar', ['محمد Hassan'])).toEqual(['محمد Hassan'])
    expect(await set('en', ['Yusuf محمد'])).toEqual(['Yusuf محمد'])
    expect(await set('en', ['Şule Ğıyaseddin O’Brien'])).toEqual(['Şule Ğıyaseddin O’Brien'])
  })

  test('what looks like a command in the data is text', async () => {
    const hostile = [
      '#evil[ $x$ *b* _i_ @ref <l>',
      '#panic("x")',
      '#read("/kit.typ")',
      '"] #sys.version \\ `raw`',
      '= Heading',
    ]
    expect(await set('en', hostile)).toEqual(hostile)
  })

  test('characters that would turn the page around are left out', async () => {
    expect(await set('en', ['abc\u202Edef\u0000\u2067ghi'])).toEqual(['abcdefghi'])
  })

  test('pictures and QR codes come with the data', async () => {
    const { default: sharp } = await import('sharp')
    const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#08f' } })
      .jpeg()
      .toBuffer()
    const pdf = await renderDocument(
      letter,
      { lines: ['x'], picture, qr: await qrDrawing('B12345-7F3A9C') },
      'en',
    )
    expect(pdfPageCount(pdf)).toBe(1)
    expect(Buffer.from(pdf).includes('/Subtype /Image')).toBe(true)
  })

  test('a wrong template is an error that says where', async () => {
    await expect(renderDocument({ source: () => '#nothing()' }, {}, 'en')).rejects.toThrow(/unknown variable/)
  })

  test('a template reaches no file outside its folder and no package of the net', async () => {
    for (const source of [
      '#read("/../../../package.json")',
      '#read("../http/route.ts")',
      '#import "@preview/cetz:0.1.0"',
    ])
      await expect(renderDocument({ source: () => source }, {}, 'en')).rejects.toThrow(/not typeset/)
  })

  test('many at once are set one after the other, and too many are refused', async () => {
    const typesetter = new Typesetter({ documentMs: 20_000, waiting: 3, idleMs: 1_000 })
    const job = {
      source: '#set page(width: 20mm, height: 20mm)\nx',
      data: '{}',
      locale: 'en',
      files: {},
      seconds: 0,
    }
    const answers = await Promise.allSettled(Array.from({ length: 6 }, () => typesetter.typeset(job)))
    expect(answers.filter((answer) => answer.status === 'fulfilled')).toHaveLength(4)
    expect(answers.at(-1)).toMatchObject({ reason: { code: 'unavailable' } })
    typesetter.stop()
  })

  test('a document that hangs is ended, and the next one is set', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'halqa-typesetter-'))
    const program = path.join(folder, 'slow.mjs')
    writeFileSync(
      program,
      `process.on('message', (job) => { if (job.source === 'hang') for (;;); process.send({ id: job.id, pdf: new Uint8Array(1) }) })`,
    )
    const typesetter = new Typesetter(
      { documentMs: 1_500, waiting: 3, idleMs: 1_000 },
      pathToFileURL(program),
    )
    const job = { data: '{}', locale: 'en', files: {}, seconds: 0 }
    const [hung, next] = await Promise.allSettled([
      typesetter.typeset({ ...job, source: 'hang' }),
      typesetter.typeset({ ...job, source: 'fine' }),
    ])
    expect(hung).toMatchObject({ status: 'rejected', reason: { code: 'unavailable' } })
    expect(next).toMatchObject({ status: 'fulfilled' })
    typesetter.stop()
  })

  test('the typesetter has none of the server’s environment', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'halqa-typesetter-'))
    const program = path.join(folder, 'env.mjs')
    writeFileSync(
      program,
      `process.on('message', (job) => process.send({ id: job.id, problem: Object.keys(process.env).join(' ') }))`,
    )
    process.env['HALQA_TEST_KEY'] = 'a key'
    const typesetter = new Typesetter(
      { documentMs: 9_000, waiting: 3, idleMs: 1_000 },
      pathToFileURL(program),
    )
    const job = { source: '', data: '{}', locale: 'en', files: {}, seconds: 0 }
    const problem = await typesetter.typeset(job).catch((error: unknown) => String(error))
    expect(problem).not.toContain('HALQA_TEST_KEY')
    typesetter.stop()
  })
})

test('a web font is unpacked to the sizes that it says itself', () => {
  const file = createRequire(import.meta.url).resolve(
    '@fontsource-variable/cairo/files/cairo-arabic-wght-normal.woff2',
  )
  const tables = unpackWoff2(readFileSync(file))
  const maxp = Buffer.from(tables.get('maxp') ?? [])
  const loca = tables.get('loca') ?? new Uint8Array()
  const glyphs = maxp.readUInt16BE(4)
  expect([2, 4]).toContain(loca.length / (glyphs + 1))
  expect(() => unpackWoff2(Buffer.from('wOFFnot a font'))).toThrow('not a WOFF2 file')
})
