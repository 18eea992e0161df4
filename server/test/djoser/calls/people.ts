import type { Value } from '../script.ts'

/** A complete sign-up; every person of the script has a name, a phone, a birthday and a good password. */
export type Person = {
  phone_number1: string
  password: string
  first_name: string
  last_name: string
  dob: string
  gender: string
  email: string
}

export const amina: Person = {
  phone_number1: '+201001234501',
  password: 'nile-breeze-47',
  first_name: 'Amina',
  last_name: 'El-Sayed',
  dob: '1991-03-14',
  gender: 'female',
  email: 'amina@example.com',
}

export const yusuf: Person = {
  phone_number1: '+201001234502',
  password: 'desert-kite-82',
  first_name: 'Yusuf',
  last_name: 'Hamdan',
  dob: '2006-11-02',
  gender: 'male',
  email: 'yusuf@example.com',
}

export const layla: Person = {
  phone_number1: '+201001234503',
  password: 'quiet-harbour-19',
  first_name: 'Layla',
  last_name: 'Mansour',
  dob: '1988-07-30',
  gender: 'female',
  email: 'layla@example.com',
}

export const omar: Person = {
  phone_number1: '+201001234504',
  password: 'copper-lantern-5',
  first_name: 'Omar',
  last_name: 'Rezai',
  dob: '1979-01-09',
  gender: 'male',
  email: 'omar@example.com',
}

export const salma: Person = {
  phone_number1: '+201001234505',
  password: 'seven-olive-trees',
  first_name: 'Salma',
  last_name: 'Darwish',
  dob: '1995-05-21',
  gender: 'female',
  email: 'salma@example.com',
}

/** Nobody signs up as Karim: the body for sign-ups that must be refused. */
export const karim: Person = {
  phone_number1: '+201001234509',
  password: 'paper-boat-north',
  first_name: 'Karim',
  last_name: 'Abdallah',
  dob: '2001-12-12',
  gender: 'male',
  email: 'karim@example.com',
}

export function without(person: Person, ...fields: (keyof Person)[]): Record<string, Value> {
  return Object.fromEntries(Object.entries(person).filter(([key]) => !fields.some((field) => field === key)))
}
