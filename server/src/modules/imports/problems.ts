import type { ProblemSpec } from './definition.ts'

/** What can be wrong with a row of any kind. */
export const generalProblems: Readonly<Record<string, ProblemSpec>> = {
  duplicate_in_file: {
    level: 'warning',
    text: {
      en: 'The same as row {row}. It is left out.',
      ar: 'مكرر للصف {row}، وسيتم تجاوزه.',
      fa: 'همان ردیف {row} است و کنار گذاشته می‌شود.',
    },
  },
  not_written: {
    level: 'error',
    text: {
      en: 'Something else in the centre stood in the way ({reason}). Check the file again and repeat.',
      ar: 'تعارض هذا الصف مع بيانات أخرى في المركز ({reason}). أعد فحص الملف ثم كرر.',
      fa: 'این ردیف با دادهٔ دیگری در مرکز ناسازگار بود ({reason}). پرونده را دوباره بررسی و تکرار کنید.',
    },
  },
}
