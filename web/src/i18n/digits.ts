/** Arabic-Indic (٠-٩) and Persian (۰-۹) digits to 0-9; everything else is left alone. */
export function foldDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
}

/** Only the digits of what was typed, as 0-9. For codes and numbers. */
export function onlyDigits(text: string): string {
  return foldDigits(text).replace(/\D/g, '')
}

/** What may stand in a typed phone number: an optional leading plus, then digits. */
export function cleanPhone(text: string): string {
  const folded = foldDigits(text).replace(/[‎‏‪-‮⁦-⁩]/g, '').trim()
  const plus = /^(\+|00)/.test(folded) ? '+' : ''
  return plus + folded.replace(/^00/, '').replace(/\D/g, '')
}

/**
 * What was typed as an amount, as a decimal string with a point: `١٬٢٥٠٫٥` → `1250.5`.
 * Returns null when it is not an amount. Never goes through a float.
 */
export function cleanDecimal(text: string): string | null {
  const folded = foldDigits(text)
    .replace(/٫/g, '.')
    .replace(/[٬,\s ‎‏]/g, '')
  if (!/^\d*(\.\d*)?$/.test(folded) || !/\d/.test(folded)) return null
  const [whole = '', fraction] = folded.split('.')
  const bare = whole.replace(/^0+(?=\d)/, '') || '0'
  return fraction === undefined || fraction === '' ? bare : `${bare}.${fraction}`
}
