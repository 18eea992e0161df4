import { texts } from './i18n/messages.ts'
import type { FormatSettings } from './i18n/settings.ts'
import { shellTexts } from './routes/texts.ts'
import { notify } from './ui/notify.ts'

/** Registers the service worker (secure origins only) and offers a reload when a new version waits. */
export async function registerServiceWorker(settings: FormatSettings): Promise<void> {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return
  const registration = await navigator.serviceWorker.register('/sw.js', { scope: '/' }).catch(() => undefined)
  if (!registration) return

  const offer = (worker: ServiceWorker) => {
    const t = texts(shellTexts, settings)
    notify.ask(t.updateReady, {
      label: t.reload,
      run: () => {
        navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
        worker.postMessage('skip-waiting')
      },
    })
  }
  if (registration.waiting && navigator.serviceWorker.controller) offer(registration.waiting)
  registration.addEventListener('updatefound', () => {
    const fresh = registration.installing
    fresh?.addEventListener('statechange', () => {
      if (fresh.state === 'installed' && navigator.serviceWorker.controller) offer(fresh)
    })
  })
  // An app that stays open for days looks for a new version each hour.
  setInterval(() => void registration.update().catch(() => undefined), 3_600_000)
}
