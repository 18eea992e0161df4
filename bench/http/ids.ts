const kinds = { season: 1, category: 2, tag: 3, instructor: 4, learner: 5, course: 6 } as const

/** The id of the n-th seeded thing; `bench.id()` in seed/source.sql is the same rule. */
export function seededId(kind: keyof typeof kinds, n: number): string {
  return `019a${kinds[kind].toString(16).padStart(4, '0')}-0000-7000-8000-${n.toString(16).padStart(12, '0')}`
}
