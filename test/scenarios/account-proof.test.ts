import { afterAll, describe, expect, test } from 'vitest'
import { handleEvents } from '../../src/jobs/handle-event.ts'
import { demoBusiness } from '../../src/platform/demo-businesses.ts'
import { createPhone } from '../../src/simulator/phone.ts'
import { MINUTE } from '../support/bot.ts'
import { openMailbox } from '../support/mailbox.ts'
import { type Actor, HOUR, scenario } from '../support/scenario.ts'

const COACHING = demoBusiness('coaching')
const OWNER = 'vikram.joshi@akshara-coaching.example'
const ADMIN = 'gauri.desai@akshara-coaching.example'
const mailbox = await openMailbox()
afterAll(() => mailbox.close())

const typed = (who: Actor, text: string) => who.does((phone) => phone.say(text))
const wrongFor = (code: string) => (code === '111111' ? '222222' : '111111')
const withoutCase = (said: string[]) => said.map((text) => text.replace(/CM-\w{4}-\w{4}/g, 'CM'))

describe('a stranger who knows an owner’s address', () => {
  const world = scenario({ config: mailbox.config })

  test('hears the very words that somebody with an invented address hears, at every step, and nobody gets a mail', async () => {
    const stranger = world.actor('leela')
    const other = world.actor('rohan')
    const talks: string[][] = [[], []]
    for (const [place, [who, address]] of (
      [
        [stranger, OWNER],
        [other, 'nobody.at.all@nowhere.example'],
      ] as const
    ).entries()) {
      const say = async (text: string) =>
        talks[place]?.push(...withoutCase(await typed(who, text)).map((said) => said.replace(address, 'ADDRESS')))
      await say('my CallMissed account')
      await say(address)
      for (const code of ['111111', '12345', '222 222', '333333', '444444', '555555', '666666']) await say(code)
      for (let i = 0; i < 4; i++) await say('send a new code')
    }
    expect(talks[0]?.map((text) => text.replaceAll('8529', 'NUMBER'))).toEqual(
      talks[1]?.map((text) => text.replaceAll('6350', 'NUMBER')),
    )
    expect(talks[0]?.join()).toContain('enough codes for now')
    expect(await mailbox.read()).toEqual([])
    expect(await world.bot('select 1 from erasure_request')).toEqual([])
  })

  test('has no more codes than an hour allows, whatever the addresses, and a new hour gives new ones', async () => {
    const stranger = world.actor('leela')
    await typed(stranger, 'my CallMissed account')
    expect(await typed(stranger, 'another@nowhere.example')).toEqual([expect.stringContaining('enough codes for now')])
    await world.test.pass(HOUR)
    await typed(stranger, 'my CallMissed account')
    expect(await typed(stranger, 'another@nowhere.example')).toEqual([expect.stringContaining('is on its way')])
  })

  test('cannot use the code that the owner was sent into the owner’s own chat', async () => {
    const [vikram, stranger] = [world.actor('vikram'), world.actor('imran')]
    for (const who of [vikram, stranger]) {
      await typed(who, 'my CallMissed account')
      await typed(who, OWNER)
    }
    const code = await mailbox.code()
    expect(await typed(stranger, code)).toEqual([expect.stringMatching(/not right|सही नहीं/)])
    expect(await typed(vikram, code)).toEqual([expect.stringContaining('You own the account')])
  })
})

describe('a code', () => {
  const world = scenario({ config: mailbox.config })

  async function untilCode(vikram: Actor): Promise<string> {
    await typed(vikram, 'my CallMissed account')
    await typed(vikram, OWNER)
    const code = await mailbox.code()
    return code
  }

  test('is tried five times, also when all guesses come at once and several workers take them', async () => {
    const vikram = world.actor('vikram')
    const code = await untilCode(vikram)
    await Promise.all(Array.from({ length: 9 }, () => vikram.phone.say(wrongFor(code))))
    const [row] = await world.bot<{ person_id: string }>('select person_id from email_code order by id desc limit 1')
    await Promise.all(Array.from({ length: 4 }, () => handleEvents(world.test.bot, row?.person_id ?? '')))
    await world.test.settle()
    expect(await world.bot('select tries from email_code order by id desc limit 1')).toEqual([{ tries: 5 }])
    expect(vikram.heard().filter((text) => text.includes('not right'))).toHaveLength(5)
    expect(await typed(vikram, code)).toEqual([expect.stringContaining('no longer counts')])
    expect(await world.bot('select 1 from email_code where passed_at is not null')).toEqual([])
  })

  test('does not count when it is forwarded, too old, or another was sent after it', async () => {
    const vikram = world.actor('vikram')
    const [text] = await vikram.taps('Send a new code')
    expect(text).toContain('is on its way')
    const first = await mailbox.code()
    expect(await vikram.does((phone) => phone.say(first, { forwarded: true }))).toEqual([
      expect.stringContaining('A forwarded message does not count'),
    ])
    await world.test.pass(11 * MINUTE)
    expect(await typed(vikram, first)).toEqual([expect.stringContaining('no longer counts')])
    await vikram.taps('Send a new code')
    const third = await mailbox.code()
    if (first !== third) expect(await typed(vikram, first)).toEqual([expect.stringContaining('You can try 4 more times')])
    expect(await typed(vikram, third)).toEqual([expect.stringContaining('You own the account')])
  })
})

