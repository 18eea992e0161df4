/** When a course meets: days after today's weekday, and its start by the centre's clock (`now` = around this hour). */
export interface Meeting {
  readonly dayOffset: number
  readonly start: string | { readonly hoursFromNow: number }
  readonly minutes: number
}

export interface DemoCourse {
  readonly key: string
  readonly season: 'before' | 'running'
  readonly name: string
  readonly kind: 'course' | 'bootcamp' | 'advanced'
  readonly description: string
  readonly category: 'quran' | 'languages' | 'science' | 'arts'
  readonly tags: readonly ('children' | 'teens' | 'adults' | 'online' | 'beginners')[]
  readonly teacher: string
  readonly room: number | null
  /** Days from today. */
  readonly startsIn: number
  readonly lectures: number
  readonly capacity: number
  readonly price: string
  readonly ages?: readonly [number, number]
  readonly adults?: boolean
  readonly gender?: 'male' | 'female'
  readonly locale?: 'ar' | 'fa' | 'en'
  readonly meetings: readonly [Meeting, ...Meeting[]]
  readonly phase: 'draft' | 'open' | 'running' | 'over'
  readonly featured?: number
  readonly online?: string
  /** Share of the seats that is taken. */
  readonly filled: number
}

/** What the demo centre teaches. */
export const demoCourses: readonly DemoCourse[] = [
  {
    key: 'recitation', season: 'running', name: 'حلقة تلاوة القرآن للمبتدئين', kind: 'course', category: 'quran', tags: ['children', 'beginners'], teacher: 'yusuf', room: 0,
    description: '<p>نقرأ معا من جزء عمّ، سورة سورة، بصوت مسموع وتصحيح هادئ. كل طفل يقرأ في كل لقاء.</p><ul><li>مخارج الحروف</li><li>آداب التلاوة</li><li>حفظ قصار السور</li></ul>',
    startsIn: -28, lectures: 16, capacity: 16, price: '900.00', ages: [6, 12], phase: 'running', featured: 1, filled: 0.9,
    meetings: [{ dayOffset: 0, start: { hoursFromNow: -0.5 }, minutes: 90 }, { dayOffset: 3, start: '16:00', minutes: 90 }],
  },
  {
    key: 'tajweed', season: 'running', name: 'تجويد ٢: أحكام النون والميم', kind: 'course', category: 'quran', tags: ['children', 'teens'], teacher: 'yusuf', room: 1,
    description: '<p>لمن أنهى المستوى الأول: الإظهار والإدغام والإقلاب والإخفاء، مع تطبيق على سورة يس.</p>',
    startsIn: -28, lectures: 16, capacity: 14, price: '1100.00', ages: [9, 15], phase: 'running', featured: 2, filled: 0.8,
    meetings: [{ dayOffset: 0, start: { hoursFromNow: 2 }, minutes: 90 }, { dayOffset: 2, start: '17:00', minutes: 90 }],
  },
  {
    key: 'reading', season: 'running', name: 'اقرأ معي: العربية للأطفال', kind: 'course', category: 'languages', tags: ['children', 'beginners'], teacher: 'nour', room: 2,
    description: '<p>قصص قصيرة، بطاقات كلمات، ومسرح عرائس صغير في نهاية كل شهر.</p>',
    startsIn: -26, lectures: 14, capacity: 14, price: '850.00', ages: [6, 10], phase: 'running', filled: 0.85,
    meetings: [{ dayOffset: 6, start: '15:30', minutes: 75 }, { dayOffset: 2, start: '15:30', minutes: 75 }],
  },
  {
    key: 'grammar', season: 'running', name: 'النحو الميسّر للكبار', kind: 'course', category: 'languages', tags: ['adults'], teacher: 'nour', room: 2,
    description: '<p>النحو كما نحتاجه في الكتابة اليومية: جملة، فقرة، ثم مقال.</p>',
    startsIn: -20, lectures: 12, capacity: 18, price: '1300.00', adults: true, phase: 'running', filled: 0.5,
    meetings: [{ dayOffset: 1, start: '19:00', minutes: 90 }, { dayOffset: 4, start: '19:00', minutes: 90 }],
  },
  {
    key: 'robotics', season: 'running', name: 'رباتیک برای نوجوانان', kind: 'course', category: 'science', tags: ['teens'], teacher: 'maryam', room: 3,
    description: '<p>از اولین چراغ چشمک‌زن تا رباتی که خودش راهش را پیدا می‌کند. هر گروه دو نفره یک ربات می‌سازد و به خانه می‌برد.</p>',
    startsIn: -24, lectures: 12, capacity: 12, price: '2400.00', ages: [10, 15], phase: 'running', featured: 3, filled: 1,
    meetings: [{ dayOffset: 0, start: { hoursFromNow: -3.5 }, minutes: 120 }, { dayOffset: 4, start: '16:00', minutes: 120 }],
  },
  {
    key: 'english', season: 'running', name: 'English Adventures (7–10)', kind: 'course', category: 'languages', tags: ['children'], teacher: 'daniel', room: 4,
    description: '<p>Songs, treasure hunts and a class newspaper. Two lessons a week, English only from the second month.</p>',
    startsIn: -25, lectures: 16, capacity: 12, price: '1500.00', ages: [7, 10], phase: 'running', featured: 4, filled: 1,
    meetings: [{ dayOffset: 1, start: '16:30', minutes: 75 }, { dayOffset: 5, start: '16:30', minutes: 75 }],
  },
  {
    key: 'conversation', season: 'running', name: 'English Conversation B2', kind: 'course', category: 'languages', tags: ['adults'], teacher: 'daniel', room: 4,
    description: '<p>An evening of talk: work, films, news, small disagreements. Bring an opinion.</p>',
    startsIn: -21, lectures: 12, capacity: 14, price: '1800.00', adults: true, phase: 'running', filled: 0.45,
    meetings: [{ dayOffset: 0, start: { hoursFromNow: 4 }, minutes: 90 }, { dayOffset: 3, start: '19:30', minutes: 90 }],
  },
  {
    key: 'calculus', season: 'running', name: 'التفاضل والتكامل للثانوية', kind: 'course', category: 'science', tags: ['teens'], teacher: 'hassan', room: 1,
    description: '<p>نفهم المشتقة بالرسم أولا، ثم بالجبر. مسائل من امتحانات السنوات الماضية كل أسبوع.</p>',
    startsIn: -22, lectures: 14, capacity: 16, price: '1600.00', ages: [14, 18], phase: 'running', filled: 0.4,
    meetings: [{ dayOffset: 6, start: '18:00', minutes: 120 }, { dayOffset: 2, start: '18:30', minutes: 120 }],
  },
  {
    key: 'persian', season: 'running', name: 'فارسی بخوانیم', kind: 'course', category: 'languages', tags: ['children'], teacher: 'reza', room: 3,
    description: '<p>برای بچه‌های خانواده‌های ایرانی قاهره: خواندن، نوشتن و قصه‌های شاهنامه به زبان ساده.</p>',
    startsIn: -23, lectures: 12, capacity: 12, price: '800.00', ages: [6, 12], locale: 'fa', phase: 'running', filled: 0.7,
    meetings: [{ dayOffset: 5, start: '11:00', minutes: 90 }],
  },
  {
    key: 'calligraphy', season: 'running', name: 'ورشة الخط العربي', kind: 'course', category: 'arts', tags: ['teens', 'adults', 'beginners'], teacher: 'saleh', room: 0,
    description: '<p>خط الرقعة ثم النسخ. القلم والحبر والورق علينا.</p>',
    startsIn: 6, lectures: 8, capacity: 12, price: '950.00', ages: [10, 60], phase: 'open', featured: 6, filled: 0.25,
    meetings: [{ dayOffset: 6, start: '17:00', minutes: 120 }],
  },
  {
    key: 'bootcamp', season: 'running', name: 'بوت‌کمپ توسعهٔ وب', kind: 'bootcamp', category: 'science', tags: ['adults'], teacher: 'reza', room: 4,
    description: '<p>ده هفتهٔ فشرده از HTML تا یک محصول واقعی. هر هفته یک پروژه، هر پروژه یک بازبینی.</p>',
    startsIn: 15, lectures: 20, capacity: 10, price: '6500.00', adults: true, phase: 'open', featured: 5, filled: 0.4,
    meetings: [{ dayOffset: 1, start: '10:00', minutes: 180 }, { dayOffset: 4, start: '10:00', minutes: 180 }],
  },
  {
    key: 'ielts', season: 'running', name: 'IELTS Live', kind: 'advanced', category: 'languages', tags: ['adults', 'online'], teacher: 'daniel', room: null,
    description: '<p>Four weeks, online, with a marked essay every weekend and two mock speaking tests.</p>',
    startsIn: 8, lectures: 8, capacity: 25, price: '2200.00', adults: true, phase: 'open', filled: 0.15, online: 'Jitsi',
    meetings: [{ dayOffset: 2, start: '20:00', minutes: 90 }, { dayOffset: 5, start: '20:00', minutes: 90 }],
  },
  {
    key: 'quran-club', season: 'before', name: 'نادي القرآن الصيفي', kind: 'course', category: 'quran', tags: ['children'], teacher: 'yusuf', room: 0,
    description: '<p>حفظ جزء تبارك في ستة أسابيع، مع رحلة ختام.</p>',
    startsIn: -96, lectures: 10, capacity: 16, price: '700.00', ages: [6, 14], phase: 'over', filled: 0.75,
    meetings: [{ dayOffset: 0, start: '10:00', minutes: 90 }, { dayOffset: 3, start: '10:00', minutes: 90 }],
  },
  {
    key: 'robot-camp', season: 'before', name: 'Summer Robotics Camp', kind: 'course', category: 'science', tags: ['teens'], teacher: 'maryam', room: 3,
    description: '<p>Build, crash, repair, repeat. Ended with a race on the roof.</p>',
    startsIn: -92, lectures: 8, capacity: 12, price: '1900.00', ages: [9, 15], phase: 'over', filled: 0.8,
    meetings: [{ dayOffset: 1, start: '11:00', minutes: 120 }, { dayOffset: 4, start: '11:00', minutes: 120 }],
  },
  {
    key: 'python', season: 'running', name: 'مدخل إلى البرمجة بلغة بايثون', kind: 'course', category: 'science', tags: ['teens', 'beginners'], teacher: 'hassan', room: 3,
    description: '<p>مسودة: ننتظر تأكيد القاعة.</p>',
    startsIn: 25, lectures: 10, capacity: 14, price: '1400.00', ages: [12, 17], phase: 'draft', filled: 0,
    meetings: [{ dayOffset: 6, start: '12:00', minutes: 90 }],
  },
]
