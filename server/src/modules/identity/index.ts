export { Authenticator, sessionCookies } from './authenticate.ts'
export { TokenSigner, makeSigningKey } from './tokens.ts'
export { signingKeys } from './queries/keys.ts'
export { defaultRoles, syncPermissions } from './queries/permissions.ts'
