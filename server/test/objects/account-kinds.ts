import { newId } from '#platform/ids'
import type { Caller } from '#test/caller'
import { finishedImport, householdCsv, uploadCsv } from '#test/import-files'
import { makeChild } from '#test/learners'
import { gone, type Cast } from './cast.ts'
import type { Instances } from './kinds.ts'

let counter = 0

/** Accounts, families, tutors and imports; see kinds.ts. */
export const accountKinds: Readonly<Record<string, (cast: Cast) => Promise<Instances>>> = {
  auditEntry: async ({ world }) => {
    const [row] = await world.rows<{ id: string }>('SELECT id FROM platform.audit_log LIMIT 1')
    return { centre: row?.id ?? '', gone }
  },
  customRole: async ({ staff }) => {
    counter += 1
    const name = `Librarian ${counter}`
    const made = await staff.post('/api/v1/roles/', {
      name: { en: name, ar: `${name} ع`, fa: `${name} ف` },
      permissions: [],
    })
    if (made.status !== 201) throw new Error(made.text)
    return { centre: { key: made.json.key }, gone: { key: 'nope' } }
  },
  savedView: async ({ world, nadia, layla, hany, rami, omar, staff }) => {
    const keep = async (who: Caller): Promise<string> => {
      const id = newId()
      await world.rows(
        `INSERT INTO identity.saved_views (id, owner_id, list, name, state, created_at, updated_at)
         VALUES ($1::uuid, $2, 'users', $1::uuid::text, '{}', now(), now())`,
        [id, who.id],
      )
      return id
    }
    return {
      nadia: await keep(nadia),
      layla: await keep(layla),
      hany: await keep(hany),
      rami: await keep(rami),
      omar: await keep(omar),
      staff: await keep(staff),
      gone,
    }
  },
  staffInvitation: async ({ staff }) => {
    const made = await staff.post('/api/v1/invitations/', {
      first_name: 'Samir',
      last_name: 'Aziz',
      phone: newPhone(),
      roles: ['support'],
    })
    if (!made.json.invitation) throw new Error(made.text)
    return { centre: made.json.invitation.id, gone }
  },
  double: async ({ world, nadia, yusuf }) => {
    const again = await makeChild(world, nadia, 'Yusuf Hassan')
    return { again: { id: again.id, other_id: yusuf }, gone: { id: gone, other_id: yusuf } }
  },
  merge: async ({ world, nadia, staff }) => {
    const [one, other] = [
      await makeChild(world, nadia, 'Ziad Hassan'),
      await makeChild(world, nadia, 'Ziad Hassan'),
    ]
    const made = await staff.post(`/api/v1/learners/${one.id}/merge/`, { other: other.id })
    if (made.status !== 201) throw new Error(made.text)
    return { centre: made.json.id, gone }
  },
  childInvitation: async (cast) => ({
    yusuf: { id: cast.yusuf, invitation_id: await invite(cast.nadia, cast.yusuf, newPhone()) },
    sara: { id: cast.sara, invitation_id: await invite(cast.omar, cast.sara, newPhone()) },
    gone: { id: cast.yusuf, invitation_id: gone },
  }),
  ownLogin: async ({ world, nadia, omar }) => {
    const grown = async (guardian: Caller): Promise<string> => {
      counter += 1
      const username = `grown.${counter}`
      const child = await makeChild(world, guardian, `Grown ${guardian.person.name.split(' ')[1]}`, {
        dob: '2009-03-14',
      })
      const given = await guardian.post(`/api/v1/parents/children/${child.id}/login/`, {
        username,
        password: 'a long one with 7 words',
        consent: true,
      })
      if (given.status >= 300) throw new Error(given.text)
      return child.id
    }
    return { yusuf: await grown(nadia), sara: await grown(omar), gone }
  },
  invitationToMe: async (cast) => ({
    layla: await invite(cast.nadia, cast.yusuf, cast.layla.person.phone),
    stranger: await invite(cast.omar, cast.sara, newPhone()),
    gone,
  }),
  import: async ({ world, staff }) => {
    counter += 1
    const done = await finishedImport(
      world,
      staff,
      householdCsv([
        {
          name: `Imported ${counter}`,
          dob: '2015-09-02',
          gender: 'girl',
          guardian: 'Heba Said',
          phone: newPhone(),
        },
      ]),
    )
    return { centre: done.id, gone }
  },
  freshImport: async ({ staff }) => {
    const { json } = await uploadCsv(
      staff,
      householdCsv([{ name: 'Waiting', dob: '2015-09-02', gender: 'girl', phone: newPhone() }]),
    )
    return { centre: json.id, gone }
  },
  importMapping: async ({ world, staff }) => {
    const id = newId()
    await world.rows(
      `INSERT INTO imports.mappings (id, kind, header_key, name, headers, mapping, words, options, used_by, used_at)
       VALUES ($1::uuid, 'households', $1::uuid::text, 'Mine', '{}', '{}', '{}', '{}', $2, now())`,
      [id, staff.id],
    )
    return { centre: id, gone }
  },
  importKind: async () => ({ centre: { kind: 'households' }, gone: { kind: 'nope' } }),
}

function newPhone(): string {
  counter += 1
  return `+2011${String(20_000_000 + counter)}`
}

async function invite(guardian: Caller, child: string, phone: string): Promise<string> {
  const answer = await guardian.post(`/api/v1/parents/children/${child}/invitations/`, {
    phone,
    relation: 'father',
  })
  if (answer.status !== 201) throw new Error(answer.text)
  return answer.json.id
}
