import { latinDigits } from '#platform/text'

/** The form in which tracking codes are compared: Latin digits, upper case, letters and digits only. */
export function trackingKey(code: string): string {
  return latinDigits(code)
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}
