import { newId } from '#platform/ids'
import type { Caller } from '#test/caller'
import { makeBranch, makeCourse, makeLecture, makeRoom, makeSeason } from '#test/courses'
import { enrol } from '#test/enrolments'
import { makeInvoice, receiptPicture } from '#test/invoices'
import { applied, certificateFile, formOf } from '#test/tutors'
import { accountKinds } from './account-kinds.ts'
import { privacyKinds } from './privacy-kinds.ts'
import { canary, gone, type Cast } from './cast.ts'

/** Path parameters of one object; a bare text is the `id`. */
export type Params = string | Readonly<Record<string, string>>
export type Instances = Readonly<Record<string, Params>>

/** How each kind of object comes into being: whose it is → its path parameters. `gone` names nothing. */
export const kinds: Readonly<Record<string, (cast: Cast) => Promise<Instances>>> = {
  user: async ({ world, nadia, layla, hany, omar, rami }) => {
    const left = await world.person('Left Long Ago', { roles: ['parent'] })
    await world.rows('UPDATE identity.users SET erased_at = now(), is_active = false WHERE id = $1', [
      left.id,
    ])
    return { nadia: nadia.id, layla: layla.id, hany: hany.id, rami: rami.id, omar: omar.id, gone: left.id }
  },
  session: async ({ world, nadia, layla, hany, rami, omar, staff }) => {
    const second = async (who: Caller): Promise<string> => {
      const id = newId()
      await world.rows(
        `INSERT INTO identity.sessions (id, user_id, kind, method, created_at, authenticated_at, last_used_at, expires_at)
         SELECT $1, user_id, kind, method, created_at, authenticated_at, last_used_at, expires_at FROM identity.sessions WHERE id = $2`,
        [id, who.person.sessionId],
      )
      return id
    }
    return {
      nadia: await second(nadia),
      layla: await second(layla),
      hany: await second(hany),
      rami: await second(rami),
      staff: await second(staff),
      omar: await second(omar),
      gone,
    }
  },
  passkey: async ({ world, nadia, layla, hany, rami, omar, staff }) => {
    const of = async (who: Caller): Promise<string> => {
      const id = newId()
      await world.rows(
        `INSERT INTO identity.passkeys (id, user_id, credential_id, public_key, counter, name, backed_up, created_at)
         VALUES ($1, $2, uuid_send($1), '\\x00', 0, 'A phone', false, now())`,
        [id, who.id],
      )
      return id
    }
    return {
      nadia: await of(nadia),
      layla: await of(layla),
      hany: await of(hany),
      rami: await of(rami),
      staff: await of(staff),
      omar: await of(omar),
      gone,
    }
  },
  userSession: async ({ world, nadia, layla }) => {
    const second = async (who: Caller): Promise<Params> => {
      const session_id = newId()
      await world.rows(
        `INSERT INTO identity.sessions (id, user_id, kind, method, created_at, last_used_at, expires_at)
         SELECT $1, user_id, kind, method, created_at, last_used_at, expires_at FROM identity.sessions WHERE id = $2`,
        [session_id, who.person.sessionId],
      )
      return { id: who.id, session_id }
    }
    return {
      nadia: await second(nadia),
      layla: await second(layla),
      gone: { id: nadia.id, session_id: gone },
    }
  },
  apiKey: async ({ world, staff }) => {
    const id = newId()
    await world.rows(
      `INSERT INTO identity.api_keys (id, name, prefix, digest, scopes, per_minute, created_by, created_at)
       VALUES ($1, 'Accounting', 'hqk_Test0000', uuid_send($1), '{users.view}', 300, $2, now())`,
      [id, staff.id],
    )
    return { centre: id, gone }
  },
  learner: async ({ nadia, yusuf, adam, laylasOwn, sara }) => {
    await nadia.delete(`/api/v1/parents/children/${adam}/`)
    return { yusuf, layla: laylasOwn, sara, archived: adam, gone }
  },
  guardianship: async ({ nadia, omar, yusuf, sara }) => ({
    yusuf: { id: yusuf, user_id: nadia.id },
    sara: { id: sara, user_id: omar.id },
    gone: { id: gone, user_id: nadia.id },
  }),
  instructor: async ({ world, hany, tamer }) => {
    await world.rows(
      `INSERT INTO people.instructor_profiles (user_id, joined_date, created_at) VALUES ($1, '2026-01-01', now()), ($2, '2026-01-01', now()) ON CONFLICT DO NOTHING`,
      [hany.id, tamer.id],
    )
    return { hany: hany.id, tamer: tamer.id, gone }
  },
  tutorApplication: async ({ world }) => {
    const { id } = await applied(world, unique('Waiting Tutor'))
    const writing = await world.person(unique('Writing Tutor'))
    const draft = await writing.post('/api/v1/tutors/me/')
    return { waiting: id, draft: String(draft.json.application.id), gone }
  },
  tutorDocument: async ({ world, rami }) => {
    const { tutor } = await applied(world, unique(`Other ${canary}`))
    await rami.post('/api/v1/tutors/me/')
    const own = await formOf(rami, '/api/v1/tutors/me/documents/', { kind: 'certificate' }, [
      await certificateFile('file'),
    ])
    const others = await tutor.get('/api/v1/tutors/me/')
    return {
      rami: String(own.json.application.documents.at(-1).id),
      other: String(others.json.application.documents[0].id),
      gone,
    }
  },
  season: async ({ world }) => ({ centre: (await makeSeason(world)).id, gone }),
  branch: async ({ world }) => ({ centre: (await makeBranch(world)).id, gone }),
  room: async ({ world }) => ({
    centre: (await makeRoom(world, { branch: (await makeBranch(world)).id })).id,
    gone,
  }),
  courseCategory: (cast) => made(cast, '/api/v1/course-categories/', { name: unique('Recitation') }),
  tag: (cast) => made(cast, '/api/v1/tags/', { name: unique('evening') }),
  course: async ({ world, tamer, hanys, tamers }) => ({
    hany: hanys,
    tamer: tamers,
    draft: (await makeCourse(world, { status: 'draft', instructors: [tamer] })).id,
    gone,
  }),
  courseSchedule: async ({ world, hanys }) => {
    const id = newId()
    await world.rows(
      'INSERT INTO catalog.course_schedules (id, course_id, weekday, start_time, end_time) VALUES ($1, $2, 1, $3, $4)',
      [id, hanys, '16:00', '17:30'],
    )
    return {
      hany: { id: hanys, schedule_id: id },
      gone: { id: hanys, schedule_id: gone },
    }
  },
  bootcamp: async ({ world, hany, tamer }) => ({
    hany: (await makeCourse(world, { kind: 'bootcamp', instructors: [hany] })).id,
    draft: (await makeCourse(world, { kind: 'bootcamp', status: 'draft', instructors: [tamer] })).id,
    gone,
  }),
  advcourse: async ({ world, hany, tamer }) => ({
    hany: (await makeCourse(world, { kind: 'advanced', instructors: [hany] })).id,
    draft: (await makeCourse(world, { kind: 'advanced', status: 'draft', instructors: [tamer] })).id,
    gone,
  }),
  lecture: async (cast) => {
    const draft = await makeCourse(cast.world, { status: 'draft', instructors: [cast.tamer] })
    return {
      hany: (await lectureOf(cast, cast.hanys)).id,
      tamer: (await lectureOf(cast, cast.tamers)).id,
      draft: (await lectureOf(cast, draft.id)).id,
      gone,
    }
  },
  register: async (cast) => {
    await enrolAll(cast)
    return {
      hany: (await lectureOf(cast, cast.hanys)).id,
      tamer: (await lectureOf(cast, cast.tamers)).id,
      gone,
    }
  },
  guest: async (cast) => {
    const lecture = await lectureOf(cast, cast.hanys)
    await cast.world.rows(
      `INSERT INTO attendance.guests (lecture_id, learner_id, kind, added_by, added_at) VALUES ($1, $2, 'trial', $3, now())`,
      [lecture.id, cast.sara, cast.staff.id],
    )
    return { hany: { id: lecture.id, learner_id: cast.sara }, gone: { id: gone, learner_id: cast.sara } }
  },
  conflict: async (cast) => {
    const of = async (course: string, learner: string, by: Caller): Promise<string> => {
      const id = newId()
      const mark = JSON.stringify({ present: true, late: false, excused: false, rating: null, notes: '' })
      await cast.world.rows(
        `INSERT INTO attendance.conflicts (id, lecture_id, learner_id, offered, kept, offered_by, at) VALUES ($1, $2, $3, $4, $4, $5, now())`,
        [id, (await lectureOf(cast, course)).id, learner, mark, by.id],
      )
      return id
    }
    await enrolAll(cast)
    return {
      hany: await of(cast.hanys, cast.yusuf, cast.hany),
      tamer: await of(cast.tamers, cast.sara, cast.tamer),
      gone,
    }
  },
  presence: async (cast) => {
    const of = async (who: Caller, course: string): Promise<string> => {
      const id = newId()
      await cast.world.rows(
        `INSERT INTO attendance.instructor_attendance (id, instructor_id, type, lecture_id, date, starts_at, ends_at, created_at)
         SELECT $1, $2, 'lecture', id, day, starts_at, ends_at, now() FROM catalog.lectures WHERE id = $3`,
        [id, who.id, (await lectureOf(cast, course)).id],
      )
      return id
    }
    return { hany: await of(cast.hany, cast.hanys), tamer: await of(cast.tamer, cast.tamers), gone }
  },
  supervisorSchedule: async ({ world, hany }) => {
    const id = newId()
    await world.rows(
      `INSERT INTO attendance.supervisor_schedules (id, instructor_id, weekday, start_time, end_time, created_at) VALUES ($1, $2, 1, '09:00', '15:00', now())`,
      [id, hany.id],
    )
    return { centre: id, gone }
  },
  device: async ({ world }) => {
    const id = newId()
    await world.rows(
      `INSERT INTO attendance.devices (id, device_id, name, key_digest, created_at) VALUES ($1, $2, 'Front door', '\\x00', now())`,
      [id, unique('door')],
    )
    return { centre: id, gone }
  },
  identity: async ({ world, hany }) => {
    const external = `rfid:${unique('card')}`
    await world.rows(
      'INSERT INTO attendance.device_identities (external_id, user_id, created_at) VALUES ($1, $2, now())',
      [external, hany.id],
    )
    return { centre: { external_id: external }, gone: { external_id: 'rfid:nobody' } }
  },
  job: async () => ({ centre: { job: 'nope' }, gone: { job: 'nope' } }),
  request: async (cast) => {
    const ask = async (who: Caller, learner: object): Promise<string> => {
      const course = await makeCourse(cast.world)
      const asked = await who.post('/api/v1/enrollment-requests/', { course: course.id, ...learner })
      if (asked.status !== 201) throw new Error(asked.text)
      return asked.json.id
    }
    return {
      yusuf: await ask(cast.nadia, { child: cast.yusuf }),
      layla: await ask(cast.layla, { student: cast.laylasOwn }),
      sara: await ask(cast.omar, { child: cast.sara }),
      gone,
    }
  },
  enrollment: async (cast) => ({ ...(await enrolAll(cast)), gone }),
  invoice: async (cast) => ({
    nadia: (await makeInvoice(cast.world, cast.nadia, { learner: cast.yusuf })).id,
    layla: (await makeInvoice(cast.world, cast.layla, { learner: cast.laylasOwn })).id,
    omar: (await makeInvoice(cast.world, cast.omar, { learner: cast.sara })).id,
    gone,
  }),
  payment: async (cast) => ({
    nadia: (await pay(cast, cast.nadia, cast.yusuf)).id,
    layla: (await pay(cast, cast.layla, cast.laylasOwn)).id,
    omar: (await pay(cast, cast.omar, cast.sara)).id,
    gone,
  }),
  receipt: async (cast) => ({
    nadia: (await pay(cast, cast.nadia, cast.yusuf)).file,
    layla: (await pay(cast, cast.layla, cast.laylasOwn)).file,
    omar: (await pay(cast, cast.omar, cast.sara)).file,
    gone,
  }),
  ticket: async ({ nadia, layla, omar }) => {
    const open = async (who: Caller): Promise<string> =>
      (
        await who.post('/api/v1/tickets/', {
          title: `Question of ${who.person.name}`,
          description: 'When does it start?',
        })
      ).json.id
    return { nadia: await open(nadia), layla: await open(layla), omar: await open(omar), gone }
  },
  notification: async ({ world, nadia, layla, hany, rami, omar, staff }) => {
    const tell = async (who: Caller): Promise<string> => {
      const id = newId()
      await world.rows(
        `INSERT INTO notifications.notifications (id, user_id, event_id, type, category, params, created_at)
         VALUES ($1, $2, $3, 'broadcast', 'system', $4, now())`,
        [id, who.id, newId(), JSON.stringify({ title: `For ${who.person.name}`, body: 'News' })],
      )
      return id
    }
    const [a, b, c, d, e, f] = await Promise.all([nadia, layla, hany, rami, omar, staff].map(tell))
    return {
      nadia: a ?? '',
      layla: b ?? '',
      hany: c ?? '',
      rami: d ?? '',
      omar: e ?? '',
      staff: f ?? '',
      gone,
    }
  },
  outboxMessage: async ({ world }) => {
    const id = newId()
    await world.rows(
      `INSERT INTO platform.outbox_messages (id, channel, recipient, subject, body, html, kind, transport, status)
       VALUES ($1, 'email', 'somebody@example.org', 'Hello', 'Hello', '<p>Hello</p>', 'notification', 'house', 'failed')`,
      [id],
    )
    return { centre: id, gone }
  },
  broadcast: async ({ world, staff }) => {
    const id = newId()
    await world.rows(
      `INSERT INTO notifications.broadcasts (id, title, body, channels, audience, total, created_by, created_at) VALUES ($1, 'News', 'News', '{in_app}', '{}', 0, $2, now())`,
      [id, staff.id],
    )
    return { centre: id, gone }
  },
  notificationTemplate: async () => ({ centre: { type: 'ticket_opened' }, gone: { type: 'nope' } }),
  cannedReply: (cast) =>
    made(cast, '/api/v1/canned-replies/', {
      shortcut: unique('hours').replace(' ', '-'),
      title: 'Hours',
      body: 'We are open until nine.',
    }),
  ticketCategory: (cast) => made(cast, '/api/v1/ticket-categories/', { name: unique('Money') }),
  ticketAgent: async ({ world }) => ({
    centre: (await world.person('Mona Adel', { roles: ['support'] })).id,
    gone,
  }),
  // A role that no caller here needs.
  role: async () => ({ centre: { key: 'tutor' }, gone: { key: 'nope' } }),
  ...accountKinds,
  ...privacyKinds,
  date: async () => ({ centre: { date: '2026-11-20' } }),
}

