import { sql } from 'kysely'
import { newId } from '#platform/ids'
import { timestamp } from '#platform/time'
import type { App } from '../src/app.ts'

export interface PersonSpec {
  readonly roles?: readonly string[]
  readonly phone?: string
  readonly email?: string
  readonly username?: string
  readonly locale?: 'ar' | 'fa' | 'en'
  readonly gender?: 'male' | 'female'
}

export interface Person {
  readonly id: string
  readonly name: string
  readonly phone: string
  readonly sessionId: string
  readonly token: string
}

let counter = 0

/** A user with roles and a live API session, written straight into the database. */
export async function makePerson(
  app: App,
  name: string,
  now: Temporal.Instant,
  spec: PersonSpec = {},
): Promise<Person> {
  counter += 1
  const [first = name, ...rest] = name.split(' ')
  const id = newId()
  const phone = spec.phone ?? `+2010${String(10_000_000 + counter)}`
  const at = timestamp(now)
  await sql`INSERT INTO identity.users (id, phone_number1, email, username, first_name, last_name, locale, gender, is_verified, date_joined)
    VALUES (${id}, ${phone}, ${spec.email ?? null}, ${spec.username ?? null}, ${first}, ${rest.join(' ')}, ${spec.locale ?? 'en'}, ${spec.gender ?? null}, true, ${at})`.execute(
    app.database,
  )
  for (const role of spec.roles ?? []) {
    await sql`INSERT INTO identity.user_roles (user_id, role, granted_at) VALUES (${id}, ${role}, ${at})`.execute(
      app.database,
    )
  }
  const sessionId = newId()
  await sql`INSERT INTO identity.sessions (id, user_id, kind, method, created_at, authenticated_at, last_used_at, expires_at)
    VALUES (${sessionId}, ${id}, 'api', 'password', ${at}, ${at}, ${at}, ${timestamp(now.add({ hours: 24 * 365 }))})`.execute(
    app.database,
  )
  return {
    id,
    name,
    phone,
    sessionId,
    token: await app.ports.signer.sign(id, sessionId, now.add({ hours: 24 * 365 })),
  }
}
