import type { SessionAnswer } from '@halqa/api-client'
import { api, ApiError } from '../../../api/index.ts'

export type FactorMethod = 'totp' | 'recovery_code' | 'passkey'

/** What a sign-in still lacks after its first step. */
export type Demand =
  | { readonly kind: 'factor'; readonly token: string; readonly methods: readonly FactorMethod[] }
  | { readonly kind: 'enrolment'; readonly token: string }

export type SignInOutcome = SessionAnswer | { readonly status: 'demand'; readonly demand: Demand }

/** One step of signing in; that another one is due is an outcome, not a failure. */
export async function postSignIn(path: string, body: unknown): Promise<SignInOutcome> {
  try {
    return await api.post<SessionAnswer>(path, body)
  } catch (error) {
    const demand = demandOf(error)
    if (demand) return { status: 'demand', demand }
    throw error
  }
}

export function demandOf(error: unknown): Demand | null {
  if (!(error instanceof ApiError)) return null
  const { challenge_token: token, methods } = error.members
  if (typeof token !== 'string') return null
  if (error.code === 'second_factor_enrolment_required') return { kind: 'enrolment', token }
  if (error.code !== 'second_factor_required' || !Array.isArray(methods)) return null
  return { kind: 'factor', token, methods: methods.filter(isMethod) }
}

function isMethod(value: unknown): value is FactorMethod {
  return value === 'totp' || value === 'recovery_code' || value === 'passkey'
}