let counter = 0

function unique(word: string): string {
  counter += 1
  return `${word} ${counter}`
}

async function made({ staff }: Cast, path: string, body: object): Promise<Instances> {
  const answer = await staff.post(path, body)
  if (answer.status !== 201) throw new Error(`${path}: ${answer.text}`)
  return { centre: String(answer.json.id), gone }
}

function lectureOf({ world }: Cast, course: string) {
  counter += 1
  const day = Temporal.PlainDate.from('2026-08-01').add({ days: counter % 100 })
  return makeLecture(world, { course, startsAt: `${day.toString()}T14:00:00Z` })
}

const places = new WeakMap<Cast, ReturnType<typeof placeAll>>()

/** Once a cast: a learner has one place in a course. */
function enrolAll(cast: Cast): ReturnType<typeof placeAll> {
  const known = places.get(cast) ?? placeAll(cast)
  places.set(cast, known)
  return known
}

async function placeAll({ world, hanys, tamers, yusuf, laylasOwn, sara }: Cast) {
  const place = async (course: string, learner: string): Promise<string> =>
    (await enrol(world, { course, learner, activeFrom: '2026-08-01' })).id
  return {
    yusuf: await place(hanys, yusuf),
    layla: await place(hanys, laylasOwn),
    sara: await place(tamers, sara),
  }
}

async function pay({ world }: Cast, payer: Caller, learner: string): Promise<{ id: string; file: string }> {
  const invoice = await makeInvoice(world, payer, { learner })
  counter += 1
  const sent = await payer.form(`/api/v1/invoices/${invoice.id}/payments/`, {
    amount: '10.00',
    method: 'bank_transfer',
    tracking_code: unique('TRX'),
    receipt: await receiptPicture(counter),
  })
  if (sent.status !== 201) throw new Error(sent.text)
  const [row] = await world.rows<{ file: string }>(
    `SELECT f.id AS file FROM media.files f WHERE f.owner_id = $1 ORDER BY f.id DESC LIMIT 1`,
    [payer.id],
  )
  return { id: sent.json.id, file: row?.file ?? '' }
}
