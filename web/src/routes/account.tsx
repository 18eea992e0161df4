import { lazy } from 'react'
import { ObjectHistory } from './history-slot.ts'
import { bareScreen, screen } from './screen.tsx'
import { safeNext } from './session.ts'

/** Cards that other areas add to an account's page. */
const accountParts = [
  lazy(async () => {
    const { AccountPrivacy } = await import('../features/privacy/subject-card.tsx')
    return { default: AccountPrivacy }
  }),
  lazy(() => import('./user-history.tsx')),
]

/** Signing in and its neighbours: without the menu around them. */
export const accountBareScreens = [
  bareScreen('/sign-in', async () => {
    const { SignIn } = await import('../features/account/sign-in.tsx')
    return { default: () => <SignIn safeNext={safeNext} /> }
  }),
  bareScreen('/sign-up', async () => {
    const { SignUp } = await import('../features/account/sign-up.tsx')
    return { default: () => <SignUp safeNext={safeNext} /> }
  }),
  bareScreen('/reset', () => import('../features/account/forgotten-password.tsx')),
  bareScreen('/reset/password', async () => {
    const { NewPasswordPage } = await import('../features/account/link-pages.tsx')
    return { default: NewPasswordPage }
  }),
  bareScreen('/reset/phone', async () => {
    const { NewPhonePage } = await import('../features/account/link-pages.tsx')
    return { default: () => <NewPhonePage safeNext={safeNext} /> }
  }),
  bareScreen('/undo-change', () => import('../features/account/undo-change.tsx')),
  bareScreen('/invite', async () => {
    const { InvitationPage } = await import('../features/account/link-pages.tsx')
    return { default: () => <InvitationPage safeNext={safeNext} /> }
  }),
  bareScreen('/desk-sign-in', async () => {
    const { DeskSignInPage } = await import('../features/account/security/desk-sign-in.tsx')
    return { default: () => <DeskSignInPage safeNext={safeNext} /> }
  }),
  bareScreen('/join', async () => {
    const { JoinPage } = await import('../features/account/join-page.tsx')
    return { default: () => <JoinPage safeNext={safeNext} /> }
  }),
  bareScreen('/activate', async () => {
    const { ActivationPage } = await import('../features/account/link-pages.tsx')
    return { default: ActivationPage }
  }),
]

/** The own account, and everybody's for those who look after them. */
export const accountRoutes = [
  screen('/account', () => import('../features/account/account-page.tsx')),
  screen('/admin/users', () => import('../features/account/user-list.tsx'), { needs: 'users.view' }),
  screen('/admin/users/new', () => import('../features/account/invite-user.tsx'), { needs: 'users.invite' }),
  screen(
    '/admin/users/$id',
    async () => {
      const { UserPage } = await import('../features/account/user-page.tsx')
      return { default: () => <UserPage parts={accountParts} /> }
    },
    { needs: 'users.view' },
  ),
  screen('/admin/invitations', () => import('../features/account/invitation-list.tsx'), {
    needs: 'users.invite',
  }),
  screen('/admin/api-keys', () => import('../features/account/api-keys/key-list.tsx'), {
    needs: 'api_keys.manage',
  }),
  screen('/admin/api-keys/new', () => import('../features/account/api-keys/new-key.tsx'), {
    needs: 'api_keys.manage',
  }),
  screen('/admin/api-keys/$id', () => import('../features/account/api-keys/key-page.tsx'), {
    needs: 'api_keys.manage',
  }),
  screen('/admin/roles', () => import('../features/account/role-matrix.tsx'), { needs: 'roles.manage' }),
  screen('/admin/roles/new', () => import('../features/account/new-role.tsx'), { needs: 'roles.manage' }),
  screen(
    '/admin/roles/$key',
    async () => {
      const { RolePage } = await import('../features/account/role-page.tsx')
      return { default: () => <RolePage history={ObjectHistory} /> }
    },
    { needs: 'roles.manage' },
  ),
]
