import { codeRoutes } from './routes/codes.ts'
import { djoserPasswordRoutes } from './routes/djoser-passwords.ts'
import { djoserTokenRoutes } from './routes/djoser-tokens.ts'
import { djoserUserRoutes } from './routes/djoser-users.ts'

export const identityRoutes = [...djoserUserRoutes, ...djoserPasswordRoutes, ...djoserTokenRoutes, ...codeRoutes]
