import { readFileSync } from 'node:fs'
import path from 'node:path'
import { readFlags, type StartMode } from './config/flags.ts'
import { Reader } from './config/reader.ts'
import { readSms, type SmsConfig } from './config/sms.ts'

export { environment, projectRoot } from './config/environment.ts'
export { helpText } from './config/flags.ts'
export type { StartMode } from './config/flags.ts'
export type { SmsConfig } from './config/sms.ts'

export type Role = 'web' | 'worker' | 'all'
export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent'

/** `embedded`: Halqa starts its own PostgreSQL in the data folder. `own`: a server that somebody else runs. */
export type DatabaseConfig =
  | { readonly kind: 'embedded' }
  | { readonly kind: 'own'; readonly appUrl: string; readonly adminUrl: string; readonly appRole: string }

/** Everything the environment and the flags decide (docs/operations.md has the table). Paths are absolute. */
export interface Config {
  readonly port: number
  readonly host: string
  readonly dataDir: string
  readonly database: DatabaseConfig
  readonly redisUrl: string | null
  readonly role: Role
  /** Origin under which people reach the server, without a slash at the end. */
  readonly publicUrl: string
  readonly corsOrigins: readonly string[]
  /** PEM texts, already read. */
  readonly tls: { readonly cert: string; readonly key: string } | null
  /** `false`, the number of proxies in front, or the addresses and networks that are believed. */
  readonly trustProxy: false | number | readonly string[]
  readonly drfErrors: boolean
  readonly wsQueryToken: boolean
  readonly metricsToken: string | null
  /** Seals secrets in the database; without it each data folder makes its own. */
  readonly encryptionKey: string | null
  readonly logLevel: LogLevel
  readonly mail: { readonly smtpUrl: string; readonly from: string } | null
  readonly sms: SmsConfig
  readonly backups: { readonly dir: string; readonly keep: number }
  readonly start: StartMode
  /** `--help` was given: print `helpText` and leave. */
  readonly help: boolean
}

export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly faults: string[] }

const roles = ['web', 'worker', 'all'] as const
const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

/**
 * Reads environment and flags. All faults are named at once, each with the variable, what is wrong and what is
 * expected. `readFile` is asked for `_FILE` variants, TLS files and the owner's password file.
 */
export function loadConfig(
  env: Readonly<Record<string, string | undefined>>,
  argv: readonly string[],
  readFile: (file: string) => string = (file) => readFileSync(file, 'utf8'),
): ConfigResult {
  const faults: string[] = []
  const flags = readFlags(argv, readFile, faults)
  const read = new Reader(
    { ...env, ...(flags.port === undefined ? {} : { PORT: flags.port }) },
    readFile,
    faults,
  )

  const port = read.integer('PORT', 3000, 0, 65_535)
  const host = read.text('HOST') ?? '127.0.0.1'
  const dataDir = read.path('DATA_DIR', 'data')
  const tls = readTls(read)
  const config: Config = {
    port,
    host,
    dataDir,
    database: readDatabase(read),
    redisUrl: read.secretUrl('REDIS_URL', ['redis:', 'rediss:']),
    role: read.choice('ROLE', roles, 'all'),
    publicUrl: read.origin('PUBLIC_URL') ?? defaultUrl(host, port, tls !== null),
    corsOrigins: read.origins('CORS_ORIGINS'),
    tls,
    trustProxy: readTrustProxy(read),
    drfErrors: read.flag('DRF_ERRORS'),
    wsQueryToken: read.flag('WS_QUERY_TOKEN'),
    metricsToken: readLongSecret(read, 'METRICS_TOKEN', 16),
    encryptionKey: readLongSecret(read, 'ENCRYPTION_KEY', 32),
    logLevel: read.choice('LOG_LEVEL', logLevels, 'info'),
    mail: readMail(read),
    sms: readSms(read),
    backups: {
      dir: read.path('BACKUP_DIR', path.join(dataDir, 'backups')),
      keep: read.integer('BACKUP_KEEP', 14, 1, 10_000),
    },
    start: flags.start,
    help: flags.help,
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, config }
}

function defaultUrl(host: string, port: number, tls: boolean): string {
  const name = ['127.0.0.1', '::1', '0.0.0.0', '::'].includes(host) ? 'localhost' : host
  const hostname = name.includes(':') ? `[${name}]` : name
  return new URL(`${tls ? 'https' : 'http'}://${hostname}:${port}`).origin
}

function readDatabase(read: Reader): DatabaseConfig {
  const protocols = ['postgres:', 'postgresql:']
  const appUrl = read.secretUrl('DATABASE_URL', protocols)
  const adminUrl = read.secretUrl('DATABASE_ADMIN_URL', protocols)
  if (!appUrl) {
    if (adminUrl)
      read.fault(
        'DATABASE_ADMIN_URL',
        'is set without DATABASE_URL',
        'both, or neither for the built-in PostgreSQL',
      )
    return { kind: 'embedded' }
  }
  const appRole = decodeURIComponent(new URL(appUrl).username)
  if (!appRole) read.fault('DATABASE_URL', 'names no user', 'postgresql://user:password@host/database')
  return { kind: 'own', appUrl, adminUrl: adminUrl ?? appUrl, appRole }
}

function readTls(read: Reader): Config['tls'] {
  const cert = read.fileContent('TLS_CERT', '-----BEGIN CERTIFICATE-----')
  const key = read.fileContent('TLS_KEY', 'PRIVATE KEY-----')
  if (read.text('TLS_CERT') && !read.text('TLS_KEY'))
    read.fault('TLS_KEY', 'is missing', 'the private key file of TLS_CERT')
  if (read.text('TLS_KEY') && !read.text('TLS_CERT'))
    read.fault('TLS_CERT', 'is missing', 'the certificate file of TLS_KEY')
  return cert !== null && key !== null ? { cert, key } : null
}

/** "Trust everybody" is not offered: then any caller could choose the address that limits are counted by. */
function readTrustProxy(read: Reader): Config['trustProxy'] {
  const value = read.text('TRUST_PROXY')
  if (value === undefined || /^(?:0|no|off|false)$/i.test(value)) return false
  if (/^[1-9]$/.test(value)) return Number(value)
  const names = value
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
  const known = /^(?:loopback|linklocal|uniquelocal|[\d.]+(?:\/\d+)?|[\da-f:.]*:[\da-f:.]*(?:\/\d+)?)$/i
  if (names.length === 0 || !names.every((name) => known.test(name))) {
    read.fault(
      'TRUST_PROXY',
      'is not understood',
      'the number of proxies (1 to 9) or addresses such as loopback,10.0.0.0/8',
    )
    return false
  }
  return names
}

function readLongSecret(read: Reader, name: string, least: number): string | null {
  const value = read.secret(name) ?? null
  if (value !== null && value.length < least)
    read.fault(name, 'is too short to be safe', `at least ${least} characters`)
  return value
}

function readMail(read: Reader): Config['mail'] {
  const smtpUrl = read.secretUrl('SMTP_URL', ['smtp:', 'smtps:'])
  const from = read.text('MAIL_FROM')
  if (from !== undefined && !/^[^\r\n]*[^\s@<>]+@[^\s@<>]+>?$/.test(from)) {
    read.fault('MAIL_FROM', 'is not a mail address', 'Centre name <office@example.org>')
  }
  if (!smtpUrl) return null
  if (from === undefined)
    read.fault('MAIL_FROM', 'is missing while SMTP_URL is set', 'Centre name <office@example.org>')
  return { smtpUrl, from: from ?? '' }
}
