import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { errors, invalid, invalidFields } from '#platform/errors'
import { emit } from '#platform/events'
import { newId } from '#platform/ids'
import { centreSettings, settings } from '#platform/settings'
import { localDate } from '#platform/time'
import {
  accountNamed,
  createUser,
  grantRole,
  hashPassword,
  isUsername,
  passwordProblems,
  readPhone,
  resumeAccount,
  rolesOf,
  suspendAccount,
} from '#identity'
import { peopleErrors } from '../errors.ts'
import { lockLearner, type Learner } from '../queries/learners.ts'
import { endLogin, giveLogin, wasLoginOf } from '../queries/own-logins.ts'
import { ageOn } from '../rules.ts'
import '../settings.ts'

export interface LoginInput {
  readonly username?: string | undefined
  readonly phone?: string | undefined
  readonly password?: string | undefined
  /** The guardian agrees, or staff have seen that he does. */
  readonly consent?: boolean | undefined
}

interface Credentials {
  readonly username: string | null
  readonly phone: string | null
  readonly passwordHash: string | null
}

/**
 * Gives a grown child an account of its own: a username with a password, or a phone that signs in by code. The learner
 * row, its code and its history stay; guardians keep what they may. `find` locks the learner and answers for the right
 * to, in the transaction that this opens (hashing stays outside it).
 * @throws Problem by field; `has_own_login`, `too_young_for_login`, `consent_required`
 */
export async function giveOwnLogin(
  ctx: Context,
  input: LoginInput,
  find: (ctx: Context) => Promise<Learner>,
): Promise<string> {
  // Who may not do it is told so before anything about the names that he typed.
  const before = await find(ctx)
  const credentials = await readCredentials(ctx, before, input)
  return atomically(ctx, async (inner) => {
    const learner = await find(inner)
    if (learner.kind !== 'child') throw errors.not_found()
    if (learner.user_id !== null) throw peopleErrors.has_own_login()
    await demandAge(inner, learner, input.consent ?? false)
    const userId = await account(inner, learner, credentials)
    await giveLogin(inner, { id: newId(), learnerId: learner.id, userId, consented: input.consent ?? false })
    await grantRole(inner, userId, 'student')
    await audit(inner, {
      action: 'learner.give_login',
      object: { kind: 'learner', id: learner.id },
      after: { user_id: userId, consent: input.consent ?? false },
    })
    await emit(inner, 'learner.login_given', { learner_id: learner.id, user_id: userId })
    return learner.id
  })
}

/**
 * Takes the own login back: its sessions end at once, and an account that is nothing else than this login sleeps until
 * it is given again. The caller answers for the right to. @throws Problem `not_found`
 */
export async function endOwnLogin(ctx: Context, learnerId: string): Promise<void> {
  const learner = await lockLearner(ctx, learnerId)
  if (!learner || learner.kind !== 'child' || learner.user_id === null) throw errors.not_found()
  const userId = learner.user_id
  await endLogin(ctx, learner.id)
  const others = (await rolesOf(ctx, userId)).filter((role) => role !== 'student')
  if (others.length === 0) await suspendAccount(ctx, userId, 'own_login_ended')
  await audit(ctx, {
    action: 'learner.end_login',
    object: { kind: 'learner', id: learner.id },
    before: { user_id: userId },
  })
  await emit(ctx, 'learner.login_ended', { learner_id: learner.id, user_id: userId })
}

async function readCredentials(ctx: Context, learner: Learner, input: LoginInput): Promise<Credentials> {
  if ((input.username === undefined) === (input.phone === undefined)) throw usernameOrPhone()
  const phone = input.phone === undefined ? null : await readPhone(ctx, input.phone, 'phone')
  const username = input.username?.trim().normalize('NFC').toLowerCase() ?? null
  if (username !== null && !isUsername(username)) throw badUsername()
  if (input.password === undefined) {
    if (username !== null) throw passwordNeeded()
    return { username, phone, passwordHash: null }
  }
  const own = { first_name: learner.first_name, last_name: learner.last_name, username, phone_number1: phone }
  const problems = passwordProblems(input.password, own)
  if (problems.length > 0) throw invalidFields({ password: problems })
  return { username, phone, passwordHash: await hashPassword(input.password) }
}

async function demandAge(ctx: Context, learner: Learner, consent: boolean): Promise<void> {
  const values = await settings(ctx, ['people.own_login_age', 'people.consent_age'])
  const { timeZone } = await centreSettings(ctx)
  const age = ageOn(learner.dob ?? localDate(ctx.now, timeZone).toString(), localDate(ctx.now, timeZone))
  const youngest = values['people.own_login_age']
  if (age < youngest) throw peopleErrors.too_young_for_login({ age: youngest })
  if (age < values['people.consent_age'] && !consent) throw peopleErrors.consent_required()
}

/** The account it had before under this name, or a new one. */
async function account(ctx: Context, learner: Learner, login: Credentials): Promise<string> {
  const known = await accountNamed(ctx, login)
  if (known !== null && (await wasLoginOf(ctx, learner.id, known))) {
    await resumeAccount(ctx, known, login.passwordHash)
    return known
  }
  return createUser(ctx, {
    username: login.username,
    phone_number1: login.phone,
    password_hash: login.passwordHash,
    first_name: learner.first_name,
    last_name: learner.last_name,
    dob: learner.dob,
    gender: learner.gender,
    roles: [],
  })
}

function atomically<T>(ctx: Context, work: (ctx: Context) => Promise<T>): Promise<T> {
  if (ctx.tx.isTransaction) return work(ctx)
  return ctx.tx.transaction().execute((tx) => work({ ...ctx, tx }))
}

function usernameOrPhone() {
  return invalid('username', 'username_or_phone', {
    en: 'Give either a username or a phone number.',
    ar: 'أدخل اسم مستخدم أو رقم هاتف، واحدا منهما فقط.',
    fa: 'یا نام کاربری یا شماره تلفن بدهید؛ فقط یکی.',
  })
}

function badUsername() {
  return invalid('username', 'invalid_username', {
    en: 'Three to forty letters, digits, dots or dashes, at least one letter.',
    ar: 'من ثلاثة إلى أربعين حرفا أو رقما أو نقطة أو شرطة، وفيها حرف واحد على الأقل.',
    fa: 'سه تا چهل حرف، رقم، نقطه یا خط تیره؛ دست‌کم یک حرف.',
  })
}

function passwordNeeded() {
  return invalid('password', 'required', {
    en: 'A username needs a password.',
    ar: 'اسم المستخدم يحتاج إلى كلمة مرور.',
    fa: 'نام کاربری به گذرواژه نیاز دارد.',
  })
}
