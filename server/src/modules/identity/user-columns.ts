import type { Static } from 'typebox'
import type { Context } from '#platform/context'
import type { ExportColumn } from '#platform/http/export'
import { roleRows } from './queries/roles.ts'
import type { UserRecord } from './schemas.ts'

type User = Static<typeof UserRecord>

const yes = { en: 'yes', ar: 'نعم', fa: 'بله' } as const
const no = { en: 'no', ar: 'لا', fa: 'نه' } as const

/** Columns of an exported list of accounts, in the reader's language. */
export async function userColumns(ctx: Context): Promise<readonly ExportColumn<User>[]> {
  const { locale } = ctx
  const names = new Map((await roleRows(ctx.tx)).map((role) => [role.key, role.name[locale]]))
  const word = (value: boolean): string => (value ? yes : no)[locale]
  return [
    {
      key: 'first_name',
      header: { en: 'First name', ar: 'الاسم الأول', fa: 'نام' },
      value: (u) => u.first_name,
    },
    {
      key: 'last_name',
      header: { en: 'Last name', ar: 'اسم العائلة', fa: 'نام خانوادگی' },
      value: (u) => u.last_name,
    },
    {
      key: 'phone_number1',
      header: { en: 'Phone', ar: 'الهاتف', fa: 'تلفن' },
      value: (u) => u.phone_number1,
    },
    { key: 'email', header: { en: 'E-mail', ar: 'البريد الإلكتروني', fa: 'ایمیل' }, value: (u) => u.email },
    {
      key: 'roles',
      header: { en: 'Roles', ar: 'الأدوار', fa: 'نقش‌ها' },
      value: (u) => new Intl.ListFormat(locale).format(u.roles.map((role) => names.get(role) ?? role)),
    },
    { key: 'is_active', header: { en: 'Open', ar: 'مفتوح', fa: 'باز' }, value: (u) => word(u.is_active) },
    {
      key: 'is_verified',
      header: { en: 'Verified', ar: 'موثق', fa: 'تأییدشده' },
      value: (u) => word(u.is_verified),
    },
    {
      key: 'second_factor',
      header: { en: 'Second factor', ar: 'عامل ثان', fa: 'عامل دوم' },
      value: (u) => word(u.second_factor),
    },
    {
      key: 'last_seen_at',
      header: { en: 'Last seen', ar: 'آخر ظهور', fa: 'آخرین حضور' },
      value: (u) => u.last_seen_at,
    },
    { key: 'date_joined', header: { en: 'Joined', ar: 'انضم في', fa: 'پیوست' }, value: (u) => u.date_joined },
    { key: 'id', header: { en: 'Id', ar: 'المعرف', fa: 'شناسه' }, value: (u) => u.id },
  ]
}
