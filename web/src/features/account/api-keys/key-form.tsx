import type { ApiKey, ApiKeyScopes } from '@halqa/api-client'
import { Checkbox, Fieldset, Stack, Text } from '@mantine/core'
import { useOne } from '../../../api/index.ts'
import { useFormat, useLocale, useText } from '../../../i18n/index.ts'
import {
  Form,
  FormActions,
  Loaded,
  NumberField,
  SelectField,
  TextField,
  useForm,
  type Option,
} from '../../../ui/index.ts'
import { areaTexts } from '../user-texts.ts'
import { apiKeysPath } from './key-list.tsx'
import { apiKeyTexts } from './texts.ts'

export interface KeyValues {
  name: string
  scopes: string[]
  networks: string[]
  per_minute: number
  /** Absent: the end stays as it is. */
  expires_at?: string | null
}

const lifetimes = ['30', '90', '365'] as const
type Lifetime = (typeof lifetimes)[number] | 'keep' | 'never'

/** What a key may, from where, how often and how long. */
export function KeyForm<R>({
  present,
  label,
  submit,
  onDone,
  onCancel,
}: {
  present?: ApiKey
  label: string
  submit: (values: KeyValues) => Promise<R>
  onDone: (answer: R) => void
  onCancel: () => void
}) {
  const t = useText(apiKeyTexts)
  const form = useForm({
    initial: initialOf(present),
    validate: (values) => ({
      name: values.name.trim() ? undefined : t.needed,
      scopes: values.scopes.length > 0 ? undefined : t.scopesNeeded,
      per_minute: values.per_minute === null ? t.needed : undefined,
    }),
    submit: ({ networks, lifetime, per_minute, ...rest }) =>
      submit({
        ...rest,
        per_minute: per_minute ?? 300,
        networks: networks.split(/[\s,;]+/).filter(Boolean),
        ...endOf(lifetime),
      }),
    onDone,
  })
  return (
    <Form form={form}>
      <TextField
        label={t.name}
        description={t.nameHelp}
        required
        autoFocus
        maxLength={100}
        {...form.field('name')}
      />
      <Scopes field={form.field('scopes')} kept={present?.scopes ?? []} />
      <Lifetimes field={form.field('lifetime')} present={present} />
      <TextField label={t.networks} description={t.networksHelp} ltr rows={3} {...form.field('networks')} />
      <NumberField label={t.perMinute} min={1} max={6000} {...form.field('per_minute')} />
      <FormActions form={form} label={label} onCancel={onCancel} />
    </Form>
  )
}

interface Entered {
  name: string
  scopes: string[]
  networks: string
  per_minute: number | null
  lifetime: Lifetime | null
}

function initialOf(present: ApiKey | undefined): Entered {
  return {
    name: present?.name ?? '',
    scopes: present?.scopes ?? [],
    networks: present?.networks.join('\n') ?? '',
    per_minute: present?.per_minute ?? 300,
    lifetime: present ? 'keep' : '90',
  }
}

/** Nothing said keeps the end as it is. */
function endOf(lifetime: Lifetime | null): Pick<KeyValues, 'expires_at'> {
  if (lifetime === 'keep' || lifetime === null) return {}
  if (lifetime === 'never') return { expires_at: null }
  return { expires_at: new Date(Date.now() + Number(lifetime) * 86_400_000).toISOString() }
}

interface Field<T> {
  readonly value: T
  readonly onChange: (value: T) => void
  readonly name: string
  readonly error: string | undefined
}

function Lifetimes({ field, present }: { field: Field<Lifetime | null>; present: ApiKey | undefined }) {
  const t = useText(apiKeyTexts)
  const format = useFormat()
  const options: Option<Lifetime>[] = [
    ...lifetimes.map((days) => ({ value: days, label: t.days({ count: Number(days) }) })),
    { value: 'never', label: t.noEnd },
  ]
  if (present) {
    const when = present.expires_at ? format.date(present.expires_at) : t.noEnd
    options.unshift({ value: 'keep', label: t.keepEnd({ when }) })
  }
  return <SelectField label={t.lifetime} required options={options} {...field} />
}

/** The rights that the caller may give, by area; `kept` are shown also when the caller lacks them. */
function Scopes({ field, kept }: { field: Field<string[]>; kept: readonly string[] }) {
  const t = useText(apiKeyTexts)
  const { locale } = useLocale()
  const scopes = useOne<ApiKeyScopes>(`${apiKeysPath}scopes/`)
  return (
    <Checkbox.Group
      label={t.scopes}
      description={t.scopesHelp}
      required
      error={field.error}
      value={field.value}
      onChange={field.onChange}
    >
      <Loaded {...scopes}>
        {({ results }) => (
          <Stack mt="xs">
            {areasOf(results, kept).map(([area, entries]) => (
              <Fieldset key={area} legend={<AreaName area={area} />}>
                {entries.map(({ key, label }) => (
                  <Checkbox
                    key={key}
                    value={key}
                    label={<ScopeName text={label?.[locale]} name={key} />}
                    py={10}
                  />
                ))}
              </Fieldset>
            ))}
          </Stack>
        )}
      </Loaded>
    </Checkbox.Group>
  )
}

type Scope = { key: string; module: string; label?: ApiKeyScopes['results'][number]['label'] }

function areasOf(results: ApiKeyScopes['results'], kept: readonly string[]): [string, Scope[]][] {
  const areas = new Map<string, Scope[]>()
  const others = kept.filter((key) => !results.some((scope) => scope.key === key))
  const all: Scope[] = [...results, ...others.map((key) => ({ key, module: 'identity' }))]
  for (const scope of all) areas.set(scope.module, [...(areas.get(scope.module) ?? []), scope])
  return [...areas]
}

function ScopeName({ text, name }: { text: string | undefined; name: string }) {
  return (
    <>
      {text ?? ''}{' '}
      <Text component="span" size="sm" c="dimmed" className="halqa-ltr">
        {name}
      </Text>
    </>
  )
}

function AreaName({ area }: { area: string }) {
  const areas = useText(areaTexts)
  return isArea(area) ? areas[area] : area
}

function isArea(key: string): key is keyof typeof areaTexts {
  return Object.hasOwn(areaTexts, key)
}
