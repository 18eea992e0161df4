const digits: Record<string, string> = {}
for (let n = 0; n < 10; n++) {
  digits[String.fromCharCode(0x0660 + n)] = String(n)
  digits[String.fromCharCode(0x06f0 + n)] = String(n)
}

/** Arabic-Indic and Persian digits become ASCII digits; everything else stays. */
export function latinDigits(value: string): string {
  return value.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => digits[digit] ?? digit)
}

/**
 * The form in which texts are compared in search: no case, no diacritics or tatweel, one form for the
 * Arabic and Persian variants of a letter, Latin digits. `platform.fold()` is the same rule in SQL.
 */
export function fold(value: string): string {
  return latinDigits(value)
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u064b-\u065f\u0670\u0640\u06d6-\u06ed\u200c\u200d]/g, '')
    .toLowerCase()
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/[يىئ]/g, 'ی')
    .replace(/ك/g, 'ک')
    .replace(/[ةۀەهٔ]/g, 'ه')
    .replace(/ؤ/g, 'و')
    .replace(/\s+/g, ' ')
    .trim()
}

/** The words of a search box, folded, at most eight. */
export function searchTerms(value: string): string[] {
  return fold(value).split(' ').filter(Boolean).slice(0, 8)
}

/** For LIKE: the term as a literal anywhere in the text. */
export function likeTerm(term: string): string {
  return `%${term.replace(/[\\%_]/g, (c) => `\\${c}`)}%`
}
