import { defineMessages, useFormat, useFormatSettings, useText } from '../../i18n/index.ts'
import css from './catalog.module.css'
import type { WrittenHoliday } from './holiday-lines.tsx'
import { monthsOf } from './months.ts'

const messages = defineMessages({
  off: { en: 'day off: {name}', ar: 'إجازة: {name}', fa: 'تعطیل: {name}' },
  dayOff: { en: 'day off', ar: 'إجازة', fa: 'تعطیل' },
})

interface HolidayCalendarProps {
  start: string
  end: string
  holidays: readonly WrittenHoliday[]
}

/** The season's months in the reader's calendar, days off marked. */
export function HolidayCalendar({ start, end, holidays }: HolidayCalendarProps) {
  const t = useText(messages)
  const format = useFormat()
  const { weekStart } = useFormatSettings().settings
  const week = Array.from({ length: 7 }, (_, index) => (index + weekStart) % 7)
  const off = (day: string) =>
    holidays.find((holiday) => holiday.start_date <= day && day <= holiday.end_date)
  return (
    <div className={css.months}>
      {monthsOf({ start, end, tag: format.tag, weekStart })
        .slice(0, 18)
        .map((month) => (
          <div key={month.key} className={css.month}>
            <table>
              <caption>{month.title}</caption>
              <thead>
                <tr>
                  {week.map((day) => (
                    <th key={day} scope="col" abbr={format.weekday(day)}>
                      {format.weekday(day, 'narrow')}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {month.weeks.map((cells, row) => (
                  <tr key={row}>
                    {cells.map((cell, column) => {
                      const holiday = cell && off(cell.day)
                      const words = holiday ? (holiday.name ? t.off({ name: holiday.name }) : t.dayOff) : ''
                      return (
                        <td
                          key={column}
                          data-outside={cell?.outside || undefined}
                          data-off={holiday ? true : undefined}
                          title={words || undefined}
                        >
                          {cell?.label}
                          {words && <span className="halqa-spoken"> {words}</span>}
                        </td>
                      )
                    })}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        ))}
    </div>
  )
}
