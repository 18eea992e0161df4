import { player, type Household, type People } from './load-people.ts'
import type { Player, Stage } from './stage.ts'

/** The support desk: an open chat, waiting tickets, answered and closed ones. */
export async function loadTickets(stage: Stage, people: People): Promise<void> {
  const omar = player(people.staff, 'omar')
  const laleh = player(people.staff, 'laleh')
  const admin = player(people.staff, 'khaled')
  const categories = await loadDesk(stage, admin, [omar.id, laleh.id])
  const [heba] = people.households
  const family = (locale: Household['locale'], n: number): Household => {
    const found = people.households.filter(
      (household) => household.locale === locale && household.kind === 'parent',
    )[n]
    if (!found) throw new Error(`no ${locale} family ${n}`)
    return found
  }
  const desk = { stage, omar, laleh, categories }
  if (heba) await chatWithHeba(desk, heba)
  await waitingTickets(desk, family)
  await answeredTickets(desk, family)
}

interface Categories {
  readonly money: string
  readonly classes: string
  readonly account: string
}
interface Desk {
  readonly stage: Stage
  readonly omar: Player
  readonly laleh: Player
  readonly categories: Categories
}

async function loadDesk(stage: Stage, admin: Player, agents: readonly string[]): Promise<Categories> {
  const at = stage.moment(-410, '13:00')
  const make = (name: string, position: number, first: number, whole: number): Promise<string> =>
    stage.make(admin, at, '/api/v1/ticket-categories/', {
      name,
      position,
      first_reply_minutes: first,
      resolution_minutes: whole,
      agent_ids: agents,
    })
  const categories = {
    money: await make('المدفوعات والفواتير', 1, 60, 1440),
    classes: await make('المواعيد والمجموعات', 2, 120, 2880),
    account: await make('الحساب والدخول', 3, 60, 1440),
  }
  for (const reply of [
    {
      shortcut: 'receipt',
      title: 'Receipt is being reviewed',
      body: 'أهلا {client}، وصلنا الإيصال وتراجعه المالية خلال يوم عمل. رقم المحادثة {number}.',
    },
    {
      shortcut: 'hours',
      title: 'Opening hours',
      body: 'مواعيدنا من السبت إلى الخميس، من العاشرة صباحا إلى التاسعة مساء.',
    },
    { shortcut: 'salam', title: 'سلام', body: 'سلام {client} عزیز، من {agent} هستم. چطور می‌توانم کمک کنم؟' },
  ]) {
    await stage.call(admin, at, 'POST', '/api/v1/canned-replies/', reply)
  }
  return categories
}

async function open(stage: Stage, client: Player, minutesAgo: number, ticket: object): Promise<string> {
  return stage.make(client, ago(stage, minutesAgo), '/api/v1/tickets/', ticket)
}

function ago(stage: Stage, minutes: number): Temporal.Instant {
  return stage.now.subtract({ minutes })
}

async function say(
  stage: Stage,
  who: Player,
  minutesAgo: number,
  ticket: string,
  body: string,
  more: object = {},
): Promise<void> {
  await stage.call(who, ago(stage, minutesAgo), 'POST', `/api/v1/tickets/${ticket}/messages/`, {
    body,
    ...more,
  })
}

/** The open chat that support and parent both find on their Today. */
async function chatWithHeba({ stage, omar, laleh, categories }: Desk, heba: Household): Promise<void> {
  const id = await open(stage, heba, 52, {
    title: 'تعارض موعد الروبوتات مع التجويد',
    category: categories.classes,
    priority: 'high',
    description: 'السلام عليكم، حلقة التجويد لياسين تبدأ قبل أن تنتهي حصة الروبوتات. ماذا نفعل اليوم؟',
  })
  await stage.call(omar, ago(stage, 47), 'POST', `/api/v1/tickets/${id}/take/`)
  await say(stage, omar, 46, id, 'وعليكم السلام أستاذة هبة، لحظة أراجع الجدولين.')
  await say(stage, omar, 44, id, 'لاله، هل توجد مجموعة روبوتات أخرى قبل العصر؟', { internal_note: true })
  await say(stage, laleh, 41, id, 'بله، گروه یک‌شنبه‌ها دو جای خالی دارد.', { internal_note: true })
  await say(
    stage,
    omar,
    38,
    id,
    'يمكن أن ينتقل ياسين إلى مجموعة الأحد، فيها مكانان. هل يناسبكم الأحد الرابعة عصرا؟',
  )
  await say(stage, heba, 21, id, 'الأحد مناسب جدا، لكن هل يكمل الروبوت الذي بدأه؟')
  await say(stage, omar, 17, id, 'نعم، ينقل معه صندوقه. أتأكد من المهندسة مريم وأرد عليكم.')
  await say(stage, heba, 6, id, 'شكرا جزيلا 🌿 في انتظاركم.')
}

