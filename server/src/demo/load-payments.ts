import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { approvePayment, rejectPayment, submitPayment, takeCash } from '#billing'
import { formatAmount } from '#platform/money'
import { player, type Household, type People } from './load-people.ts'
import { receiptPicture } from './pictures.ts'
import { demoInvoices, type DemoInvoice } from './queries.ts'
import type { Player, Stage } from './stage.ts'

/** Beside an invoice waits at most one of these receipts. */
const waitingReceipts = 9
const methods = [
  ['instapay', 'InstaPay'],
  ['bank_transfer', 'Bank Misr'],
  ['vodafone_cash', 'Vodafone Cash'],
  ['instapay', 'InstaPay'],
] as const

/** Money: transfers approved, cash over the counter, receipts that wait for finance. */
export async function loadPayments(stage: Stage, people: People): Promise<void> {
  const mona = player(people.staff, 'mona')
  const households = new Map(people.households.map((household) => [household.id, household]))
  const fates = new Map<string, number[]>([
    // Heba paid two, sent a receipt for the third, and has the last one before her.
    ['هبة عبد الله', [0.1, 0.1, 0.9, 0.99, 0.99]],
    ['سلمى طارق', [0.5, 0.99]],
  ])
  const folder = await mkdtemp(path.join(os.tmpdir(), 'halqa-demo-'))
  let waiting = 0
  try {
    for (const [n, invoice] of (await demoInvoices(stage.system())).entries()) {
      const household = households.get(invoice.payer_id)
      if (!household) continue
      const age = invoice.issuedAt.until(stage.now).total('hours') / 24
      const fate = fates.get(household.name)?.shift() ?? stage.dice.roll() * (age > 60 ? 0.73 : 1)
      const play = { stage, mona, household, invoice, folder, n }
      if (fate < 0.46) await transfer(play, { share: 1n, picture: n % 9 === 0, outcome: 'approved' })
      else if (fate < 0.73) await cash(play)
      else if (fate < 0.78) await transfer(play, { share: 2n, picture: false, outcome: 'approved' })
      else if (fate < 0.8) await transfer(play, { share: 1n, picture: false, outcome: 'rejected' })
      else if (fate < 0.95 && waiting < waitingReceipts) {
        waiting += 1
        await transfer(play, {
          share: waiting === 4 ? 2n : 1n,
          picture: true,
          outcome: 'waiting',
          code: waiting === 6 || waiting === 7 ? 'IP-7730-2214' : undefined,
          hours: waiting * 6 - 3,
        })
      }
      stage.progress.step()
    }
    await cashToday(stage, mona, new Set(people.households.slice(0, 2).map(({ id }) => id)))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

interface Play {
  readonly stage: Stage
  readonly mona: Player
  readonly household: Household
  readonly invoice: DemoInvoice
  readonly folder: string
  readonly n: number
}

interface Transfer {
  /** The whole, or one part of so many. */
  readonly share: bigint
  readonly picture: boolean
  readonly outcome: 'approved' | 'rejected' | 'waiting'
  readonly code?: string | undefined
  /** So long ago, when it waits. */
  readonly hours?: number
}

async function transfer({ stage, mona, household, invoice, folder, n }: Play, plan: Transfer): Promise<void> {
  const sent =
    plan.outcome === 'waiting'
      ? stage.now.subtract({ hours: plan.hours ?? 5 })
      : earlier(invoice.issuedAt.add({ hours: stage.dice.between(4, 90) }), stage.now.subtract({ hours: 26 }))
  const [method, bank] = methods[n % methods.length] ?? methods[0]
  const amount = formatAmount(invoice.total_minor / plan.share, invoice.currency)
  const code =
    plan.code ??
    `${method === 'instapay' ? 'IP' : method === 'bank_transfer' ? 'FT' : 'VC'}-${1000 + ((n * 37) % 9000)}-${1000 + ((n * 101) % 9000)}`
  const at = sent.toZonedDateTimeISO(stage.zone)
  const image = plan.picture ? path.join(folder, `${n}.png`) : null
  const picture = image
    ? await receiptPicture({
        bank,
        amount,
        currency: invoice.currency,
        code,
        from: household.name,
        at: `${at.toPlainDate()} ${at.toPlainTime().toString({ smallestUnit: 'minute' })}`,
      })
    : null
  if (image && picture) await writeFile(image, picture)
  const id = await submitPayment(stage.as(household, sent), invoice.id, {
    method,
    amount,
    trackingCode: code,
    paidAt: sent.subtract({ minutes: 12 }).toString(),
    note: '',
    image:
      image && picture
        ? { field: 'receipt', filename: 'receipt.png', path: image, size: picture.byteLength }
        : null,
  })
  if (plan.outcome === 'waiting') return
  const decided = stage.as(mona, sent.add({ hours: stage.dice.between(1, 20) }))
  if (plan.outcome === 'approved') await approvePayment(decided, id)
  else await rejectPayment(decided, id, 'لم يصل التحويل إلى حسابنا؛ راجعوا رقم العملية من فضلكم.')
}

async function cash({ stage, mona, invoice }: Play): Promise<void> {
  const at = earlier(
    invoice.issuedAt.add({ hours: stage.dice.between(2, 72) }),
    stage.now.subtract({ hours: 25 }),
  )
  await takeCash(stage.as(mona, at), invoice.id, {
    amount: formatAmount(invoice.total_minor, invoice.currency),
    note: '',
  })
}

/** Some families came by this morning. */
async function cashToday(stage: Stage, mona: Player, except: ReadonlySet<string>): Promise<void> {
  const owing = (await demoInvoices(stage.system()))
    .filter((invoice) => invoice.status === 'unpaid' && !except.has(invoice.payer_id))
    .slice(-6, -2)
  for (const [n, invoice] of owing.entries()) {
    const at = stage.now.subtract({ minutes: 20 + n * 17 })
    const part = n % 2 === 0 ? invoice.total_minor : invoice.total_minor / 2n
    await takeCash(stage.as(mona, at), invoice.id, { amount: formatAmount(part, invoice.currency), note: '' })
  }
}

function earlier(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(a, b) < 0 ? a : b
}
