import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { demoBusiness } from '../../src/platform/demo-businesses.ts'
import { addProcessor } from '../../src/processors/processor-store.ts'
import { newId } from '../../src/runtime/ids.ts'
import { createPhone } from '../../src/simulator/phone.ts'
import { startReceiver } from '../processors/support/receiver.ts'
import { MINUTE } from '../support/bot.ts'
import { openMailbox } from '../support/mailbox.ts'
import { type Actor, scenario } from '../support/scenario.ts'

const DEDICATED = '106600000000001'
const VIKRAM = 'vikram.joshi@akshara-coaching.example'
const KAVYA_ID = 'IN.7Kq2vZ8mWc4Tn9XbR5yLd3'
const mailbox = await openMailbox()
afterAll(() => mailbox.close())

describe('STOP in every state of the whole bot', () => {
  const world = scenario({ config: mailbox.config })
  const receiver = startReceiver()
  beforeAll(async () => {
    const { bot } = world.test
    const endpoint = `${(await receiver).url}/brevo`
    const row = { id: newId(), name: 'brevo', endpoint, secret: 'a-secret-of-thirty-two-characters' }
    const kinds = { categories: ['messaging'], verbs: ['erase-now' as const], knowsBy: ['phone' as const], answerHours: 72 }
    await addProcessor(bot.db, bot.keys, { ...row, ...kinds }, bot.clock.now())
  })
  afterAll(async () => (await receiver).close())
  const onServer = async (...statements: string[]) => {
    const client = new pg.Client({ connectionString: world.databases.botUrl })
    await client.connect()
    for (const statement of statements) await client.query(statement)
    await client.end()
  }
  const name = () => new URL(world.databases.platformUrl).pathname.slice(1)
  const goesDown = () =>
    onServer(
      `alter database "${name()}" with allow_connections false`,
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name()}'`,
    )
  const comesBack = () => onServer(`alter database "${name()}" with allow_connections true`)
  afterEach(comesBack)
  const state = async () =>
    (await world.bot<{ state: string }>('select state from conversation order by updated_at desc limit 1'))[0]?.state
  const requests = () => world.bot('select state, erase_at, subject_sealed from erasure_request order by created_at')
  const seen = new Set<string>()

  /** Says it where the person is: answered as done, and everything else is as it was. */
  async function stops(actor: Actor, expected: string): Promise<void> {
    const [before, where] = [await requests(), await state()]
    expect(where).toBe(expected)
    const heard = await actor.says('STOP')
    expect(
      heard.filter((text) => text.includes('no longer send you offers')),
      expected,
    ).toHaveLength(1)
    expect([await state(), await requests()]).toEqual([expected, before])
    seen.add(expected)
  }

  it('while the platform is asked, for facts, names and counts', async () => {
    const meera = world.actor('meera')
    await goesDown()
    await meera.says('delete my data')
    await stops(meera, 'opening')
    await comesBack()
    await world.test.pass(6 * MINUTE)
    await stops(meera, 'choosingScope')
    await meera.taps('Something else')
    await goesDown()
    await meera.taps('Only one business')
    await stops(meera, 'listing')
    await comesBack()
    await world.test.pass(6 * MINUTE)
    await stops(meera, 'choosingBusiness')
    await goesDown()
    await meera.taps('Rangoli Sarees')
    await stops(meera, 'counting')
    await comesBack()
    await world.test.pass(6 * MINUTE)
    await stops(meera, 'reviewing')
    await meera.says('no')
    await stops(meera, 'idle')
  })

  it('while it is asked whose number or whose data is meant', async () => {
    await world.test.pass(MINUTE)
    const imran = world.actor('imran')
    await imran.says('delete the data of 98200 12345')
    if ((await state()) === 'choosingScope') await imran.taps('Delete my data')
    await stops(imran, 'confirmingOwnership')
    await imran.taps('The other number')
    await stops(imran, 'choosingWhose')
    await imran.says('no')
  })

  it('from the yes to the end', async () => {
    await world.test.pass(MINUTE)
    const rohan = world.actor('rohan')
    await rohan.says('delete my data')
    await rohan.taps('Delete my data')
    await rohan.taps('Yes, delete it')
    await stops(rohan, 'scheduled')
    await rohan.taps('Keep my data')
    await stops(rohan, 'confirmingUndo')
    await rohan.taps('No, still delete')
    await world.test.pass(15 * MINUTE)
    await stops(rohan, 'erasing')
    await world.test.pass(5 * MINUTE)
    expect(rohan.heard().at(-1)).toContain('One part is not confirmed yet')
    await stops(rohan, 'done')
  })

  it('on the way of an account', async () => {
    await world.test.pass(MINUTE)
    // One number and one address, spelled in two ways, stand in two businesses.
    await world.platform(`update app_user set phone_number = $2, email = $3 where tenant_id = $1 and role = 'owner'`, [
      demoBusiness('clinic').tenantId,
      demoBusiness('coaching').owner.phone,
      VIKRAM.toUpperCase(),
    ])
    const vikram = world.actor('vikram')
    const typed = (text: string) => vikram.does((phone) => phone.say(text))
    await vikram.says('my CallMissed account')
    await stops(vikram, 'askingEmail')
    await goesDown()
    await typed(VIKRAM)
    await stops(vikram, 'sendingCode')
    await comesBack()
    await world.test.pass(6 * MINUTE)
    await stops(vikram, 'provingEmail')
    const code = await mailbox.code()
    await goesDown()
    await typed(code)
    await stops(vikram, 'openingAccount')
    await comesBack()
    await world.test.pass(6 * MINUTE)
    await stops(vikram, 'choosingAccount')
    await goesDown()
    await vikram.taps('Akshara Coaching Centre')
    await stops(vikram, 'countingAccount')
    await comesBack()
    await world.test.pass(6 * MINUTE)
    await stops(vikram, 'reviewing')
    await goesDown()
    await vikram.taps('Yes, delete it')
    await stops(vikram, 'checkingAccount')
    await comesBack()
    await world.test.pass(6 * MINUTE)
    await stops(vikram, 'scheduled')
    await vikram.taps('Erase it sooner')
    await stops(vikram, 'confirmingSooner')
  })

  it('which are all but those that last no longer than one step, the one without a number, and the list of what is closed', () => {
    expect([...seen].sort()).toEqual([
      ...['askingEmail', 'checkingAccount', 'choosingAccount', 'choosingBusiness', 'choosingScope', 'choosingWhose'],
      ...['confirmingOwnership', 'confirmingSooner', 'confirmingUndo', 'counting', 'countingAccount', 'done'],
      ...['erasing', 'idle', 'listing', 'opening', 'openingAccount', 'provingEmail'],
      ...['reviewing', 'scheduled', 'sendingCode'],
    ])
  })
})

