/**
 * A rough 0–4 for the meter: length first, then variety, less for repetition, sequences and the person's own data.
 * The server's list of common passwords decides in the end.
 */
export function passwordStrength(password: string, personal: readonly string[] = []): 0 | 1 | 2 | 3 | 4 {
  if (password.length < 8) return 0
  const lower = password.toLowerCase()
  if (personal.some((word) => word.length >= 3 && lower.includes(word.toLowerCase()))) return 1
  if (new Set(lower).size < 5 || (/^(?:\d+|[a-z]+)$/.test(lower) && password.length < 12)) return 1
  if (/(?:0123|1234|2345|3456|4567|5678|6789|abcd|qwer|asdf)/.test(lower)) return 1
  const kinds = [/\p{Ll}|\p{Lo}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{L}\p{Nd}]/u].filter((kind) =>
    kind.test(password),
  ).length
  if (password.length >= 16 || (password.length >= 12 && kinds >= 3)) return 4
  if (password.length >= 12 || kinds >= 3) return 3
  return 2
}
