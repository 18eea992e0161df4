import { Dice } from './dice.ts'

const palettes = [
  ['#0f766e', '#99f6e4', '#fde68a'],
  ['#1d4ed8', '#bfdbfe', '#fecaca'],
  ['#7c3aed', '#ddd6fe', '#fef08a'],
  ['#b45309', '#fed7aa', '#a7f3d0'],
  ['#be123c', '#fecdd3', '#bae6fd'],
  ['#15803d', '#bbf7d0', '#fbcfe8'],
] as const

/** An abstract picture for a course: circles in circles, as the centre's name means. WebP, 960 × 600. */
export async function coursePicture(n: number): Promise<Buffer> {
  const dice = new Dice(7_000 + n)
  const [deep, light, warm] = palettes[n % palettes.length] ?? palettes[0]
  const shapes: string[] = []
  for (let ring = 0; ring < 4; ring++) {
    const x = dice.between(80, 1200)
    const y = dice.between(60, 740)
    const radius = dice.between(120, 300)
    const colour = dice.pick([light, warm, '#ffffff'])
    for (let step = 0; step < 4; step++) {
      const fill =
        step === 3
          ? `fill="${colour}" fill-opacity="0.55"`
          : `fill="none" stroke="${colour}" stroke-opacity="${0.75 - step * 0.15}" stroke-width="${14 - step * 3}"`
      shapes.push(`<circle cx="${x}" cy="${y}" r="${Math.max(12, radius - step * 62)}" ${fill}/>`)
    }
  }
  const wave = Array.from(
    { length: 6 },
    (_, i) => `${i * 256},${620 + Math.round(Math.sin(i * 1.3 + n) * 70)}`,
  ).join(' ')
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1280" height="800">
    <defs><linearGradient id="g" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="${deep}"/><stop offset="1" stop-color="${deep}" stop-opacity="0.72"/></linearGradient></defs>
    <rect width="1280" height="800" fill="#ffffff"/><rect width="1280" height="800" fill="url(#g)"/>${shapes.join('')}
    <polygon points="0,800 ${wave} 1280,800" fill="#ffffff" fill-opacity="0.16"/></svg>`
  const { default: sharp } = await import('sharp')
  return sharp(Buffer.from(svg)).resize(960, 600).webp({ quality: 80, effort: 1 }).toBuffer()
}

export interface ReceiptFacts {
  readonly bank: string
  readonly amount: string
  readonly currency: string
  readonly code: string
  readonly from: string
  readonly at: string
}

/** What a phone shows after a transfer: the screenshot that families send. PNG. */
export async function receiptPicture(facts: ReceiptFacts): Promise<Buffer> {
  const row = (y: number, label: string, value: string): string =>
    `<text x="60" y="${y}" font-size="26" fill="#64748b">${escape(label)}</text><text x="660" y="${y}" font-size="28" text-anchor="end" fill="#0f172a" font-weight="600">${escape(value)}</text>`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="720" height="1100" font-family="DejaVu Sans, Noto Sans, Arial, sans-serif">
    <rect width="720" height="1100" fill="#f1f5f9"/><rect x="30" y="40" width="660" height="1020" rx="28" fill="#ffffff"/>
    <circle cx="360" cy="190" r="74" fill="#16a34a"/><path d="M326 192 l24 26 l46 -52" stroke="#ffffff" stroke-width="13" fill="none" stroke-linecap="round" stroke-linejoin="round"/>
    <text x="360" y="330" font-size="36" text-anchor="middle" fill="#0f172a" font-weight="700">Transfer completed</text>
    <text x="360" y="420" font-size="64" text-anchor="middle" fill="#0f172a" font-weight="700">${escape(facts.amount)}</text>
    <text x="360" y="466" font-size="28" text-anchor="middle" fill="#64748b">${escape(facts.currency)}</text>
    <line x1="60" y1="530" x2="660" y2="530" stroke="#e2e8f0" stroke-width="3"/>
    ${row(600, 'Service', facts.bank)}${row(670, 'From', facts.from)}${row(740, 'To', 'Nile Circle Learning Centre')}${row(810, 'Reference', facts.code)}${row(880, 'Date', facts.at)}
    <text x="360" y="990" font-size="22" text-anchor="middle" fill="#94a3b8">Keep this receipt for your records</text></svg>`
  const { default: sharp } = await import('sharp')
  return sharp(Buffer.from(svg)).png().toBuffer()
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

/** A certificate as somebody photographs it: a little crooked, on a table. PNG. */
export async function certificatePicture(facts: {
  readonly name: string
  readonly degree: string
  readonly school: string
}): Promise<Buffer> {
  const line = (y: number, size: number, text: string, weight = 400): string =>
    `<text x="600" y="${y}" font-size="${size}" font-weight="${weight}" text-anchor="middle" fill="#422006">${escape(text)}</text>`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="900" font-family="DejaVu Sans, Noto Sans, Arial, sans-serif">
    <rect width="1200" height="900" fill="#57534e"/><g transform="rotate(-1.6 600 450)"><rect x="70" y="70" width="1060" height="760" fill="#fffbeb"/>
    <rect x="100" y="100" width="1000" height="700" fill="none" stroke="#b45309" stroke-width="6"/><rect x="114" y="114" width="972" height="672" fill="none" stroke="#b45309" stroke-width="2"/>
    ${line(250, 54, '✶', 700)}${line(340, 46, facts.school, 700)}${line(470, 52, facts.name, 700)}${line(560, 36, facts.degree)}
    <circle cx="880" cy="680" r="66" fill="none" stroke="#be123c" stroke-width="8"/><circle cx="880" cy="680" r="46" fill="none" stroke="#be123c" stroke-width="3"/>
    <line x1="220" y1="700" x2="500" y2="700" stroke="#422006" stroke-width="3"/></g></svg>`
  const { default: sharp } = await import('sharp')
  return sharp(Buffer.from(svg)).png().toBuffer()
}
