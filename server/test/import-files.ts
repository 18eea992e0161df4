import type { World } from './harness.ts'
import type { Answer, Caller } from './caller.ts'

export interface HouseholdLine {
  readonly name: string
  readonly dob: string
  readonly gender: string
  readonly phone: string
  readonly guardian?: string
  readonly phone2?: string
  readonly guardian2?: string
  readonly number?: string
  readonly code?: string
  readonly notes?: string
}

const headers = [
  'Name',
  'Birth date',
  'Gender',
  'Parent name',
  'Parent phone',
  'Mother name',
  'Mother phone',
  'Student number',
  'Card code',
  'Notes',
]

/** A CSV file of households with English headers. */
export function householdCsv(lines: readonly HouseholdLine[]): Buffer {
  const rows = lines.map((line) => [
    line.name,
    line.dob,
    line.gender,
    line.guardian ?? '',
    line.phone,
    line.guardian2 ?? '',
    line.phone2 ?? '',
    line.number ?? '',
    line.code ?? '',
    line.notes ?? '',
  ])
  const cell = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  return Buffer.from([headers, ...rows].map((row) => row.map(cell).join(',')).join('\r\n'))
}

export function uploadCsv(
  who: Caller,
  bytes: Buffer,
  name = 'households.csv',
  type = 'text/csv',
): Promise<Answer> {
  return who.form('/api/v1/imports/', { kind: 'households', file: { bytes, name, type } })
}

/** Uploads a file and has it checked; answers the import. */
export async function checkedImport(world: World, who: Caller, bytes: Buffer, change?: object) {
  const { json } = await uploadCsv(who, bytes)
  if (change) await who.patch(`/api/v1/imports/${json.id}/`, change)
  await who.post(`/api/v1/imports/${json.id}/check/`)
  await world.work()
  return (await who.get(`/api/v1/imports/${json.id}/`)).json
}

/** Uploads, checks and runs a file. */
export async function finishedImport(
  world: World,
  who: Caller,
  bytes: Buffer,
  wish: object = {},
  change?: object,
) {
  const { id } = await checkedImport(world, who, bytes, change)
  await who.post(`/api/v1/imports/${id}/run/`, wish)
  await world.work()
  return (await who.get(`/api/v1/imports/${id}/`)).json
}

/** Counts that are not nothing, by key. */
export function countsOf(list: readonly { key: string; count: number }[] | null): Record<string, number> {
  return Object.fromEntries(
    (list ?? []).filter(({ count }) => count > 0).map(({ key, count }) => [key, count]),
  )
}
