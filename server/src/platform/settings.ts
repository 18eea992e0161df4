import { sql } from 'kysely'
import type { Context, Database } from './context.ts'
import { audit } from './audit.ts'
import type { Locale, Text } from './i18n.ts'

/**
 * The centre's policies, typed by their defaults. Modules add theirs by declaration merging:
 * `declare module '#platform/settings' { interface Settings { 'attendance.late_grace_minutes': number } }`.
 */
export interface Settings {
  'centre.name': Text
  'centre.country': string
  'centre.time_zone': string
  'centre.currency': string
  'centre.locale': Locale
  'centre.first_weekday': number
  'centre.calendar': 'gregory' | 'persian' | 'islamic-umalqura'
  'centre.brand_color': string
  'centre.logo_file_id': string | null
  'centre.phone': string
  'centre.address': string
  'centre.ready': boolean
  'centre.demo': boolean
}
export type SettingKey = keyof Settings

export interface SettingSpec<K extends SettingKey = SettingKey> {
  readonly key: K
  readonly default: Settings[K]
  readonly label: Text
  readonly help?: Text
  /** How the settings page edits it. */
  readonly input:
    | 'text'
    | 'texts'
    | 'number'
    | 'boolean'
    | 'choice'
    | 'time_zone'
    | 'country'
    | 'currency'
    | 'color'
    | 'hidden'
  readonly choices?: readonly (string | number)[]
  readonly min?: number
  readonly max?: number
  readonly group: string
}

const specs = new Map<string, SettingSpec>()

/** Declares settings; called once by each module that has some, at import. */
export function defineSettings(list: readonly SettingSpec[]): readonly SettingSpec[] {
  for (const spec of list) specs.set(spec.key, spec)
  return list
}

export function settingSpecs(): SettingSpec[] {
  return [...specs.values()]
}

type Values = ReadonlyMap<string, unknown>

/** Values read lately by this node, a database each; a change signals every node to forget them. */
let cache = new WeakMap<object, { at: number; values: Values }>()
const cacheMs = 1_000
/** Transactions that have changed a setting see their own change, and nobody else does before they commit. */
const changing = new WeakSet<object>()

export function forgetSettings(): void {
  cache = new WeakMap()
}

async function load(database: Database): Promise<Values> {
  if (changing.has(database)) return read(database)
  // A transaction has the adapter of the database that it runs in.
  const { adapter } = database.getExecutor()
  const into = cache
  const known = into.get(adapter)
  if (known && performance.now() - known.at < cacheMs) return known.values
  const at = performance.now()
  const values = await read(database)
  // Into the cache as it was when the reading began: what was forgotten meanwhile stays forgotten.
  into.set(adapter, { at, values })
  return values
}

async function read(database: Database): Promise<Values> {
  const { rows } = await sql<{
    key: string
    value: unknown
  }>`SELECT key, value FROM platform.settings`.execute(database)
  return new Map(rows.map((row) => [row.key, row.value]))
}

/** One policy of the centre, or its default. */
export async function setting<K extends SettingKey>(ctx: Pick<Context, 'tx'>, key: K): Promise<Settings[K]> {
  const values = await load(ctx.tx)
  return valueOf(values, key)
}

function valueOf<K extends SettingKey>(values: ReadonlyMap<string, unknown>, key: K): Settings[K] {
  const value = values.get(key)
  if (value !== undefined) return value as Settings[K]
  const spec = specs.get(key)
  if (!spec) throw new Error(`setting ${key} is not declared`)
  return spec.default as Settings[K]
}

/** Several policies at once (one statement). */
export async function settings<const K extends SettingKey>(
  ctx: Pick<Context, 'tx'>,
  keys: readonly K[],
): Promise<{ [P in K]: Settings[P] }> {
  const values = await load(ctx.tx)
  return Object.fromEntries(keys.map((key) => [key, valueOf(values, key)])) as { [P in K]: Settings[P] }
}

/** Changes a policy; audited, known to every node within a second. */
export async function changeSetting<K extends SettingKey>(
  ctx: Context,
  key: K,
  value: Settings[K],
): Promise<void> {
  const before = await setting(ctx, key)
  if (ctx.tx.isTransaction) changing.add(ctx.tx)
  await sql`INSERT INTO platform.settings (key, value, updated_at, updated_by)
    VALUES (${key}, ${JSON.stringify(value)}::jsonb, ${ctx.now.toString()}, ${ctx.actor.userId})
    ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at, updated_by = excluded.updated_by`.execute(
    ctx.tx,
  )
  await audit(ctx, {
    action: 'setting.change',
    object: { kind: `setting:${key}`, id: null },
    before,
    after: value,
  })
  await sql`SELECT pg_notify('halqa_settings', ${key})`.execute(ctx.tx)
  forgetSettings()
}

