import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { errors, invalid } from '#platform/errors'
import { translate, type Locale } from '#platform/i18n'
import { deleteOverride, putOverride } from '../queries/templates.ts'
import { templateOf, templates } from '../templates/index.ts'
import type { Template } from '../templates/spec.ts'

const placeholder = /\{(\w+)/g

/** Names that a template may use: those that the built-in words use. */
export function variablesOf(template: Template): string[] {
  const texts = Object.values(template.title).concat(Object.values(template.body))
  return [...new Set(texts.flatMap((text) => [...text.matchAll(placeholder)].map((match) => match[1] ?? '')))]
    .filter((name) => name !== '')
    .toSorted()
}

export interface TemplateWords {
  readonly locale: Locale
  /** null = the built-in words again. */
  readonly title: string | null
  readonly body: string | null
}

/** Puts the centre's own words in place of ours. @throws Problem `not_found`, `invalid_input` for words that cannot be read or name what is not there */
export async function editTemplate(ctx: Context, type: string, words: TemplateWords): Promise<void> {
  const template = templateOf(type)
  if (!template) throw errors.not_found()
  if (words.title === null || words.body === null) await deleteOverride(ctx, type, words.locale)
  else {
    check('title', words.title, template, words.locale)
    check('body', words.body, template, words.locale)
    await putOverride(ctx, { type, locale: words.locale, title: words.title.trim(), body: words.body.trim() })
  }
  await audit(ctx, {
    action: 'notification_template.edit',
    object: { kind: `notification_template:${type}`, id: null },
    after: words,
  })
}

function check(field: string, text: string, template: Template, locale: Locale): void {
  const known = variablesOf(template)
  const unknown = [...text.matchAll(placeholder)]
    .map((match) => match[1] ?? '')
    .find((name) => !known.includes(name))
  if (unknown !== undefined) {
    throw invalid(
      field,
      'unknown_variable',
      { en: 'There is no {name} here.', ar: 'لا يوجد {name} هنا.', fa: 'اینجا {name} وجود ندارد.' },
      { name: unknown },
    )
  }
  if (!isReadable(text, known, locale)) {
    throw invalid(field, 'unreadable', {
      en: 'The braces do not match.',
      ar: 'الأقواس غير متطابقة.',
      fa: 'آکولادها جور نیستند.',
    })
  }
}

/** A message that cannot be compiled comes out as it is, braces and all. */
function isReadable(text: string, names: readonly string[], locale: Locale): boolean {
  let depth = 0
  for (const character of text) {
    if (character === '{') depth += 1
    if (character === '}') depth -= 1
    if (depth < 0) return false
  }
  if (depth !== 0) return false
  const filled = translate(
    { en: text, ar: text, fa: text },
    locale,
    Object.fromEntries(names.map((name) => [name, 1])),
  )
  return !/[{}]/.test(filled)
}

/** Types that can be edited, in their order of declaration. */
export const editableTypes = Object.keys(templates)
