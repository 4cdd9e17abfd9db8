import { expect, it } from 'vitest'
import { z } from 'zod'
import { scenario } from '../support/scenario.ts'
import { signedIn } from './support/visitor.ts'

const world = scenario()

it('of a timeline of hundreds of lines the page shows beginning and end, and says how many are left out; the pack has them all', async () => {
  const imran = world.actor('imran')
  await imran.says('delete my data')
  await imran.taps('Delete my data')
  await imran.taps('Yes, delete it')
  const reference = /CM-\w{4}-\w{4}/.exec(imran.last().bubble.text)?.[0] ?? ''
  const [row] = await world.bot<{ id: string; events: number }>(
    'select r.id, count(*)::int as events from erasure_request r join request_event e on e.request_id = r.id group by 1',
  )
  const before = row?.events ?? 0
  await world.bot(
    `insert into request_event (request_id, at, what, detail, count)
     select $1, timestamptz '2026-11-24' + n * interval '1 minute', 'attempt-failed', 'nth', n from generate_series(1, 700) n`,
    [row?.id],
  )
  const priya = await signedIn(world.test, 'priya')
  const { text } = await priya.get(`/console/requests/${reference}`)
  expect(text).toContain(`${before + 700 - 500} lines before this are left out`)
  expect(text).toContain('(700)')
  expect(text).toContain(`(${50 - before})`)
  expect(text).not.toContain(`(${51 - before})`)
  await priya.get(`/console/requests/${reference}/evidence`)
  const pack = await priya.post(`/console/requests/${reference}/evidence`, {
    ...{ for: 'board', format: 'json', reason: 'authority-asks' },
  })
  const { timeline } = z.looseObject({ timeline: z.array(z.looseObject({ what: z.string() })) }).parse(JSON.parse(pack.text))
  expect(timeline).toHaveLength(before + 700)
})
