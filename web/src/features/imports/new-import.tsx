import type { Import, ImportKind } from '@halqa/api-client'
import { Text } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { upload, useInvalidate, useOne } from '../../api/index.ts'
import { defineMessages, useText } from '../../i18n/index.ts'
import { Card, FileField, Loaded, Page, SelectField, useGo } from '../../ui/index.ts'
import { useSearchParam } from '../../url/index.ts'
import css from './imports.module.css'
import { importNavigation } from './navigation-texts.ts'
import { importsPath, kindsPath } from './paths.ts'
import { StepsBar } from './steps-bar.tsx'

const messages = defineMessages({
  title: { en: 'New import', ar: 'استيراد جديد', fa: 'ورود تازه' },
  what: { en: 'What do you bring?', ar: 'ماذا تنقل؟', fa: 'چه چیزی می‌آورید؟' },
  file: { en: 'File with your list', ar: 'الملف الذي فيه قائمتك', fa: 'پروندهٔ فهرست شما' },
  fileHelp: {
    en: 'Excel (.xlsx) or CSV, up to 20 MB and 50,000 rows. Nothing is imported yet: first you see how it is understood.',
    ar: 'Excel (.xlsx) أو CSV، حتى 20 ميجابايت و50 ألف صف. لن يُستورد شيء الآن: سترى أولا كيف فُهم الملف.',
    fa: 'اکسل (‎.xlsx) یا CSV، تا ۲۰ مگابایت و ۵۰ هزار ردیف. هنوز چیزی وارد نمی‌شود: نخست می‌بینید چگونه فهمیده شده است.',
  },
  templates: {
    en: 'No list yet? Start with a template',
    ar: 'لا توجد قائمة بعد؟ ابدأ بنموذج',
    fa: 'هنوز فهرستی ندارید؟ با یک الگو آغاز کنید',
  },
  templatesHelp: {
    en: 'Two example rows show what belongs where. Your own columns work too, in any order and language.',
    ar: 'صفان كمثال يوضحان مكان كل شيء. أعمدتك أنت تصلح أيضا، بأي ترتيب ولغة.',
    fa: 'دو ردیف نمونه جای هر چیز را نشان می‌دهد. ستون‌های خودتان نیز به هر ترتیب و زبان پذیرفته است.',
  },
})

const languages = { ar: 'العربية', fa: 'فارسی', en: 'English' } as const

/** The first step: what is brought, and its file. */
export default function NewImport() {
  const t = useText(messages)
  const list = useText(importNavigation).imports
  const kinds = useOne<{ results: ImportKind[] }>(kindsPath)
  return (
    <Page title={t.title} width="narrow" breadcrumbs={[{ label: list, href: '/admin/imports' }]}>
      <StepsBar current="file" />
      <Loaded {...kinds} onRetry={() => void kinds.reload()}>
        {({ results }) => <FileStep kinds={results} />}
      </Loaded>
    </Page>
  )
}

function FileStep({ kinds }: { kinds: readonly ImportKind[] }) {
  const t = useText(messages)
  const go = useGo()
  const invalidate = useInvalidate()
  const [chosen, choose] = useSearchParam('kind', kinds[0]?.kind ?? '')
  const kind = kinds.find((entry) => entry.kind === chosen) ?? kinds[0]
  if (!kind) return null
  const sent = (made: Import | null): void => {
    if (!made) return
    invalidate(importsPath)
    go(`/admin/imports/${made.id}`)
  }
  return (
    <div className={css.stack}>
      <Card>
        <div className={css.stack}>
          {kinds.length > 1 && (
            <SelectField
              label={t.what}
              required
              options={kinds.map((entry) => ({ value: entry.kind, label: entry.label }))}
              value={kind.kind}
              onChange={(value) => value && choose(value)}
            />
          )}
          {kinds.length === 1 && <Text fw={600}>{kind.label}</Text>}
          <FileField<Import>
            label={t.file}
            description={t.fileHelp}
            accept=".csv,.tsv,.txt,.xlsx,text/csv"
            maxSize={20_000_000}
            send={(file, tell) => upload<Import>(importsPath, file, { ...tell, fields: { kind: kind.kind } })}
            onSent={sent}
          />
        </div>
      </Card>
      <Card title={t.templates}>
        <Text size="sm" c="dimmed" mb="xs">
          {t.templatesHelp}
        </Text>
        {Object.entries(languages).map(([language, name]) => (
          <div key={language} className={css.links}>
            {(['xlsx', 'csv'] as const).map((file) => (
              <a
                key={file}
                href={`${kindsPath}${kind.kind}/template/?file=${file}&language=${language}`}
                download
              >
                <IconDownload size={18} aria-hidden />
                <bdi lang={language}>{name}</bdi> ({file === 'xlsx' ? 'Excel' : 'CSV'})
              </a>
            ))}
          </div>
        ))}
      </Card>
    </div>
  )
}
