import { beforeAll, describe, expect, it } from 'vitest'
import { planLines } from '../../src/console/plan-lines.ts'
import { planOfRequest } from '../../src/jobs/plan-of-request.ts'
import { requestByReference } from '../../src/requests/request-store.ts'
import { scenario } from '../support/scenario.ts'
import { whilePlatformIsDown } from './support/down.ts'
import { DAY, MINUTE } from './support/times.ts'
import { signedIn, type Visitor } from './support/visitor.ts'

interface Row {
  place: number
  table: string
  what: string
  done: string
  of: string
  state: string
}

/** The plan on a request's page, line by line. */
function rowsIn(text: string): Row[] {
  const body = /<h2>The plan, and how far it is<\/h2>.*?<tbody>(.*?)<\/tbody>/s.exec(text)?.[1] ?? ''
  return [...body.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, line = '']) => {
    const cells = [...line.matchAll(/<t[dh][^>]*>(.*?)<\/t[dh]>/gs)].map(([, cell = '']) => cell.replace(/<[^>]+>/g, ''))
    const [place = '', table = '', rows = '', what = '', state = ''] = cells
    const [done = '', of = ''] = rows.split(' of ')
    return { place: Number(place), table, what, done, of, state }
  })
}

describe('the plan of a request', () => {
  let look: (() => Promise<void>) | undefined
  const world = scenario({
    checkpoint: async (name) => {
      if (!name.startsWith('committed') || !look) return
      const act = look
      look = undefined
      await act()
    },
  })
  let asha: Visitor
  let reference: string
  beforeAll(async () => {
    asha = await signedIn(world.test, 'asha')
  })
  const at = () => `/console/requests/${reference}`
  const sum = (rows: readonly Row[], pick: 'done' | 'of') => rows.reduce((total, row) => total + Number(row[pick]), 0)

  it('is there before the person has said yes: the tables in their order, and no count', async () => {
    const sunita = world.actor('sunita')
    await sunita.says('मेरा डेटा डिलीट करो')
    await sunita.taps('डेटा डिलीट करें')
    const [row] = await world.bot<{ reference: string }>(
      `select reference from erasure_request where state = 'awaiting_confirmation'`,
    )
    reference = row?.reference ?? ''
    const { text } = await asha.get(at())
    const rows = rowsIn(text)
    expect(rows.length).toBeGreaterThan(10)
    expect(rows.map(({ place }) => place)).toEqual(rows.map((_, index) => index + 1))
    expect(new Set(rows.map(({ of }) => of))).toEqual(new Set(['–']))
    expect(text).toContain('The rows are counted once the person has said yes')
  })

  it('says before it runs how many rows of which table will go, and that none has gone', async () => {
    const meera = world.actor('meera')
    await meera.says('delete my data')
    await meera.taps('Delete my data')
    await meera.taps('Yes, delete it')
    reference = /CM-\w{4}-\w{4}/.exec(meera.last().bubble.text)?.[0] ?? ''
    const rows = rowsIn((await asha.get(at())).text)
    expect(rows.map(({ table, what }) => [table, what])).toContainEqual(['message', 'delete'])
    expect(sum(rows, 'of')).toBeGreaterThan(18)
    expect(sum(rows, 'done')).toBe(0)
    expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['waits']))
    // Children before parents, as it will be carried out.
    const place = (name: string) => rows.find(({ table, what }) => table === name && what === 'delete')?.place ?? Number.NaN
    expect(place('message')).toBeLessThan(place('conversation'))
  })

  it('is shown without counts while the platform is down, and says that it is not known at this moment', async () => {
    await whilePlatformIsDown(world, async () => {
      const { text, status } = await asha.get(at())
      expect(status).toBe(200)
      expect(text).toContain('How many rows are done is not known at this moment: the platform does not answer')
      const rows = rowsIn(text)
      expect(rows.length).toBeGreaterThan(10)
      expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['not known']))
      expect(new Set(rows.map(({ done, of }) => `${done} ${of}`))).toEqual(new Set(['– ']))
    })
  })

  it('loses no row while it runs: what is done and what is left are what there was', async () => {
    const before = rowsIn((await asha.get(at())).text)
    let during: Row[] = []
    look = async () => {
      during = rowsIn((await asha.get(at())).text)
    }
    await world.test.pass(16 * MINUTE)
    expect(sum(during, 'of')).toBe(sum(before, 'of'))
    expect(sum(during, 'done')).toBeGreaterThan(0)
    asha = await signedIn(world.test, 'asha')
    const after = rowsIn((await asha.get(at())).text)
    expect(after.map(({ table, what, of }) => [table, what, of])).toEqual(before.map(({ table, what, of }) => [table, what, of]))
    expect(after.map(({ done }) => done)).toEqual(after.map(({ of }) => of))
    expect(new Set(after.map(({ state }) => state))).toEqual(new Set(['done']))
  })

  it('stands after the second sweep, too, when nobody knows any more whose rows they were', async () => {
    const before = rowsIn((await asha.get(at())).text)
    await world.test.pass(9 * DAY)
    asha = await signedIn(world.test, 'asha')
    expect(
      await world.bot('select 1 from erasure_request where reference = $1 and subject_sealed is null', [reference]),
    ).toHaveLength(1)
    expect(rowsIn((await asha.get(at())).text)).toEqual(before)
  })

  it('that was carried out by another map says so, and keeps what was done', async () => {
    await world.bot(`update erasure_request set plan_hash = repeat('0', 64) where reference = $1`, [reference])
    expect((await asha.get(at())).text).toContain('have changed since it was carried out')
    const request = (await requestByReference(world.test.bot.db, reference)) ?? expect.unreachable()
    const plan = await planOfRequest(world.test.bot, request)
    if (plan.is !== 'planned') throw new Error(plan.why)
    const progress = { pass: 0, table: 'table_of_old', action: 'erase', rows: 7, batches: 1, done: true, updatedAt: new Date(0) }
    const lines = planLines(plan, [progress], true)
    expect(lines.at(-1)).toEqual({
      place: plan.plan.steps.length + 1,
      table: 'table_of_old',
      what: 'erase',
      done: 7,
      total: 7,
      more: false,
      state: 'done',
    })
  })
})
