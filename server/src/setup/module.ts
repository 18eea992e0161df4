import type { StartMode } from '#platform/config'
import { systemActor, type Context } from '#platform/context'
import type { MakeContext } from '#platform/jobs'
import type { Module } from '#platform/module'
import { loadDemo } from '../demo/load.ts'
import { demoPermissions } from '../demo/permissions.ts'
import { Progress } from '../demo/progress.ts'
import { demoRoutes } from '../demo/routes.ts'
import { firstRun, setupAddress } from './first-run.ts'
import { setupRoutes } from './routes.ts'
import { logoRoutes } from './settings/logo.ts'
import { settingsRoutes } from './settings/routes.ts'

export interface Setup {
  readonly module: Module
  /** What a start does to a centre that nobody has set up. */
  firstRun(ctx: Context, mode: StartMode): Promise<{ setupNeeded: boolean }>
  /** A fresh address that opens the wizard once. */
  address(ctx: Context): Promise<string>
}

/** The first run and the demo centre: above the modules, because they use every face and operation. */
export function makeSetup(modules: readonly Module[]): Setup {
  const progress = new Progress()
  const fill = (ctx: Context): Promise<void> => loadDemo(ctx, modules, progress)
  const address = (ctx: Context): Promise<string> => setupAddress(ctx, ctx.ports.siteUrl())
  return {
    module: {
      name: 'setup',
      permissions: demoPermissions,
      routes: [
        ...setupRoutes(fill, () => progress.state),
        ...demoRoutes(address),
        ...settingsRoutes,
        ...logoRoutes,
      ],
    },
    firstRun: (ctx, mode) => firstRun(ctx, mode, fill),
    address,
  }
}

/** The context in which a start acts. */
export function startContext(app: {
  readonly makeContext: MakeContext
  readonly database: Context['tx']
}): Context {
  return app.makeContext(app.database, systemActor('setup'))
}
