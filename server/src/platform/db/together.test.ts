import { DatabaseError } from 'pg'
import { expect, test } from 'vitest'
import { Together } from './together.ts'

/** A database that is busy until it is let go, and refuses what is odd together with all beside it. */
function desk(lanes: number, most: number) {
  const runs: number[][] = []
  const held: (() => void)[] = []
  const together = new Together<number, number>({
    most,
    lanes,
    run: async (items) => {
      runs.push([...items])
      await new Promise<void>((go) => held.push(go))
      if (items.some((item) => item < 0)) throw refusal('23505')
      return items.map((item) => item * 10)
    },
  })
  const settle = () => new Promise((go) => setTimeout(go, 5))
  const letGo = async (): Promise<void> => {
    await settle()
    for (const go of held.splice(0)) go()
    await settle()
  }
  return { together, runs, settle, letGo }
}

function refusal(code: string): DatabaseError {
  const error = new DatabaseError('refused', 10, 'error')
  error.code = code
  return error
}

test('a lone caller goes at once, those who come meanwhile go together, each gets his own result', async () => {
  const { together, runs, settle, letGo } = desk(1, 3)
  const first = together.ask(1)
  await settle()
  const others = [2, 3, 4, 5].map((item) => together.ask(item))
  await settle()
  expect(runs).toEqual([[1]])
  for (let n = 0; n < 3; n++) await letGo()
  expect(runs).toEqual([[1], [2, 3, 4], [5]])
  expect(await Promise.all([first, ...others])).toEqual([10, 20, 30, 40, 50])
})

test('what waits is shared among the lanes', async () => {
  const { together, runs, letGo } = desk(2, 8)
  const all = [1, 2, 3, 4].map((item) => together.ask(item))
  await letGo()
  await letGo()
  expect(runs).toEqual([
    [1, 2],
    [3, 4],
  ])
  expect(await Promise.all(all)).toEqual([10, 20, 30, 40])
})

test('nobody fails for the fault of another one', async () => {
  const { together, runs, letGo } = desk(1, 8)
  const all = Promise.allSettled([1, -2, 3].map((item) => together.ask(item)))
  for (let n = 0; n < 6; n++) await letGo()
  expect(runs).toEqual([[1, -2, 3], [1], [-2], [3]])
  expect((await all).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
})

test('a lost connection is told to all: what it kept is unknown', async () => {
  let runs = 0
  const together = new Together<number, number>({
    most: 8,
    lanes: 1,
    run: () => {
      runs += 1
      return Promise.reject(new Error('Connection terminated unexpectedly'))
    },
  })
  const all = await Promise.allSettled([1, 2].map((item) => together.ask(item)))
  expect(all.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(runs).toBe(1)
})
