import type { Profile } from '@halqa/api-client'
import { Button } from '@mantine/core'
import { IconFileZip } from '@tabler/icons-react'
import { mePath, useOne } from '../../api/index.ts'
import { useText } from '../../i18n/index.ts'
import { Card, Link, Loaded, Page, Tabs } from '../../ui/index.ts'
import { useSearchParam } from '../../url/index.ts'
import { accountTexts } from './account-texts.ts'
import { DisplayForm } from './display-form.tsx'
import { ProfileForm } from './profile-form.tsx'
import { SecurityPanel } from './security-panel.tsx'
import { SessionList } from './session-list.tsx'

/** The signed-in person's own account. */
export default function AccountPage() {
  const t = useText(accountTexts)
  const [tab, setTab] = useSearchParam('tab', 'profile')
  const profile = useOne<Profile>(mePath)
  return (
    <Page
      title={t.title}
      width="narrow"
      actions={
        <Button
          component={Link}
          href="/account/data"
          variant="default"
          leftSection={<IconFileZip size={18} aria-hidden />}
        >
          {t.myData}
        </Button>
      }
    >
      <Loaded {...profile}>
        {(me) => (
          <Tabs
            label={t.title}
            value={tab}
            onChange={setTab}
            tabs={[
              {
                value: 'profile',
                label: t.profile,
                content: (
                  <Card>
                    <ProfileForm me={me} />
                  </Card>
                ),
              },
              {
                value: 'display',
                label: t.display,
                content: (
                  <Card>
                    <DisplayForm me={me} />
                  </Card>
                ),
              },
              { value: 'security', label: t.security, content: <SecurityPanel me={me} /> },
              { value: 'devices', label: t.devices, content: <SessionList /> },
            ]}
          />
        )}
      </Loaded>
    </Page>
  )
}