describe('a code that was right', () => {
  const world = scenario({ config: mailbox.config })

  test('proves for an hour: who says yes later than that is asked for a new one, and nothing is closed', async () => {
    const vikram = world.actor('vikram')
    await typed(vikram, 'my CallMissed account')
    await typed(vikram, OWNER)
    await typed(vikram, await mailbox.code())
    await world.test.pass(61 * MINUTE)
    expect(await vikram.taps('Yes, delete it')).toEqual([
      expect.stringContaining('more than an hour old'),
      expect.stringContaining('Which e-mail address'),
    ])
    expect(await world.bot('select 1 from erasure_request')).toEqual([])
    expect(await world.platform('select is_active from tenant where id = $1', [COACHING.tenantId])).toEqual([{ is_active: true }])
  })

  test('is no code in any other state, and six digits are nobody’s', async () => {
    const vikram = world.actor('vikram')
    await typed(vikram, 'no')
    for (const text of ['123456', '१२३४५६', 'order 123456']) await typed(vikram, text)
    expect(await world.bot('select sum(tries)::int as tries from email_code')).toEqual([{ tries: 1 }])
    expect(vikram.heard().slice(-3).join()).not.toMatch(/code/i)
  })
})

describe('who may close what', () => {
  const world = scenario({ config: mailbox.config })

  async function review(who: Actor, address: string): Promise<string[]> {
    await typed(who, 'my CallMissed account')
    await typed(who, address)
    const code = await mailbox.code()
    return typed(who, code)
  }

  test('an owner who was demoted after the review closes nothing', async () => {
    const vikram = world.actor('vikram')
    await review(vikram, OWNER)
    await world.platform(`update app_user set role = 'agent' where email = $1`, [OWNER])
    expect(await vikram.taps('Yes, delete it')).toEqual([
      expect.stringContaining('A person must look at this account first'),
      expect.stringContaining('A person will answer'),
    ])
    await world.platform(`update app_user set role = 'owner' where email = $1`, [OWNER])
    expect(await world.bot('select 1 from erasure_request')).toEqual([])
  })

  test('an owner whom somebody switched off is left to a person', async () => {
    const vikram = world.actor('vikram')
    await world.platform('update app_user set is_active = false where email = $1', [OWNER])
    expect(await review(vikram, OWNER)).toEqual([
      expect.stringContaining('A person must look at this account first'),
      expect.stringContaining('A person will answer'),
    ])
    await world.platform('update app_user set is_active = true where email = $1', [OWNER])
  })

  test('a row without a number, or with another one, gets no code', async () => {
    const vikram = world.actor('vikram')
    await world.test.pass(HOUR)
    for (const number of [null, '+917000099999']) {
      await world.platform('update app_user set phone_number = $2 where email = $1', [OWNER, number])
      await typed(vikram, 'my CallMissed account')
      expect(await typed(vikram, OWNER)).toEqual([expect.stringContaining('is on its way')])
      expect(await mailbox.read()).toEqual([])
    }
    await world.platform('update app_user set phone_number = $2 where email = $1', [OWNER, COACHING.owner.phone])
  })

  test('somebody in two teams chooses which, after the code', async () => {
    const gauri = world.actor('gauri')
    const clinic = demoBusiness('clinic')
    await world.platform(
      `insert into app_user (tenant_id, email, full_name, phone_number, role, created_at)
       select $1, initcap(email), full_name, phone_number, 'agent', created_at from app_user where email = $2`,
      [clinic.tenantId, ADMIN],
    )
    expect(await review(gauri, ADMIN)).toEqual(['Which account do you mean?'])
    expect(
      gauri
        .last()
        .bubble.list?.rows.map(({ title, description }) => [title, description])
        .sort(),
    ).toEqual([
      ['Akshara Coaching Centre', 'Your own profile only'],
      ['Sahyadri Family Clinic', 'Your own profile only'],
    ])
    expect(await gauri.taps('Sahyadri Family Clinic')).toEqual([
      expect.stringContaining('You are in the team of Sahyadri Family Clinic. Only its owner can close the account.'),
    ])
    expect(await gauri.taps('Yes, delete it')).toEqual([
      expect.stringContaining('Your profile at Sahyadri Family Clinic is closed'),
    ])
    expect(
      await world.platform('select tenant_id, is_active from app_user where lower(email) = $1 order by is_active', [ADMIN]),
    ).toEqual([
      { tenant_id: clinic.tenantId, is_active: false },
      { tenant_id: COACHING.tenantId, is_active: true },
    ])
    await mailbox.read()
  })

  test('a business’s own chat closes no account, and says where to write', async () => {
    const rohan = world.actor('rohan', COACHING.name)
    await rohan.says('delete my data')
    const asked = (await world.bot('select 1 from email_code')).length
    expect(await typed(rohan, 'my CallMissed account')).toEqual([expect.stringContaining('https://wa.me/')])
    expect(await typed(rohan, OWNER)).toEqual([])
    expect((await world.bot('select 1 from email_code')).length).toBe(asked)
  })

  test('whom WhatsApp shows without a number is asked for it first', async () => {
    const { graph } = world.test
    const [dedicated] = world.test.bot.channels.all().filter(({ mode }) => mode === 'dedicated')
    const hidden = world.actorOf(createPhone(graph, { name: 'Nobody Yet', phone: null }, dedicated?.phoneNumberId ?? ''))
    expect(await typed(hidden, 'my CallMissed account')).toEqual([
      expect.stringContaining('WhatsApp does not show us your number'),
    ])
    expect(await typed(hidden, OWNER)).not.toEqual([expect.stringContaining('is on its way')])
  })
})
