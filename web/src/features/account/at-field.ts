import { ApiError } from '../../api/index.ts'

/** Where a refusal of signing in belongs: a wrong code to the code, a wrong password to the password. */
const fields: Readonly<Record<string, string>> = {
  code_not_right: 'code',
  code_not_enough: 'password',
  no_active_account: 'password',
  second_factor_not_right: 'code',
}

/** Makes the server's refusal stand at the field that it is about. */
export function atField(error: unknown, more: Readonly<Record<string, string>> = {}): unknown {
  const field = error instanceof ApiError ? (more[error.code] ?? fields[error.code]) : undefined
  if (!(error instanceof ApiError) || field === undefined) return error
  const { status, code, detail, requestId } = error
  return new ApiError({ status, code, detail, requestId, errors: { [field]: [detail] } })
}
