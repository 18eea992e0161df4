import type { ReactNode } from 'react'
import { localeNames, locales } from '../i18n/locale.ts'
import { hrefOf, useDrawing } from './context.tsx'

/** Header, content, footer. */
export function Frame({ children }: { children: ReactNode }) {
  const { t } = useDrawing()
  return (
    <body>
      <a className="skip" href="#content">
        {t.skip}
      </a>
      <Header />
      <main id="content">{children}</main>
      <Footer />
    </body>
  )
}

function Header() {
  const { page, t, href } = useDrawing()
  const { site, reader } = page
  const links = (
    <>
      <a href={href('/courses')} aria-current={page.path === '/courses' ? 'page' : undefined}>
        {t.courses}
      </a>
      <a href={`${href('/')}#contact`}>{t.contact}</a>
    </>
  )
  const entry = (
    <a className="button quiet" href={reader.signed_in ? '/today' : '/sign-in'}>
      {reader.signed_in ? t.myPage : t.signIn}
    </a>
  )
  return (
    <header className="top">
      <div className="wide">
        <a className="brand" href={href('/')}>
          {site.logo ? (
            <img src={site.logo} alt="" width={36} height={36} />
          ) : (
            <span className="ring" aria-hidden="true" />
          )}
          <span>{site.name}</span>
        </a>
        <nav className="links">{links}</nav>
        <Languages />
        {entry}
        <details className="menu">
          <summary aria-label={t.menu}>
            <svg
              width="24"
              height="24"
              viewBox="0 0 24 24"
              fill="none"
              stroke="currentColor"
              strokeWidth="2"
              strokeLinecap="round"
              aria-hidden="true"
            >
              <path d="M4 7h16M4 12h16M4 17h16" />
            </svg>
          </summary>
          <div className="sheet">
            <nav>{links}</nav>
            <Languages />
          </div>
        </details>
      </div>
    </header>
  )
}

function Languages() {
  const { page, t } = useDrawing()
  const query = page.page === 'catalogue' ? page.query : {}
  return (
    <nav className="languages" aria-label={t.languages}>
      {locales.map((locale) => (
        <a
          key={locale}
          href={hrefOf(page.path, { ...query, lang: locale })}
          hrefLang={locale}
          lang={locale}
          aria-current={locale === page.reader.locale ? 'true' : undefined}
        >
          {localeNames[locale]}
        </a>
      ))}
    </nav>
  )
}

function Footer() {
  const { page, t, href } = useDrawing()
  const { site } = page
  return (
    <footer id="contact">
      <div className="wide">
        <div>
          <strong>{site.name}</strong>
          {site.address && <p>{site.address}</p>}
          {site.map_url && (
            <p>
              <a href={site.map_url} rel="noopener">
                {t.map}
              </a>
            </p>
          )}
        </div>
        <div>
          {site.phone && (
            <p>
              {t.call}:{' '}
              <a href={`tel:${site.phone.replace(/[^+\d]/g, '')}`}>
                <bdi dir="ltr">{site.phone}</bdi>
              </a>
            </p>
          )}
          {site.email && (
            <p>
              <a href={`mailto:${site.email}`}>
                <bdi dir="ltr">{site.email}</bdi>
              </a>
            </p>
          )}
        </div>
        <div>
          <p>
            <a href={href('/courses')}>{t.allCourses}</a>
          </p>
          <p className="dim">{t.madeWith}</p>
        </div>
      </div>
    </footer>
  )
}
