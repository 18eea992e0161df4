import { useMemo } from 'react'
import { calendarName, countries, currencies, timeZones } from '../../i18n/places.ts'
import {
  createFormat,
  isLocale,
  localeNames,
  locales,
  useFormat,
  useFormatSettings,
  useLocale,
  useText,
} from '../../i18n/index.ts'
import { PasswordField, PhoneField, SelectField, TextField, type FormHandle } from '../../ui/index.ts'
import css from './setup.module.css'
import { setupTexts } from './texts.ts'
import { firstValues, placeOf, type SetupValues } from './values.ts'

interface StepProps {
  form: FormHandle<SetupValues>
}

/** The language of the page and of the centre, chosen in one press. */
export function LanguageStep({ form }: StepProps) {
  const t = useText(setupTexts)
  const { setLocale } = useLocale()
  const choose = (value: string) => {
    if (!isLocale(value)) return
    setLocale(value)
    // The place follows the language as long as nobody has chosen it.
    const usual = firstValues(value)
    const untouched = form.values.country === firstValues(form.values.locale).country
    form.set({
      locale: value,
      ...(untouched ? { country: usual.country, ...placeOf(usual.country ?? '') } : {}),
    })
  }
  return (
    <fieldset className={css.choices}>
      <legend className="halqa-spoken">{t.languageHint}</legend>
      {locales.map((locale) => (
        <label key={locale} className={css.choice} lang={locale}>
          <input
            type="radio"
            name="locale"
            value={locale}
            checked={form.values.locale === locale}
            onChange={() => choose(locale)}
          />
          <span className={css.choiceTitle}>{localeNames[locale]}</span>
        </label>
      ))}
    </fieldset>
  )
}

export function PlaceStep({ form }: StepProps) {
  const t = useText(setupTexts)
  const { tag } = useFormat()
  const places = useMemo(() => countries(tag), [tag])
  const money = useMemo(() => currencies(tag), [tag])
  const zones = useMemo(() => timeZones(), [])
  const country = form.field('country')
  const move = (value: string | null) =>
    form.set({ country: value, ...(value === null ? {} : placeOf(value)) })
  return (
    <>
      <SelectField label={t.country} required searchable options={places} {...country} onChange={move} />
      <SelectField label={t.timeZone} required searchable options={zones} {...form.field('time_zone')} />
      <SelectField label={t.currency} required searchable options={money} {...form.field('currency')} />
    </>
  )
}

const calendars = ['gregory', 'persian', 'islamic-umalqura'] as const

export function WeekStep({ form }: StepProps) {
  const t = useText(setupTexts)
  const format = useFormat()
  const { settings } = useFormatSettings()
  const { calendar, time_zone } = form.values
  const chosen = createFormat({
    ...settings,
    calendar: calendar === 'gregory' || calendar === null ? 'gregorian' : calendar,
    timeZone: time_zone ?? settings.timeZone,
  })
  const weekdays = [0, 1, 2, 3, 4, 5, 6].map((day) => ({ value: String(day), label: format.weekday(day) }))
  return (
    <>
      <SelectField label={t.firstWeekday} required options={weekdays} {...form.field('first_weekday')} />
      <SelectField
        label={t.calendar}
        required
        options={calendars.map((value) => ({ value, label: calendarName(format.tag, value) }))}
        description={t.calendarHint({ date: chosen.date(new Date(), 'long') })}
        {...form.field('calendar')}
      />
    </>
  )
}

const colours = ['#0f766e', '#1d4ed8', '#7c3aed', '#be123c', '#b45309', '#15803d', '#0e7490', '#334155']

export function NameStep({ form }: StepProps) {
  const t = useText(setupTexts)
  const { locale, brand_color } = form.values
  const others = locales.filter((each) => each !== locale)
  return (
    <>
      <TextField label={t.name} required maxLength={80} autoFocus {...form.field('name')} />
      <details>
        <summary>{t.otherNames}</summary>
        <p>{t.otherNamesHint}</p>
        <div className={css.two}>
          {others.map((each) => (
            <TextField key={each} label={localeNames[each]} maxLength={80} {...form.field(`name_${each}`)} />
          ))}
        </div>
      </details>
      <div>
        <fieldset className={css.colours}>
          <legend>{t.colour}</legend>
          {colours.map((colour) => (
            <label key={colour} style={{ background: colour, '--swatch': colour }} title={colour}>
              <input
                type="radio"
                name="colour"
                aria-label={colour}
                checked={brand_color === colour}
                onChange={() => form.set({ brand_color: colour })}
              />
            </label>
          ))}
        </fieldset>
        <label className={css.own}>
          <input
            type="color"
            value={brand_color}
            onChange={(event) => form.set({ brand_color: event.currentTarget.value })}
          />
          {t.ownColour}
        </label>
      </div>
    </>
  )
}

export function OwnerStep({ form }: StepProps) {
  const t = useText(setupTexts)
  return (
    <>
      <div className={css.two}>
        <TextField
          label={t.firstName}
          required
          autoComplete="given-name"
          maxLength={80}
          {...form.field('first_name')}
        />
        <TextField
          label={t.lastName}
          autoComplete="family-name"
          maxLength={80}
          {...form.field('last_name')}
        />
      </div>
      <div className={css.two}>
        <PhoneField label={t.phone} {...form.field('phone')} />
        <TextField label={t.email} ltr inputMode="email" autoComplete="email" {...form.field('email')} />
      </div>
      <PasswordField
        label={t.password}
        required
        meter
        autoComplete="new-password"
        description={t.passwordHint}
        personal={[form.values.first_name, form.values.last_name, form.values.phone]}
        {...form.field('password')}
      />
    </>
  )
}

export function ContentStep({ form }: StepProps) {
  const t = useText(setupTexts)
  const choices = [
    { value: 'demo', title: t.demo, hint: t.demoHint },
    { value: 'empty', title: t.empty, hint: t.emptyHint },
  ] as const
  return (
    <fieldset className={css.choices}>
      <legend className="halqa-spoken">{t.contentTitle}</legend>
      {choices.map(({ value, title, hint }) => (
        <label key={value} className={css.choice}>
          <input
            type="radio"
            name="content"
            checked={form.values.content === value}
            onChange={() => form.set({ content: value })}
          />
          <span className={css.choiceTitle}>{title}</span>
          <span className={css.choiceHint}>{hint}</span>
        </label>
      ))}
    </fieldset>
  )
}
