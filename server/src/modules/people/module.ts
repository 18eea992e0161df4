import type { Module } from '#platform/module'
import './events.ts'
import { peoplePermissions } from './permissions.ts'
import { peoplePorts } from './ports.ts'
import { peopleRoutes } from './routes.ts'
import { peoplePerson } from './person.ts'
import { peoplePersonal } from './personal.ts'

export const peopleModule: Module = {
  name: 'people',
  personal: peoplePersonal,
  person: peoplePerson,
  routes: peopleRoutes,
  permissions: peoplePermissions,
  ports: peoplePorts,
}
