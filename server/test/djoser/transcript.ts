import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Results } from './replay.ts'

type Transcript = { recorded_from: Record<string, string>; calls: Results }

const file = join(import.meta.dirname, 'transcript.json')

/** What the real Djoser answered; made by `record.sh`. */
export const transcript: Transcript = JSON.parse(readFileSync(file, 'utf8'))
