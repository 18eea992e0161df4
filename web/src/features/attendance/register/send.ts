import type { MarkResult } from '@halqa/api-client'
import { apiFetch } from '../../../api/http.ts'
import { ApiError, errorFrom, errorFromThrown } from '../../../api/errors.ts'
import type { Operation } from './kept.ts'

/** Sends a request of the queue. A 409 with stale marks is an answer too: the others were written. @throws ApiError */
export async function sendMarks(lecture: string, operation: Operation): Promise<MarkResult> {
  let response: Response
  try {
    response = await apiFetch(`/api/v1/attendance/lecture/${lecture}/mark-bulk/`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ operation_id: operation.id, marks: operation.marks }),
    })
  } catch (thrown) {
    throw errorFromThrown(thrown)
  }
  const body = await response.json().catch(() => undefined)
  if (response.ok || (response.status === 409 && body?.code === 'stale_marks')) return body
  throw errorFrom(response, body)
}

/** Worth another try later: nobody answered, or the server is away or busy. */
export function willPass(error: unknown): boolean {
  return (
    error instanceof ApiError &&
    (error.status === 0 || error.status === 401 || error.status === 429 || error.status >= 500)
  )
}
