import type { Profile } from '@halqa/api-client'
import { api, mePath, useInvalidate } from '../../api/index.ts'
import { localeNames, locales, useFormatSettings, useLocale, useText } from '../../i18n/index.ts'
import { useConfig } from '../../config-context.ts'
import { Form, FormActions, notify, SelectField, useForm } from '../../ui/index.ts'
import { accountTexts } from './account-texts.ts'

/** Language, calendar and time zone of the signed-in person; felt at once. */
export function DisplayForm({ me }: { me: Profile }) {
  const t = useText(accountTexts)
  const { locale, setLocale } = useLocale()
  const { adopt } = useFormatSettings()
  const centre = useConfig()
  const invalidate = useInvalidate()
  const form = useForm({
    initial: { locale: me.locale ?? locale, calendar: me.calendar, time_zone: me.time_zone },
    submit: (values) => api.patch<Profile>(mePath, values),
    onDone: (_answer, values) => {
      setLocale(values.locale)
      adopt({ calendar: values.calendar ?? centre.calendar, timeZone: values.time_zone ?? centre.timeZone })
      invalidate(mePath)
      notify.success(t.saved)
    },
  })
  return (
    <Form form={form}>
      <SelectField
        label={t.language}
        required
        options={locales.map((each) => ({ value: each, label: localeNames[each] }))}
        {...form.field('locale')}
        onChange={(chosen) => chosen && form.set({ locale: chosen })}
      />
      <SelectField
        label={t.calendar}
        placeholder={t.asCentre}
        options={[
          { value: 'gregorian', label: t.gregorian },
          { value: 'persian', label: t.persian },
          { value: 'islamic-umalqura', label: t.islamic },
        ]}
        {...form.field('calendar')}
      />
      <SelectField
        label={t.zone}
        placeholder={t.asCentre}
        searchable
        options={zones}
        {...form.field('time_zone')}
      />
      <FormActions form={form} />
    </Form>
  )
}

const zones = Intl.supportedValuesOf('timeZone').map((zone) => ({
  value: zone,
  label: zone.replaceAll('_', ' '),
}))
