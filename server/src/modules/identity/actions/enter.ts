import type { Context } from '#platform/context'
import { Problem } from '#platform/errors'
import { setting } from '#platform/settings'
import { demandTexts, identityErrors } from '../errors.ts'
import { factorFacts } from '../queries/authenticators.ts'
import type { UserRow } from '../queries/users.ts'
import { mustHaveFactor, needFor, type Need, type SecondFactor } from '../second-factor/rules.ts'
import { actingAs, atomically } from '../scope.ts'
import { challengeSeconds, issueChallenge, readChallenge, useChallenge } from './challenge.ts'
import { proveSecondFactor } from './prove-second-factor.ts'
import { userRow } from '../queries/users.ts'

/** Ways in that end with a question for the second factor, and the passkey, which is both at once. */
export type GuardedMethod = 'password' | 'code' | 'invitation' | 'desk' | 'passkey'
export type SessionKind = 'web' | 'api' | 'token'

/** Proof that a person took every step of a sign-in. Only this file makes one, and no session of a guarded way opens without. */
class Admission {
  readonly #made = true
  readonly userId: string
  readonly method: GuardedMethod
  readonly factor: SecondFactor | null

  constructor(userId: string, method: GuardedMethod, factor: SecondFactor | null) {
    this.userId = userId
    this.method = method
    this.factor = factor
  }

  get made(): boolean {
    return this.#made
  }
}
export type { Admission }

export interface FirstStep {
  readonly user: UserRow
  readonly method: Exclude<GuardedMethod, 'passkey'>
  readonly kind: SessionKind
  /** Code of the app or recovery code, when the caller sent it along. */
  readonly otp?: string | null | undefined
  readonly mark?: string | null
}

export type Entry<T> = { readonly opened: T } | { readonly demand: Problem }
type Open<T> = (ctx: Context, admission: Admission) => Promise<T>

/**
 * The end of every sign-in: opens the session, or keeps a challenge and says what is still asked for. The caller
 * throws that ({@link opened}) after its transaction, so that the challenge stays.
 * @throws Problem `second_factor_not_right`, `too_many_requests` about an `otp` that was sent along
 */
export async function enter<T>(ctx: Context, step: FirstStep, open: Open<T>): Promise<Entry<T>> {
  const { user, method } = step
  const need = await needOf(ctx, user.id)
  if (need.kind === 'none') return admit(ctx, new Admission(user.id, method, null), open)
  if (need.kind === 'factor' && step.otp) {
    const factor = await proveSecondFactor(actingAs(ctx, user.id), user, step.otp, step.mark ?? null)
    return admit(ctx, new Admission(user.id, method, factor), open)
  }
  const purpose = need.kind === 'factor' ? 'second_factor' : 'enrolment'
  const token = await issueChallenge(ctx, purpose, { userId: user.id, method, kind: step.kind })
  return { demand: demandOf(need, token) }
}

/** The session, or the refusal that says what is still asked for. @throws Problem `second_factor_required`, `second_factor_enrolment_required` */
export function opened<T>(entry: Entry<T>): T {
  if ('demand' in entry) throw entry.demand
  return entry.opened
}

/** A passkey that verified its person stands for both steps. */
export function admitByPasskey<T>(ctx: Context, userId: string, open: Open<T>): Promise<T> {
  return atomically(ctx, (inner) =>
    open(actingAs(inner, userId), new Admission(userId, 'passkey', 'passkey')),
  )
}

/**
 * The second step: the challenge and its proof for a session. `prove` counts its guesses and runs outside the
 * transaction that opens. @throws Problem `challenge_not_valid`, `no_active_account`
 */
export async function completeSignIn<T>(
  ctx: Context,
  token: string,
  prove: (ctx: Context, user: UserRow) => Promise<SecondFactor>,
  open: (ctx: Context, admission: Admission, kind: SessionKind) => Promise<T>,
): Promise<T> {
  return finish(ctx, 'second_factor', token, prove, open)
}

/** The same for a person who has just made the second factor that the centre wants of him. */
export async function completeEnrolment<T>(
  ctx: Context,
  token: string,
  enrol: (ctx: Context, user: UserRow) => Promise<SecondFactor>,
  open: (ctx: Context, admission: Admission, kind: SessionKind) => Promise<T>,
): Promise<T> {
  return finish(ctx, 'enrolment', token, enrol, open)
}

async function finish<T>(
  ctx: Context,
  purpose: 'second_factor' | 'enrolment',
  token: string,
  prove: (ctx: Context, user: UserRow) => Promise<SecondFactor>,
  open: (ctx: Context, admission: Admission, kind: SessionKind) => Promise<T>,
): Promise<T> {
  const user = await personOfChallenge(ctx, purpose, token)
  const factor = await prove(actingAs(ctx, user.id), user)
  return atomically(ctx, async (inner) => {
    const { method, session_kind: kind } = await useChallenge(inner, purpose, token)
    if (!isGuarded(method) || !kind) throw identityErrors.challenge_not_valid()
    return open(actingAs(inner, user.id), new Admission(user.id, method, factor), kind)
  })
}

/** Whose half-finished sign-in this is. @throws Problem `challenge_not_valid`, `no_active_account` */
export async function personOfChallenge(
  ctx: Context,
  purpose: 'second_factor' | 'enrolment',
  token: string,
): Promise<UserRow> {
  const { user_id: id } = await readChallenge(ctx, purpose, token)
  const user = id ? await userRow(ctx.tx, id) : undefined
  if (!user?.is_active) throw identityErrors.no_active_account()
  return user
}

/** What a sign-in of this person lacks after its first step. */
export async function needOf(ctx: Context, userId: string): Promise<Need> {
  const facts = await factorFacts(ctx.tx, userId)
  const policy = await setting(ctx, 'identity.second_factor_required')
  return needFor(facts, mustHaveFactor(policy, facts))
}

async function admit<T>(ctx: Context, admission: Admission, open: Open<T>): Promise<{ opened: T }> {
  return {
    opened: await atomically(ctx, (inner) => open(actingAs(inner, admission.userId), admission)),
  }
}

function demandOf(need: Exclude<Need, { kind: 'none' }>, token: string): Problem {
  const code = need.kind === 'factor' ? 'second_factor_required' : 'second_factor_enrolment_required'
  const methods = need.kind === 'factor' ? { methods: need.methods } : {}
  return new Problem(
    code,
    { status: 401, ...demandTexts[need.kind] },
    {},
    {
      members: { challenge_token: token, ...methods, expires_in: challengeSeconds },
    },
  )
}

function isGuarded(method: string | null): method is GuardedMethod {
  return ['password', 'code', 'invitation', 'desk', 'passkey'].includes(method ?? '')
}
