import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parseEnv } from 'node:util'

/** The folder that holds package.json and `.env`; relative paths of the configuration begin here. */
export const projectRoot = path.resolve(import.meta.dirname, '../../../..')

/** `.env` of the project folder with the process environment on top of it. */
export function environment(
  root: string = projectRoot,
  processEnv: Readonly<Record<string, string | undefined>> = process.env,
): Record<string, string | undefined> {
  return { ...readEnvFile(path.join(root, '.env')), ...processEnv }
}

function readEnvFile(file: string): Record<string, string | undefined> {
  try {
    return parseEnv(readFileSync(file, 'utf8'))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {}
    throw error
  }
}
