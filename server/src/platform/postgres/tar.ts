import { mkdirSync } from 'node:fs'
import { open } from 'node:fs/promises'
import path from 'node:path'

/** What goes into an archive: a folder, a file of the disk, or a text made now. Names use `/`. */
export type TarEntry =
  | { readonly kind: 'folder'; readonly name: string }
  | { readonly kind: 'file'; readonly name: string; readonly from: string }
  | { readonly kind: 'text'; readonly name: string; readonly text: string }

const block = 512
const chunkSize = 256 * 1024

/**
 * A ustar archive, so that `tar` alone can open a backup. Files may change while they are read: each gets the length
 * that it has when its turn comes, and one that is gone by then is left out, as PostgreSQL's own base backup has it.
 */
export async function* writeTar(entries: AsyncIterable<TarEntry>): AsyncGenerator<Buffer> {
  for await (const entry of entries) {
    if (entry.kind === 'folder') yield header(`${entry.name}/`, 0, '5')
    else if (entry.kind === 'text') yield* textEntry(entry.name, Buffer.from(entry.text))
    else yield* fileEntry(entry.name, entry.from)
  }
  yield Buffer.alloc(2 * block)
}

function* textEntry(name: string, content: Buffer): Generator<Buffer> {
  yield header(name, content.length, '0')
  yield content
  yield padding(content.length)
}

async function* fileEntry(name: string, from: string): AsyncGenerator<Buffer> {
  const file = await open(from, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (file === null) return
  try {
    const { size } = await file.stat()
    yield header(name, size, '0')
    for (let done = 0; done < size; ) {
      const chunk = Buffer.alloc(Math.min(chunkSize, size - done))
      const { bytesRead } = await file.read(chunk, 0, chunk.length, done)
      // One that became shorter is filled up with zeros; PostgreSQL knows from the WAL what belongs there.
      yield bytesRead > 0 ? chunk.subarray(0, bytesRead) : chunk
      done += bytesRead > 0 ? bytesRead : chunk.length
    }
    yield padding(size)
  } finally {
    await file.close()
  }
}

function padding(size: number): Buffer {
  return Buffer.alloc((block - (size % block)) % block)
}

function header(name: string, size: number, type: '0' | '5'): Buffer {
  if (Buffer.byteLength(name) > 100) throw new Error(`${name} is too long a name for the archive.`)
  const bytes = Buffer.alloc(block)
  const octal = (value: number, at: number, width: number) =>
    bytes.write(`${value.toString(8).padStart(width - 1, '0')}\0`, at, 'latin1')
  bytes.write(name, 0)
  octal(type === '5' ? 0o700 : 0o600, 100, 8)
  octal(0, 108, 8)
  octal(0, 116, 8)
  octal(size, 124, 12)
  octal(0, 136, 12)
  bytes.write('        ', 148, 'latin1')
  bytes.write(type, 156, 'latin1')
  bytes.write('ustar\u000000', 257, 'latin1')
  const sum = bytes.reduce((total, byte) => total + byte, 0)
  bytes.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
  return bytes
}

/** Unpacks what `writeTar` made into a folder. @throws when it ends early or a name leaves the folder. */
export async function readTar(source: AsyncIterable<Buffer>, target: string): Promise<void> {
  const bytes = new ByteReader(source)
  for (;;) {
    const head = await bytes.exactly(block)
    if (head.every((byte) => byte === 0)) return
    const name = textField(head, 0, 100)
    const size = Number.parseInt(textField(head, 124, 12), 8)
    const full = path.resolve(target, name)
    if (!full.startsWith(target + path.sep) || !Number.isSafeInteger(size))
      throw new Error('The archive is damaged.')
    if (head[156] === 0x35) {
      mkdirSync(full, { recursive: true, mode: 0o700 })
      continue
    }
    const file = await open(full, 'wx', 0o600)
    try {
      for (let left = size; left > 0; ) {
        const chunk = await bytes.exactly(Math.min(left, chunkSize))
        await file.write(chunk)
        left -= chunk.length
      }
      await file.sync()
    } finally {
      await file.close()
    }
    await bytes.exactly((block - (size % block)) % block)
  }
}

function textField(head: Buffer, at: number, width: number): string {
  const field = head.subarray(at, at + width)
  const end = field.indexOf(0)
  return field.subarray(0, end < 0 ? width : end).toString()
}

class ByteReader {
  readonly #chunks: AsyncIterator<Buffer>
  #rest: Buffer = Buffer.alloc(0)

  constructor(source: AsyncIterable<Buffer>) {
    this.#chunks = source[Symbol.asyncIterator]()
  }

  async exactly(count: number): Promise<Buffer> {
    const parts: Buffer[] = []
    let left = count
    while (left > 0) {
      if (this.#rest.length === 0) {
        const next = await this.#chunks.next()
        if (next.done) throw new Error('The archive ends too early.')
        this.#rest = next.value
      }
      const part = this.#rest.subarray(0, left)
      this.#rest = this.#rest.subarray(part.length)
      left -= part.length
      parts.push(part)
    }
    return Buffer.concat(parts)
  }
}
