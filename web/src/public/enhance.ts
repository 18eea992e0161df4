import './public.css'

// The pages are complete without this: it only spares a press, a reload, a stale number.

/** Choosing a filter shows its results at once. */
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-instant]')) {
  form.dataset['instant'] = 'on'
  form.addEventListener('change', (event) => {
    if (event.target instanceof HTMLSelectElement) form.requestSubmit()
  })
  // Short addresses: what is not chosen is not sent.
  form.addEventListener('submit', () => {
    for (const field of form.elements) {
      if ((field instanceof HTMLInputElement || field instanceof HTMLSelectElement) && field.value === '')
        field.disabled = true
    }
  })
}

// A page that comes back from the browser's memory has its fields again.
addEventListener('pageshow', () => {
  for (const field of document.querySelectorAll<HTMLInputElement>('form[data-instant] :disabled'))
    field.disabled = false
})

/** The menu closes on Escape and on a press elsewhere. */
const menu = document.querySelector<HTMLDetailsElement>('details.menu')
if (menu) {
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !menu.open) return
    menu.open = false
    menu.querySelector('summary')?.focus()
  })
  document.addEventListener('pointerdown', (event) => {
    if (event.target instanceof Node && !menu.contains(event.target)) menu.open = false
  })
}

/** Free seats, asked again each half minute while someone looks. */
const seats = document.querySelector<HTMLElement>('[data-seats]')
if (seats) {
  const refresh = async () => {
    if (document.hidden) return
    const response = await fetch(`/api/v1/courses/${seats.dataset['seats']}/`, {
      headers: { accept: 'application/json' },
    })
    if (!response.ok) return
    const course: unknown = await response.json()
    const left: unknown =
      typeof course === 'object' && course !== null ? Reflect.get(course, 'seats_left') : undefined
    if (typeof left === 'number') tell(seats, left)
  }
  setInterval(() => void refresh().catch(() => undefined), 30_000)
  document.addEventListener('visibilitychange', () => void refresh().catch(() => undefined))
}

function tell(element: HTMLElement, left: number): void {
  const forms: unknown = JSON.parse(element.dataset['forms'] ?? '{}')
  const { lang, dataset } = document.documentElement
  const category = left === 0 ? '0' : new Intl.PluralRules(lang).select(left)
  const form: unknown = typeof forms === 'object' && forms !== null ? Reflect.get(forms, category) : undefined
  if (typeof form !== 'string') return
  const text = form.replace('#', new Intl.NumberFormat(dataset['numbers'] ?? lang).format(left))
  if (element.textContent !== text) element.textContent = text
  element.className = left <= 5 ? 'seats few' : 'seats'
}
