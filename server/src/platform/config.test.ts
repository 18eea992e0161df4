import { mkdtempSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { environment, loadConfig, projectRoot, type Config } from './config.ts'

const files: Record<string, string> = {
  '/run/secrets/db': 'postgresql://halqa_app:s3cret@db.example/halqa\n',
  '/run/secrets/owner': 'long enough password\n',
  '/run/secrets/empty': '\n',
  '/tls/cert.pem': '-----BEGIN CERTIFICATE-----\nMII\n-----END CERTIFICATE-----\n',
  '/tls/key.pem': '-----BEGIN PRIVATE KEY-----\nMII\n-----END PRIVATE KEY-----\n',
}

function readFile(file: string): string {
  const content = files[file]
  if (content === undefined) throw Object.assign(new Error('no such file'), { code: 'ENOENT' })
  return content
}

function good(env: Record<string, string> = {}, argv: string[] = []): Config {
  const result = loadConfig(env, argv, readFile)
  if (!result.ok) throw new Error(result.faults.join('\n'))
  return result.config
}

function faults(env: Record<string, string>, argv: string[] = []): string[] {
  const result = loadConfig(env, argv, readFile)
  return result.ok ? [] : result.faults
}

describe('the configuration', () => {
  test('needs nothing at all', () => {
    expect(good()).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      dataDir: path.join(projectRoot, 'data'),
      database: { kind: 'embedded' },
      role: 'all',
      publicUrl: 'http://localhost:3000',
      wsQueryToken: false,
      trustProxy: false,
      sms: { provider: 'outbox' },
      mail: null,
      backups: { dir: path.join(projectRoot, 'data/backups'), keep: 14 },
      start: { kind: 'wizard' },
    })
  })

  test('names every fault at once, with its variable and what is expected', () => {
    const found = faults({
      PORT: 'eighty',
      ROLE: 'boss',
      PUBLIC_URL: 'example.org',
      CORS_ORIGINS: 'https://ok.example,nonsense',
      DATABASE_URL: 'mysql://root@db/x',
      METRICS_TOKEN: 'short',
      ENCRYPTION_KEY: 'short',
      SMTP_URL: 'smtp://mail.example',
      SMS_PROVIDER: 'twilio',
      TLS_CERT: '/tls/cert.pem',
      TRUST_PROXY: 'true',
    })
    const names = found.map((fault) => fault.split(' ')[0])
    expect(names.sort()).toEqual([
      'CORS_ORIGINS',
      'DATABASE_URL',
      'ENCRYPTION_KEY',
      'MAIL_FROM',
      'METRICS_TOKEN',
      'PORT',
      'PUBLIC_URL',
      'ROLE',
      'SMS_FROM',
      'SMS_TWILIO_ACCOUNT_SID',
      'SMS_TWILIO_AUTH_TOKEN',
      'TLS_KEY',
      'TRUST_PROXY',
    ])
    expect(found).toContain('PORT is not such a number; expected: a whole number from 0 to 65535.')
  })

  test('never repeats a secret in a fault', () => {
    expect(faults({ DATABASE_URL: 'mysql://root:hunter2@db/x' }).join()).not.toContain('hunter2')
  })

  test('takes secrets from files', () => {
    expect(good({ DATABASE_URL_FILE: '/run/secrets/db' }).database).toEqual({
      kind: 'own',
      appUrl: 'postgresql://halqa_app:s3cret@db.example/halqa',
      adminUrl: 'postgresql://halqa_app:s3cret@db.example/halqa',
      appRole: 'halqa_app',
    })
    expect(faults({ DATABASE_URL_FILE: '/run/secrets/missing' })[0]).toMatch(
      /^DATABASE_URL_FILE names a file that cannot be read \(ENOENT\)/,
    )
    expect(faults({ METRICS_TOKEN_FILE: '/run/secrets/empty' })[0]).toMatch(
      /^METRICS_TOKEN_FILE names an empty file/,
    )
    expect(faults({ DATABASE_URL_FILE: '/run/secrets/db', DATABASE_URL: 'postgresql://a@b/c' })[0]).toMatch(
      /only one of the two/,
    )
  })

  test('reads certificate and key', () => {
    const config = good({ TLS_CERT: '/tls/cert.pem', TLS_KEY: '/tls/key.pem', HOST: '0.0.0.0', PORT: '8443' })
    expect(config.tls?.key).toContain('PRIVATE KEY')
    expect(config.publicUrl).toBe('https://localhost:8443')
    expect(faults({ TLS_CERT: '/tls/key.pem', TLS_KEY: '/tls/key.pem' })[0]).toMatch(
      /^TLS_CERT names a file of another kind/,
    )
  })

  test('believes proxies by number or address only', () => {
    expect(good({ TRUST_PROXY: '2' }).trustProxy).toBe(2)
    expect(good({ TRUST_PROXY: 'loopback, 10.0.0.0/8, fd00::/8' }).trustProxy).toEqual([
      'loopback',
      '10.0.0.0/8',
      'fd00::/8',
    ])
    expect(good({ TRUST_PROXY: 'off' }).trustProxy).toBe(false)
  })

  test('treats empty variables as not set', () => {
    expect(good({ PORT: '', DATABASE_URL: '', ROLE: ' ' })).toMatchObject({ port: 3000, role: 'all' })
  })
})

describe('flags', () => {
  test('--demo, --port and --help', () => {
    expect(good({ PORT: '1' }, ['--demo', '--port', '8080'])).toMatchObject({
      start: { kind: 'demo' },
      port: 8080,
    })
    expect(good({}, ['--help']).help).toBe(true)
  })

  test('--empty takes the owner', () => {
    const argv = ['--empty', '--owner-phone', '+201001234567', '--owner-password-file', '/run/secrets/owner']
    expect(good({}, argv).start).toEqual({
      kind: 'empty',
      ownerPhone: '+201001234567',
      ownerPassword: 'long enough password',
    })
  })

  test('what is wrong is said', () => {
    expect(faults({}, ['--empty'])).toHaveLength(2)
    expect(
      faults({}, ['--empty', '--owner-phone', '0100', '--owner-password-file', '/run/secrets/empty']),
    ).toHaveLength(2)
    expect(faults({}, ['--owner-phone', '+201001234567'])[0]).toMatch(/belong to --empty/)
    expect(
      faults({}, [
        '--demo',
        '--empty',
        '--owner-phone',
        '+201001234567',
        '--owner-password-file',
        '/run/secrets/owner',
      ])[0],
    ).toMatch(/contradict/)
    expect(faults({}, ['--prot', '80'])).toHaveLength(2)
    expect(faults({}, ['--port'])[0]).toMatch(/has no value/)
  })
})

test('.env is read and the environment wins', () => {
  const root = mkdtempSync(path.join(os.tmpdir(), 'halqa-env-'))
  writeFileSync(path.join(root, '.env'), '# a comment\nPORT=4000\nHOST="0.0.0.0"\n')
  expect(environment(root, { PORT: '5000' })).toEqual({ PORT: '5000', HOST: '0.0.0.0' })
  expect(environment(path.join(root, 'nowhere'), {})).toEqual({})
})
