import { spawn } from 'node:child_process'

/**
 * Runs pg_dump or pg_restore from PATH against a server of one's own. The password goes by the environment, where
 * other users of the machine do not see it.
 * @throws one sentence when the program is missing or fails.
 */
export async function runClientProgram(
  program: 'pg_dump' | 'pg_restore',
  url: string,
  args: readonly string[],
): Promise<void> {
  const address = new URL(url)
  const password = decodeURIComponent(address.password)
  address.password = ''
  const env = { ...process.env, ...(password ? { PGPASSWORD: password } : {}) }
  const child = spawn(program, ['--no-password', `--dbname=${address.href}`, ...args], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let complaint = ''
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()))
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once('error', (cause) =>
      reject(
        new Error(
          `${program} is not on PATH: install the client programs of PostgreSQL to back up or restore a server of your own.`,
          { cause },
        ),
      ),
    )
    child.once('close', resolve)
  })
  if (status !== 0)
    throw new Error(`${program} failed: ${complaint.trim().split('\n')[0] ?? `exit code ${status}`}`)
}
