import { beforeAll, describe, expect, it } from 'vitest'
import { scenario } from '../support/scenario.ts'
import { MINUTE } from './support/times.ts'
import { signedIn, type Visitor } from './support/visitor.ts'

describe('a request on which a great deal has happened', () => {
  const world = scenario()
  let priya: Visitor
  let at: string
  let all: number

  beforeAll(async () => {
    const rohan = world.actor('rohan')
    await rohan.says('delete my data')
    await rohan.taps('Delete my data')
    await rohan.taps('Yes, delete it')
    at = `/console/requests/${/CM-\w{4}-\w{4}/.exec(rohan.last().bubble.text)?.[0]}`
    await world.bot(`insert into request_event (request_id, at, what, count)
      select id, confirmed_at + make_interval(secs => n), 'attempt-failed', n from erasure_request, generate_series(1, 600) n order by n`)
    await world.test.pass(15 * MINUTE)
    const [row] = await world.bot<{ count: number }>('select count(*)::int as count from request_event')
    all = row?.count ?? 0
    priya = await signedIn(world.test, 'priya')
  })

  it('shows how it began and how it ended, and says how many lines between them are left out', async () => {
    const { text } = await priya.get(at)
    const timeline = text.split('<ol class="timeline">')[1]?.split('</ol>')[0] ?? ''
    // One for the first message, one for the gap.
    expect(timeline.match(/<li>/g)).toHaveLength(502)
    for (const words of ['Confirmed by the person', 'Data frozen', '(1)', '(600)', 'Erased, and checked'])
      expect(timeline).toContain(words)
    expect(timeline).toContain(`${all - 500} lines are left out here: the evidence pack has them all`)
    const counts = [...timeline.matchAll(/tried again<small> \((\d+)\)/g)].map(([, count]) => Number(count))
    expect(counts).toEqual(counts.toSorted((a, b) => a - b))
    const gap = counts.findIndex((count, index) => count !== (counts[index - 1] ?? 0) + 1)
    expect((counts[gap] ?? 0) - (counts[gap - 1] ?? 0) - 1).toBe(all - 500)
    const before = timeline.slice(0, timeline.indexOf('lines are left out'))
    expect(before).toContain(`(${counts[gap - 1]})`)
    expect(before).not.toContain(`(${counts[gap]})`)
  })

  it('has all its lines in the evidence pack', async () => {
    await priya.get(`${at}/evidence`)
    const pack = JSON.parse((await priya.post(`${at}/evidence`, { for: 'board', format: 'json', reason: 'authority-asks' })).text)
    expect(pack.timeline).toHaveLength(all)
    expect(pack.timeline[0]).toMatchObject({ what: 'confirmed' })
    expect(pack.timeline.map(({ what }: { what: string }) => what)).toContain('completed')
  })
})
