import { invalid } from '#platform/errors'
import type { Context } from '#platform/context'
import { route } from '#platform/http/route'
import { translate } from '#platform/i18n'
import { retentionKinds, type RetentionKey } from '#platform/retention'
import { changeSetting, setting, settingSpecs } from '#platform/settings'
import { lastRun } from '../queries/retention.ts'
import { RetentionBody, RetentionSchema } from '../schemas.ts'
import { shownKinds, type ShownKind } from '../words.ts'
import '../settings.ts'

const tag = 'Privacy'

export const retentionRoutes = [
  route({
    method: 'GET',
    path: '/api/v1/privacy/retention/',
    operationId: 'getRetention',
    tag,
    summary: 'How long each kind of data is kept, and what the last night removed',
    access: ['settings.manage'],
    response: RetentionSchema,
    handler: (ctx) => readRetention(ctx),
  }),
  route({
    method: 'PATCH',
    path: '/api/v1/privacy/retention/',
    operationId: 'changeRetention',
    tag,
    summary: 'Change how long things are kept, all or none',
    access: ['settings.manage'],
    body: RetentionBody,
    response: RetentionSchema,
    example: { body: { sessions: 30 } },
    async handler(ctx, { body }) {
      for (const [name, days] of Object.entries(body)) await changeDays(ctx, name, days)
      return readRetention(ctx)
    },
  }),
]

type DaysKey = RetentionKey | 'imports.keep_days' | 'privacy.export_days'

/** Files of imports and copies have settings of their own, because more than the night depends on them. */
function keyOf(kind: ShownKind): DaysKey {
  if (kind === 'import_files') return 'imports.keep_days'
  return kind === 'exports' ? 'privacy.export_days' : `retention.${kind}_days`
}

async function changeDays(ctx: Context, name: string, days: number): Promise<void> {
  const kind = shownKinds.find((known) => known === name)
  if (!kind)
    throw invalid(name, 'unknown_setting', {
      en: 'There is no such kind.',
      ar: 'لا يوجد نوع كهذا.',
      fa: 'چنین نوعی نیست.',
    })
  const { min, max } = specOf(kind)
  if (days < min || days > max)
    throw invalid(
      name,
      'out_of_range',
      { en: 'From {min} to {max} days.', ar: 'من {min} إلى {max} يوما.', fa: 'از {min} تا {max} روز.' },
      { min, max },
    )
  await changeSetting(ctx, keyOf(kind), days)
}

function specOf(kind: ShownKind) {
  const spec = settingSpecs().find((known) => known.key === keyOf(kind))
  if (!spec || typeof spec.default !== 'number') throw new Error(`${kind} has no setting`)
  const { label, help, min = 1, max = 3_650 } = spec
  return { label, help: help ?? null, min, max, default: spec.default }
}

async function readRetention(ctx: Context) {
  const run = await lastRun(ctx)
  return {
    last_run: run?.at ?? null,
    results: await Promise.all(
      shownKinds.map(async (kind) => {
        const spec = specOf(kind)
        return {
          kind,
          key: keyOf(kind),
          label: translate(spec.label, ctx.locale),
          help: spec.help ? translate(spec.help, ctx.locale) : '',
          days: await setting(ctx, keyOf(kind)),
          default: spec.default,
          min: spec.min,
          max: spec.max,
          // What the night does not report on has no figure.
          removed: retentionKinds.some((own) => own === kind) ? (run?.counts[kind] ?? null) : null,
        }
      }),
    ),
  }
}
