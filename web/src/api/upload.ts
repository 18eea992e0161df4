import { apiHeaders } from './http.ts'
import { ApiError, errorFrom } from './errors.ts'

export interface UploadOptions {
  /** Share sent so far, 0 to 1. */
  onProgress?: (share: number) => void
  signal?: AbortSignal
  /** Other form fields beside the file. */
  fields?: Record<string, string>
  field?: string
  method?: 'POST' | 'PUT'
}

/** Sends a file as multipart form data. XMLHttpRequest, because `fetch` tells nothing about what has been sent. */
export function upload<T>(path: string, file: File, options: UploadOptions = {}): Promise<T> {
  const { onProgress, signal, fields = {}, field = 'file', method = 'POST' } = options
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(method, path)
    for (const [name, value] of Object.entries(apiHeaders(method))) request.setRequestHeader(name, value)
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) onProgress?.(event.loaded / event.total)
    })
    request.addEventListener('load', () => {
      const response = new Response(null, { status: request.status || 500, headers: headersOf(request) })
      if (response.ok) resolve(parsed(request.responseText))
      else reject(errorFrom(response, parsed(request.responseText)))
    })
    request.addEventListener('error', () => reject(new ApiError({ status: 0, code: 'offline' })))
    request.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')))
    signal?.addEventListener('abort', () => request.abort())

    // Fields before the file: the server reads the stream in order and decides before the bytes come.
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.append(name, value)
    form.append(field, file)
    request.send(form)
  })
}

function headersOf(request: XMLHttpRequest): Headers {
  const headers = new Headers()
  for (const name of ['x-request-id', 'retry-after']) {
    const value = request.getResponseHeader(name)
    if (value !== null) headers.set(name, value)
  }
  return headers
}

function parsed(text: string) {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
