import { errors } from '../errors.ts'

/** A wallet that would go below zero is refused by the database; the caller hears it as `insufficient_credit`. */
export async function namingViolations<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Error && 'constraint' in error && error.constraint === 'wallet_not_negative')
      throw errors.insufficient_credit()
    throw error
  }
}
