import type { Text } from '#platform/i18n'
import type { Category } from '../words.ts'

/** One thing that people are told: its words and by which ways it goes unless they chose otherwise. */
export interface Template {
  readonly category: Category
  /** One line; the subject of the mail. */
  readonly title: Text
  readonly body: Text
  /** Mailed by default when there is an address. */
  readonly email: boolean
  /** Texted by default: costs money and wakes people, so only what they would be angry not to know. */
  readonly sms: boolean
  /** What the link's button says in the mail. */
  readonly button?: Text
}
