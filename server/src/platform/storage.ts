import { createHash, randomBytes } from 'node:crypto'

import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createWriteStream } from 'node:fs'
import type { Readable } from 'node:stream'

/** Where bytes live. Keys are made here and say nothing about the content or its owner. */
export interface Storage {
  /** Stores everything or nothing. */
  put(source: Readable): Promise<{ key: string; size: number; sha256: Buffer }>
  read(key: string, range?: { start: number; end: number }): Promise<Readable>
  size(key: string): Promise<number>
  remove(key: string): Promise<void>
  /** Keys of what was stored before that moment, in no order. */
  list(before: Temporal.Instant): AsyncIterable<string>
}

/** Files under one folder, in 256 sub-folders; written beside, synced, then renamed into place. */
export function localStorage(folder: string): Storage {
  const place = (key: string): string => {
    if (!/^[0-9a-f]{2}\/[0-9a-f]{40}$/.test(key)) throw new Error('not a storage key')
    return path.join(folder, key)
  }
  return {
    async put(source) {
      const name = randomBytes(21).toString('hex')
      const key = `${name.slice(0, 2)}/${name.slice(2)}`
      const target = place(key)
      await mkdir(path.dirname(target), { recursive: true, mode: 0o700 })
      const hash = createHash('sha256')
      const partial = `${target}.part`
      try {
        await pipeline(
          source,
          async function* (chunks: AsyncIterable<Buffer>) {
            for await (const chunk of chunks) {
              hash.update(chunk)
              yield chunk
            }
          },
          createWriteStream(partial, { mode: 0o600 }),
        )
        const handle = await open(partial, 'r')
        await handle.sync()
        await handle.close()
        await rename(partial, target)
      } catch (error) {
        await rm(partial, { force: true })
        throw error
      }
      return { key, size: (await stat(target)).size, sha256: hash.digest() }
    },
    async read(key, range) {
      const handle = await open(place(key), 'r')
      return handle.createReadStream(range ? { start: range.start, end: range.end } : {})
    },
    async size(key) {
      return (await stat(place(key))).size
    },
    async remove(key) {
      await rm(place(key), { force: true })
    },
    async *list(before) {
      for (const group of await readdir(folder).catch(() => [])) {
        if (!/^[0-9a-f]{2}$/.test(group)) continue
        for (const name of await readdir(path.join(folder, group))) {
          const file = await stat(path.join(folder, group, name)).catch(() => null)
          if (!file || file.mtimeMs >= before.epochMilliseconds) continue
          if (/^[0-9a-f]{40}$/.test(name)) yield `${group}/${name}`
          else if (name.endsWith('.part')) await rm(path.join(folder, group, name), { force: true })
        }
      }
    },
  }
}
