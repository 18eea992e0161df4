import { execFileSync } from 'node:child_process'
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os'
import { ask } from '../postgres.ts'

/** What a figure depends on, in words. */
export type Machine = {
  cores: number
  processor: string
  memoryGib: number
  loadBefore: string
  versions: Record<string, string>
}

export async function describeMachine(database: string): Promise<Machine> {
  return {
    cores: availableParallelism(),
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    memoryGib: Math.round(totalmem() / 2 ** 30),
    loadBefore: loadavg()
      .map((load) => load.toFixed(2))
      .join(' '),
    versions: {
      node: process.versions.node,
      postgresql: await ask(database, 'SHOW server_version'),
      ...pythonVersions(),
    },
  }
}

function pythonVersions(): Record<string, string> {
  const script =
    'import platform, django, rest_framework, gunicorn; print(platform.python_version(), django.__version__, rest_framework.VERSION, gunicorn.__version__)'
  try {
    const [python = '', django = '', drf = '', gunicorn = ''] = execFileSync(
      '/usr/bin/python3',
      ['-c', script],
      { encoding: 'utf8' },
    )
      .trim()
      .split(' ')
    return { python, django, 'rest framework': drf, gunicorn }
  } catch {
    return { python: 'without Django' }
  }
}
