import { Type } from 'typebox'
import type { Context } from '#platform/context'
import { errors } from '#platform/errors'
import { route } from '#platform/http/route'
import { isLocale, locales } from '#platform/i18n'
import { editableTypes, editTemplate, variablesOf } from '../actions/edit-template.ts'
import { loadOverrides } from '../render.ts'
import { TemplateBody, TemplateSchema } from '../schemas.ts'
import { templateOf } from '../templates/index.ts'

const tag = 'Notification texts'
const edit = 'notifications.templates'

export const templateRoutes = [
  route({
    method: 'GET',
    path: '/api/v1/notification-templates/',
    operationId: 'listNotificationTemplates',
    tag,
    summary: 'The words of everything that people are told',
    access: [edit],
    response: Type.Object({ results: Type.Array(TemplateSchema) }, { title: 'NotificationTemplates' }),
    handler: async (ctx) => ({ results: await describe(ctx, editableTypes) }),
  }),
  route({
    method: 'PATCH',
    path: '/api/v1/notification-templates/{type}/',
    operationId: 'changeNotificationTemplate',
    tag,
    summary: 'Put the centre’s own words in one language; null = the built-in ones again',
    access: [edit],
    params: Type.Object({ type: Type.String({ maxLength: 60 }) }),
    body: TemplateBody,
    response: TemplateSchema,
    handler: async (ctx, { params, body }) => {
      await editTemplate(ctx, params.type, {
        locale: isLocale(body.locale) ? body.locale : 'en',
        title: body.title,
        body: body.body,
      })
      const [row] = await describe(ctx, [params.type])
      if (!row) throw errors.not_found()
      return row
    },
  }),
]

async function describe(ctx: Context, types: readonly string[]) {
  const overrides = await loadOverrides(ctx, types)
  return types.flatMap((type) => {
    const template = templateOf(type)
    if (!template) return []
    const texts = locales.map((locale) => {
      const own = overrides.get(`${type} ${locale}`)
      return {
        locale,
        title: own?.title ?? template.title[locale],
        body: own?.body ?? template.body[locale],
        own: own !== undefined,
      }
    })
    return [
      {
        type,
        category: template.category,
        email: template.email,
        sms: template.sms,
        variables: variablesOf(template),
        texts,
      },
    ]
  })
}
