import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { Vault } from './vault.ts'

const vault = new Vault(randomBytes(32).toString('base64url'))

test('what is sealed is read again with the same key, at the same place', () => {
  const box = vault.seal('JBSWY3DPEHPK3PXP', 'authenticator:nadia')
  expect(box.toString('latin1')).not.toContain('JBSWY3DPEHPK3PXP')
  expect(vault.open(box, 'authenticator:nadia')).toBe('JBSWY3DPEHPK3PXP')
  expect(vault.seal('JBSWY3DPEHPK3PXP', 'authenticator:nadia').equals(box)).toBe(false)
})

test('another key, another place and a changed byte are refused', () => {
  const box = vault.seal('JBSWY3DPEHPK3PXP', 'authenticator:nadia')
  expect(() => vault.open(box, 'authenticator:omar')).toThrow(/unable to authenticate/)
  expect(() => new Vault(randomBytes(32).toString('base64url')).open(box, 'authenticator:nadia')).toThrow(
    /unable to authenticate/,
  )
  const torn = Buffer.from(box)
  torn[torn.length - 1] = (torn[torn.length - 1] ?? 0) ^ 1
  expect(() => vault.open(torn, 'authenticator:nadia')).toThrow(/unable to authenticate/)
  expect(() => vault.open(Buffer.from([9]), 'authenticator:nadia')).toThrow(/not a sealed/)
})

test('a short key is refused', () => {
  expect(() => new Vault('short')).toThrow(RangeError)
})
