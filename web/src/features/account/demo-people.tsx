import type { DemoPeople as People } from '@halqa/api-client'
import { Text, Title, UnstyledButton } from '@mantine/core'
import { api, useAct, useOne } from '../../api/index.ts'
import { useText } from '../../i18n/index.ts'
import { Avatar } from '../../ui/index.ts'
import css from './account.module.css'
import { roleName, roleTexts, signInTexts } from './texts.ts'

const path = '/api/v1/demo/sign-in/'
const ranks = Object.keys(roleTexts)

/** The owner first, the student last, as roles are listed everywhere. */
function byRank(one: { role: string }, other: { role: string }): number {
  return ranks.indexOf(one.role) - ranks.indexOf(other.role)
}

/** The demo's people as cards: one press, and one looks around as them. Nothing when the demo is closed. */
export function DemoPeople({ onSignedIn }: { onSignedIn: () => void }) {
  const t = useText(signInTexts)
  const roles = useText(roleTexts)
  const { data } = useOne<People>(path)
  const enter = useAct((role: string) => api.post(path, { role, session: true }), { onSuccess: onSignedIn })
  if (!data || data.results.length === 0) return null
  return (
    <section className={css.demo} aria-labelledby="demo-people">
      <Title order={2} size="h5" mb="xs" id="demo-people">
        {t.tryAs}
      </Title>
      <ul className={css.cards}>
        {data.results.toSorted(byRank).map((person) => {
          const name = `${person.first_name} ${person.last_name}`.trim()
          return (
            <li key={person.role}>
              <UnstyledButton
                className={css.role ?? ''}
                disabled={enter.running}
                onClick={() => void enter.run(person.role)}
              >
                <Avatar name={name} src={person.avatar} size={36} />
                <span>
                  <Text component="span" fw={600} display="block">
                    {roleName(roles, person.role)}
                  </Text>
                  <Text component="span" size="sm" c="dimmed" display="block">
                    <bdi>{name}</bdi>
                  </Text>
                </span>
              </UnstyledButton>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
