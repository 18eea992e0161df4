import { randomInt } from 'node:crypto'

/** Codes a letter can have. */
const codesOfLetter = 100_000

/** Some distinct codes to try, by chance, so that nobody learns from a code how many learners there are. */
export function randomCodes(letter: string, count: number): string[] {
  const codes = new Set<string>()
  while (codes.size < count) codes.add(`${letter}${String(randomInt(codesOfLetter)).padStart(5, '0')}`)
  return [...codes]
}
