import { apiKeyRoutes } from './routes/api-keys.ts'
import { auditRoutes } from './routes/audit.ts'
import { authRoutes } from './routes/auth.ts'
import { codeRoutes } from './routes/codes.ts'
import { djoserPasswordRoutes } from './routes/djoser-passwords.ts'
import { djoserTokenRoutes } from './routes/djoser-tokens.ts'
import { djoserUserRoutes } from './routes/djoser-users.ts'
import { impersonationRoutes } from './routes/impersonation.ts'
import { invitationRoutes } from './routes/invitations.ts'
import { profileRoutes } from './routes/profile.ts'
import { roleRoutes } from './routes/roles.ts'
import { confirmRoutes } from './routes/confirm.ts'
import { deskRoutes } from './routes/desk.ts'
import { passkeyRoutes } from './routes/passkeys.ts'
import { secondFactorRoutes } from './routes/second-factor.ts'
import { secondStepRoutes } from './routes/second-step.ts'
import { savedViewRoutes } from './routes/saved-views.ts'
import { sessionRoutes } from './routes/sessions.ts'
import { signingKeyRoutes } from './routes/signing-keys.ts'
import { userRoutes } from './routes/users.ts'
import { webSessionRoutes } from './routes/web-session.ts'

export const identityRoutes = [
  ...djoserUserRoutes,
  ...djoserPasswordRoutes,
  ...djoserTokenRoutes,
  ...codeRoutes,
  ...authRoutes,
  ...webSessionRoutes,
  ...secondStepRoutes,
  ...confirmRoutes,
  ...deskRoutes,
  ...passkeyRoutes,
  ...secondFactorRoutes,
  ...profileRoutes,
  ...sessionRoutes,
  ...userRoutes,
  ...roleRoutes,
  ...apiKeyRoutes,
  ...signingKeyRoutes,
  ...auditRoutes,
  ...impersonationRoutes,
  ...invitationRoutes,
  ...savedViewRoutes,
]
