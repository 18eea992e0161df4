import type { Context } from './context.ts'
import type { Text } from './i18n.ts'
import type { PersonScope } from './personal-scope.ts'
import type { RetentionRule } from './retention.ts'

/*
 * The registry of personal columns. Every table of every module is declared in the module's `personal.ts`; export and
 * erasure of a person follow these declarations, and test/personal.test.ts holds them against the real database
 * (docs/domain/privacy.md).
 */

/** Whose row it is. Several subjects = the row is each one's. Names after `$` are filled in by the engine. */
export type Subject =
  | { readonly by: 'user' | 'learner' | 'contact'; readonly column: string }
  | { readonly by: 'row'; readonly table: string; readonly column: string; readonly key: string }
  | { readonly by: 'sql'; readonly where: string }

/** The column holds the id of a user. */
export const user = (column: string): Subject => ({ by: 'user', column })
/** The column holds the id of a learner. */
export const learner = (column: string): Subject => ({ by: 'learner', column })
/** The column holds a phone number or an e-mail address. */
export const contact = (column: string): Subject => ({ by: 'contact', column })
/** Whose the row of the other table is, that is this one's too. */
export const sameAs = (table: string, column: string, key = 'id'): Subject => ({
  by: 'row',
  table,
  column,
  key,
})
/** A condition on `t`; may use `$users`, `$learners` and `$objects` (uuid[]), `$contacts` (text[]). */
export const whose = (where: string): Subject => ({ by: 'sql', where })

/** Why something stays when its person is erased; shown in the preview. */
export type Reason = 'accounts' | 'attendance' | 'others' | 'abuse' | 'proof'

/** What a column holds and what becomes of it. */
export interface Treatment {
  /** `personal` is the row's person's own; `mention` is somebody else's text that may name the person. */
  readonly kind: 'personal' | 'mention'
  readonly exported: boolean
  readonly erase:
    | { readonly to: 'empty' }
    | { readonly to: 'value'; readonly sql: string }
    | { readonly to: 'kept'; readonly because: Reason }
  /** Whose this column is, when not the whole row's. */
  readonly of?: Subject
}

/** Exported; emptied (NULL, or '' / {} where the column must have a value). */
export const blank: Treatment = { kind: 'personal', exported: true, erase: { to: 'empty' } }
/** Never exported (a secret, a technical trace); emptied. */
export const hidden: Treatment = { kind: 'personal', exported: false, erase: { to: 'empty' } }
/** The name under which erased people stand everywhere. */
export const erasedName = 'Erased user'
/** A name: exported; becomes "Erased user". */
export const named: Treatment = {
  kind: 'personal',
  exported: true,
  erase: { to: 'value', sql: `'${erasedName}'` },
}
/** Exported; becomes the value of this SQL expression. */
export const becomes = (sql: string): Treatment => ({
  kind: 'personal',
  exported: true,
  erase: { to: 'value', sql },
})
/** Exported; stays, because of a reason that the preview shows. */
export const kept = (because: Reason): Treatment => ({
  kind: 'personal',
  exported: true,
  erase: { to: 'kept', because },
})
/** The same treatment for another subject than the row's. */
export const of = (subject: Subject, treatment: Treatment): Treatment => ({ ...treatment, of: subject })
/** Others' text (a letter, a frame, a trail) that may name the person: emptied when it does. */
export const mention: Treatment = { kind: 'mention', exported: false, erase: { to: 'empty' } }

