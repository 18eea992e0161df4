import { describe, expect, test } from 'vitest'
import { householdFields } from '../people/households/fields.ts'
import { headerForm, headerKey, matchHeaders } from './match-headers.ts'

const matched = (...headers: string[]) => {
  const mapping = matchHeaders(headers, householdFields)
  return Object.fromEntries(Object.entries(mapping).map(([field, column]) => [field, headers[column]]))
}

describe('columns are known by their names', () => {
  test('in English, whatever the writing', () => {
    expect(matched('STUDENT_NAME *', 'Date of Birth', 'sex', "Parent's mobile", 'Remarks')).toMatchObject({
      full_name: 'STUDENT_NAME *',
      dob: 'Date of Birth',
      gender: 'sex',
      guardian_phone: "Parent's mobile",
      notes: 'Remarks',
    })
  })

  test('in Arabic, with and without article and hamza', () => {
    expect(
      matched('م', 'اسم الطالب', 'تاريخ الميلاد', 'النوع', 'اسم الاب', 'موبايل الأب', 'رقم الأم', 'ملاحظات'),
    ).toEqual({
      full_name: 'اسم الطالب',
      dob: 'تاريخ الميلاد',
      gender: 'النوع',
      guardian_name: 'اسم الاب',
      guardian_phone: 'موبايل الأب',
      guardian2_phone: 'رقم الأم',
      notes: 'ملاحظات',
    })
  })

  test('in Persian, with Arabic letters too', () => {
    expect(matched('نام', 'نام خانوادگي', 'تاریخ تولد', 'جنسیت', 'نام پدر', 'تلفن همراه', 'توضیحات')).toEqual(
      {
        first_name: 'نام',
        last_name: 'نام خانوادگي',
        dob: 'تاریخ تولد',
        gender: 'جنسیت',
        guardian_name: 'نام پدر',
        guardian_phone: 'تلفن همراه',
        notes: 'توضیحات',
      },
    )
  })

  test('each column is one field only, and strangers are left', () => {
    expect(matched('phone', 'phone 2', 'favourite colour')).toEqual({
      guardian_phone: 'phone',
      guardian2_phone: 'phone 2',
    })
  })
})

test('a file with the same headers in another order is the same kind of file', () => {
  expect(headerKey(['Name', 'Phone ', ''])).toBe(headerKey(['phone', 'NAME:']))
  expect(headerForm('  تاريخ   الميلاد: ')).toBe(headerForm('تاریخ میلاد'))
})
