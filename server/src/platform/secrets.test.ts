import { mkdtempSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { secret } from './secrets.ts'

const dataDir = mkdtempSync(path.join(os.tmpdir(), 'halqa-secrets-'))

test('a secret is made once, long and for the owner of the folder only', () => {
  const first = secret(dataDir, 'session-key')
  expect(Buffer.from(first, 'base64url')).toHaveLength(32)
  expect(secret(dataDir, 'session-key')).toBe(first)
  expect(secret(dataDir, 'other-key')).not.toBe(first)
  if (process.platform === 'win32') return
  expect(statSync(path.join(dataDir, 'secrets')).mode & 0o777).toBe(0o700)
  expect(statSync(path.join(dataDir, 'secrets/session-key')).mode & 0o777).toBe(0o600)
})

test('weak and damaged secrets are refused', () => {
  expect(() => secret(dataDir, 'weak', 8)).toThrow(RangeError)
  expect(() => secret(dataDir, '../escape')).toThrow(RangeError)
  writeFileSync(path.join(dataDir, 'secrets/short'), 'abc\n')
  expect(() => secret(dataDir, 'short')).toThrow(/damaged/)
})
