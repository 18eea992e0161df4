import { invalid } from '#platform/errors'
import type { Context } from '#platform/context'
import { route } from '#platform/http/route'
import { translate } from '#platform/i18n'
import { retentionKinds, retentionSettings, type RetentionKind } from '#platform/retention'
import { changeSetting, setting } from '#platform/settings'
import { lastRun } from '../queries/retention.ts'
import { RetentionBody, RetentionSchema } from '../schemas.ts'

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

async function changeDays(ctx: Context, name: string, days: number): Promise<void> {
  const kind = retentionKinds.find((known) => known === name)
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
  await changeSetting(ctx, `retention.${kind}_days`, days)
}

function specOf(kind: RetentionKind) {
  const spec = retentionSettings.find((known) => known.key === `retention.${kind}_days`)
  if (!spec || typeof spec.default !== 'number') throw new Error(`${kind} has no setting`)
  const { label, help, min = 1, max = 3_650 } = spec
  return { label, help: help ?? label, min, max, default: spec.default }
}

async function readRetention(ctx: Context) {
  const run = await lastRun(ctx)
  return {
    last_run: run?.at ?? null,
    results: await Promise.all(
      retentionKinds.map(async (kind) => {
        const spec = specOf(kind)
        return {
          kind,
          key: `retention.${kind}_days`,
          label: translate(spec.label, ctx.locale),
          help: translate(spec.help, ctx.locale),
          days: await setting(ctx, `retention.${kind}_days`),
          default: spec.default,
          min: spec.min,
          max: spec.max,
          removed: run?.counts[kind] ?? null,
        }
      }),
    ),
  }
}
