import './events.ts'
import './ports.ts'

export { Authenticator, sessionCookies } from './authenticate.ts'
export { TokenSigner } from './tokens.ts'
export { readSigningKeys, tendSigningKeys } from './signing-keys.ts'
export { defaultRoles, syncPermissions } from './queries/permissions.ts'

export { resumeAccount, suspendAccount } from './actions/suspend-account.ts'
export {
  accountNamed,
  loginNamesOf,
  provenPhone,
  rolesOf,
  sharedContacts,
  userByPhone,
  userCards,
  usersWithPermission,
  usersWithRole,
  type UserCard,
} from './faces.ts'
export { contactHidden } from './staff-contact.ts'
export { canonicalEmail, canonicalPhone, isEmail, isUsername, readPhone } from './login-names.ts'
export { deviceMark } from './device.ts'
export { requireFreshSignIn } from './actions/fresh-sign-in.ts'
export { createUser, ensureUserByPhone, type NewUser } from './actions/create-user.ts'
export { changeRoles, grantRole } from './actions/change-roles.ts'
export {
  openApiSession,
  openWebSession,
  clearedCookies,
  type SignInMethod,
  type TokenPair,
} from './actions/open-session.ts'
export { hashPassword } from './passwords/hash.ts'
export { updateProfile } from './actions/update-profile.ts'
export { deleteAccount } from './actions/delete-account.ts'
export {
  accountsByPhone,
  giveRoleToMany,
  openAccounts,
  takeRoleFromMany,
  usedAccounts,
  withdrawAccounts,
  type AccountOfPhone,
  type OpenedAccount,
} from './bulk-accounts.ts'
export { signUp, type SignUp } from './actions/sign-up.ts'
export { passwordProblems } from './passwords/rules.ts'
export { readSignUp, SignUpForm } from './routes/sign-up-form.ts'
export { SignedIn } from './schemas.ts'
export { profileOf } from './present.ts'
export { together } from './drf.ts'
