/** Languages that tutors teach in or teach, by ISO 639-1 code; the screens name them through Intl. */
export const tutorLanguages = [
  'ar',
  'fa',
  'en',
  'fr',
  'de',
  'es',
  'it',
  'tr',
  'ur',
  'ru',
  'zh',
  'hi',
  'bn',
  'id',
  'ms',
  'ps',
  'ku',
  'az',
  'he',
  'pt',
  'nl',
  'sv',
  'ja',
  'ko',
  'so',
  'sw',
  'am',
  'ha',
  'uk',
  'pl',
] as const

let names: ReadonlyMap<string, string> | undefined

/** The code of a language given as code or by its name in English, Arabic or Persian; null when it is none of ours. */
export function languageCode(text: string): string | null {
  names ??= new Map(
    tutorLanguages.flatMap((code) => [
      [code, code],
      ...['en', 'ar', 'fa', code].map((locale): [string, string] => [
        (new Intl.DisplayNames([locale], { type: 'language' }).of(code) ?? code).toLocaleLowerCase(locale),
        code,
      ]),
    ]),
  )
  return names.get(text.trim().toLowerCase()) ?? null
}
