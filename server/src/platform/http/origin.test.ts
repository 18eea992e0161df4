import { describe, expect, test } from 'vitest'
import { addressKey, addressOf, isCrossSite, pathOf, readIp } from './origin.ts'

const arrival = (headers: Record<string, string>) => ({ headers, host: 'learn.example', protocol: 'http' })

describe('the asked address', () => {
  test.each([
    ['/a?b=1', '/a?b=1'],
    ['//evil.example/a', '//evil.example/a'],
    ['http://evil.example/a?b', '/a?b'],
    ['https://evil.example', '/'],
    ['*', '/*'],
    ['', '/'],
  ])('%s is the path %s', (line, path) => {
    expect(pathOf(line)).toBe(path)
  })

  test('is ours, with a public address and without', () => {
    expect(addressOf('//evil.example/a', arrival({}), 'https://learn.example.org/').href).toBe(
      'https://learn.example.org//evil.example/a',
    )
    expect(addressOf('/a', arrival({}), null).href).toBe('http://learn.example/a')
    expect(addressOf('/a', { ...arrival({}), host: 'not a host' }, null).href).toBe('http://localhost/a')
  })
})

test('another site is known by what browsers send', () => {
  expect(isCrossSite(arrival({ origin: 'http://learn.example' }), [])).toBe(false)
  expect(isCrossSite(arrival({ origin: 'http://learn.example.evil.example' }), [])).toBe(true)
  expect(isCrossSite(arrival({ origin: 'https://friend.example' }), ['https://friend.example'])).toBe(false)
  expect(isCrossSite(arrival({ 'sec-fetch-site': 'same-origin' }), [])).toBe(false)
})

test('an address that PostgreSQL could not read is no address', () => {
  expect(readIp('::ffff:192.0.2.7')).toBe('192.0.2.7')
  expect(readIp('fe80::1%eth0')).toBe('fe80::1')
  expect(readIp("1.2.3.4'; --")).toBeNull()
  expect(readIp(undefined)).toBeNull()
})

test('a household with IPv6 is one caller, however many addresses it has', () => {
  expect(addressKey('192.0.2.7')).toBe('192.0.2.7')
  const home = addressKey('2001:db8:1:2:aaaa::1')
  expect(addressKey('2001:0DB8:0001:0002:ffff:1:2:3')).toBe(home)
  expect(addressKey('2001:db8:1:3::1')).not.toBe(home)
  expect(addressKey('2001:db8::1')).toBe('2001:db8:0:0::/64')
  expect(addressKey('::1')).toBe('0:0:0:0::/64')
  expect(addressKey(null)).toBe('unknown')
})
