const girls = ['Mariam', 'مريم', 'فاطمة', 'Laila', 'زهرا', 'Hana', 'نور', 'سارا', 'Yasmin', 'آمنة']
const boys = ['Omar', 'عمر', 'يوسف', 'Karim', 'علی', 'Tarek', 'آدم', 'رضا', 'Ziad', 'حمزة']
const families = [
  'Hassan',
  'السيد',
  'محمدی',
  'Said',
  'عبد الرحمن',
  'Nasser',
  'کریمی',
  'Fahmy',
  'الشريف',
  'Zaki',
]

/**
 * A list of so many learners as a centre has it: two children a family on average, both parents with phones, names in
 * three languages, Arabic-Indic digits in every third row, dates written day first.
 */
export function householdList(learners: number): string {
  const rows = Array.from({ length: learners }, (_, n) => {
    const family = Math.floor(n / 2)
    const isGirl = n % 2 === 0
    const name = `${(isGirl ? girls : boys)[family % 10]} ${families[Math.floor(family / 10) % 10]} ${family}`
    const phone = `0101${String(family).padStart(7, '0')}`
    const day = `${1 + (n % 28)}/${1 + (n % 12)}/${2008 + (n % 10)}`
    return [
      name,
      n % 3 === 0 ? arabicDigits(day) : day,
      isGirl ? 'بنت' : 'boy',
      `Parent ${family}`,
      n % 3 === 0 ? arabicDigits(phone) : phone,
      `Mother ${family}`,
      `0111${String(family).padStart(7, '0')}`,
      'A note about the child',
    ].join(';')
  })
  return [
    'اسم الطالب;تاريخ الميلاد;النوع;اسم ولي الأمر;هاتف ولي الأمر;اسم الأم;هاتف الأم;ملاحظات',
    ...rows,
  ].join('\r\n')
}

function arabicDigits(text: string): string {
  return text.replaceAll(/\d/g, (digit) => String.fromCharCode(0x0660 + Number(digit)))
}
