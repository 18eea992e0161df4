import { Type } from 'typebox'
import { errors } from '#platform/errors'
import { route } from '#platform/http/route'
import { demand } from '#platform/permissions'
import { definitionOf, kindsFor } from '../definitions.ts'
import { templateFile } from '../files.ts'
import { presentKind } from '../present.ts'
import { deleteMapping, listMappings } from '../queries/mappings.ts'
import { KindParams, KindSchema, OneParams, SavedMappingSchema, TemplateQuery } from '../schemas.ts'

const tag = 'Imports'
const access = ['imports.manage'] as const

export const kindRoutes = [
  route({
    method: 'GET',
    path: '/api/v1/import-kinds/',
    operationId: 'listImportKinds',
    tag,
    access,
    summary: 'What can be imported, with its fields',
    response: Type.Object({ results: Type.Array(KindSchema) }),
    handler: async (ctx) => ({
      results: kindsFor(ctx).map((definition) => presentKind(definition, ctx.locale)),
    }),
  }),
  route({
    method: 'GET',
    path: '/api/v1/import-kinds/{kind}/template/',
    operationId: 'downloadImportTemplate',
    tag,
    access,
    summary: 'An empty table with two example rows',
    params: KindParams,
    query: TemplateQuery,
    produces: 'application/octet-stream',
    handler: async (ctx, { params, query }) => {
      const definition = definitionOf(ctx, params.kind)
      demand(ctx, definition.permission)
      return templateFile(definition, query.file ?? 'xlsx', query.language ?? ctx.locale)
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/import-mappings/',
    operationId: 'listImportMappings',
    tag,
    access,
    summary: 'How files of the centre were read, to be used again for the same headers',
    query: Type.Object({ kind: Type.Optional(Type.String({ maxLength: 40 })) }),
    response: Type.Object({ results: Type.Array(SavedMappingSchema) }),
    handler: async (ctx, { query }) => ({
      results: (await listMappings(ctx, query.kind ?? null)).map(
        ({ words: _words, options: _options, ...saved }) => saved,
      ),
    }),
  }),
  route({
    method: 'DELETE',
    path: '/api/v1/import-mappings/{id}/',
    operationId: 'forgetImportMapping',
    tag,
    access,
    summary: 'Forget how files with these headers are read',
    params: OneParams,
    async handler(ctx, { params }) {
      if (!(await deleteMapping(ctx, params.id))) throw errors.not_found()
    },
  }),
]
