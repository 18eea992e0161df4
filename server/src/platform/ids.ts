import { randomUUIDv7 } from 'node:crypto'

/** A new UUIDv7: sortable by time, made by the application. */
export function newId(): string {
  return randomUUIDv7()
}

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

export function isUuid(value: string): boolean {
  return uuidPattern.test(value)
}
