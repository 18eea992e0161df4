import { Buffer } from 'node:buffer'
import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { attachFile, detachFiles, filesWithHash, saveBytes } from '#media'
import { startWorld, type World } from '#test/harness'
import type { Caller } from '#test/caller'
import '#platform/context'

let world: World
let nadia: Caller
let omar: Caller
beforeAll(async () => {
  world = await startWorld()
  nadia = await world.person('Nadia Hassan', { roles: ['parent'] })
  omar = await world.person('Omar Said', { roles: ['parent'] })
})
afterAll(() => world.stop())

interface Given {
  readonly bytes: Buffer
  readonly name?: string
  readonly type?: string
}

async function photo(width = 900, height = 600): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#2a7' } })
    .withExif({
      IFD0: { Copyright: 'Nadia’s phone' },
      IFD3: { GPSLatitude: '30/1 2/1 0/1', GPSLatitudeRef: 'N' },
    })
    .jpeg()
    .toBuffer()
}

function hand(who: Caller, purpose: string, given: Given) {
  return who.form('/api/v1/files/', {
    purpose,
    file: { bytes: given.bytes, name: given.name ?? 'photo.jpg', type: given.type ?? 'image/jpeg' },
  })
}

async function bytesOf(who: Caller, url: string, headers: Record<string, string> = {}) {
  const response = await world.app.server.inject({
    url,
    headers: { authorization: `Bearer ${who.person.token}`, ...headers },
  })
  return { status: response.statusCode, headers: response.headers, bytes: response.rawPayload }
}

describe('a picture', () => {
  test('is drawn anew: fitted, upright, without a word about where it was taken', async () => {
    const tall = await sharp(await photo(1200, 800))
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    const answer = await hand(nadia, 'avatar', { bytes: tall, name: 'IMG 0042.JPG' })
    expect(answer.status, answer.text).toBe(201)
    expect(answer.json).toMatchObject({ name: 'IMG 0042.jpg', mime: 'image/jpeg', width: 427, height: 640 })
    const { bytes, headers } = await bytesOf(nadia, answer.json.url)
    expect((await sharp(bytes).metadata()).exif).toBeUndefined()
    expect(headers['content-type']).toBe('image/jpeg')
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['content-disposition']).toMatch(/^inline;/)
  })

  test('keeps its transparency', async () => {
    const logo = await sharp({
      create: { width: 40, height: 40, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    })
      .webp()
      .toBuffer()
    expect((await hand(nadia, 'logo', { bytes: logo, name: 'logo.webp' })).json.mime).toBe('image/png')
  })

  test('comes smaller on request, in fixed sizes only', async () => {
    const { json } = await hand(nadia, 'receipt', { bytes: await photo() })
    const small = await bytesOf(nadia, `${json.url}?size=128`)
    expect(await sharp(small.bytes).metadata()).toMatchObject({ width: 128, height: 85 })
    const again = await Promise.all([1, 2, 3, 4].map(() => bytesOf(nadia, `${json.url}?size=256`)))
    expect(new Set(again.map((one) => one.status))).toEqual(new Set([200]))
    expect((await nadia.get(`${json.url}?size=127`)).status).toBe(400)
  })
})

describe('a reader', () => {
  test('who is a stranger finds nothing, before and after attaching', async () => {
    const { json } = await hand(nadia, 'receipt', { bytes: await photo() })
    expect((await omar.get(json.url)).json.code).toBe('not_found')
    expect((await world.visitor.get(json.url)).status).toBe(404)
    const learner = '01900000-0000-7000-8000-000000000001'
    await world.within((ctx) => attachFile(ctx, json.id, { kind: 'nothing', id: learner }))
    expect((await omar.get(json.url)).status).toBe(404)
    expect((await bytesOf(nadia, json.url)).status).toBe(200)
  })

  test('asks for ranges and versions', async () => {
    const { json } = await hand(nadia, 'receipt', { bytes: await photo() })
    const whole = await bytesOf(nadia, json.url)
    const part = await bytesOf(nadia, json.url, { range: 'bytes=10-19' })
    expect(part.status).toBe(206)
    expect(part.headers['content-range']).toBe(`bytes 10-19/${json.size}`)
    expect(part.bytes.equals(whole.bytes.subarray(10, 20))).toBe(true)
    const tail = await bytesOf(nadia, json.url, { range: 'bytes=-5' })
    expect(tail.bytes.equals(whole.bytes.subarray(-5))).toBe(true)
    expect((await bytesOf(nadia, json.url, { range: `bytes=${json.size}-` })).status).toBe(416)
    expect((await bytesOf(nadia, json.url, { range: 'bytes=0-1,3-4' })).status).toBe(200)
    const etag = String(whole.headers['etag'])
    expect((await bytesOf(nadia, json.url, { 'if-none-match': etag })).status).toBe(304)
    expect((await bytesOf(nadia, json.url, { range: 'bytes=0-1', 'if-range': '"other"' })).status).toBe(200)
  })
})

