/** What the demo says of a centre that says nothing of itself. */
export const demoCentre = {
  name: { en: 'Nile Circle Learning Centre', ar: 'مركز حلقة النيل التعليمي', fa: 'مرکز آموزشی حلقهٔ نیل' },
  phone: '+20 2 2358 0100',
  address: '١٤ شارع ٩، المعادي، القاهرة',
}
