import { Type } from 'typebox'
import type { Context } from '#platform/context'
import { route } from '#platform/http/route'
import { changeSetting, setting } from '#platform/settings'
import { attachFile, detachFiles, fileLink } from '#media'

/** What a logo belongs to: the one centre. */
const centreId = '00000000-0000-7000-8000-000000000001'

const Logo = Type.Object(
  { logo: Type.Union([Type.String({ description: 'Link, public' }), Type.Null()]) },
  { title: 'Logo' },
)
const LogoBody = Type.Object(
  {
    file: Type.Union([
      Type.String({ format: 'uuid', description: 'An uploaded file of purpose logo' }),
      Type.Null(),
    ]),
  },
  { title: 'LogoBody' },
)

export const logoRoutes = [
  route({
    method: 'GET',
    path: '/api/v1/settings/logo/',
    operationId: 'readLogo',
    tag: 'Settings',
    access: ['settings.manage'],
    summary: "The centre's logo",
    response: Logo,
    handler: async (ctx) => present(await setting(ctx, 'centre.logo_file_id')),
  }),
  route({
    method: 'PUT',
    path: '/api/v1/settings/logo/',
    operationId: 'changeLogo',
    tag: 'Settings',
    access: ['settings.manage'],
    summary: 'Give the centre a logo, or take it away',
    body: LogoBody,
    response: Logo,
    handler: async (ctx, { body }) => present(await changeLogo(ctx, body.file)),
  }),
]

/** @throws Problem `invalid_input` (`unknown_file`) unless the actor has uploaded it as a logo */
async function changeLogo(ctx: Context, fileId: string | null): Promise<string | null> {
  const before = await setting(ctx, 'centre.logo_file_id')
  if (before === fileId) return before
  if (fileId) await attachFile(ctx, fileId, { kind: 'centre', id: centreId }, { purpose: 'logo' })
  if (before) await detachFiles(ctx, [before])
  await changeSetting(ctx, 'centre.logo_file_id', fileId)
  return fileId
}

function present(fileId: string | null) {
  return { logo: fileId ? fileLink(fileId) : null }
}