describe('a hostile upload', () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
  const html = Buffer.from('<!doctype html><script>alert(1)</script>')
  const gifScript = Buffer.from('GIF89a/*\x00\x00\x00\x00\x00\x00*/=1;alert(document.cookie)')
  const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n')

  test.each([
    ['a drawing with script', svg, 'x.svg', 'image/svg+xml', 'file_type_refused'],
    ['a page called a photo', html, 'photo.jpg', 'image/jpeg', 'file_type_refused'],
    [
      'a page with a byte order mark',
      Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), html]),
      'x.txt',
      'text/plain',
      'file_type_refused',
    ],
    [
      'a page behind a greeting',
      Buffer.concat([Buffer.from('hello\n'), html]),
      'x.txt',
      'text/plain',
      'file_type_refused',
    ],
    ['a picture that is a script', gifScript, 'x.gif', 'image/gif', 'unreadable_picture'],
    [
      'a program',
      Buffer.concat([Buffer.from('MZ'), Buffer.alloc(500, 1)]),
      'x.pdf',
      'application/pdf',
      'file_type_refused',
    ],
    ['nothing', Buffer.alloc(0), 'x.jpg', 'image/jpeg', 'empty_file'],
  ])('%s is refused', async (_what, bytes, name, type, code) => {
    const answer = await hand(nadia, 'attachment', { bytes, name, type })
    expect(answer.status).toBe(400)
    expect(codesOf(answer.json, 'file')).toEqual([code])
  })

  test('a picture of 16,000 × 16,000 pixels in a few kilobytes is refused without being opened', async () => {
    const bomb = plainPng(16_000, 16_000)
    expect(bomb.length).toBeLessThan(100_000)
    expect(await sharp(bomb, { limitInputPixels: false }).metadata()).toMatchObject({
      width: 16_000,
      format: 'png',
    })
    expect(codesOf((await hand(nadia, 'receipt', { bytes: bomb, name: 'x.png' })).json, 'file')).toContain(
      'unreadable_picture',
    )
  })

  test('what follows a picture’s end is thrown away', async () => {
    const answer = await hand(nadia, 'avatar', { bytes: Buffer.concat([await photo(), html]) })
    const { bytes } = await bytesOf(nadia, answer.json.url)
    expect(bytes.includes('<script>')).toBe(false)
  })

  test('more than the purpose takes is refused, and more than the server takes too', async () => {
    const padded = Buffer.concat([await photo(), Buffer.alloc(7 * 1_048_576)])
    expect(codesOf((await hand(nadia, 'avatar', { bytes: padded })).json, 'file')).toContain('file_too_large')
    expect((await hand(nadia, 'receipt', { bytes: Buffer.alloc(13 * 1_048_576, 1) })).status).toBe(413)
  })

  test('a PDF is accepted where papers are, as a download that runs nothing; not as an avatar', async () => {
    expect(codesOf((await hand(nadia, 'avatar', { bytes: pdf, name: 'x.pdf' })).json, 'file')).toContain(
      'file_type_refused',
    )
    const answer = await hand(nadia, 'receipt', { bytes: pdf, name: '..\\..\\/etc/passwd\u202Efdp.exe' })
    expect(answer.json.name).toBe('passwdfdp.pdf')
    const { headers } = await bytesOf(nadia, answer.json.url)
    expect(headers['content-disposition']).toBe(
      `attachment; filename="passwdfdp.pdf"; filename*=UTF-8''passwdfdp.pdf`,
    )
    expect(headers['content-security-policy']).toContain('sandbox')
  })

  test('an Arabic name is kept, a name that tries to break the header is not', async () => {
    const answer = await hand(nadia, 'receipt', { bytes: pdf, name: 'إيصال "مارس"; x=y.pdf' })
    const { headers } = await bytesOf(nadia, answer.json.url)
    expect(String(headers['content-disposition'])).toMatch(
      /^attachment; filename="_____ _+; x=y\.pdf"; filename\*=UTF-8''%D8%A5/,
    )
  })

  test('without signing in nothing is accepted', async () => {
    expect((await hand(world.visitor, 'avatar', { bytes: await photo() })).status).toBe(401)
    expect((await hand(nadia, 'video', { bytes: await photo() })).status).toBe(400)
  })
})

