import { useDrawing } from './context.tsx'
import { CourseCard } from './course-card.tsx'
import type { CataloguePage, Facet } from './types.ts'

export function Catalogue({ page }: { page: CataloguePage }) {
  const { t } = useDrawing()
  return (
    <div className="wide catalogue">
      <h1>{t.courses}</h1>
      <Filters page={page} />
      <div>
        <p className="dim count" role="status">
          {t.found({ count: page.count })}
        </p>
        {page.courses.length > 0 ? (
          <ul className="grid">
            {page.courses.map((course) => (
              <CourseCard key={course.slug} course={course} level="h2" />
            ))}
          </ul>
        ) : (
          <Nothing />
        )}
        <Pages page={page} />
      </div>
    </div>
  )
}

/** A plain GET form: works without script; the script only presses the button by itself. */
function Filters({ page }: { page: CataloguePage }) {
  const { t, href } = useDrawing()
  const { query, reader, site } = page
  const chosen = Object.entries(query).filter(
    ([name, value]) => value !== '' && name !== 'search' && name !== 'ordering',
  ).length
  const orders = [
    { value: '', label: t.orderStart },
    { value: 'price', label: t.orderPrice },
    { value: 'name', label: t.orderName },
  ]
  return (
    <form className="filters" method="get" action="/courses" data-instant="" role="search">
      {reader.locale !== site.locale && <input type="hidden" name="lang" value={reader.locale} />}
      <div className="search">
        <label className="spoken" htmlFor="search">
          {t.search}
        </label>
        <input
          id="search"
          type="search"
          name="search"
          defaultValue={query['search'] ?? ''}
          placeholder={t.searchHint}
          enterKeyHint="search"
        />
        <button type="submit" className="button">
          {t.search}
        </button>
      </div>
      <fieldset className="facets">
        <legend className="spoken">{t.filters}</legend>
        {page.facets
          .filter((facet) => facet.options.length > 0)
          .map((facet) => (
            <Choice key={facet.name} facet={facet} chosen={query[facet.name] ?? ''} />
          ))}
        <label>
          <span>{t.order}</span>
          <select name="ordering" defaultValue={query['ordering'] ?? ''}>
            {orders.map((order) => (
              <option key={order.value} value={order.value}>
                {order.label}
              </option>
            ))}
          </select>
        </label>
        <p className="row">
          <button type="submit" className="button apply">
            {t.apply}
          </button>
          {chosen > 0 && (
            <a className="button quiet" href={href('/courses')}>
              {t.clear}
            </a>
          )}
        </p>
      </fieldset>
    </form>
  )
}

function Choice({ facet, chosen }: { facet: Facet; chosen: string }) {
  const { t, format } = useDrawing()
  return (
    <label>
      <span>{t[facet.name]}</span>
      <select name={facet.name} defaultValue={chosen}>
        <option value="">{t.any}</option>
        {facet.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.count === null ? option.label : `${option.label} (${format.number(option.count)})`}
          </option>
        ))}
      </select>
    </label>
  )
}

function Nothing() {
  const { t, href } = useDrawing()
  return (
    <div className="nothing">
      <h2>{t.nothing}</h2>
      <p className="dim">{t.nothingText}</p>
      <p>
        <a className="button quiet" href={href('/courses')}>
          {t.clear}
        </a>
      </p>
    </div>
  )
}

function Pages({ page }: { page: CataloguePage }) {
  const { t, format, href } = useDrawing()
  const { page_number: number, page_count: count, query } = page
  if (count <= 1) return null
  const to = (target: number) => href('/courses', { ...query, page: target === 1 ? '' : String(target) })
  return (
    <nav className="pages" aria-label={t.pages}>
      {number > 1 && (
        <a className="button quiet" rel="prev" href={to(number - 1)}>
          {t.previous}
        </a>
      )}
      <span>{t.pageOf({ page: format.number(number), pages: format.number(count) })}</span>
      {number < count && (
        <a className="button quiet" rel="next" href={to(number + 1)}>
          {t.next}
        </a>
      )}
    </nav>
  )
}
