import { describe, expect, test } from 'vitest'
import { nightly } from '../../src/jobs/nightly.ts'
import { DAY, MINUTE } from '../support/bot.ts'
import { HOUR, scenario } from '../support/scenario.ts'

interface Said {
  number: number
  result: string
  rest?: string[]
  categories: Record<string, { deleted: number }>
  mentionedElsewhere: { table: string; rows: number }[]
  person: unknown
}

describe('the night after an erasure', () => {
  const world = scenario()
  const receipts = async () =>
    (await world.bot<{ body: string }>('select body from receipt order by number')).map(({ body }) => JSON.parse(body) as Said)
  const aNight = async () => {
    await world.test.pass(DAY)
    await nightly(world.test.bot)
  }

  test('finds nothing new, writes nothing, and is gone through once', async () => {
    const rohan = world.actor('rohan')
    await rohan.says('delete my data')
    await rohan.says('english')
    await rohan.taps('Delete my data')
    await rohan.taps('Yes, delete it')
    await world.test.pass(15 * MINUTE)
    expect(await receipts()).toHaveLength(1)
    await nightly(world.test.bot)
    await aNight()
    expect(await receipts()).toHaveLength(1)
    expect(await world.bot('select task from nightly_run')).toEqual(
      expect.arrayContaining([{ task: 'release' }, { task: 'search' }, { task: 'expire' }]),
    )
  })

  test('erases a late message of before the confirmation, and the receipt goes on', async () => {
    await world.platform(
      `insert into conversation (id, tenant_id, bot_id, channel, external_id, status, metadata, ai_autoreply_enabled, created_at, last_message_at)
       select '99999999-9999-4999-8999-999999999999', tenant_id, id, 'whatsapp', '+917000026350', 'open', '{}', true, '2026-11-01', '2026-11-01'
       from bot order by id limit 1`,
    )
    await aNight()
    expect(await world.platform(`select 1 from conversation where external_id = '+917000026350'`)).toEqual([])
    const [first, second, ...more] = await receipts()
    expect(more).toEqual([])
    expect(second).toMatchObject({ number: 1, result: 'completed', person: first?.person })
    expect(second?.categories.messaging?.deleted).toBeGreaterThan(0)
    expect(await world.bot(`select detail from request_event where what = 'residue-found'`)).toEqual([
      { detail: 'conversation.external_id' },
    ])
  })

  test('names what others have written about the person anywhere, once, and leaves it alone', async () => {
    const words = 'call 70000 26350'
    await world.platform(`update bot set name = $1 where id = (select min(id::text)::uuid from bot)`, [words])
    await aNight()
    const last = (await receipts()).at(-1)
    expect(last).toMatchObject({ number: 2, result: 'completed' })
    expect(last?.mentionedElsewhere).toContainEqual({ table: 'bot', rows: 1 })
    await aNight()
    expect(await receipts()).toHaveLength(3)
    expect(await world.platform('select 1 from bot where name = $1', [words])).toHaveLength(1)
    await world.platform(`update bot set name = 'bot' where name = $1`, [words])
  })

  test('leaves a strangely spelled number with a business that held nothing, and the receipt says that something is left', async () => {
    const [{ id } = { id: '' }] = await world.platform<{ id: string }>(
      `update campaign_recipient set phone = 'tel 70.000 26-350', created_at = '2026-11-01' where id = (
         select id from campaign_recipient where tenant_id::text not in (select tenant_id from deletion_bot.suppression) order by id limit 1)
       returning id`,
    )
    expect(id).not.toBe('')
    await aNight()
    const stray = () => world.platform(`select 1 from campaign_recipient where id = $1 and phone like 'tel%'`, [id])
    expect(await stray()).toHaveLength(1)
    expect((await receipts()).at(-1)).toMatchObject({ result: 'partial', rest: ['campaign_recipient.phone'] })
    const said = (await receipts()).length
    await aNight()
    expect(await receipts()).toHaveLength(said)
    await world.platform(`update campaign_recipient set phone = 'nobody' where id = $1`, [id])
  })

  test('and the second sweep still comes in its time', async () => {
    await world.test.pass(4 * DAY)
    await world.test.pass(HOUR)
    // What a night had taken back is complete again, and the word of it has a day to arrive.
    await world.test.pass(DAY)
    expect(await world.bot('select subject_sealed from erasure_request where second_swept_at is not null')).toEqual([
      { subject_sealed: null },
    ])
    await aNight()
  })
})
