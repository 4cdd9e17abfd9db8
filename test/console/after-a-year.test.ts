import { beforeAll, expect, it } from 'vitest'
import { scenario } from '../support/scenario.ts'
import { MINUTE } from './support/times.ts'
import { signedIn, type Visitor } from './support/visitor.ts'

const world = scenario()
let priya: Visitor
let at = ''

beforeAll(async () => {
  const rohan = world.actor('rohan')
  await rohan.says('delete my data')
  await rohan.taps('Delete my data')
  await rohan.taps('Yes, delete it')
  at = `/console/requests/${/CM-\w{4}-\w{4}/.exec(rohan.last().bubble.text)?.[0]}`
  await world.test.pass(15 * MINUTE)
  priya = await signedIn(world.test, 'priya')
})
const pack = async () => {
  await priya.get(`${at}/evidence`)
  return JSON.parse((await priya.post(`${at}/evidence`, { for: 'board', format: 'json', reason: 'audit' })).text)
}

it('before a year is over neither the page nor the evidence pack speaks of lines that are gone', async () => {
  expect((await priya.get(at)).text).not.toContain('Lines are kept for a year')
  expect((await pack()).about.linesGone).toBeUndefined()
})

it('three years later both say that the lines are gone, and what the request itself still knows', async () => {
  await world.bot(`update erasure_request set proved_at = proved_at - interval '3 years', confirmed_at = confirmed_at - interval '3 years',
    frozen_at = frozen_at - interval '3 years', started_at = started_at - interval '3 years', finished_at = finished_at - interval '3 years'`)
  await world.bot('delete from request_event')
  const { text } = await priya.get(at)
  for (const words of ['Lines are kept for a year: those of before', 'Confirmed by the person', 'Data frozen'])
    expect(text).toContain(words)
  const { about, timeline } = await pack()
  expect(about.linesGone).toContain('are kept for a year')
  expect(timeline.map(({ what }: { what: string }) => what)).toEqual(['confirmed', 'frozen', 'running', 'completed'])
})

it('of one that a court has held for three years nothing is said to be gone, for its lines stay', async () => {
  await world.bot(`update erasure_request set state = 'on_hold', reason = 'legal-hold'`)
  expect((await priya.get(at)).text).not.toContain('Lines are kept for a year')
  expect((await pack()).about.linesGone).toBeUndefined()
})
