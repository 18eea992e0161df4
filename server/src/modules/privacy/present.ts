import type { Context } from '#platform/context'
import { can } from '#platform/permissions'
import { translate, type Text } from '#platform/i18n'
import { categories, type Reason } from '#platform/personal'
import type { ErasurePreview } from './actions/preview-erasure.ts'
import { managePrivacy } from './permissions.ts'
import type { ListedRequest } from './queries/lists.ts'
import type { RequestRow } from './queries/requests.ts'

/** A request as its reader may see it: why staff asked is staff's. */
export function presentRequest(ctx: Context, row: RequestRow & Partial<ListedRequest>) {
  const staff = can(ctx, managePrivacy)
  const { id, kind, subject_kind, status, created_at, due_at, not_before, finished_at } = row
  return {
    id,
    kind,
    subject_kind,
    subject: row.subject_id,
    name: row.name ?? '',
    status,
    created_at,
    due_at,
    overdue: row.overdue ?? false,
    not_before,
    finished_at,
    expires_at: row.expires_at,
    downloaded_at: row.downloaded_at,
    size: row.size === null ? null : Number(row.size),
    with_children: row.with_children,
    by_staff: row.by_staff,
    blockers: row.blockers,
    mine: row.owner_id === ctx.actor.userId,
    asked_by: staff ? (row.asked_by_name ?? '') : '',
    identity_proof: staff ? row.identity_proof : null,
    reason: staff ? row.reason : '',
  }
}

/** Why something stays, in words. */
const reasons: Readonly<Record<Reason, Text>> = {
  accounts: {
    en: 'Numbers and amounts stay: the law asks for complete accounts.',
    ar: 'تبقى الأرقام والمبالغ: يشترط القانون حسابات كاملة.',
    fa: 'شماره‌ها و مبلغ‌ها می‌ماند: قانون حساب کامل می‌خواهد.',
  },
  attendance: {
    en: 'Code, gender and year of birth stay without a name, so that attendance can be counted.',
    ar: 'يبقى الرمز والجنس وسنة الميلاد بلا اسم ليظل الحضور قابلا للعد.',
    fa: 'کد، جنسیت و سال تولد بدون نام می‌ماند تا حضور شمردنی باشد.',
  },
  others: {
    en: 'It belongs to somebody else too.',
    ar: 'يخص شخصا آخر أيضا.',
    fa: 'به فرد دیگری هم تعلق دارد.',
  },
  abuse: {
    en: 'A fingerprint of receipts stays, so that none is handed in twice.',
    ar: 'تبقى بصمة الإيصالات حتى لا يُقدَّم إيصال مرتين.',
    fa: 'اثر انگشت رسیدها می‌ماند تا رسیدی دو بار داده نشود.',
  },
  proof: {
    en: 'That it was asked and done stays as proof.',
    ar: 'يبقى ما يثبت أنه طُلب ونُفّذ.',
    fa: 'گواه این‌که خواسته و انجام شد می‌ماند.',
  },
}

export function presentPreview(ctx: Context, preview: ErasurePreview) {
  const say = (text: Text): string => translate(text, ctx.locale)
  return {
    chapters: preview.counts.map(({ category, erased, kept }) => ({
      category,
      label: say(categories[category]),
      erased,
      kept: reasonList(kept).map(([reason, count]) => ({ reason, label: say(reasons[reason]), count })),
    })),
    blockers: preview.blockers.map(({ code, text, action, things }) => ({
      code,
      text: say(text),
      action: say(action),
      things: things.map(({ kind, id, label }) => ({ kind, id, label })),
    })),
    children: preview.children.map(({ id, name }) => ({ id, name })),
    wait_days: preview.waitDays,
  }
}

function reasonList(kept: Readonly<Partial<Record<Reason, number>>>): [Reason, number][] {
  const known: readonly Reason[] = ['accounts', 'attendance', 'others', 'abuse', 'proof']
  return known.flatMap((reason): [Reason, number][] => {
    const count = kept[reason]
    return count === undefined ? [] : [[reason, count]]
  })
}
