import { buffer } from 'node:stream/consumers'
import type { World } from './harness.ts'

/** Every table's rows that hold one of these words: `table: row`. */
export async function rowsWith(world: World, words: readonly string[]): Promise<string[]> {
  const tables = await world.rows<{ name: string }>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind = 'r' AND n.nspname NOT IN ('pg_catalog', 'information_schema')`,
  )
  const found: string[] = []
  for (const { name } of tables) {
    const hits = await world.rows<{ text: string }>(
      `SELECT t::text AS text FROM ${name} AS t WHERE t::text ILIKE ANY($1::text[])`,
      [words.map((word) => `%${word}%`)],
    )
    found.push(...hits.map((hit) => `${name}: ${hit.text.slice(0, 400)}`))
  }
  return found
}

/** Stored files that hold one of these words (lower case). */
export async function filesWith(world: World, words: readonly string[]): Promise<string[]> {
  const found: string[] = []
  const { storage } = world.app.ports
  for await (const key of storage.list(soon())) {
    const bytes = (await buffer(await storage.read(key))).toString('latin1').toLowerCase()
    if (words.some((word) => bytes.includes(word))) found.push(key)
  }
  return found
}

export async function storedFiles(world: World): Promise<number> {
  return (await Array.fromAsync(world.app.ports.storage.list(soon()))).length
}

function soon(): Temporal.Instant {
  return Temporal.Now.instant().add({ hours: 1 })
}
