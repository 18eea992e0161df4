import { execFileSync } from 'node:child_process'
import { answers, end, start } from '../../children.ts'
import { placeOf, runSql } from '../../postgres.ts'

const python = '/usr/bin/python3'

export type Peer = { url: string; token: string; stop(): Promise<void> }

/** How gunicorn serves. `sync` was the fastest over all three endpoints; README.md has the comparison. */
export type Workers = { kind: 'sync' | 'gthread'; count: number; threads: number }

export const chosenWorkers: Workers = { kind: 'sync', count: 2, threads: 1 }

/** Makes the peer's tables in schema `peer`, empty, and its one staff account. `seed/peer.sql` fills them. */
export async function preparePeer(database: string): Promise<void> {
  await runSql(
    database,
    'CREATE EXTENSION IF NOT EXISTS pg_trgm; DROP SCHEMA IF EXISTS peer CASCADE; CREATE SCHEMA peer',
  )
  const env = environment(database)
  execFileSync(python, ['manage.py', 'migrate', '--run-syncdb', '-v', '0'], {
    cwd: import.meta.dirname,
    env,
    encoding: 'utf8',
  })
  execFileSync(python, ['manage.py', 'createsuperuser', '--noinput', '-v', '0'], {
    cwd: import.meta.dirname,
    encoding: 'utf8',
    env: {
      ...env,
      DJANGO_SUPERUSER_USERNAME: 'staff',
      DJANGO_SUPERUSER_EMAIL: 'staff@example.com',
      DJANGO_SUPERUSER_PASSWORD: 'bench-of-two',
    },
  })
}

/** Starts gunicorn on loopback, waits until it answers and signs the staff account in. */
export async function startPeer(
  database: string,
  port: number,
  workers: Workers = chosenWorkers,
): Promise<Peer> {
  const server = start(
    python,
    [
      ...['-m', 'gunicorn.app.wsgiapp', 'wsgi:application', '--bind', `127.0.0.1:${port}`],
      ...[
        '--workers',
        String(workers.count),
        '--worker-class',
        workers.kind,
        '--threads',
        String(workers.threads),
      ],
      ...['--keep-alive', '75', '--backlog', '512', '--log-level', 'warning'],
    ],
    { cwd: import.meta.dirname, env: environment(database) },
  )
  const url = `http://127.0.0.1:${port}`
  try {
    await answers(`${url}/api/v1/courses/?page_size=1`, server, 30)
    return { url, token: await signIn(url), stop: () => end(server.child) }
  } catch (error) {
    await end(server.child)
    throw error
  }
}

async function signIn(url: string): Promise<string> {
  const answer = await fetch(`${url}/auth/jwt/create/`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'staff', password: 'bench-of-two' }),
  })
  const { access }: { access?: string } = JSON.parse(await answer.text())
  if (!access) throw new Error(`the peer did not sign its staff in: ${answer.status}`)
  return access
}

function environment(database: string): NodeJS.ProcessEnv {
  const place = placeOf(database)
  return {
    PATH: process.env.PATH,
    PYTHONDONTWRITEBYTECODE: '1',
    PEER_DATABASE: place.database,
    PEER_USER: place.user,
    PEER_PASSWORD: place.password,
    PEER_HOST: place.host,
    PEER_PORT: String(place.port),
  }
}
