import type { KeptRegister } from './kept.ts'

const DATABASE = 'halqa-attendance'
const STORE = 'registers'

interface Row {
  key: string
  user: string
  kept: KeptRegister
}

/** Registers on this device, by person and lecture. Writing resolves once the device has it for good. */
export async function loadKept(user: string, lecture: string): Promise<KeptRegister | null> {
  const row: Row | undefined = await inStore('readonly', (store) => store.get(keyOf(user, lecture)))
  return row?.kept ?? null
}

export async function saveKept(user: string, lecture: string, kept: KeptRegister): Promise<void> {
  const row: Row = { key: keyOf(user, lecture), user, kept }
  await inStore('readwrite', (store) => store.put(row))
}

/** Lectures with marks that the server has not heard yet. */
export async function lecturesWaiting(user: string): Promise<string[]> {
  const rows: Row[] = await inStore('readonly', (store) => store.getAll())
  return rows
    .filter((row) => row.user === user && Object.keys(row.kept.pending).length > 0)
    .map((row) => row.kept.register.lecture.id)
}

/**
 * Registers hold names: they leave the device when their person signs out, or somebody else opens one (`except`). Marks
 * that were not sent yet stay until their person comes back.
 */
export async function forgetRegisters(except?: string): Promise<void> {
  const rows: Row[] = await inStore('readonly', (store) => store.getAll())
  const sent = rows.filter((row) => row.user !== except && Object.keys(row.kept.pending).length === 0)
  for (const row of sent) await inStore('readwrite', (store) => store.delete(row.key))
}

function keyOf(user: string, lecture: string): string {
  return `${user}:${lecture}`
}

let opened: Promise<IDBDatabase> | null = null

function open(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1)
    request.addEventListener('upgradeneeded', () =>
      request.result.createObjectStore(STORE, { keyPath: 'key' }),
    )
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => {
      opened = null
      reject(request.error)
    })
  })
  return opened
}

async function inStore<T>(
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await open()
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(STORE, mode, { durability: 'strict' })
    const request = ask(transaction.objectStore(STORE))
    transaction.addEventListener('complete', () => resolve(request.result))
    transaction.addEventListener('error', () => reject(transaction.error))
    transaction.addEventListener('abort', () => reject(transaction.error))
  })
}