describe('STOP from somebody whose number WhatsApp does not show', () => {
  const world = scenario()
  const pending = () => world.platform("select 1 from campaign_recipient where phone = '+917000099010' and status = 'pending'")
  const honest = [expect.stringMatching(/^WhatsApp does not show us your number\..*Write STOP in the shop’s own chat\./s)]

  it('is never told that it is done: hears what works, with WhatsApp’s button, in every state', async () => {
    await world.platform("update conversation set external_id = '+917000099010' where external_id = $1", [KAVYA_ID])
    await world.platform(
      `insert into campaign_recipient (id, tenant_id, campaign_id, phone, status, created_at)
       select gen_random_uuid(), tenant_id, campaign_id, '+917000099010', 'pending', created_at from campaign_recipient where status = 'pending' limit 1`,
    )
    expect(await pending()).toHaveLength(1)
    const kavya = world.actor('kavya')
    const stops = async () => {
      expect(await kavya.says('STOP')).toEqual(honest)
      expect(kavya.last().bubble.asksForContact).toBe(true)
    }
    await stops()
    await kavya.says('delete my data')
    await stops()
    await kavya.says('no')
    await kavya.says('delete the data of my mother')
    await stops()
    expect(await world.bot<{ state: string }>('select state from conversation')).toEqual([{ state: 'choosingWhose' }])
    await kavya.says('no')
    expect(kavya.heard().join()).not.toContain('can no longer send')
    // What knows the person by the id alone is stopped all the same; what knows the number only, as was said, is not.
    expect(await pending()).toHaveLength(1)
  })

  it('a card picked by hand is no number; the own one, attached by WhatsApp, makes the next STOP true', async () => {
    const kavya = world.actor('kavya')
    const ringing = world.actorOf(
      createPhone(world.test.graph, { name: 'Kavya Reddy', phone: '+917000099010', userId: KAVYA_ID }, DEDICATED),
    )
    await kavya.does((phone) => phone.shareContact('+917000014821', 'other'))
    expect(await world.bot("select 1 from person_binding where kind = 'phone'")).toEqual([])
    await kavya.does((phone) => phone.shareContact('+917000099010', 'contact_request'))
    expect(ringing.last().bubble.text).toContain('the number ending 9010')
    expect(ringing.last().bubble.buttons.map(({ title }) => title)).toContain('Only stop ads')
    await kavya.says('STOP')
    expect(ringing.heard().at(-1)).toContain('Shops can no longer send you offers through us')
    expect(await pending()).toEqual([])
    expect((await world.platform('select tenant_id from deletion_bot.suppression')).length).toBeGreaterThan(0)
    expect(await world.bot('select 1 from erasure_request')).toEqual([])
  })
})
