import { errorFrom } from './errors.ts'
import { apiFetch } from './http.ts'

/** Sends a POST whose answer is a file, and hands the file to the browser. Failures are those of {@link api}. */
export async function download(path: string, body: unknown, filename: string): Promise<void> {
  const response = await apiFetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) {
    const problem: unknown = await response.json().catch(() => null)
    throw errorFrom(response, problem)
  }
  const address = URL.createObjectURL(await response.blob())
  const link = document.createElement('a')
  link.href = address
  link.download = filename
  link.click()
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
