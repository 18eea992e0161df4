export const importsPath = '/api/v1/imports/'
export const kindsPath = '/api/v1/import-kinds/'
export const mappingsPath = '/api/v1/import-mappings/'

export function pathOf(id: string, part = ''): string {
  return `${importsPath}${id}/${part}`
}
