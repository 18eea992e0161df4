import { Type } from 'typebox'
import type { Context } from '#platform/context'
import { invalidFields, type FieldProblem } from '#platform/errors'
import { route } from '#platform/http/route'
import { translate } from '#platform/i18n'
import { changeSetting, setting, settingSpecs } from '#platform/settings'
import { requireFreshSignIn } from '#identity'
import { fits, problemOf } from './values.ts'

const Setting = Type.Object(
  {
    key: Type.String(),
    group: Type.String(),
    label: Type.String({ description: "In the caller's language" }),
    help: Type.Union([Type.String(), Type.Null()]),
    input: Type.String({
      enum: ['text', 'texts', 'number', 'boolean', 'choice', 'time_zone', 'country', 'currency', 'color'],
    }),
    value: Type.Unknown(),
    default: Type.Unknown(),
    choices: Type.Union([Type.Array(Type.Union([Type.String(), Type.Number()])), Type.Null()]),
    min: Type.Union([Type.Number(), Type.Null()]),
    max: Type.Union([Type.Number(), Type.Null()]),
  },
  { title: 'Setting' },
)
const SettingList = Type.Object({ results: Type.Array(Setting) }, { title: 'SettingList' })

const tag = 'Settings'
/** Where money goes and who gets in: changed only by somebody who has just proved who he is. */
const guarded = /^(billing|identity)\./

export const settingsRoutes = [
  route({
    method: 'GET',
    path: '/api/v1/settings/',
    operationId: 'listSettings',
    tag,
    access: ['settings.manage'],
    summary: 'Every policy of the centre, with its kind of value',
    response: SettingList,
    handler: (ctx) => readSettings(ctx),
  }),
  route({
    method: 'PATCH',
    path: '/api/v1/settings/',
    operationId: 'changeSettings',
    tag,
    access: ['settings.manage'],
    summary: 'Change policies, all or none',
    description:
      'Keys are those of the list. Known to every node within a second. Policies of money and of accounts ask for a fresh sign-in.',
    body: Type.Record(Type.String(), Type.Unknown(), { description: 'Value by key' }),
    response: SettingList,
    example: { body: { 'centre.currency': 'EGP', 'billing.due_days': 7 } },
    async handler(ctx, { body }) {
      if (Object.keys(body).some((key) => guarded.test(key))) requireFreshSignIn(ctx)
      await changeSettings(ctx, body)
      return readSettings(ctx)
    },
  }),
]

async function readSettings(ctx: Context) {
  const shown = settingSpecs().filter((spec) => spec.input !== 'hidden')
  const results = await Promise.all(
    shown.map(async (spec) => ({
      key: spec.key,
      group: spec.group,
      label: translate(spec.label, ctx.locale),
      help: spec.help ? translate(spec.help, ctx.locale) : null,
      input: spec.input,
      value: await setting(ctx, spec.key),
      default: spec.default,
      choices: spec.choices ? [...spec.choices] : null,
      min: spec.min ?? null,
      max: spec.max ?? null,
    })),
  )
  return { results }
}

const unknownKey: FieldProblem = {
  code: 'unknown_field',
  text: { en: 'Unknown field.', ar: 'حقل غير معروف.', fa: 'فیلد ناشناخته.' },
}

/** @throws Problem naming every key whose value is not of its kind; then nothing changes */
async function changeSettings(ctx: Context, wanted: Readonly<Record<string, unknown>>): Promise<void> {
  const specs = new Map(settingSpecs().map((spec): [string, typeof spec] => [spec.key, spec]))
  const problems: Record<string, FieldProblem[]> = {}
  for (const [key, value] of Object.entries(wanted)) {
    const spec = specs.get(key)
    const problem = spec && spec.input !== 'hidden' ? problemOf(spec, value) : unknownKey
    if (problem) problems[key] = [problem]
  }
  if (Object.keys(problems).length > 0) throw invalidFields(problems)
  for (const [key, value] of Object.entries(wanted)) {
    const spec = specs.get(key)
    if (spec && fits(spec, value)) await changeSetting(ctx, spec.key, value)
  }
}
