import { describe, expect, test } from 'vitest'
import { demoBusiness } from '../../src/platform/demo-businesses.ts'
import { partnerWorld } from '../intake/api/support/partner-world.ts'
import { DAY, MINUTE } from '../support/bot.ts'
import { twoOfStaff } from '../support/two-of-staff.ts'

describe('a business whose customer’s data is erased on another day than it was told', () => {
  const world = partnerWorld()
  const newest = async () =>
    (
      await world.ours<{ id: string }>(
        `select id from erasure_request order by state = 'scheduled' desc, created_at desc limit 1`,
      )
    )[0]?.id ?? ''
  const eraseAt = async (id: string) =>
    (
      await world.ours<{ at: Date }>('select greatest(erase_at, next_attempt_at) as at from erasure_request where id = $1', [id])
    )[0]?.at.toISOString()
  const told = (business: string) => world.told().filter((each) => each.business === business)
  const shown = async (business: 'sarees' | 'clinic' | 'coaching', id: string) =>
    (await world.call(business, { path: `/api/v1/deletion-requests/${id}` })).body.erase_at

  test('is told the new one with the same words, each time once, and the API says the same', async () => {
    await world.confirm('farhan')
    const id = await newest()
    const first = told('sarees')[0]?.body.data
    expect(await shown('sarees', id)).toBe(first?.erase_at)
    await twoOfStaff(world.test, id, 'extend', 'technical-fault', 9)
    await twoOfStaff(world.test, id, 'shorten', 'papers-seen', 1)
    await twoOfStaff(world.test, id, 'hold', 'law-asks', 3)
    await world.test.pass(MINUTE)
    const all = told('sarees')
    expect(all.map(({ event }) => event)).toEqual(Array.from({ length: 4 }, () => 'data_deletion.confirmed'))
    const days = all.map(({ body }) => String(body.data.erase_at))
    expect(new Set(days).size).toBe(4)
    expect(days.at(-1)).toBe(await eraseAt(id))
    expect(await shown('sarees', id)).toBe(days.at(-1))
    for (const { body } of all) expect(body.data).toEqual({ ...first, erase_at: body.data.erase_at })
    await world.test.pass(3 * DAY)
    expect(
      told('sarees')
        .slice(4)
        .map(({ event }) => event),
    ).toEqual(['data_deletion.completed'])
    expect(await shown('sarees', id)).toBeNull()
  })

  test('hears nothing of a hold that ends before its day', async () => {
    await world.confirm('imran')
    await twoOfStaff(world.test, await newest(), 'extend', 'technical-fault', 5)
    await twoOfStaff(world.test, await newest(), 'hold', 'technical-fault', 2)
    expect(told('coaching')).toHaveLength(2)
  })

  test('hears the day as it is when the freeze is noted, though it changed while the freeze was made', async () => {
    let id = ''
    world.at('after the freeze', async () => {
      id = await newest()
      await world.ours(`update erasure_request set erase_at = erase_at + interval '2 days' where id = $1`, [id])
    })
    await world.confirm('rohan')
    expect(told('coaching').map(({ body }) => body.data.erase_at)).toEqual([await eraseAt(id)])
    expect(demoBusiness('coaching').tenantId).toBe(told('coaching')[0]?.body.tenant_id)
  })
})
