import { connect } from 'node:net'
import path from 'node:path'
import type { Address } from './settings.ts'

/** The protocol's question whether the server speaks TLS; it is answered with one byte before anybody signs in. */
const question = Buffer.from([0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f])
const patienceMs = 2_000

/** Whether a server takes connections there: a killed one may still be listed as a process for a moment. */
export function answers(address: Address): Promise<boolean> {
  return new Promise((resolve) => {
    const socket =
      address.kind === 'socket'
        ? connect(path.join(address.folder, '.s.PGSQL.5432'))
        : connect(address.port, '127.0.0.1')
    const end = (found: boolean): void => {
      socket.destroy()
      resolve(found)
    }
    socket.setTimeout(patienceMs, () => end(false))
    socket.once('connect', () => socket.write(question))
    socket.once('data', () => end(true))
    socket.once('error', () => end(false))
    socket.once('close', () => end(false))
  })
}
