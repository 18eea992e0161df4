import type { RowProblem, RowReader, RowReading } from '#imports'
import { headerForm } from '#imports'
import { canonicalPhone } from '#identity'
import { fold, latinDigits } from '#platform/text'
import type { Relation } from '../queries/guardians.ts'
import type { Gender } from '../rules.ts'
import type { Household, HouseholdGuardian } from './household.ts'
import { relationWords } from './words.ts'

const longestName = 80
const longestNotes = 2_000
const oldest = 120

/** Reads one row; every problem of the row is told at once. */
export function readHousehold(row: RowReader): RowReading<Household> {
  const problems: RowProblem[] = []
  const tell = (code: string, field: string, values?: RowProblem['values']): null => {
    problems.push({ code, field, ...(values ? { values } : {}) })
    return null
  }
  const name = readName(row, tell)
  const dob = readBirthDate(row, tell)
  const gender = readGender(row, tell)
  const first = readGuardian(row, 'guardian', tell)
  const second = readGuardian(row, 'guardian2', tell)
  const phone = readPhone(row, 'phone', tell)
  const notes = readNotes(row, tell)
  if (!name || !dob || !gender || first.failed || !first.guardian || second.failed || phone.failed)
    return { data: null, problems, keys: [] }
  const guardians = [first.guardian]
  if (second.guardian?.phone === first.guardian.phone) tell('guardian_twice', 'guardian2_phone')
  else if (second.guardian) guardians.push(second.guardian)
  const data: Household = {
    ...name,
    dob,
    gender,
    phone: phone.phone,
    notes,
    number: readNumber(row),
    code: latinDigits(row.text('code')).toUpperCase() || null,
    guardians,
  }
  return { data, problems, keys: guardians.map((guardian) => `${nameKey(data)} ${guardian.phone}`) }
}

/** Name and birth date as they are compared. */
export function nameKey(who: { first_name: string; last_name: string; dob: string | null }): string {
  return `${fold(`${who.first_name} ${who.last_name}`)} ${who.dob ?? ''}`
}

type Tell = (code: string, field: string, values?: RowProblem['values']) => null

function readName(row: RowReader, tell: Tell): { first_name: string; last_name: string } | null {
  const field = row.isMapped('full_name') ? 'full_name' : 'first_name'
  const first = plain(row.text('first_name'))
  const last = plain(row.text('last_name'))
  const name =
    first !== '' && row.isMapped('last_name')
      ? { first_name: first, last_name: last }
      : split(plain(row.text('full_name')) || first)
  if (name.first_name === '') return tell('name_required', field)
  if (name.first_name.length > longestName || name.last_name.length > longestName)
    return tell('name_too_long', field)
  return name
}

function plain(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}

/** The first word, with what belongs to it (عبد الرحمن, أبو بكر), and the rest. */
export function split(full: string): { first_name: string; last_name: string } {
  const words = full.split(' ')
  const joined = /^(عبد|أبو|ابو|أم|ام|abu|abd|abdul|umm)$/i.test(words[0] ?? '') && words.length > 2 ? 2 : 1
  return { first_name: words.slice(0, joined).join(' '), last_name: words.slice(joined).join(' ') }
}

function readBirthDate(row: RowReader, tell: Tell): string | null {
  const text = row.text('dob')
  if (text === '') return tell('dob_required', 'dob')
  const reading = row.date('dob')
  if ('problem' in reading) return tell(reading.problem, 'dob', { text })
  const date = Temporal.PlainDate.from(reading.date)
  if (Temporal.PlainDate.compare(date, row.today) > 0) return tell('dob_in_future', 'dob', { text })
  if (date.until(row.today, { largestUnit: 'years' }).years > oldest)
    return tell('dob_too_long_ago', 'dob', { text })
  if (reading.yearGuessed) tell('year_guessed', 'dob', { date: reading.date })
  return reading.date
}

function readGender(row: RowReader, tell: Tell): Gender | null {
  const text = row.text('gender')
  if (text === '') return tell('gender_required', 'gender')
  const word = row.word('gender')
  return word === 'male' || word === 'female' ? word : tell('gender_unknown', 'gender', { text })
}

function readGuardian(
  row: RowReader,
  prefix: 'guardian' | 'guardian2',
  tell: Tell,
): { guardian: HouseholdGuardian | null; failed: boolean } {
  const { phone, failed } = readPhone(row, `${prefix}_phone`, tell)
  const full = plain(row.text(`${prefix}_name`))
  if (failed) return { guardian: null, failed }
  if (phone === null) {
    if (prefix === 'guardian') tell('guardian_phone_required', 'guardian_phone')
    else if (full !== '') tell('second_without_phone', 'guardian2_phone')
    return { guardian: null, failed: false }
  }
  const name = split(full)
  if (name.first_name.length > longestName || name.last_name.length > longestName) {
    tell('name_too_long', `${prefix}_name`)
    return { guardian: null, failed: true }
  }
  return { guardian: { phone, ...name, relation: readRelation(row, prefix, tell) }, failed: false }
}

const relations: readonly string[] = Object.keys(relationWords ?? {})

function isRelation(word: string | null): word is Relation {
  return word !== null && relations.includes(word)
}

/** What the cell says; without such a column, what the header of the phone or name says (“mother’s phone”). */
function readRelation(row: RowReader, prefix: 'guardian' | 'guardian2', tell: Tell): Relation {
  const field = `${prefix}_relation`
  const text = row.text(field)
  if (text !== '') {
    const word = row.word(field)
    if (isRelation(word)) return word
    tell('relation_unknown', field, { text })
    return 'guardian'
  }
  const words = headerForm(`${row.header(`${prefix}_phone`)} ${row.header(`${prefix}_name`)}`).split(' ')
  const named = (['mother', 'father'] as const).find((relation) =>
    words.some((word) => relationForms[relation].has(word)),
  )
  return named ?? 'guardian'
}

const relationForms = {
  mother: new Set(['mother', ...(relationWords?.['mother']?.names ?? [])].map(headerForm)),
  father: new Set(['father', ...(relationWords?.['father']?.names ?? [])].map(headerForm)),
}

function readPhone(row: RowReader, field: string, tell: Tell): { phone: string | null; failed: boolean } {
  const text = latinDigits(row.text(field))
  if (text === '') return { phone: null, failed: false }
  if (/^\d(\.\d+)?e\+?\d+$/i.test(text)) {
    tell('phone_shortened', field, { text })
    return { phone: null, failed: true }
  }
  const whole = canonicalPhone(text, row.country)
  if (whole) return { phone: whole, failed: false }
  const parts = text.split(/[/,;،؛\n]|\s-\s/).map((part) => canonicalPhone(part, row.country))
  const first = parts.find((part) => part !== null) ?? null
  if (first === null) tell('phone_invalid', field, { text: text.slice(0, 60) })
  else tell('phone_first_taken', field)
  return { phone: first, failed: first === null }
}

function readNotes(row: RowReader, tell: Tell): string {
  const text = row.text('notes')
  if (text.length > longestNotes) tell('notes_cut', 'notes')
  return text.slice(0, longestNotes)
}

function readNumber(row: RowReader): string | null {
  return plain(latinDigits(row.text('number'))).slice(0, 60) || null
}
