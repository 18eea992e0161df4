import './trusted.ts'
import './theme/styles.ts'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode, useEffect } from 'react'
import { createRoot } from 'react-dom/client'
import { onSignedOut, setApiLanguage } from './api/http.ts'
import { forgetMe, wasSignedIn } from './api/me.ts'
import { queryClient } from './api/query.ts'
import { realtime } from './api/use-topic.ts'
import { loadConfig, type CentreConfig } from './config.ts'
import { ConfigContext } from './config-context.ts'
import { detectLocale } from './i18n/locale.ts'
import { applyToDocument, LocaleProvider, useLocale } from './i18n/provider.tsx'
import type { FormatSettings } from './i18n/settings.ts'
import { signInHref } from './routes/session.ts'
import { makeRouter } from './routes/tree.ts'
import { registerServiceWorker } from './service-worker-client.ts'
import { ThemeProvider } from './theme/provider.tsx'
import { Toasts } from './ui/toast-place.tsx'

const config = await loadConfig()
const settings = startSettings(config)
applyToDocument(settings.locale)
setApiLanguage(settings.locale)

const router = makeRouter()
const signedOutPages = /^\/(sign-in|sign-up|setup|reset|invite|activate|desk-sign-in)(\/|$)/
onSignedOut(() => {
  const ended = wasSignedIn()
  forgetMe()
  if (signedOutPages.test(location.pathname)) return
  realtime.close()
  void router.navigate({ href: signInHref(location, { ended }) })
})

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <ConfigContext value={config}>
      <LocaleProvider initial={settings}>
        <ThemeProvider brandColor={config.brand.color}>
          <QueryClientProvider client={queryClient}>
            <ApiLanguage />
            <Toasts />
            <RouterProvider router={router} />
          </QueryClientProvider>
        </ThemeProvider>
      </LocaleProvider>
    </ConfigContext>
  </StrictMode>,
)
void registerServiceWorker(settings)

/** The server answers in the language on screen; after a switch, what it said before is asked for again. */
function ApiLanguage() {
  const { locale } = useLocale()
  useEffect(() => {
    setApiLanguage(locale)
    if (locale !== settings.locale) void askAgain()
  }, [locale])
  return null
}

/** What is still on its way in the old language is given up first: a running first request would not be repeated. */
async function askAgain(): Promise<void> {
  await queryClient.cancelQueries()
  await queryClient.invalidateQueries()
}

function startSettings(centre: CentreConfig): FormatSettings {
  const locale = detectLocale({
    cookie: document.cookie,
    browser: navigator.languages,
    centre: centre.locale,
  })
  const { country, timeZone, currency, calendar, weekStart } = centre
  return { locale, country, timeZone, currency, calendar, weekStart, digits: 'auto' }
}
