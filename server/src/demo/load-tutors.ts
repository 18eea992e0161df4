import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { documentTemplate, renderDocument } from '#platform/documents/render'
import type { UploadedPart } from '#platform/http/route'
import type { Locale } from '#platform/i18n'
import { addUser, player, type People } from './load-people.ts'
import { certificatePicture } from './pictures.ts'
import { memberOf, textOf, type Player, type Stage } from './stage.ts'
import { demoTutors, type DemoTutor } from './tutors.ts'

const cv = documentTemplate(new URL('cv.typ', import.meta.url))
const certificate = documentTemplate(new URL('certificate.typ', import.meta.url))
const me = '/api/v1/tutors/me/'

/** Tutors in every state, each with a CV and a certificate of his own, and a queue that waits for the reviewers. */
export async function loadTutors(stage: Stage, people: People): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'halqa-demo-'))
  const reviewer = player(people.staff, 'khaled')
  try {
    for (const [n, tutor] of demoTutors.entries()) {
      await loadTutor(stage, { tutor, folder, n, known: people.staff.get(tutor.key), reviewer })
      stage.progress.step()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

interface Play {
  readonly tutor: DemoTutor
  readonly folder: string
  readonly n: number
  readonly known: Player | undefined
  readonly reviewer: Player
}

async function loadTutor(stage: Stage, { tutor, folder, n, known, reviewer }: Play): Promise<void> {
  const { fate } = tutor
  const sent =
    fate.is === 'waiting' ? stage.now.subtract({ hours: fate.hours }) : stage.moment(-60 + n * 5, '20:15')
  const writing = sent.subtract({ hours: 1 })
  const who =
    known ??
    (await addUser(stage, writing, { ...tutor, email: `${tutor.key}@halqa.example`, roles: ['tutor'] }))
  const { headline, bio, subjects, languages, skills, price, currency } = tutor
  const words = { headline, bio, subjects, languages, skills, hourly_price: price, currency }
  await stage.call(who, writing, 'PATCH', me, words)
  for (const [kind, part] of await documentsOf(tutor, folder, n))
    await stage.call(who, writing, 'POST', `${me}documents/`, { kind }, [part])
  const handedIn = memberOf(await stage.call(who, sent, 'POST', `${me}submit/`), 'application')
  if (fate.is === 'waiting') return
  const one = `/api/v1/tutor-applications/${textOf(handedIn, 'id')}/`
  const decided = sent.add({ hours: 18 })
  const version = memberOf(await stage.call(reviewer, decided, 'GET', one), 'version')
  if (fate.is === 'approved') await stage.call(reviewer, decided, 'POST', `${one}approve/`, { version })
  else {
    const reason = { version, reason_code: fate.code, ...(fate.words ? { reason: fate.words } : {}) }
    await stage.call(reviewer, decided, 'POST', `${one}${fate.is === 'asked' ? 'ask' : 'reject'}/`, reason)
  }
}

/** A CV as PDF; the certificate as PDF for some and as a photo for the others. */
async function documentsOf(
  tutor: DemoTutor,
  folder: string,
  n: number,
): Promise<['cv' | 'certificate', UploadedPart][]> {
  const name = `${tutor.first} ${tutor.last}`
  const { headline, bio, work, degree, school, subjects } = tutor
  const contact = `${tutor.phone} · ${tutor.key}@halqa.example`
  const facts = { name, headline, bio, work, degree, school, subjects, contact, words: words[tutor.locale] }
  const paper = await renderDocument(cv, facts, tutor.locale)
  const proof =
    n % 3 === 1
      ? { bytes: await certificatePicture({ name, degree, school }), file: 'certificate.png' }
      : { bytes: await renderDocument(certificate, facts, tutor.locale), file: 'certificate.pdf' }
  return [
    ['cv', await partOf(folder, `${n}-cv.pdf`, 'CV.pdf', paper)],
    ['certificate', await partOf(folder, `${n}-${proof.file}`, proof.file, proof.bytes)],
  ]
}

async function partOf(
  folder: string,
  place: string,
  filename: string,
  bytes: Uint8Array,
): Promise<UploadedPart> {
  const file = path.join(folder, place)
  await writeFile(file, bytes)
  return { field: 'file', filename, path: file, size: bytes.byteLength }
}

const words: Readonly<Record<Locale, Readonly<Record<string, string>>>> = {
  en: {
    about: 'About me',
    work: 'Experience',
    education: 'Education',
    subjects: 'Subjects',
    contact: 'Contact',
    certificate: 'Certificate',
    granted: 'This is to certify that',
    registrar: 'The registrar',
  },
  ar: {
    about: 'نبذة',
    work: 'الخبرات',
    education: 'المؤهل',
    subjects: 'المواد',
    contact: 'للتواصل',
    certificate: 'شهادة تخرج',
    granted: 'تشهد إدارة الجامعة بأن',
    registrar: 'أمين السجل',
  },
  fa: {
    about: 'دربارهٔ من',
    work: 'سوابق کاری',
    education: 'تحصیلات',
    subjects: 'درس‌ها',
    contact: 'تماس',
    certificate: 'گواهی پایان تحصیلات',
    granted: 'بدین‌وسیله گواهی می‌شود که',
    registrar: 'مدیر ثبت',
  },
}
