import { fold } from '#platform/text'
import type { Calendar } from './dates.ts'

const names: Readonly<Record<Calendar, readonly (readonly string[])[]>> = {
  gregorian: [
    ['January', 'Jan', 'يناير', 'كانون الثاني', 'ژانویه'],
    ['February', 'Feb', 'فبراير', 'شباط', 'فوریه'],
    ['March', 'Mar', 'مارس', 'آذار', 'مارس'],
    ['April', 'Apr', 'أبريل', 'إبريل', 'نيسان', 'آوریل'],
    ['May', 'مايو', 'أيار', 'مه'],
    ['June', 'Jun', 'يونيو', 'يونيه', 'حزيران', 'ژوئن'],
    ['July', 'Jul', 'يوليو', 'يوليه', 'تموز', 'ژوئیه'],
    ['August', 'Aug', 'أغسطس', 'آب', 'اوت'],
    ['September', 'Sep', 'Sept', 'سبتمبر', 'أيلول', 'سپتامبر'],
    ['October', 'Oct', 'أكتوبر', 'تشرين الأول', 'اکتبر'],
    ['November', 'Nov', 'نوفمبر', 'تشرين الثاني', 'نوامبر'],
    ['December', 'Dec', 'ديسمبر', 'كانون الأول', 'دسامبر'],
  ],
  persian: [
    ['فروردین', 'Farvardin'],
    ['اردیبهشت', 'Ordibehesht'],
    ['خرداد', 'Khordad'],
    ['تیر', 'Tir'],
    ['مرداد', 'امرداد', 'Mordad'],
    ['شهریور', 'Shahrivar'],
    ['مهر', 'Mehr'],
    ['آبان', 'Aban'],
    ['آذر', 'Azar'],
    ['دی', 'Dey'],
    ['بهمن', 'Bahman'],
    ['اسفند', 'Esfand'],
  ],
  islamic: [
    ['محرم', 'Muharram'],
    ['صفر', 'Safar'],
    ['ربيع الأول', 'ربيع أول', 'Rabi I'],
    ['ربيع الآخر', 'ربيع الثاني', 'ربيع ثاني', 'Rabi II'],
    ['جمادى الأولى', 'جمادى الأول', 'Jumada I'],
    ['جمادى الآخرة', 'جمادى الثانية', 'جمادى الثاني', 'Jumada II'],
    ['رجب', 'Rajab'],
    ['شعبان', 'Shaban'],
    ['رمضان', 'Ramadan'],
    ['شوال', 'Shawwal'],
    ['ذو القعدة', 'ذي القعدة', 'Dhu al-Qadah'],
    ['ذو الحجة', 'ذي الحجة', 'Dhu al-Hijjah'],
  ],
}

export interface NamedMonth {
  readonly calendar: Calendar
  readonly month: number
}

const known = new Map<string, NamedMonth>()
for (const calendar of ['gregorian', 'persian', 'islamic'] as const)
  names[calendar].forEach((list, index) => {
    for (const name of list) if (!known.has(fold(name))) known.set(fold(name), { calendar, month: index + 1 })
  })

/** The month of a name in any of the languages and calendars. */
export function monthOf(name: string): NamedMonth | undefined {
  return known.get(fold(name).replaceAll(/[.,،]/g, '').trim())
}