async function waitingTickets(
  { stage, categories }: Desk,
  family: (locale: Household['locale'], n: number) => Household,
): Promise<void> {
  await open(stage, family('en', 0), 190, {
    title: 'Charged twice by InstaPay?',
    category: categories.money,
    priority: 'urgent',
    description:
      'My bank shows two transfers to you last night, the app shows one. Could somebody check before Thursday?',
  })
  await open(stage, family('fa', 1), 75, {
    title: 'تغییر گروه دخترم',
    category: categories.classes,
    priority: 'medium',
    description: 'سلام. ساعت کلاس فارسی با تمرین شنای دخترم یکی شده. روز دیگری هم هست؟',
  })
  await open(stage, family('ar', 4), 28, {
    title: 'لم تصلني رسالة الرمز',
    category: categories.account,
    priority: 'medium',
    description: 'أحاول الدخول من هاتف زوجتي ولا تصل رسالة الرمز.',
  })
  await open(stage, family('ar', 7), 12, {
    title: 'اقتراح: ساحة انتظار للأهالي',
    priority: 'low',
    description: 'لو توفر مكان هادئ للانتظار وقت الحلقات يكون رائعا.',
  })
}

async function answeredTickets(
  { stage, omar, laleh, categories }: Desk,
  family: (locale: Household['locale'], n: number) => Household,
): Promise<void> {
  const invoice = family('en', 1)
  const first = await open(stage, invoice, 2_900, {
    title: 'Invoice in English for my employer',
    category: categories.money,
    priority: 'low',
    description: 'My company pays half of it and needs English.',
  })
  await stage.call(laleh, ago(stage, 2_860), 'POST', `/api/v1/tickets/${first}/take/`)
  await say(
    stage,
    laleh,
    2_858,
    first,
    'Of course! Set your language to English in your account; the invoice follows it.',
  )
  await say(stage, invoice, 2_700, first, 'Found it, perfect.')
  await stage.call(laleh, ago(stage, 2_690), 'POST', `/api/v1/tickets/${first}/close/`)
  await stage.call(invoice, ago(stage, 2_600), 'POST', `/api/v1/tickets/${first}/rate/`, {
    rating: 5,
    comment: 'Fast and kind.',
  })

  const absent = family('ar', 2)
  const second = await open(stage, absent, 1_500, {
    title: 'غياب ابنتي غدا',
    category: categories.classes,
    priority: 'low',
    description: 'عندها موعد طبيب، ستغيب عن حلقة التلاوة.',
  })
  await stage.call(omar, ago(stage, 1_450), 'POST', `/api/v1/tickets/${second}/take/`)
  await say(
    stage,
    omar,
    1_440,
    second,
    'سلامتها! أبلغت الشيخ يوسف، والغياب بعذر. هل ترسلين لنا اسمها كاملا؟',
    { asks: true },
  )

  const receipt = family('fa', 0)
  const third = await open(stage, receipt, 4_400, {
    title: 'رسید را دو بار فرستادم',
    category: categories.money,
    priority: 'medium',
    description: 'اشتباهی دو بار رسید را بارگذاری کردم. مشکلی پیش می‌آید؟',
  })
  await stage.call(laleh, ago(stage, 4_360), 'POST', `/api/v1/tickets/${third}/take/`)
  await say(stage, laleh, 4_350, third, 'سلام، نگران نباشید؛ همکارم یکی را رد کرد و دیگری تأیید شد.')
  await stage.call(receipt, ago(stage, 4_200), 'POST', `/api/v1/tickets/${third}/close/`)
  await stage.call(receipt, ago(stage, 4_190), 'POST', `/api/v1/tickets/${third}/rate/`, { rating: 4 })
}
