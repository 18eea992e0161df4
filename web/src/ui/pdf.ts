import { getDocument, GlobalWorkerOptions, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
// The bundler makes this default export: the worker's address.
// oxlint-disable-next-line import/default
import workerAddress from 'pdfjs-dist/legacy/build/pdf.worker.mjs?worker&url'

GlobalWorkerOptions.workerSrc = workerAddress

/** Fetches and opens a PDF of ours in a worker; `stop` gives it up. */
export function readPdf(src: string): { document: Promise<PDFDocumentProxy>; stop: () => void } {
  const stopped = new AbortController()
  let close = () => {}
  const document = (async () => {
    const answer = await fetch(src, { credentials: 'same-origin', signal: stopped.signal })
    if (!answer.ok) throw new Error(`the document answered ${answer.status}`)
    const task = getDocument({
      data: new Uint8Array(await answer.arrayBuffer()),
      // Our policy runs no WebAssembly and no code made from text.
      useWasm: false,
      enableXfa: false,
    })
    close = () => void task.destroy()
    return task.promise
  })()
  return {
    document,
    stop: () => {
      stopped.abort()
      close()
    },
  }
}
