/**
 * React Aria speaks Arabic and English but no Persian. These are its words for date fields, by its own keys;
 * `react-aria-languages.ts` puts them into the build and leaves its thirty other languages out.
 */
interface Named {
  [name: string]: string
}

export const calendar = {
  previous: 'قبلی',
  next: 'بعدی',
  selectedDateDescription: ({ date }: Named) => `تاریخ انتخاب‌شده: ${date}`,
  selectedRangeDescription: ({ dateRange }: Named) => `بازهٔ انتخاب‌شده: ${dateRange}`,
  todayDate: ({ date }: Named) => `امروز، ${date}`,
  todayDateSelected: ({ date }: Named) => `امروز، ${date}، انتخاب‌شده`,
  dateSelected: ({ date }: Named) => `${date}، انتخاب‌شده`,
  startRangeSelectionPrompt: 'برای آغاز بازه بزنید',
  finishRangeSelectionPrompt: 'برای پایان بازه بزنید',
  minimumDate: 'نخستین روز ممکن',
  maximumDate: 'آخرین روز ممکن',
  dateRange: ({ startDate, endDate }: Named) => `${startDate} تا ${endDate}`,
}

export const datepicker = {
  era: 'دوره',
  year: 'سال',
  month: 'ماه',
  day: 'روز',
  hour: 'ساعت',
  minute: 'دقیقه',
  second: 'ثانیه',
  dayPeriod: 'قبل‌ازظهر/بعدازظهر',
  calendar: 'تقویم',
  startDate: 'تاریخ آغاز',
  endDate: 'تاریخ پایان',
  weekday: 'روز هفته',
  timeZoneName: 'منطقهٔ زمانی',
  selectedDateDescription: ({ date }: Named) => `تاریخ انتخاب‌شده: ${date}`,
  selectedRangeDescription: ({ startDate, endDate }: Named) => `بازهٔ انتخاب‌شده: ${startDate} تا ${endDate}`,
  selectedTimeDescription: ({ time }: Named) => `ساعت انتخاب‌شده: ${time}`,
}

export const spinbutton = { Empty: 'خالی' }

export const overlays = { dismiss: 'بستن' }
