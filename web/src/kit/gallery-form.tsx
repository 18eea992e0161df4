import { ApiError } from '../api/errors.ts'
import { useText } from '../i18n/provider.tsx'
import {
  Card,
  CheckField,
  CodeField,
  DateField,
  DateRangeField,
  FileField,
  Form,
  FormActions,
  MoneyField,
  MultiSelectField,
  notify,
  NumberField,
  PasswordField,
  PhoneField,
  SelectField,
  SwitchField,
  TextField,
  TimeField,
  useForm,
  type DayRange,
} from '../ui/index.ts'
import { galleryTexts } from './sample.ts'

interface Values {
  name: string
  phone: string
  password: string
  code: string
  price: string
  seats: number | null
  teacher: string | null
  days: string[]
  about: string
  birth: string | null
  season: DayRange | null
  time: string | null
  shown: boolean
  open: boolean
}

const initial: Values = {
  name: '',
  phone: '+201001234567',
  password: 'Halqa-2026',
  code: '12',
  price: '1250.50',
  seats: 30,
  teacher: 'b',
  days: ['sat'],
  about: '',
  birth: '2015-03-21',
  season: { start: '2026-11-21', end: '2027-02-10' },
  time: '16:30',
  shown: true,
  open: false,
}

const options = [
  { value: 'a', label: 'منى عبد الرحمن' },
  { value: 'b', label: 'حسين الشاذلي' },
]

export function GalleryForm() {
  const t = useText(galleryTexts)
  const form = useForm({
    initial,
    validate: (values) => ({ name: values.name ? undefined : t.course }),
    submit: async () => {
      await new Promise((resolve) => setTimeout(resolve, 600))
      throw new ApiError({
        status: 400,
        code: 'invalid',
        errors: { phone: [t.taken], elsewhere: [t.taken] },
        requestId: 'req-1',
      })
    },
  })
  return (
    <Card title={t.form}>
      <Form form={form}>
        <TextField label={t.course} required {...form.field('name')} />
        <PhoneField label={t.phone} {...form.field('phone')} />
        <PasswordField label={t.password} meter autoComplete="new-password" {...form.field('password')} />
        <CodeField label={t.code} {...form.field('code')} />
        <MoneyField label={t.price} {...form.field('price')} />
        <NumberField label={t.seats} {...form.field('seats')} />
        <SelectField label={t.teacher} options={options} {...form.field('teacher')} />
        <MultiSelectField
          label={t.season}
          options={[
            { value: 'sat', label: t.starts },
            { value: 'sun', label: t.state },
          ]}
          {...form.field('days')}
        />
        <DateField label={t.birth} required {...form.field('birth')} />
        <DateRangeField label={t.season} {...form.field('season')} />
        <TimeField label={t.time} {...form.field('time')} />
        <TextField label={t.about} rows={3} {...form.field('about')} />
        <FileField label={t.photo} send={sendSlowly} onSent={() => notify.success(t.photo)} />
        <CheckField label={t.agree} {...form.field('shown')} />
        <SwitchField label={t.open} {...form.field('open')} />
        <FormActions form={form} label={t.save} onCancel={() => form.reset()} />
      </Form>
    </Card>
  )
}

async function sendSlowly(
  _file: File,
  { onProgress }: { onProgress: (share: number) => void },
): Promise<string> {
  for (const share of [0.2, 0.5, 0.8, 1]) {
    await new Promise((resolve) => setTimeout(resolve, 300))
    onProgress(share)
  }
  return 'sent'
}
