import { Worker } from 'node:worker_threads'
import { Slots } from '#platform/slots'
import { UnreadableSheet, type Sheet, type SheetProblem, type SourceWish } from './sheet.ts'

/** One file at a time on a node: unpacked sheets are large. */
const slots = new Slots(1)
const longestMs = 60_000

/**
 * Reads a file in a thread of its own with bounded memory and time: whatever somebody uploads, the server goes on
 * answering. @throws UnreadableSheet
 */
export function readSheet(bytes: Uint8Array, wish: SourceWish = {}): Promise<Sheet> {
  return slots.run(() => readApart(bytes, wish))
}

async function readApart(bytes: Uint8Array, wish: SourceWish): Promise<Sheet> {
  const worker = new Worker(new URL('./sheet-worker.ts', import.meta.url), {
    workerData: { bytes, wish },
    resourceLimits: { maxOldGenerationSizeMb: 768, maxYoungGenerationSizeMb: 64 },
  })
  const timer = setTimeout(() => void worker.terminate(), longestMs)
  try {
    return await new Promise<Sheet>((resolve, reject) => {
      worker.once('message', (message: { sheet?: Sheet; problem?: SheetProblem }) =>
        message.sheet ? resolve(message.sheet) : reject(new UnreadableSheet(message.problem ?? 'broken')),
      )
      worker.once('error', (error) => reject(readable(error)))
      worker.once('exit', () => reject(new UnreadableSheet('too_large_inside')))
    })
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}

function readable(error: unknown): unknown {
  const outOfMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
  return outOfMemory ? new UnreadableSheet('too_large_inside') : error
}
