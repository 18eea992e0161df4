import { Problem, invalid } from '#platform/errors'

/** Refusals of an upload, each at the field that carried it. */
export const uploadErrors = {
  empty: (field: string): Problem =>
    invalid(field, 'empty_file', {
      en: 'The submitted file is empty.',
      ar: 'الملف المرسل فارغ.',
      fa: 'فایل ارسالی خالی است.',
    }),
  tooLarge: (field: string, maxBytes: number): Problem =>
    invalid(
      field,
      'file_too_large',
      {
        en: 'The file is larger than {limit} MB.',
        ar: 'حجم الملف أكبر من {limit} ميجابايت.',
        fa: 'حجم فایل بیش از {limit} مگابایت است.',
      },
      { limit: Math.floor(maxBytes / 1_048_576) },
    ),
  typeRefused: (field: string): Problem =>
    invalid(field, 'file_type_refused', {
      en: 'This kind of file is not accepted here.',
      ar: 'هذا النوع من الملفات غير مقبول هنا.',
      fa: 'این نوع فایل اینجا پذیرفته نمی‌شود.',
    }),
  unreadable: (field: string): Problem =>
    invalid(field, 'unreadable_picture', {
      en: 'This picture is damaged or too large to open.',
      ar: 'هذه الصورة تالفة أو أكبر من أن تفتح.',
      fa: 'این تصویر خراب است یا بزرگ‌تر از آن است که باز شود.',
    }),
  unknown: (field: string): Problem =>
    invalid(field, 'unknown_file', {
      en: 'This file does not exist or is used elsewhere. Upload it again.',
      ar: 'هذا الملف غير موجود أو مستخدم في مكان آخر. ارفعه مرة أخرى.',
      fa: 'این فایل وجود ندارد یا جای دیگری استفاده شده است. دوباره بارگذاری کنید.',
    }),
}

/** A byte range that lies behind the end (RFC 9110 §15.5.17). */
export function noSuchPart(size: number): Problem {
  const text = {
    status: 416,
    en: 'The file has no such part.',
    ar: 'لا يوجد هذا الجزء في الملف.',
    fa: 'فایل چنین بخشی ندارد.',
  }
  return new Problem('range_not_satisfiable', text, {}, { headers: { 'content-range': `bytes */${size}` } })
}
