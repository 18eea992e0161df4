import type { Import } from '@halqa/api-client'
import { Alert, Button, Group, Radio, Stack, Text } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { api, newKey, useAct, useInvalidate } from '../../api/index.ts'
import { defineMessages, useText } from '../../i18n/index.ts'
import { Card, Link, SelectField, SwitchField } from '../../ui/index.ts'
import type { StepProps } from './columns-step.tsx'
import { Counts, countOf } from './counts.tsx'
import css from './imports.module.css'
import { pathOf } from './paths.ts'
import { RowList } from './row-list.tsx'

const messages = defineMessages({
  would: { en: 'This would happen', ar: 'هذا ما سيحدث', fa: 'این رخ خواهد داد' },
  nothingYet: {
    en: 'Nothing has been written so far.',
    ar: 'لم يُكتب شيء حتى الآن.',
    fa: 'تاکنون چیزی نوشته نشده است.',
  },
  rolledBack: {
    en: 'The last import met a row that could not be written, so everything was taken back. Check again.',
    ar: 'واجه الاستيراد السابق صفا تعذرت كتابته فأُلغي كله. أعد الفحص.',
    fa: 'ورود پیشین به ردیفی برخورد که نوشته نشد، پس همه برگردانده شد. دوباره بررسی کنید.',
  },
  download: {
    en: 'Download rows with errors',
    ar: 'تنزيل الصفوف التي فيها أخطاء',
    fa: 'دریافت ردیف‌های دارای خطا',
  },
  downloadHelp: {
    en: 'The last column says what to correct. Mend the file and upload it as a new import.',
    ar: 'العمود الأخير يقول ما يجب تصحيحه. صحح الملف وارفعه كاستيراد جديد.',
    fa: 'ستون آخر می‌گوید چه باید درست شود. پرونده را درست کنید و چون ورودی تازه بار کنید.',
  },
  errors: { en: 'Rows with errors', ar: 'الصفوف التي فيها أخطاء', fa: 'ردیف‌های دارای خطا' },
  skip: {
    en: 'Leave them out and import the others',
    ar: 'تجاوزها واستيراد الباقي',
    fa: 'کنار بمانند و بقیه وارد شوند',
  },
  all: { en: 'Import everything or nothing', ar: 'استيراد الكل أو لا شيء', fa: 'همه یا هیچ' },
  allBlocked: {
    en: 'Not possible while there are errors.',
    ar: 'غير ممكن ما دامت هناك أخطاء.',
    fa: 'تا خطا هست ممکن نیست.',
  },
  invite: {
    en: 'Invite new guardians by SMS',
    ar: 'دعوة أولياء الأمور الجدد برسالة نصية',
    fa: 'دعوت سرپرستان تازه با پیامک',
  },
  inviteHelp: {
    en: 'Some a minute, after the import. Without it nobody gets a message.',
    ar: 'عدة رسائل في الدقيقة بعد الاستيراد. بدون ذلك لا تصل رسالة لأحد.',
    fa: 'پس از ورود، چندتا در دقیقه. بی آن به کسی پیامی نمی‌رسد.',
  },
  run: {
    en: '{count, plural, one {Import # row} other {Import # rows}}',
    ar: '{count, plural, zero {لا شيء للاستيراد} one {استيراد صف واحد} two {استيراد صفين} few {استيراد # صفوف} many {استيراد # صفا} other {استيراد # صف}}',
    fa: '{count, plural, one {ورود # ردیف} other {ورود # ردیف}}',
  },
  nothing: {
    en: 'No row can be imported.',
    ar: 'لا يوجد صف يمكن استيراده.',
    fa: 'هیچ ردیفی قابل ورود نیست.',
  },
  back: { en: 'Back to the columns', ar: 'العودة إلى الأعمدة', fa: 'بازگشت به ستون‌ها' },
})

/** The third step: what would happen, which rows have errors, and the decision. */
export function CheckStep({ row, kind }: StepProps) {
  const t = useText(messages)
  const errors = countOf(row.check_counts, 'rows.error')
  return (
    <div className={css.stack}>
      {row.failure === 'rolled_back' && (
        <Alert color="red" role="alert">
          {t.rolledBack}
        </Alert>
      )}
      <Card title={t.would}>
        <Counts label={t.would} counts={row.check_counts ?? []} page={`/admin/imports/${row.id}`} />
        <Text size="sm" c="dimmed" mt="sm">
          {t.nothingYet}
        </Text>
      </Card>
      <Decision row={row} kind={kind} errors={errors} />
      {errors > 0 && <ErrorDownload row={row} />}
      <RowList row={row} kind={kind} />
    </div>
  )
}

export function ErrorDownload({ row }: { row: Import }) {
  const t = useText(messages)
  return (
    <Card title={t.errors}>
      <div className={css.links}>
        {(['xlsx', 'csv'] as const).map((file) => (
          <a key={file} href={`${pathOf(row.id, 'errors/')}?file=${file}`} download>
            <IconDownload size={18} aria-hidden />
            {t.download} ({file === 'xlsx' ? 'Excel' : 'CSV'})
          </a>
        ))}
      </div>
      <Text size="sm" c="dimmed">
        {t.downloadHelp}
      </Text>
    </Card>
  )
}

function Decision({ row, kind, errors }: StepProps & { errors: number }) {
  const t = useText(messages)
  const key = useRef(newKey())
  const invalidate = useInvalidate()
  const [onErrors, setOnErrors] = useState<'skip' | 'all'>(
    row.on_errors === 'all' && errors === 0 ? 'all' : 'skip',
  )
  const [invite, setInvite] = useState(false)
  const total = countOf(row.check_counts, 'rows.good') + countOf(row.check_counts, 'rows.warning')
  const run = useAct(
    () =>
      api.post<Import>(
        pathOf(row.id, 'run/'),
        { on_errors: onErrors, invite },
        { idempotencyKey: key.current },
      ),
    { onSuccess: () => invalidate(pathOf(row.id)) },
  )
  const choose = useAct(
    async (choices: Record<string, string>) => {
      await api.patch<Import>(pathOf(row.id), { choices })
      return api.post<Import>(pathOf(row.id, 'check/'))
    },
    { onSuccess: () => invalidate(pathOf(row.id)) },
  )
  return (
    <Card>
      <Stack gap="md">
        {kind.choices.map((choice) => (
          <SelectField
            key={choice.key}
            label={choice.label}
            required
            disabled={choose.running}
            options={choice.options}
            value={row.choices[choice.key] ?? choice.default}
            onChange={(value) => value && void choose.run({ [choice.key]: value })}
          />
        ))}
        <Radio.Group
          label={t.errors}
          value={onErrors}
          onChange={(value) => setOnErrors(value === 'all' ? 'all' : 'skip')}
        >
          <Radio value="skip" label={t.skip} py={10} />
          <Radio
            value="all"
            label={t.all}
            py={10}
            disabled={errors > 0}
            {...(errors > 0 ? { description: t.allBlocked } : {})}
          />
        </Radio.Group>
        {kind.invites && (
          <SwitchField label={t.invite} description={t.inviteHelp} value={invite} onChange={setInvite} />
        )}
        <Group justify="space-between">
          <Button variant="default" component={Link} href={`/admin/imports/${row.id}?step=columns`}>
            {t.back}
          </Button>
          <Button
            size="md"
            disabled={total === 0}
            loading={run.running}
            onClick={() => void run.run(undefined)}
          >
            {total === 0 ? t.nothing : t.run({ count: total })}
          </Button>
        </Group>
      </Stack>
    </Card>
  )
}
