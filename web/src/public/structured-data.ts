import { absolute, plainText } from './head.tsx'
import type { CourseDetail, PublicPage, Site, WeeklyLine } from './types.ts'

/** schema.org data of a page: the centre, its courses, the way to the page. */
export function structuredData(page: PublicPage): object[] {
  const { site } = page
  switch (page.page) {
    case 'landing':
      return [{ '@context': 'https://schema.org', ...organization(site) }]
    case 'catalogue':
      return [
        {
          '@context': 'https://schema.org',
          '@type': 'ItemList',
          numberOfItems: page.count,
          itemListElement: page.courses.map((course, index) => ({
            '@type': 'ListItem',
            position: index + 1,
            name: course.name,
            url: `${site.origin}/courses/${course.slug}`,
          })),
        },
      ]
    case 'course':
      return [course(page.course, site, page.reader.timeZone), breadcrumbs(page.course, site)]
    case 'missing':
      return []
  }
}

function organization(site: Site): object {
  return {
    '@type': 'EducationalOrganization',
    name: site.name,
    url: site.origin,
    ...(site.description ? { description: site.description } : {}),
    ...(site.logo ? { logo: absolute(site.origin, site.logo) } : {}),
    ...(site.phone ? { telephone: site.phone } : {}),
    ...(site.email ? { email: site.email } : {}),
    ...(site.address ? { address: site.address } : {}),
  }
}

function course(course: CourseDetail, site: Site, timeZone: string): object {
  const modes = { onsite: ['Onsite'], online: ['Online'], hybrid: ['Blended'] }[course.kind]
  return {
    '@context': 'https://schema.org',
    '@type': 'Course',
    name: course.name,
    url: `${site.origin}/courses/${course.slug}`,
    description: course.summary ?? plainText(course.description_html),
    provider: organization(site),
    ...(course.image ? { image: absolute(site.origin, course.image) } : {}),
    ...(course.rating
      ? {
          aggregateRating: {
            '@type': 'AggregateRating',
            ratingValue: course.rating.average,
            ratingCount: course.rating.count,
          },
        }
      : {}),
    ...(course.price === null
      ? {}
      : {
          offers: {
            '@type': 'Offer',
            category: Number(course.price) === 0 ? 'Free' : 'Paid',
            price: course.price,
            priceCurrency: course.currency,
            availability: `https://schema.org/${course.status === 'full' ? 'SoldOut' : 'InStock'}`,
            url: `${site.origin}/courses/${course.slug}`,
          },
        }),
    hasCourseInstance: {
      '@type': 'CourseInstance',
      courseMode: modes,
      ...(course.start_date ? { startDate: course.start_date } : {}),
      ...(course.end_date ? { endDate: course.end_date } : {}),
      ...((course.location ?? site.address) ? { location: course.location ?? site.address } : {}),
      instructor: course.instructors.map(({ name }) => ({ '@type': 'Person', name })),
      ...(course.weekly.length > 0
        ? { courseSchedule: course.weekly.map((line) => schedule(line, timeZone)) }
        : {}),
    },
  }
}

const schemaDays = ['Saturday', 'Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday']

function schedule(line: WeeklyLine, timeZone: string): object {
  return {
    '@type': 'Schedule',
    repeatFrequency: 'P1W',
    byDay: `https://schema.org/${schemaDays[line.weekday]}`,
    startTime: line.start_time,
    endTime: line.end_time,
    scheduleTimezone: timeZone,
  }
}

function breadcrumbs(course: CourseDetail, site: Site): object {
  const steps = [
    { name: site.name, item: `${site.origin}/` },
    {
      name: course.category?.name ?? site.name,
      item: `${site.origin}/courses${course.category ? `?category=${encodeURIComponent(course.category.id)}` : ''}`,
    },
    { name: course.name, item: `${site.origin}/courses/${course.slug}` },
  ]
  return {
    '@context': 'https://schema.org',
    '@type': 'BreadcrumbList',
    itemListElement: steps.map((step, index) => ({ '@type': 'ListItem', position: index + 1, ...step })),
  }
}
