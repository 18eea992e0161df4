import { parentPort, workerData } from 'node:worker_threads'
import { parseSheet } from './parse.ts'
import { UnreadableSheet, type SourceWish } from './sheet.ts'

/** Reads one file apart from the server's thread, which goes on answering. */
const { bytes, wish } = workerData as { bytes: Uint8Array; wish: SourceWish }
try {
  parentPort?.postMessage({ sheet: await parseSheet(Buffer.from(bytes), wish) })
} catch (error) {
  if (!(error instanceof UnreadableSheet)) throw error
  parentPort?.postMessage({ problem: error.problem })
}
