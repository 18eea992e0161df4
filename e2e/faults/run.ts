import { payThroughDeaths } from './payments.ts'

/* `npm run faults`: shoots the server and its database while money moves, and counts what is left. */
const problems = await payThroughDeaths(Number(process.argv[2] ?? 1_000))
for (const problem of problems) console.log(`FAIL  ${problem}`)
console.log(`${problems.length === 0 ? 1 : 0} passed, ${problems.length} failed`)
process.exit(problems.length === 0 ? 0 : 1)
