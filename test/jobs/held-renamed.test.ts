import { describe, expect, test } from 'vitest'
import { findHoldOnCopies } from '../../src/erasure/hold-store.ts'
import { refreshMap } from '../../src/jobs/refresh-map.ts'
import { MINUTE } from '../support/bot.ts'
import { type Actor, HOUR, scenario } from '../support/scenario.ts'

async function confirmed(actor: Actor): Promise<void> {
  await actor.says('delete my data')
  await actor.says('english')
  await actor.taps('Delete my data')
  await actor.taps('Yes, delete it')
}

const ID = '33333333-3333-4333-8333-333333333333'
const place = (id: string, table: string) =>
  `insert into deletion_bot.legal_hold (id, scope, table_name, reason, held_from) values ('${id}', 'table', '${table}', 'court_order', '2026-01-01')`

describe('a legal hold on a table that a migration has renamed, and the map with it', () => {
  const world = scenario()
  const states = () => world.bot<{ state: string }>('select state, reason from erasure_request')
  const findings = async () => {
    world.test.bot.mapCheckedAt = new Date(0)
    await refreshMap(world.test.bot)
    return world.test.bot.mapFindings
  }

  test('keeps everybody’s rows, and whoever looks after the map is told which hold it is', async () => {
    await world.platform(place(ID, 'former_message'))
    const rohan = world.actor('rohan')
    await confirmed(rohan)
    for (let quarter = 0; quarter < 3; quarter += 1) await world.test.pass(HOUR / 4)
    expect(await states()).toEqual([{ state: 'on_hold', reason: 'legal-hold' }])
    expect(rohan.heard().filter((text) => text.includes('takes longer than planned'))).toHaveLength(1)
    expect(await findings()).toContainEqual({ table: 'former_message', is: 'held-table-unknown', about: ID })
  })

  test('keeps processors from being asked about copies that were handed on before it was placed', async () => {
    const { bot } = world.test
    const known = Object.keys(bot.dataMap)
    const copies = { pseudonyms: [], tenants: [], tables: [], known, isAccount: false, since: bot.clock.now() }
    expect(await findHoldOnCopies(bot.platform, copies, bot.clock.now())).toEqual({ holdId: ID })
  })

  test('lets everybody else go once it is placed anew, and is ended by its old name', async () => {
    await world.platform(place('44444444-4444-4444-8444-444444444444', 'audit_log'))
    await world.platform(`update deletion_bot.legal_hold set held_until = '2026-02-01' where id = '${ID}'`)
    await world.test.pass(15 * MINUTE)
    expect(await states()).toEqual([{ state: 'completed', reason: null }])
    expect(await findings()).toEqual([])
  })
})
