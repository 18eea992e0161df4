import { scenarios, type TargetKey, targets, type Scenario } from './targets.ts'

type Checked = { target: TargetKey; url: string; token: string }

/**
 * Before anything is measured: each server answers each scenario with success, and all servers count and order the same
 * courses. A fast server that answers something else has won nothing.
 */
export async function checkAnswers(servers: Checked[], chosen: Scenario[]): Promise<void> {
  for (const scenario of scenarios.filter((each) => chosen.includes(each))) {
    for (const n of [0, 1, 2, 3, 4, 5, 6, 7]) {
      const gists = await Promise.all(servers.map((server) => gistOf(server, scenario, n)))
      const different = gists.find((gist) => gist !== gists[0])
      if (different !== undefined)
        throw new Error(`the servers disagree on ${scenario} ${n}: ${gists.join(' / ')}`)
    }
  }
}

async function gistOf({ target, url, token }: Checked, scenario: Scenario, n: number): Promise<string> {
  const { method, path, headers, body } = targets[target].request(scenario, n, token, `check-${process.pid}`)
  const answer = await fetch(url + path, { method, headers, body })
  const text = await answer.text()
  if (!answer.ok)
    throw new Error(`${target} answers ${answer.status} to ${method} ${path}: ${text.slice(0, 300)}`)
  if (scenario === 'enrolment') return 'created'
  return scenario === 'detail' ? gistOfDetail(text) : gistOfList(text, path)
}

type Relations = { season?: { id?: string }; instructors?: unknown[]; tags?: unknown[] }

function gistOfList(text: string, path: string): string {
  const list: { count: number; results: (Relations & { id: string })[] } = JSON.parse(text)
  const complete = list.results.every(
    (course) => course.season?.id && course.instructors?.length && course.tags?.length,
  )
  if (!complete) throw new Error(`a course in ${path} lacks its season, instructors or tags`)
  return `${list.count} courses, ${list.results.length} on the page`
}

function gistOfDetail(text: string): string {
  const course: Relations & { id: string } = JSON.parse(text)
  return `${course.id}, ${course.instructors?.length} instructors, ${course.tags?.length} tags`
}
