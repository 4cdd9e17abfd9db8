import { describe, expect, test } from 'vitest'
import { searchNightly } from '../../src/jobs/search-nightly.ts'
import { DAY, MINUTE } from '../support/bot.ts'
import { scenario } from '../support/scenario.ts'

interface Said {
  number: number
  result: string
  searchedTonight?: string[]
  mentionedElsewhere: { table: string; rows: number }[]
}
/** More than a request's own search reads of others. */
const CROWD = 26_000

describe('people of a business whose chats are too many to be read for each of them', () => {
  const world = scenario()
  const receiptsOf = async (who: string) =>
    (
      await world.bot<{ body: string }>(
        `select p.body from receipt p join erasure_request r on r.id = p.request_id where r.reference = $1 order by p.number`,
        [who],
      )
    ).map(({ body }) => JSON.parse(body) as Said)
  const asks = async (who: 'rohan' | 'sunita' | 'prakash') => {
    const actor = world.actor(who)
    await actor.says('delete my data')
    await actor.says('english')
    await actor.taps('Delete my data')
    await actor.taps('Yes, delete it')
    const reference = /CM-\w{4}-\w{4}/.exec(actor.last().bubble.text)?.[0]
    expect(reference, actor.last().bubble.text).toBeDefined()
    return reference ?? ''
  }
  let [rohan, sunita, prakash] = ['', '', '']
  const alarms = async () => {
    const metrics = await (await fetch(`${world.test.url}/metrics`)).text()
    return Number(/^alarms_total\{reason="nightly-search-incomplete"\} (\d+)$/m.exec(metrics)?.[1] ?? 0)
  }
  const searched = () =>
    world.bot<{ reference: string; searched: boolean }>(
      `select reference, searched_at is not null as searched from erasure_request order by finished_at, id`,
    )

  test('are told that their data is gone, and their receipts name what the night reads', async () => {
    await world.platform(
      `insert into message (conversation_id, role, content, message_type, created_at)
       select c.id, 'user', case when i = 1 then 'and my friend has 70000 26350' else 'hello ' || i end, 'text', now() - interval '9 days'
       from (select id from conversation where external_id not like '%7000026350' and tenant_id in (
         select tenant_id from conversation where external_id like '%7000026350') order by id limit 1) c, generate_series(1, $1::int) i`,
      [CROWD],
    )
    await world.platform('analyze message')
    rohan = await asks('rohan')
    sunita = await asks('sunita')
    prakash = await asks('prakash')
    await world.test.pass(15 * MINUTE)
    const [first, ...more] = await receiptsOf(rohan)
    expect(more).toEqual([])
    expect(first).toMatchObject({ result: 'completed' })
    expect(first?.searchedTonight).toContain('message')
    expect(first?.mentionedElsewhere.some(({ table }) => table === 'message')).toBe(false)
  })

  test('are searched for by the night in rounds; one that is too short says so, and the next begins with the others', async () => {
    await searchNightly(world.test.bot, { together: 1, hours: 0 })
    expect((await searched()).filter((each) => each.searched)).toHaveLength(1)
    expect(await alarms()).toBe(1)
    await searchNightly(world.test.bot, { together: 1, hours: 5 })
    expect((await searched()).every((each) => each.searched)).toBe(true)
    expect(await alarms()).toBe(1)
  })

  test('get a receipt that names nothing any more as still to be read, with what others wrote', async () => {
    const last = (await receiptsOf(rohan)).at(-1)
    expect(last).toMatchObject({ number: 1, result: 'completed' })
    expect(last?.searchedTonight).toBeUndefined()
    expect(last?.mentionedElsewhere).toContainEqual({ table: 'message', rows: 1 })
    for (const other of [sunita, prakash]) expect((await receiptsOf(other)).at(-1)?.searchedTonight).toBeUndefined()
  })

  test('hear of it once: the same night again, and the next, add no receipt', async () => {
    const before = await receiptsOf(rohan)
    await searchNightly(world.test.bot)
    await world.test.pass(DAY)
    await searchNightly(world.test.bot)
    expect(await receiptsOf(rohan)).toEqual(before)
  })

  test('are forgotten after the second sweep, whose receipt keeps what the night counted', async () => {
    await world.test.pass(8 * DAY)
    const last = (await receiptsOf(rohan)).at(-1)
    expect(last?.number).toBeGreaterThan(1)
    expect(last?.searchedTonight).toBeUndefined()
    expect(last?.mentionedElsewhere).toContainEqual({ table: 'message', rows: 1 })
    expect(await world.bot('select 1 from erasure_request where subject_sealed is not null')).toEqual([])
  })
})
