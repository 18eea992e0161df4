import sharp from 'sharp'
import type { Answer, Caller } from './caller.ts'
import type { World } from './harness.ts'

/** A small real PDF with one line of text. */
export function pdf(line: string): Buffer {
  const content = `BT /F1 18 Tf 60 760 Td (${line.replaceAll(/[()\\]/g, '')}) Tj ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let text = '%PDF-1.4\n'
  const offsets = objects.map((body, n) => {
    const at = text.length
    text += `${n + 1} 0 obj\n${body}\nendobj\n`
    return at
  })
  const table = text.length
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`
  text += offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  return Buffer.from(
    `${text}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`,
  )
}

export async function scan(): Promise<Buffer> {
  return sharp({ create: { width: 400, height: 300, channels: 3, background: '#eee' } })
    .jpeg()
    .toBuffer()
}

export interface GivenFile {
  readonly field: string
  readonly bytes: Buffer
  readonly name: string
  readonly type: string
}

/** A form with several files under one name. */
export async function formOf(
  who: Caller,
  path: string,
  fields: Readonly<Record<string, string>>,
  files: readonly GivenFile[],
): Promise<Answer> {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  for (const file of files)
    form.append(file.field, new Blob([new Uint8Array(file.bytes)], { type: file.type }), file.name)
  const encoded = new Response(form)
  return who.send('POST', path, Buffer.from(await encoded.arrayBuffer()), {
    headers: { 'content-type': encoded.headers.get('content-type') ?? '' },
  })
}

export const cvFile = (line = 'Curriculum vitae'): GivenFile => ({
  field: 'cv',
  bytes: pdf(line),
  name: 'cv.pdf',
  type: 'application/pdf',
})

export const certificateFile = async (field = 'certificate'): Promise<GivenFile> => ({
  field,
  bytes: await scan(),
  name: 'ijaza.jpg',
  type: 'image/jpeg',
})

/** Somebody who has filled in everything and handed it in; answers the application's id and version. */
export async function applied(
  world: World,
  name: string,
  spec: Parameters<World['person']>[1] = {},
): Promise<{ tutor: Caller; id: string; version: number }> {
  const tutor = await world.person(name, spec)
  await tutor.post('/api/v1/tutors/me/')
  await tutor.patch('/api/v1/tutors/me/', {
    headline: `${name}, teacher`,
    bio: 'Twelve years of teaching, with patience.',
    subjects: ['Physics'],
    languages: ['fa', 'en'],
    hourly_price: '250.00',
    currency: 'EGP',
  })
  await formOf(tutor, '/api/v1/tutors/me/documents/', { kind: 'cv' }, [{ ...cvFile(name), field: 'file' }])
  await formOf(tutor, '/api/v1/tutors/me/documents/', { kind: 'certificate', title: 'MSc' }, [
    await certificateFile('file'),
  ])
  const answer = await tutor.post('/api/v1/tutors/me/submit/')
  if (answer.status !== 200) throw new Error(answer.text)
  const id: string = answer.json.application.id
  const [row] = await world.rows<{ version: number }>(
    'SELECT version FROM people.tutor_applications WHERE id = $1',
    [id],
  )
  return { tutor, id, version: row?.version ?? 0 }
}
