import { latinDigits } from '#platform/text'

/** What a card's QR code says: the code for life and the token of this card. */
export interface CardText {
  readonly code: string
  /** Absent when only the code was read or typed. */
  readonly token: string | null
}

export function cardText(code: string, token: string): string {
  return `${code}-${token}`
}

/** Reads a scanned or typed card; null for anything else. */
export function readCardText(text: string): CardText | null {
  const match = /^([BGMF]\d{5})(?:-([0-9A-F]{6}))?$/.exec(latinDigits(text).trim().toUpperCase())
  return match?.[1] ? { code: match[1], token: match[2] ?? null } : null
}

/** Two letters for a card without photo. */
export function initials(firstName: string, lastName: string): string {
  const first = [...firstName.trim()][0] ?? ''
  const last = [...lastName.trim()][0] ?? ''
  // Joined Arabic letters would read as a word: a thin space keeps them apart.
  return [first, last].filter(Boolean).join('\u2009').toLocaleUpperCase('en')
}

/** Dark or white text on a colour, whichever is easier to read (WCAG relative luminance). */
export function textOn(color: string): '#ffffff' | '#111827' {
  const part = (at: number): number => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  const luminance = 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
  return luminance > 0.4 ? '#111827' : '#ffffff'
}
