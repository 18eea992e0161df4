import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'

export interface Asset {
  readonly bytes: Buffer
  readonly headers: Record<string, string>
}

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.html': 'text/html; charset=utf-8',
  '.map': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
}
const hashed = /-[A-Za-z0-9_-]{8}\.[a-z0-9]+$/
const notAssets = new Set(['index.html', 'offline.html', 'sw.js', 'manifest.json', 'manifest.webmanifest'])
const encodings = [
  { name: 'br', suffix: '.br' },
  { name: 'gzip', suffix: '.gz' },
] as const

/** Reads built files by their plain names; what was read is kept until the file changes. */
export class Assets {
  readonly #folders: readonly string[]
  readonly #kept = new Map<string, { readonly mtimeMs: number; readonly bytes: Buffer }>()

  constructor(folders: readonly string[]) {
    this.#folders = folders
  }

  /** A file below /assets/; null when there is none of that name. */
  async asset(name: string, acceptEncoding: string): Promise<Asset | null> {
    if (notAssets.has(name) || !/^[A-Za-z0-9_][A-Za-z0-9._-]*$/.test(name) || /\.(?:br|gz)$/.test(name))
      return null
    const type = types[path.extname(name)]
    if (!type) return null
    const cache = hashed.test(name) ? 'public, max-age=31536000, immutable' : 'public, max-age=3600'
    const headers = {
      'content-type': type,
      'cache-control': cache,
      'x-content-type-options': 'nosniff',
      vary: 'Accept-Encoding',
    }
    for (const encoding of encodings) {
      if (!acceptEncoding.includes(encoding.name)) continue
      const bytes = await this.bytes(name + encoding.suffix)
      if (bytes) return { bytes, headers: { ...headers, 'content-encoding': encoding.name } }
    }
    const bytes = await this.bytes(name)
    return bytes && { bytes, headers }
  }

  async text(name: string): Promise<string | null> {
    return (await this.bytes(name))?.toString('utf8') ?? null
  }

  async bytes(name: string): Promise<Buffer | null> {
    for (const folder of this.#folders) {
      const found = await this.#read(path.join(folder, name))
      if (found) return found
    }
    return null
  }

  async #read(file: string): Promise<Buffer | null> {
    try {
      const { mtimeMs } = await stat(file)
      const known = this.#kept.get(file)
      if (known?.mtimeMs === mtimeMs) return known.bytes
      const bytes = await readFile(file)
      this.#kept.set(file, { mtimeMs, bytes })
      return bytes
    } catch (error) {
      if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
        return null
      throw error
    }
  }
}
