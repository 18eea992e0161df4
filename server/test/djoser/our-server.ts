import type { World } from '#test/harness'
import type { Hooks, Send } from './replay.ts'
import type { LetterKind } from './script.ts'

/** Kinds of outbox messages that carry a link of that sort, as the identity module names them. */
const outboxKinds: Record<LetterKind, string> = {
  activation: 'identity.activation',
  password_reset: 'identity.password_reset',
  phone_reset: 'identity.phone_reset',
}

/** Sends the script's calls to a test world, without a socket between. */
export function sendTo(world: World): Send {
  return async ({ method, path, headers, body }) => {
    const answer = await world.app.server.inject({ method, url: path, headers, ...(body === undefined ? {} : { payload: body }) })
    return { status: answer.statusCode, headers: answer.headers, body: answer.body }
  }
}

/** What the script may do behind the stage of a test world. */
export function hooksOf(world: World): Hooks {
  return {
    unknownId: '01990000-0000-7000-8000-00000000dead',
    async mailbox(kind, to) {
      const text = await newestTo(world, to, outboxKinds[kind])
      return { uid: parameter(text, 'uid'), token: parameter(text, 'token') }
    },
    async promote(phone) {
      await world.rows(
        `INSERT INTO identity.user_roles (user_id, role, granted_at) SELECT id, 'admin', $2 FROM identity.users WHERE phone_number1 = $1`,
        [phone, world.now().toString()],
      )
    },
    async deactivate(phone) {
      await world.rows('UPDATE identity.users SET is_active = false WHERE phone_number1 = $1', [phone])
    },
    async confirmPhone(phone, access) {
      const code = /\b\d{6}\b/.exec(await newestTo(world, phone))?.[0]
      await world.app.server.inject({
        method: 'POST',
        url: '/auth/otp/verify/',
        headers: { 'content-type': 'application/json', ...(access ? { authorization: `Bearer ${access}` } : {}) },
        payload: JSON.stringify({ phone, code }),
      })
    },
  }
}

/** Secrets and body of the newest message to that address; empty when there is none. */
async function newestTo(world: World, to: string, kind?: string): Promise<string> {
  await world.work()
  const letters = (await world.outbox()).filter((letter) => letter.recipient === to && (kind === undefined || letter.kind === kind))
  const newest = letters.at(-1)
  return newest ? [...newest.secrets, newest.body].join('\n') : ''
}

/** A parameter of the first link that has it. */
function parameter(text: string, name: string): string {
  return decodeURIComponent(new RegExp(`[?&#]${name}=([^&#\\s"<]+)`).exec(text)?.[1] ?? '')
}
