import { invalid } from '#platform/errors'
import type { LearnerKind } from './events.ts'

export type Gender = 'male' | 'female'
export type Right = 'view' | 'pay' | 'pick_up' | 'message'

/** What a guardian may do for a child. */
export type Rights = Readonly<Record<Right, boolean>>
export const allRights: Rights = { view: true, pay: true, pick_up: true, message: true }

/** Whole years on a day. */
export function ageOn(dob: string, day: Temporal.PlainDate): number {
  return Temporal.PlainDate.from(dob).until(day, { largestUnit: 'years' }).years
}

const letters: Readonly<Record<LearnerKind, Readonly<Record<Gender, string>>>> = {
  child: { male: 'B', female: 'G' },
  student: { male: 'M', female: 'F' },
}

/** The first character of a learner's code. */
export function codeLetter(kind: LearnerKind, gender: Gender): string {
  return letters[kind][gender]
}

/** Children are a boy or a girl in the API; the database knows male and female. */
export function boyOrGirl(gender: Gender): 'boy' | 'girl' {
  return gender === 'male' ? 'boy' : 'girl'
}

/** Reads boy|girl and male|female alike. */
export function readGender(word: 'boy' | 'girl' | 'male' | 'female'): Gender {
  return word === 'boy' || word === 'male' ? 'male' : 'female'
}

const oldest = 120

/** @throws Problem at `dob` for a birth date that lies ahead or before living memory */
export function checkBirthDate(dob: string, today: Temporal.PlainDate): void {
  const date = Temporal.PlainDate.from(dob)
  if (Temporal.PlainDate.compare(date, today) > 0) {
    throw invalid('dob', 'in_future', {
      en: 'The birth date lies in the future.',
      ar: 'تاريخ الميلاد في المستقبل.',
      fa: 'تاریخ تولد در آینده است.',
    })
  }
  if (date.until(today, { largestUnit: 'years' }).years > oldest) {
    throw invalid('dob', 'too_long_ago', {
      en: 'Please check the year of birth.',
      ar: 'راجع سنة الميلاد من فضلك.',
      fa: 'لطفاً سال تولد را بررسی کنید.',
    })
  }
}
