import { sql } from 'kysely'
import type { Database } from '#platform/context'
import { houseTransport, type Transport } from '#platform/delivery'
import { setting } from '#platform/settings'

/**
 * Letters to the demo's people never leave the house: their phones are made up, and a stranger may have the number.
 * They stand on the outbox page like all others.
 */
export function keepDemoInHouse(database: Database, transport: Transport): Transport {
  return {
    name: transport.name,
    async deliver(message) {
      const demo =
        (await setting({ tx: database }, 'centre.demo')) && (await isDemoPerson(database, message.recipient))
      return demo ? houseTransport.deliver(message) : transport.deliver(message)
    },
  }
}

async function isDemoPerson(database: Database, recipient: string): Promise<boolean> {
  const { rows } =
    await sql`SELECT 1 FROM identity.users WHERE is_demo AND (phone_number1 = ${recipient} OR email = ${recipient})
    UNION ALL SELECT 1 FROM enrolments.enrollment_requests WHERE is_demo AND (guest_phone = ${recipient} OR guest_email = ${recipient}) LIMIT 1`.execute(
      database,
    )
  return rows.length > 0
}
