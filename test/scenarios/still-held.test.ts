import { describe, expect, it } from 'vitest'
import { whatToDo } from '../../src/erasure/finding-words.ts'
import { keptByUnknownLaw } from '../../src/erasure/kept-unknown-store.ts'
import { nightly } from '../../src/jobs/nightly.ts'
import { DAY, MINUTE } from '../support/bot.ts'
import { type Actor, scenario } from '../support/scenario.ts'

const MEERA = '+917000014821'
const BILL = /1 bill stays until \d{1,2} \w{3} 20\d\d \(tax law\)\./g

async function erased(actor: Actor, pass: (milliseconds: number) => Promise<void>): Promise<void> {
  await actor.says('delete my data')
  await actor.taps('Delete my data')
  await actor.taps('Yes, delete it')
  await pass(15 * MINUTE)
  expect(actor.heard().at(-1)).toContain('Your data is erased')
}

describe('"what do you still hold about me?" after an erasure', () => {
  const world = scenario()
  const bills = (texts: readonly string[]) => texts.join('\n').match(BILL)?.length ?? 0

  it('names what the law keeps and until when, also once the number itself was forgotten', async () => {
    const meera = world.actor('meera')
    await erased(meera, (ms) => world.test.pass(ms))
    const now = await meera.says('what do you still hold about me?')
    expect(now.join()).toContain('We hold no chats and no calls of the number ending 4821')
    expect(bills(now)).toBe(1)
    await world.test.pass(9 * DAY)
    expect(await world.bot('select subject_sealed from erasure_request')).toEqual([{ subject_sealed: null }])
    expect(bills(await meera.says('delete my data'))).toBe(1)
  })

  it('and names it once beside what a new chat brought', async () => {
    const meera = world.actor('meera')
    const now = world.test.bot.clock.now()
    await world.platform(
      `with made as (insert into conversation (tenant_id, bot_id, channel, external_id, status, metadata, created_at, last_message_at)
         select tenant_id, id, 'whatsapp', $1, 'open', '{}', $2, $2 from bot where type = 'whatsapp' limit 1 returning id)
       insert into message (conversation_id, role, content, message_type, created_at) select id, 'user', 'hello', 'text', $2 from made`,
      [MEERA, now],
    )
    await meera.says('what do you still hold about me?')
    expect(meera.last().bubble.text).toContain('we hold 1 message, with 1 business')
    expect(bills([meera.last().bubble.text])).toBe(1)
    await meera.says('no')
  })

  it('is not told in a business’s chat, which saw nothing of that request', async () => {
    const inTheShop = world.actor('meera', 'Akshara Coaching Centre')
    expect(bills(await inTheShop.says('delete my data'))).toBe(0)
  })

  it('is told to nobody who holds the number after a long silence', async () => {
    const meera = world.actor('meera')
    await world.platform('delete from message where content = $1', ['hello'])
    await world.platform('delete from conversation where external_id = $1', [MEERA])
    await world.test.pass(120 * DAY)
    const heard = await meera.says('what do you hold about me')
    expect(heard.join()).toContain('We hold no chats and no calls')
    expect(bills(heard)).toBe(0)
    expect((await meera.says('status')).join()).not.toMatch(/bill|record|law/)
  })
})

describe('a number whose erasure was that of a suspect one', () => {
  const world = scenario()

  it('hears of no kept row afterwards either', async () => {
    const farhan = world.actor('farhan')
    await farhan.says('delete my data')
    await farhan.taps('Delete my data')
    await farhan.taps('Yes, my number')
    await farhan.taps('Yes, delete it')
    await world.test.pass(7 * DAY)
    const heard = await farhan.says('what do you hold about me')
    expect(heard.join()).toContain('We hold no chats and no calls')
    expect(heard.join()).not.toMatch(/stays? until/)
  })
})

describe('rows kept by a law that is not on the list of bases any more', () => {
  const world = scenario()

  it('are named to whoever asks, and staff are warned', async () => {
    const meera = world.actor('meera')
    await erased(meera, (ms) => world.test.pass(ms))
    expect(await keptByUnknownLaw(world.test.bot.platform)).toEqual([])
    await world.platform(`update deletion_bot.retained set basis = 'pmla-s12' where table_name = 'invoice'`)
    const told = (await meera.says('what do you still hold about me?')).join()
    expect(told).toContain('1 record: locked now, erased on 31 Dec 2032.')
    const warnings = await keptByUnknownLaw(world.test.bot.platform)
    expect(warnings).toEqual([{ table: 'invoice', is: 'kept-by-unknown-law', about: 'pmla-s12' }])
    expect(warnings.map(whatToDo).join()).toContain('the basis pmla-s12')
  })

  it('go on their day, and the receipt says so', async () => {
    await world.test.pass(7 * 366 * DAY)
    await nightly(world.test.bot)
    const [last] = await world.bot<{ body: string }>('select body from receipt order by number desc limit 1')
    const { released } = JSON.parse(last?.body ?? '{}') as { released: unknown[] }
    expect(released).toContainEqual({ table: 'invoice', basis: 'pmla-s12', statute: 'pmla-s12', rows: 1 })
  })
})
