import { sql, type RawBuilder } from 'kysely'
import { Type, type TSchema } from 'typebox'
import { invalid } from '../errors.ts'
import type { Text } from '../i18n.ts'
import { isUuid } from '../ids.ts'
import { readAmount, isCurrency } from '../money.ts'
import { latinDigits } from '../text.ts'
import { timestamp } from '../time.ts'

/** An SQL expression over the list's query: `sql.ref('c.name')` or anything else. */
export type Expression = RawBuilder<unknown>

export interface Filter {
  readonly description: string
  /** Suffixes that the parameter takes besides its bare name. */
  readonly suffixes: readonly string[]
  readonly schema: TSchema
  /** @throws Problem that names the parameter when the value is not of the filter's kind */
  where(parameter: string, suffix: string, value: string): RawBuilder<boolean>
}

const notValid: Text = { en: 'Not a valid value.', ar: 'قيمة غير صالحة.', fa: 'مقدار معتبر نیست.' }
const comparisons = ['__gte', '__lte', '_min', '_max', '_after', '_before'] as const

function compare(column: Expression, suffix: string, value: unknown): RawBuilder<boolean> {
  if (suffix === '') return sql<boolean>`${column} = ${value}`
  const atLeast = suffix === '__gte' || suffix === '_min' || suffix === '_after'
  return atLeast ? sql<boolean>`${column} >= ${value}` : sql<boolean>`${column} <= ${value}`
}

/** The kinds of filter. Declared once a list: they validate, document and query. */
export const filters = {
  uuid(column: Expression, description = 'Identifier'): Filter {
    return {
      description,
      suffixes: ['', '__in'],
      schema: Type.String(),
      where(parameter, suffix, value) {
        const ids = suffix === '__in' ? value.split(',') : [value]
        if (ids.length > 100 || !ids.every(isUuid)) throw invalid(parameter, 'invalid_uuid', notValid)
        return sql<boolean>`${column} = ANY(${`{${ids.join(',')}}`}::uuid[])`
      },
    }
  },
  choice(
    column: Expression,
    choices: readonly string[],
    description = 'One of the listed values, or several with commas',
  ): Filter {
    return {
      description,
      suffixes: ['', '__in'],
      schema: Type.String({ examples: [...choices] }),
      where(parameter, _suffix, value) {
        const wanted = [...new Set(value.split(','))]
        if (!wanted.every((entry) => choices.includes(entry))) {
          throw invalid(
            parameter,
            'invalid_choice',
            {
              en: 'Select a valid choice: {choices}.',
              ar: 'اختر قيمة صحيحة: {choices}.',
              fa: 'یکی از این‌ها را انتخاب کنید: {choices}.',
            },
            { choices: choices.join(', ') },
          )
        }
        return sql<boolean>`${column} = ANY(${wanted}::text[])`
      },
    }
  },
  boolean(column: Expression, description = 'true or false'): Filter {
    return {
      description,
      suffixes: [''],
      schema: Type.String({ enum: ['true', 'false', '1', '0', 'True', 'False'] }),
      where(parameter, _suffix, value) {
        const folded = value.toLowerCase()
        if (!['true', 'false', '1', '0'].includes(folded)) throw invalid(parameter, 'invalid', notValid)
        return sql<boolean>`${column} = ${folded === 'true' || folded === '1'}`
      },
    }
  },
  date(column: Expression, description = 'Date, YYYY-MM-DD'): Filter {
    return {
      description,
      suffixes: ['', ...comparisons],
      schema: Type.String({ format: 'date' }),
      where(parameter, suffix, value) {
        const text = latinDigits(value)
        if (!isDate(text))
          throw invalid(parameter, 'invalid_date', {
            en: 'Enter a valid date.',
            ar: 'أدخل تاريخا صالحا.',
            fa: 'تاریخ معتبر وارد کنید.',
          })
        return compare(column, suffix, sql`${text}::date`)
      },
    }
  },
  instant(column: Expression, description = 'Moment, RFC 3339, or a date'): Filter {
    return {
      description,
      suffixes: ['', ...comparisons],
      schema: Type.String(),
      where(parameter, suffix, value) {
        const instant = readInstant(value)
        if (!instant) throw invalid(parameter, 'invalid_datetime', notValid)
        return compare(column, suffix, sql`${timestamp(instant)}::timestamptz`)
      },
    }
  },
  number(column: Expression, description = 'Whole number'): Filter {
    return {
      description,
      suffixes: ['', ...comparisons],
      schema: Type.String(),
      where(parameter, suffix, value) {
        const text = latinDigits(value)
        if (!/^-?\d{1,9}$/.test(text))
          throw invalid(parameter, 'invalid', {
            en: 'Enter a number.',
            ar: 'أدخل رقما.',
            fa: 'عدد وارد کنید.',
          })
        // As bigint, so that a number beyond the column's own type compares instead of failing.
        return compare(column, suffix, sql`${text}::bigint`)
      },
    }
  },
  /** Amounts compare in minor units; all rows of the list have the given currency. */
  amount(column: Expression, currency: string, description = 'Decimal amount'): Filter {
    return {
      description,
      suffixes: ['', ...comparisons],
      schema: Type.String(),
      where(parameter, suffix, value) {
        const minor = isCurrency(currency) ? readAmount(value, currency) : null
        if (minor === null) throw invalid(parameter, 'invalid_amount', notValid)
        return compare(column, suffix, minor)
      },
    }
  },
  /** A condition of its own: `make` gets the raw value. */
  custom(description: string, make: (value: string) => RawBuilder<boolean> | null): Filter {
    return {
      description,
      suffixes: [''],
      schema: Type.String(),
      where(parameter, _suffix, value) {
        const condition = make(value)
        if (!condition) throw invalid(parameter, 'invalid', notValid)
        return condition
      },
    }
  },
}

/** A calendar date that both we and PostgreSQL know: years 1 to 9999. */
export function isDate(text: string): boolean {
  if (!/^(?!0000)\d{4}-\d{2}-\d{2}$/.test(text)) return false
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' })
    return true
  } catch {
    return false
  }
}

/** A date (its first moment in UTC), or RFC 3339; a plus that a form made a space is read as the plus that it was. */
function readInstant(value: string): Temporal.Instant | null {
  const text = latinDigits(value.trim()).replace(/ (?=\d{2}:?\d{2}$)/, '+')
  if (isDate(text)) return Temporal.Instant.from(`${text}T00:00:00Z`)
  if (
    !/^(?!0000)\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})$/i.test(text)
  )
    return null
  try {
    return Temporal.Instant.from(text)
  } catch {
    return null
  }
}
