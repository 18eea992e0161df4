import {
  createContext,
  useContext,
  type AnchorHTMLAttributes,
  type MouseEvent,
  type ReactNode,
  type Ref,
} from 'react'

/** How the kit changes the page without knowing a router; the shell gives it in. */
export type Navigate = (href: string) => void

const Navigation = createContext<Navigate>((href) => location.assign(href))

export function NavigationProvider({ navigate, children }: { navigate: Navigate; children: ReactNode }) {
  return <Navigation value={navigate}>{children}</Navigation>
}

/** Goes to a page of the app: `const go = useGo(); go('/today')`. */
export function useGo(): Navigate {
  return useContext(Navigation)
}

export interface LinkProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  href: string
  ref?: Ref<HTMLAnchorElement>
}

/** A link inside the app: no reload on a plain press, a normal link for everything else. Works as `component={Link}` in Mantine. */
export function Link({ href, onClick, children, ...rest }: LinkProps) {
  const go = useGo()
  const press = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
    if (event.defaultPrevented || !plain || rest.target || !href.startsWith('/')) return
    event.preventDefault()
    go(href)
  }
  return (
    <a {...rest} href={href} onClick={press}>
      {children}
    </a>
  )
}
