import { readCardText } from './cards.ts'
import { latinDigits } from '#platform/text'

/**
 * A phone as people type it (national zero, spaces, dashes, any digits) in a form that occurs inside the stored
 * E.164 number; other words stay as they are.
 */
export function searchWords(text: string): string {
  // What a scanner types from a card's QR code.
  const card = readCardText(text)
  if (card) return card.code
  const latin = latinDigits(text).trim()
  if (!/^\+?[\d\s()./-]{5,}$/.test(latin)) return text
  return latin.replace(/\D/g, '').replace(/^0+/, '')
}
