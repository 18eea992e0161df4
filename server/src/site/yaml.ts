/** A JSON value as YAML 1.2 (block style, every string quoted as JSON quotes it). */
export function toYaml(value: unknown, indent = ''): string {
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]'
    return value.map((entry) => `${indent}- ${nested(entry, indent)}`).join('\n')
  }
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).filter(([, entry]) => entry !== undefined)
    if (entries.length === 0) return '{}'
    return entries
      .map(([key, entry]) => `${indent}${JSON.stringify(key)}: ${nested(entry, indent)}`)
      .join('\n')
  }
  return JSON.stringify(value)
}

function nested(value: unknown, indent: string): string {
  const empty = Array.isArray(value)
    ? value.length === 0
    : value !== null && typeof value === 'object' && Object.keys(value).length === 0
  if (value === null || typeof value !== 'object' || empty) return toYaml(value)
  return `\n${toYaml(value, `${indent}  `)}`
}