describe('attaching', () => {
  test('is for the uploader, once, and for the purpose', async () => {
    const { json } = await hand(nadia, 'receipt', { bytes: await photo() })
    const target = (n: number) => ({ kind: 'payment', id: `01900000-0000-7000-8000-00000000000${n}` })
    const as = (who: Caller, n: number, purpose: 'receipt' | 'avatar' = 'receipt') =>
      world.within((ctx) =>
        attachFile({ ...ctx, actor: { ...ctx.actor, kind: 'user', userId: who.id } }, json.id, target(n), {
          field: 'receipt',
          purpose,
        }),
      )
    await expect(as(omar, 1)).rejects.toMatchObject({ fields: { receipt: [{ code: 'unknown_file' }] } })
    await expect(as(nadia, 1, 'avatar')).rejects.toMatchObject({ code: 'invalid_input' })
    const races = await Promise.allSettled([as(nadia, 1), as(nadia, 2)])
    expect(races.filter((race) => race.status === 'fulfilled')).toHaveLength(1)
  })

  test('the same photo handed in twice is found by its bytes', async () => {
    const bytes = await photo(333, 222)
    const first = await hand(nadia, 'receipt', { bytes })
    const second = await hand(omar, 'receipt', { bytes, name: 'other.jpg' })
    const found = await world.within(async (ctx) => {
      const [row] = await world.rows<{ sha256: Buffer }>('SELECT sha256 FROM media.files WHERE id = $1', [
        first.json.id,
      ])
      return filesWithHash(ctx, row?.sha256 ?? Buffer.alloc(32))
    })
    expect(found.map((file) => file.id)).toEqual([first.json.id, second.json.id])
  })
})

test('what nobody holds goes after a day, with its bytes; what is held stays', async () => {
  const loose = await hand(nadia, 'receipt', { bytes: await photo() })
  const held = await hand(nadia, 'receipt', { bytes: await photo() })
  const replaced = await hand(nadia, 'receipt', { bytes: await photo() })
  await bytesOf(nadia, `${loose.json.url}?size=64`)
  const object = { kind: 'payment', id: '01900000-0000-7000-8000-0000000000aa' }
  await world.within((ctx) => attachFile(ctx, held.json.id, object))
  await world.within((ctx) => attachFile(ctx, replaced.json.id, object))
  const keys = await world.rows<{ storage_key: string }>(
    'SELECT storage_key FROM media.files WHERE id = $1 UNION SELECT storage_key FROM media.thumbnails WHERE file_id = $1',
    [loose.json.id],
  )
  expect(keys).toHaveLength(2)
  world.at('2026-11-22T09:00:00Z')
  await world.within((ctx) => detachFiles(ctx, [replaced.json.id]))
  world.at('2026-11-22T10:30:00Z')
  expect(await world.app.tick()).toContain('media.remove_loose_files')
  await world.work()
  expect((await bytesOf(nadia, loose.json.url)).status).toBe(404)
  expect((await bytesOf(nadia, held.json.url)).status).toBe(200)
  expect((await bytesOf(nadia, replaced.json.url)).status).toBe(200)
  for (const { storage_key } of keys)
    await expect(world.app.ports.storage.size(storage_key)).rejects.toThrow('ENOENT')
})

test('bytes of an upload whose transaction failed are swept away, others stay', async () => {
  world.at('2026-11-22T11:00:00Z')
  const kept = await hand(nadia, 'receipt', { bytes: await photo() })
  const before = await keys()
  const failing = world.within(async (ctx) => {
    await saveBytes(ctx, { bytes: await photo(), name: 'x.jpg', purpose: 'receipt', ownerId: nadia.id })
    throw new Error('the payment was refused')
  })
  await expect(failing).rejects.toThrow('the payment was refused')
  expect(await keys()).toHaveLength(before.length + 1)
  const spec = world.app.jobs.spec('media.sweep_storage')
  if (!spec) throw new Error('no such job')
  // Files carry the machine's own time.
  world.at(Temporal.Now.instant().add({ hours: 25 }).toString())
  await world.app.jobs.run(spec, { due_at: world.now().toString() }, world.app.makeContext)
  expect(await keys()).toHaveLength(before.length)
  expect((await bytesOf(nadia, kept.json.url)).status).toBe(200)
})

async function keys(): Promise<string[]> {
  return Array.fromAsync(world.app.ports.storage.list(Temporal.Now.instant().add({ hours: 1 })))
}

/** The wire carries texts only; here is what each means. */
const texts: Record<string, string> = {
  'This kind of file is not accepted here.': 'file_type_refused',
  'This picture is damaged or too large to open.': 'unreadable_picture',
  'The submitted file is empty.': 'empty_file',
  'The file is larger than 6 MB.': 'file_too_large',
}

function codesOf(json: { errors?: Record<string, string[]> }, field: string): string[] {
  return (json.errors?.[field] ?? []).map((text) => texts[text] ?? text)
}

/** A picture of one bit a pixel, every bit the same. */
function plainPng(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const around = Buffer.alloc(8)
    around.writeUInt32BE(data.length, 0)
    around.writeUInt32BE(crc32(named), 4)
    return Buffer.concat([around.subarray(0, 4), named, around.subarray(4)])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header[8] = 1
  const rows = Buffer.alloc(height * (1 + Math.ceil(width / 8)))
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
