import {
  createRootRoute,
  createRoute,
  lazyRouteComponent,
  type AsyncRouteComponent,
} from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { permits, useMe } from '../api/me.ts'
import { NotAllowed, NotFound, ScreenFailed } from './failures.tsx'
import { Root } from './root.tsx'
import { Shell } from './shell.tsx'

export const rootRoute = createRootRoute({
  component: Root,
  notFoundComponent: NotFound,
  errorComponent: ScreenFailed,
})

/** Screens with the menu around them, for people who are signed in. */
export const shellRoute = createRoute({ getParentRoute: () => rootRoute, id: 'shell', component: Shell })

/** Screens without it: sign-in, set-up. */
export const bareRoute = createRoute({ getParentRoute: () => rootRoute, id: 'bare' })

type LoadScreen = () => Promise<{ default: ComponentType }>

export interface ScreenOptions {
  /** Permission that the screen needs (`a|b` means either). The server decides in the end; this spares people a failing page. */
  needs?: string
}

/**
 * A screen inside the shell, loaded when it is opened: `screen('/admin/courses/$id', () => import('../features/catalog/course-page.tsx'))`.
 * The file's default export is the screen; `useParam('id')` reads the path.
 */
export function screen(path: string, load: LoadScreen, { needs }: ScreenOptions = {}) {
  const Screen = lazyRouteComponent(load)
  const component = needs === undefined ? Screen : guarded(Screen, needs)
  return createRoute({ getParentRoute: () => shellRoute, path, component })
}

/** A screen without the shell. */
export function bareScreen(path: string, load: LoadScreen) {
  return createRoute({ getParentRoute: () => bareRoute, path, component: lazyRouteComponent(load) })
}

function guarded(Screen: AsyncRouteComponent<object>, needs: string) {
  function Guarded() {
    const { me } = useMe()
    return permits(me, needs) ? <Screen /> : <NotAllowed />
  }
  return Object.assign(Guarded, { preload: Screen.preload })
}
