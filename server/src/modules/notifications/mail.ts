import type { Locale } from '#platform/i18n'
import type { Words } from './render.ts'

export interface MailFrame {
  readonly locale: Locale
  readonly centre: string
  /** `#rrggbb` */
  readonly color: string
  readonly contact: string
  /** Absolute address that the button opens; null = no button. */
  readonly link: string | null
  readonly preferencesLink: string
}

const closing: Readonly<Record<Locale, string>> = {
  en: 'You get this because you have an account with us. Choose what is mailed to you:',
  ar: 'تصلك هذه الرسالة لأن لديك حسابا معنا. اختر ما يصلك بالبريد:',
  fa: 'این نامه برای شما آمده چون نزد ما حساب دارید. انتخاب کنید چه چیزی ایمیل شود:',
}
const settingsWord: Readonly<Record<Locale, string>> = {
  en: 'notification settings',
  ar: 'إعدادات الإشعارات',
  fa: 'تنظیمات اعلان‌ها',
}
const openWord: Readonly<Record<Locale, string>> = { en: 'Open', ar: 'فتح', fa: 'باز کردن' }

/** The mail as plain text, for readers that show no HTML. */
export function mailText(words: Words, frame: MailFrame): string {
  const parts = [words.title, words.body, frame.link ?? '', '—', frame.centre, frame.contact]
  return parts.filter(Boolean).join('\n\n')
}

/** The mail in the centre's colours, written from right to left where the language is. Everything given is escaped. */
export function mailHtml(words: Words, frame: MailFrame): string {
  const dir = frame.locale === 'en' ? 'ltr' : 'rtl'
  const start = dir === 'rtl' ? 'right' : 'left'
  const font = "font-family:'Vazirmatn','Cairo','Segoe UI',Tahoma,Arial,sans-serif"
  const color = /^#[0-9a-f]{6}$/i.test(frame.color) ? frame.color : '#0f766e'
  const body = escapeHtml(words.body).replaceAll('\n', '<br>')
  const button = frame.link
    ? `<tr><td style="padding:8px 32px 24px;text-align:${start}"><a href="${escapeHtml(frame.link)}" style="display:inline-block;background:${color};color:#ffffff;text-decoration:none;padding:12px 22px;border-radius:8px;font-weight:600;${font}">${escapeHtml(words.button ?? openWord[frame.locale])}</a></td></tr>`
    : ''
  return `<!doctype html>
<html lang="${frame.locale}" dir="${dir}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(words.title)}</title></head>
<body style="margin:0;background:#f4f5f7" dir="${dir}">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:#f4f5f7"><tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="560" cellpadding="0" cellspacing="0" dir="${dir}" style="max-width:560px;width:100%;background:#ffffff;border-radius:12px;overflow:hidden">
<tr><td style="background:${color};padding:18px 32px;color:#ffffff;font-size:18px;font-weight:700;text-align:${start};${font}">${escapeHtml(frame.centre)}</td></tr>
<tr><td style="padding:28px 32px 8px;color:#111827;font-size:20px;font-weight:700;line-height:1.4;text-align:${start};${font}">${escapeHtml(words.title)}</td></tr>
<tr><td style="padding:0 32px 20px;color:#374151;font-size:16px;line-height:1.7;text-align:${start};${font}">${body}</td></tr>
${button}
<tr><td style="padding:18px 32px;border-top:1px solid #e5e7eb;color:#6b7280;font-size:13px;line-height:1.6;text-align:${start};${font}">${escapeHtml(frame.contact)}${frame.contact ? '<br>' : ''}${closing[frame.locale]} <a href="${escapeHtml(frame.preferencesLink)}" style="color:${color}">${settingsWord[frame.locale]}</a></td></tr>
</table></td></tr></table></body></html>`
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character)
}
