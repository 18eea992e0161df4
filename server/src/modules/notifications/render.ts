import type { Context } from '#platform/context'
import { translate } from '#platform/i18n'
import { overridesOf, type OverrideRow } from './queries/templates.ts'
import { templateOf } from './templates/index.ts'
import { wordsOf, type Params, type Reader } from './values.ts'

export interface Words {
  readonly title: string
  readonly body: string
  /** What the button says, when there is something to open. */
  readonly button: string | null
}

export type Overrides = ReadonlyMap<string, OverrideRow>

/** The centre's own words for these types. */
export async function loadOverrides(ctx: Pick<Context, 'tx'>, types: Iterable<string>): Promise<Overrides> {
  const rows = await overridesOf(ctx, [...new Set(types)])
  return new Map(rows.map((row) => [`${row.type} ${row.locale}`, row]))
}

/** The words of a notification for its reader; empty for a type that is not known any more. */
export function render(
  kept: { readonly type: string; readonly params: Params },
  reader: Reader,
  overrides: Overrides,
): Words {
  const template = templateOf(kept.type)
  if (!template) return { title: '', body: '', button: null }
  const values = wordsOf(kept.params, reader)
  const own = overrides.get(`${kept.type} ${reader.locale}`)
  const say = (text: string): string => translate({ en: text, ar: text, fa: text }, reader.locale, values)
  return {
    title: say(own?.title ?? template.title[reader.locale]),
    body: say(own?.body ?? template.body[reader.locale]),
    button: template.button?.[reader.locale] ?? null,
  }
}
