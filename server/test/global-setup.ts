import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import pino from 'pino'
import type { TestProject } from 'vitest/node'
import { migrate } from '#platform/db/migrate'
import { startEmbedded } from '#platform/postgres/embedded'

declare module 'vitest' {
  export interface ProvidedContext {
    adminUrl: string
    appUrl: string
    template: string
  }
}

/**
 * One real PostgreSQL for the run and one migrated template database in it; each world is a copy of the template.
 * TEST_DATABASE_URL (a superuser's URL) uses a server that runs already.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const own = process.env['TEST_DATABASE_URL']
  const folder = await mkdtemp(path.join(os.tmpdir(), 'halqa-test-'))
  const server = own
    ? null
    : await startEmbedded({ dataDir: folder, log: pino({ level: 'silent' }), ephemeral: true })
  const adminUrl = own ?? server?.adminUrl ?? ''
  const appUrl = server?.appUrl ?? adminUrl.replace('//postgres@', '//halqa_app@')
  const template = `halqa_template_${process.pid}`
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  await admin.query(`CREATE DATABASE ${template}`)
  await migrate(withDatabase(adminUrl, template), 'halqa_app')
  project.provide('adminUrl', adminUrl)
  project.provide('appUrl', appUrl)
  project.provide('template', template)
  return async () => {
    await admin.query(`DROP DATABASE IF EXISTS ${template} WITH (FORCE)`)
    await admin.end()
    await server?.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** The same server and role, another database. Works for `host=/socket` URLs too. */
export function withDatabase(url: string, database: string): string {
  return url.replace(/^(postgres(?:ql)?:\/\/[^/]*\/)[^?]*/, `$1${database}`)
}
