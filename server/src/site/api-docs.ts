import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { Type } from 'typebox'
import { Reply, route, type AnyRoute } from '#platform/http/route'
import { errors } from '#platform/errors'
import { toYaml } from './yaml.ts'

const require = createRequire(import.meta.url)
const swaggerFolder = path.dirname(require.resolve('swagger-ui-dist/package.json'))
const redocFile = path.join(
  path.dirname(require.resolve('redoc/package.json')),
  'bundles',
  'redoc.standalone.js',
)

/** The API document and its two readers. Their scripts come from our own origin; nothing is inline. */
export function apiDocsRoutes(document: () => object): AnyRoute[] {
  const page = (title: string, head: string, body: string): Reply =>
    new Reply({
      raw: true,
      body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title>${head}</head><body>${body}</body></html>`,
      headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': docsPolicy },
    })
  return [
    route({
      method: 'GET',
      path: '/api/schema/',
      operationId: 'readSchema',
      tag: 'platform',
      access: 'public',
      hidden: true,
      summary: 'This document',
      query: Type.Object({ format: Type.Optional(Type.String({ enum: ['json', 'yaml'] })) }),
      handler: async (_ctx, { query }) =>
        query.format === 'yaml'
          ? new Reply({
              raw: true,
              body: toYaml(document()),
              headers: { 'content-type': 'application/yaml; charset=utf-8' },
            })
          : new Reply({
              raw: true,
              body: JSON.stringify(document()),
              headers: { 'content-type': 'application/json; charset=utf-8' },
            }),
    }),
    route({
      method: 'GET',
      path: '/api/schema/swagger-ui/',
      operationId: 'readSwagger',
      tag: 'platform',
      access: 'public',
      hidden: true,
      summary: 'Swagger UI',
      handler: async () =>
        page(
          'Halqa API',
          '<link rel="stylesheet" href="/api/schema/assets/swagger-ui.css">',
          '<div id="docs"></div><script src="/api/schema/assets/swagger-ui-bundle.js"></script><script src="/api/schema/assets/swagger-start.js"></script>',
        ),
    }),
    route({
      method: 'GET',
      path: '/api/schema/redoc/',
      operationId: 'readRedoc',
      tag: 'platform',
      access: 'public',
      hidden: true,
      summary: 'Reference',
      handler: async () =>
        page(
          'Halqa API reference',
          '',
          '<div id="docs"></div><script src="/api/schema/assets/redoc.standalone.js"></script><script src="/api/schema/assets/redoc-start.js"></script>',
        ),
    }),
    route({
      method: 'GET',
      path: '/api/schema/assets/{name}/',
      operationId: 'readSchemaAsset',
      tag: 'platform',
      access: 'public',
      hidden: true,
      summary: 'Script or style of the readers',
      params: Type.Object({ name: Type.String() }),
      handler: async (_ctx, { params }) => {
        const asset = assets[params.name]
        if (!asset) throw errors.not_found()
        return new Reply({
          raw: true,
          body: await asset.read(),
          headers: { 'content-type': asset.type, 'cache-control': 'public, max-age=86400' },
        })
      },
    }),
  ]
}

// The readers build markup themselves, so this page alone goes without Trusted Types.
const docsPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; worker-src blob:; base-uri 'none'; frame-ancestors 'none'"

const javascript = 'text/javascript; charset=utf-8'
const assets: Record<string, { type: string; read: () => Promise<Buffer | string> }> = {
  'swagger-ui.css': {
    type: 'text/css; charset=utf-8',
    read: () => readFile(path.join(swaggerFolder, 'swagger-ui.css')),
  },
  'swagger-ui-bundle.js': {
    type: javascript,
    read: () => readFile(path.join(swaggerFolder, 'swagger-ui-bundle.js')),
  },
  'swagger-start.js': {
    type: javascript,
    read: async () => "SwaggerUIBundle({ url: '/api/schema/', dom_id: '#docs', deepLinking: true })",
  },
  'redoc.standalone.js': { type: javascript, read: () => readFile(redocFile) },
  'redoc-start.js': {
    type: javascript,
    read: async () =>
      "Redoc.init('/api/schema/', { hideDownloadButton: false }, document.getElementById('docs'))",
  },
}
