import { describe, expect, it } from 'vitest'
import { MINUTE } from '../support/bot.ts'
import { dumpDatabase, searchDatabase } from '../support/find-person.ts'
import { countRows, missingIn, rowsOf, without } from '../support/rows-of.ts'
import { scenario } from '../support/scenario.ts'

const MEERA = { phone: '+917000014821', name: 'Meera Nair' }
const SAREES = '5a4ee500-0000-4000-a000-000000000001'
const CLINIC = 'c11a1c00-0000-4000-a000-000000000002'

describe('only one business, for a customer of two', () => {
  const world = scenario()
  const rowsIn = async (tenantId: string) => {
    const [found] = await world.platform<{ ids: string[] }>(
      "select array_agg(id::text) as ids from conversation where tenant_id = $1 and external_id like '%7000014821'",
      [tenantId],
    )
    return found?.ids ?? []
  }

  it('leaves the other business’s rows as they are, byte for byte', async () => {
    const meera = world.actor('meera')
    const before = await dumpDatabase(world.databases.platformUrl, 'public')
    const clinic = await rowsIn(CLINIC)
    await meera.says('delete my data')
    await meera.taps('Something else')
    await meera.taps('Only one business')
    expect(meera.last().bubble.list?.rows.map(({ title }) => title)).toEqual(['Rangoli Sarees', 'Sahyadri Family Clinic'])
    await meera.taps('Rangoli Sarees')
    expect(meera.last().bubble.text).toMatch(/Rangoli Sarees, number ending 4821: we hold \d+ messages/)
    expect(meera.last().bubble.text).toContain('The business is told')
    await meera.taps('Yes, delete it')
    await world.test.pass(15 * MINUTE)
    expect(meera.heard().at(-1)).toMatch(/Your data with .+ is erased/)
    const after = await dumpDatabase(world.databases.platformUrl, 'public')
    expect(await rowsIn(SAREES)).toEqual([])
    expect(await rowsIn(CLINIC)).toEqual(clinic)
    const hers = rowsOf(before, MEERA)
    expect(missingIn(without(before, hers), after)).toEqual([])
    for (const row of missingIn(hers, after)) {
      expect(row).not.toContain(CLINIC)
      for (const id of clinic) expect(row).not.toContain(id)
    }
    expect(countRows(rowsOf(after, MEERA))).toBeGreaterThan(100)
  })

  it('the number for all goes on with what is left, and keeps the bill that the law keeps', async () => {
    const meera = world.actor('meera')
    await meera.says('delete my data')
    await meera.taps('Delete my data')
    expect(meera.last().bubble.text).toMatch(/with 1 business\./)
    await meera.taps('Yes, delete it')
    await world.test.pass(15 * MINUTE)
    expect(await rowsIn(CLINIC)).toEqual([])
    const left = await searchDatabase(world.databases.platformUrl, ['7000014821', '70000 14821', '70000-14821'])
    expect(left.filter((row) => !/^public\.(invoice|payment)/.test(row))).toEqual([])
    const receipts = await world.bot<{ scope: unknown; result: string }>(
      "select body::jsonb ->> 'result' as result from receipt order by created_at",
    )
    expect(receipts).toEqual([{ result: 'completed' }, { result: 'completed' }])
  })
})