/** Chapters of an export and of the preview of an erasure. */
export const categories = {
  profile: { en: 'Profile', ar: 'الملف الشخصي', fa: 'نمایه' },
  security: { en: 'Sign-ins and security', ar: 'الدخول والأمان', fa: 'ورود و امنیت' },
  family: { en: 'Family', ar: 'العائلة', fa: 'خانواده' },
  courses: { en: 'Courses', ar: 'الدورات', fa: 'دوره‌ها' },
  attendance: { en: 'Attendance', ar: 'الحضور', fa: 'حضور و غیاب' },
  payments: { en: 'Invoices and payments', ar: 'الفواتير والمدفوعات', fa: 'فاکتورها و پرداخت‌ها' },
  support: { en: 'Support tickets', ar: 'تذاكر الدعم', fa: 'تیکت‌های پشتیبانی' },
  notifications: { en: 'Notifications', ar: 'الإشعارات', fa: 'اعلان‌ها' },
  files: { en: 'Files', ar: 'الملفات', fa: 'فایل‌ها' },
  letters: { en: 'Mail and text messages', ar: 'الرسائل البريدية والنصية', fa: 'نامه‌ها و پیامک‌ها' },
  trail: { en: 'Audit trail', ar: 'سجل التدقيق', fa: 'سوابق ممیزی' },
  technical: { en: 'Technical traces', ar: 'آثار تقنية', fa: 'ردهای فنی' },
} satisfies Record<string, Text>
export type Category = keyof typeof categories
export const categoryNames: readonly Category[] = [
  'profile',
  'family',
  'courses',
  'attendance',
  'payments',
  'support',
  'files',
  'notifications',
  'letters',
  'security',
  'trail',
  'technical',
]

export interface TableInput {
  /** Null: rows are nobody's (columns may still be `mention`). */
  readonly subject: Subject | readonly Subject[] | null
  readonly category?: Category
  readonly columns?: Readonly<Record<string, Treatment>>
  /**
   * Names of the columns that say nothing about anybody, among those that could: text, json, bytes, addresses, dates.
   * Ids, numbers, booleans, moments and generated columns need no word.
   */
  readonly plain?: string
  /** Names of text and json columns in which anybody may be named: names, phones and addresses of erased people are replaced there. */
  readonly mentions?: string
  /** Rows go as a whole: all of the person's, or those that meet this condition on `t`. */
  readonly remove?: boolean | string
  /** Which of the rows are exported (a condition on `t`); false: none. */
  readonly exported?: boolean | string
  /** Contacts and full names (SQL expressions on `t`) under which others may mention the person. */
  readonly identifies?: { readonly contacts?: readonly string[]; readonly names?: readonly string[] }
  /** Its rows are the person's things: what files and audit rows say about them is about him. Needs an `id`. */
  readonly owned?: boolean
  /** An SQL expression on `r` that names a row where others point to it, such as a course's name. */
  readonly title?: string
}

export interface TableSpec
  extends Required<Omit<TableInput, 'subject' | 'plain' | 'mentions' | 'title' | 'identifies'>> {
  readonly name: string
  readonly subjects: readonly Subject[]
  readonly plain: readonly string[]
  readonly mentions: readonly string[]
  readonly title: string | null
  readonly identifies: TableInput['identifies'] | null
}

/** What a module does with a person beside its tables. All run in the erasure's transaction, lower modules last. */
export interface PersonHooks {
  /** What must be settled before the person can be erased. */
  readonly blockers?: (ctx: Context, scope: PersonScope) => Promise<Blocker[]>
  /** Ends what is alive (places, links, sessions) while the rows still say whose they are. */
  readonly leaving?: (ctx: Context, scope: PersonScope) => Promise<void>
}

/** Something in the way of an erasure, and what to do about it. */
export interface Blocker {
  readonly code: string
  readonly text: Text
  readonly action: Text
  /** Things to go to, such as unpaid invoices. */
  readonly things: readonly { readonly kind: string; readonly id: string; readonly label: string }[]
}

/** One module's part in people's data. */
export interface PersonalPart extends PersonHooks {
  readonly name: string
  readonly tables: readonly TableSpec[]
  readonly retention: readonly RetentionRule[]
}

declare module './context.ts' {
  interface Ports {
    /** Every module's part, lower ones first. */
    personal: readonly PersonalPart[]
  }
}

/** Declares one table, by its full name. */
export function table(name: string, input: TableInput): TableSpec {
  const { subject } = input
  return {
    name,
    subjects: subject === null ? [] : 'by' in subject ? [subject] : subject,
    category: input.category ?? 'technical',
    columns: input.columns ?? {},
    plain: words(input.plain),
    mentions: words(input.mentions),
    remove: input.remove ?? false,
    exported: input.exported ?? true,
    identifies: input.identifies ?? null,
    owned: input.owned ?? false,
    title: input.title ?? null,
  }
}

function words(list: string | undefined): string[] {
  return list?.split(/\s+/).filter(Boolean) ?? []
}
