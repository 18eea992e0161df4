import { Ajv, type ValidateFunction } from 'ajv'
import addFormats from 'ajv-formats'
import { errorStatuses } from '#platform/http/openapi'
import { successStatus, type AnyRoute } from '#platform/http/route'
import type { App } from '../src/app.ts'
import type { Answer } from './caller.ts'

const ajv = new Ajv({ strict: false, allErrors: true })
addFormats.default(ajv)
const validators = new WeakMap<object, ValidateFunction>()

export function findRoute(routes: readonly AnyRoute[], method: string, url: string): AnyRoute | undefined {
  const path = (url.split('?')[0] ?? '').replace(/\/$/, '')
  const matches = routes.filter((spec) => {
    if (spec.method !== method) return false
    const pattern = spec.path.replace(/\/$/, '').replaceAll(/\{\w+\}/g, '[^/]+')
    return new RegExp(`^${pattern}$`).test(path)
  })
  // A literal path wins over one with parameters, as in the router.
  return matches.toSorted((a, b) => a.path.split('{').length - b.path.split('{').length)[0]
}

/** Throws when an answer is not what the OpenAPI document promises of its operation. */
export function checkConformance(app: App, method: string, url: string, answer: Answer): void {
  const spec = findRoute(app.routes, method, url)
  if (!spec || spec.hidden) return
  const promised = [successStatus(spec), ...errorStatuses(spec)]
  if (!promised.includes(answer.status)) {
    throw new Error(
      `${method} ${url} answered ${answer.status}; ${spec.operationId} promises ${promised.join(', ')}: ${answer.text.slice(0, 300)}`,
    )
  }
  if (answer.status >= 400) {
    if (!spec.path.startsWith('/auth/') && typeof answer.json?.code !== 'string')
      throw new Error(`${method} ${url}: an error without code: ${answer.text.slice(0, 300)}`)
    return
  }
  if (!spec.response || answer.json === undefined) return
  const known = validators.get(spec.response)
  const validate = known ?? ajv.compile(spec.response)
  validators.set(spec.response, validate)
  if (!validate(answer.json))
    throw new Error(`${method} ${url}: the answer is not as documented: ${ajv.errorsText(validate.errors)}`)
}
