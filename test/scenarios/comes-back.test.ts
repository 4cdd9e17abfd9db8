import { describe, expect, it } from 'vitest'
import { DAY, MINUTE } from '../support/bot.ts'
import { writesToTheShop } from '../support/customer-again.ts'
import { dumpDatabase, searchDatabase } from '../support/find-person.ts'
import { missingIn, rowsOf } from '../support/rows-of.ts'
import { type Actor, HOUR, scenario } from '../support/scenario.ts'

const ROHAN = { phone: '+917000026350', name: 'Rohan Das' }
const IMRAN = { phone: '+917000075532', name: 'Imran Qureshi' }

async function confirmed(actor: Actor): Promise<void> {
  await actor.says('delete my data')
  await actor.taps('Delete my data')
  await actor.taps('Yes, delete it')
}

describe('a person who comes back as a customer', () => {
  const world = scenario()

  it('while the erasure is waiting: the old messages go, the new ones and their chat stay, and the shop’s bot may answer again', async () => {
    const rohan = world.actor('rohan')
    const [old] = await world.platform<{ id: string }>("select id from conversation where external_id = '+917000026350'")
    await confirmed(rohan)
    await world.test.pass(5 * MINUTE)
    const fresh = await writesToTheShop(world, ROHAN.phone, ROHAN.name, 'is the batch at six still open')
    await world.test.pass(10 * MINUTE)
    expect(rohan.heard().at(-1)).toContain('Your data is erased')
    expect(await world.platform("select id, ai_autoreply_enabled from conversation where external_id = '+917000026350'")).toEqual(
      [{ id: old?.id, ai_autoreply_enabled: true }],
    )
    expect(await world.platform('select id from message where conversation_id = $1', [old?.id])).toEqual([{ id: fresh }])
    expect(await world.bot<{ result: string }>("select body::jsonb ->> 'result' as result from receipt")).toEqual([
      { result: 'completed' },
    ])
  })

  it('and says no to a second deletion: whoever asks then hears how the first one ended, by its own case', async () => {
    const rohan = world.actor('rohan')
    const [first] = await world.bot<{ reference: string }>("select reference from erasure_request where state = 'completed'")
    await rohan.says('delete my data')
    await rohan.taps('Delete my data')
    expect(await rohan.taps('No, keep it')).toEqual([expect.stringContaining('Nothing was deleted')])
    for (const question of ['status', 'is my data deleted?']) {
      const [told = '', ...more] = await rohan.says(question)
      expect(more).toEqual([])
      expect(told).toContain('Your data was erased')
      expect(told).toContain(first?.reference)
    }
  })

  it('before the second sweep: it takes what was redelivered of before, and none of the new rows', async () => {
    const imran = world.actor('imran')
    await confirmed(imran)
    const cutOff = world.test.bot.clock.now()
    await world.test.pass(15 * MINUTE)
    expect(await searchDatabase(world.databases.platformUrl, [IMRAN.name])).toEqual([])
    await world.test.pass(2 * DAY)
    await writesToTheShop(world, IMRAN.phone, IMRAN.name, 'hello, I am a customer again')
    await world.test.pass(HOUR)
    await writesToTheShop(world, IMRAN.phone, IMRAN.name, 'and a second message')
    // A redelivery of before the confirmation reaches the platform late, into an older conversation of its own.
    await world.platform(
      `insert into conversation (tenant_id, bot_id, channel, external_id, status, metadata, created_at, last_message_at)
       select tenant_id, id, 'whatsapp', $1, 'closed', '{}', $2, $2 from bot
       where tenant_id = 'c0ac4100-0000-4000-a000-000000000003' and type = 'whatsapp'`,
      [IMRAN.phone, new Date(cutOff.getTime() - HOUR)],
    )
    const before = rowsOf(await dumpDatabase(world.databases.platformUrl, 'public'), IMRAN)
    await world.test.pass(6 * DAY)
    const after = await dumpDatabase(world.databases.platformUrl, 'public')
    const gone = missingIn(before, after)
    expect(gone).toHaveLength(1)
    expect(gone[0]).toContain(',closed,')
    expect(
      await world.platform("select content from message where content like '%customer again' or content like 'and a second%'"),
    ).toHaveLength(2)
    expect(
      await world.bot(
        "select number, body::jsonb ->> 'result' as result from receipt r join erasure_request q on q.id = r.request_id order by r.created_at desc limit 1",
      ),
    ).toEqual([{ number: 1, result: 'completed' }])
  })

  it('a second wish of theirs is a request of its own, with a cut-off of its own', async () => {
    const imran = world.actor('imran')
    await confirmed(imran)
    await world.test.pass(15 * MINUTE)
    expect(imran.heard().at(-1)).toContain('2 messages')
    expect(await searchDatabase(world.databases.platformUrl, [IMRAN.name])).toEqual([])
    expect(await world.bot('select 1 from erasure_request where state = $1', ['completed'])).toHaveLength(3)
  })
})
