import type { File as StoredFile, Logo } from '@halqa/api-client'
import { Button, Group } from '@mantine/core'
import { api, upload, useAct, useOne } from '../../api/index.ts'
import { useText } from '../../i18n/index.ts'
import { Card, FileField, Loaded } from '../../ui/index.ts'
import css from './settings.module.css'
import { settingsTexts } from './texts.ts'

const path = '/api/v1/settings/logo/'

/** The centre's sign, on every page and in its letters. */
export function LogoCard() {
  const t = useText(settingsTexts)
  const logo = useOne<Logo>(path)
  const change = useAct((file: string | null) => api.put<Logo>(path, { file }), {
    invalidates: [path],
    success: t.saved,
  })
  return (
    <Card title={t.logo}>
      <Loaded {...logo}>
        {({ logo: link }) =>
          link ? (
            <Group>
              <img src={link} alt={t.logo} className={css.logo} />
              <Button variant="default" onClick={() => void change.run(null)}>
                {t.removeLogo}
              </Button>
            </Group>
          ) : (
            <FileField<StoredFile>
              label={t.chooseLogo}
              accept="image/png,image/jpeg,image/webp"
              maxSize={3 * 1024 * 1024}
              send={(file, tell) =>
                upload<StoredFile>('/api/v1/files/', file, { ...tell, fields: { purpose: 'logo' } })
              }
              onSent={(sent) => sent && void change.run(sent.id)}
            />
          )
        }
      </Loaded>
    </Card>
  )
}