export interface Centre {
  readonly name: Text
  readonly country: string
  readonly timeZone: string
  readonly currency: string
  readonly locale: Locale
  readonly firstWeekday: number
  readonly calendar: Settings['centre.calendar']
}

/** What almost every rule needs of the centre. */
export async function centreSettings(ctx: Pick<Context, 'tx'>): Promise<Centre> {
  const values = await settings(ctx, [
    'centre.name',
    'centre.country',
    'centre.time_zone',
    'centre.currency',
    'centre.locale',
    'centre.first_weekday',
    'centre.calendar',
  ])
  return {
    name: values['centre.name'],
    country: values['centre.country'],
    timeZone: values['centre.time_zone'],
    currency: values['centre.currency'],
    locale: values['centre.locale'],
    firstWeekday: values['centre.first_weekday'],
    calendar: values['centre.calendar'],
  }
}

defineSettings([
  {
    key: 'centre.name',
    default: { en: 'Halqa', ar: 'حلقة', fa: 'حلقه' },
    group: 'centre',
    input: 'texts',
    label: { en: 'Name', ar: 'الاسم', fa: 'نام' },
  },
  {
    key: 'centre.country',
    default: 'EG',
    group: 'centre',
    input: 'country',
    label: { en: 'Country', ar: 'الدولة', fa: 'کشور' },
  },
  {
    key: 'centre.time_zone',
    default: 'Africa/Cairo',
    group: 'centre',
    input: 'time_zone',
    label: { en: 'Time zone', ar: 'المنطقة الزمنية', fa: 'منطقهٔ زمانی' },
  },
  {
    key: 'centre.currency',
    default: 'EGP',
    group: 'centre',
    input: 'currency',
    label: { en: 'Currency', ar: 'العملة', fa: 'ارز' },
  },
  {
    key: 'centre.locale',
    default: 'ar',
    group: 'centre',
    input: 'choice',
    choices: ['ar', 'fa', 'en'],
    label: { en: 'Language', ar: 'اللغة', fa: 'زبان' },
  },
  {
    key: 'centre.first_weekday',
    default: 0,
    group: 'centre',
    input: 'choice',
    choices: [0, 1, 2, 3, 4, 5, 6],
    label: { en: 'First day of the week', ar: 'أول أيام الأسبوع', fa: 'اولین روز هفته' },
    help: { en: '0 is Saturday', ar: '0 هو السبت', fa: '۰ شنبه است' },
  },
  {
    key: 'centre.calendar',
    default: 'gregory',
    group: 'centre',
    input: 'choice',
    choices: ['gregory', 'persian', 'islamic-umalqura'],
    label: { en: 'Calendar', ar: 'التقويم', fa: 'تقویم' },
  },
  {
    key: 'centre.brand_color',
    default: '#0f766e',
    group: 'centre',
    input: 'color',
    label: { en: 'Brand colour', ar: 'لون الهوية', fa: 'رنگ برند' },
  },
  {
    key: 'centre.logo_file_id',
    default: null,
    group: 'centre',
    input: 'hidden',
    label: { en: 'Logo', ar: 'الشعار', fa: 'نشان' },
  },
  {
    key: 'centre.phone',
    default: '',
    group: 'centre',
    input: 'text',
    label: { en: 'Phone', ar: 'الهاتف', fa: 'تلفن' },
  },
  {
    key: 'centre.address',
    default: '',
    group: 'centre',
    input: 'text',
    label: { en: 'Address', ar: 'العنوان', fa: 'نشانی' },
  },
  {
    key: 'centre.ready',
    default: false,
    group: 'centre',
    input: 'hidden',
    label: { en: 'Set up', ar: 'مُهيأ', fa: 'راه‌اندازی شده' },
  },
  {
    key: 'centre.demo',
    default: false,
    group: 'centre',
    input: 'hidden',
    label: { en: 'Demo centre', ar: 'مركز تجريبي', fa: 'مرکز نمایشی' },
  },
])
