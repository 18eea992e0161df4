import { errorFrom, errorFromThrown } from '../api/errors.ts'
import { apiFetch, bodyOf, queryString, type Query } from '../api/http.ts'

/** Asks for a file and hands it to the browser to keep. Failures are those of every call. */
export async function download(path: string, query: Query, body: object): Promise<void> {
  const response = await apiFetch(path + queryString(query), {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: '*/*' },
    body: JSON.stringify(body),
  }).catch((thrown: unknown) => {
    throw errorFromThrown(thrown)
  })
  if (!response.ok) throw errorFrom(response, await bodyOf(response))
  const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'list'
  const address = URL.createObjectURL(await response.blob())
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
