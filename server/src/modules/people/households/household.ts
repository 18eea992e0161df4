import type { Relation } from '../queries/guardians.ts'
import type { Gender } from '../rules.ts'

/** What a row says once it is understood. */
export interface Household {
  readonly first_name: string
  readonly last_name: string
  /** YYYY-MM-DD. */
  readonly dob: string
  readonly gender: Gender
  readonly phone: string | null
  readonly notes: string
  /** The centre's own number. */
  readonly number: string | null
  /** The code of a card. */
  readonly code: string | null
  /** The first is primary. */
  readonly guardians: readonly HouseholdGuardian[]
}

export interface HouseholdGuardian {
  /** E.164. */
  readonly phone: string
  readonly first_name: string
  readonly last_name: string
  readonly relation: Relation
}
