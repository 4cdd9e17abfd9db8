import { afterAll, describe, expect, test } from 'vitest'
import { demoBusiness } from '../../src/platform/demo-businesses.ts'
import { DAY, MINUTE } from '../support/bot.ts'
import { enterAccount } from '../support/enter-account.ts'
import { openMailbox, undoLinkIn } from '../support/mailbox.ts'
import { HOUR, scenario } from '../support/scenario.ts'
import { twoOfStaff } from '../support/two-of-staff.ts'

const SAREES = demoBusiness('sarees')
const OWNER = 'vikram.joshi@akshara-coaching.example'
const mailbox = await openMailbox()
afterAll(() => mailbox.close())
type World = ReturnType<typeof scenario>

async function entered(world: World): Promise<string> {
  const { bot } = world.test
  const done = await enterAccount(bot, { tenantId: SAREES.tenantId, sooner: false, now: bot.clock.now() })
  if (done.is === 'unknown') throw new Error('no account')
  await world.test.settle()
  await mailbox.read()
  return done.request.id
}
const reminders = async () => (await mailbox.read()).filter(({ text }) => text.startsWith('A reminder'))

describe('whoever can have an account back', () => {
  const world = scenario({ config: mailbox.config })

  test('is reminded once more of a day that staff have put later, and not together with that news', async () => {
    const id = await entered(world)
    await world.test.pass(24 * DAY + MINUTE)
    expect((await reminders()).length).toBeGreaterThan(1)
    await twoOfStaff(world.test, id, 'extend', 'technical-fault', 5)
    const [news] = await mailbox.read()
    expect(news?.text).toContain('22 Dec 2026')
    await world.test.pass(2 * DAY)
    expect(await reminders()).toEqual([])
    await world.test.pass(1.5 * DAY)
    const again = await reminders()
    expect(again.length).toBeGreaterThan(1)
    for (const { text } of again) expect(text).toContain('22 Dec 2026')
    await world.test.pass(HOUR)
    expect(await reminders()).toEqual([])
  })

  test('is reminded while staff hold it beyond its day, of the day on which the hold ends, and can have it back until then', async () => {
    await world.test.pass(2 * DAY)
    await mailbox.read()
    const clinic = demoBusiness('clinic')
    const { bot } = world.test
    const done = await enterAccount(bot, { tenantId: clinic.tenantId, sooner: true, now: bot.clock.now() })
    if (done.is === 'unknown') throw new Error('no account')
    await world.test.settle()
    await mailbox.read()
    await twoOfStaff(world.test, done.request.id, 'hold', 'identity-in-doubt', 9)
    await mailbox.read()
    await world.test.pass(5 * DAY)
    expect(await reminders()).toEqual([])
    await world.test.pass(DAY + MINUTE)
    const [first, ...others] = await reminders()
    expect(others.length).toBeGreaterThan(0)
    const link = undoLinkIn(first ?? expect.unreachable(), world.test.url)
    expect((await fetch(link, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' } })).status).toBe(
      200,
    )
    await world.test.settle()
    expect(await world.bot('select state from erasure_request where id = $1', [done.request.id])).toEqual([
      { state: 'cancelled' },
    ])
    expect(await world.platform('select is_active from tenant where id = $1', [clinic.tenantId])).toEqual([{ is_active: true }])
  })
})

describe('the owner whose chat is open when the account’s days are almost over', () => {
  const world = scenario({ config: mailbox.config })

  test('is reminded there, too, with the way back', async () => {
    const vikram = world.actor('vikram')
    await vikram.does((phone) => phone.say('my CallMissed account'))
    await vikram.does((phone) => phone.say(OWNER))
    await vikram.does((phone) => phone.say('english'))
    const code = await mailbox.code()
    await vikram.does((phone) => phone.say(code))
    await vikram.taps('Yes, delete it')
    await mailbox.read()
    await world.test.pass(23 * DAY + 12 * HOUR)
    await vikram.says('thanks')
    const heard = vikram.heard().length
    await world.test.pass(13 * HOUR)
    expect((await reminders()).length).toBeGreaterThan(1)
    const [said = '', ...more] = vikram.heard().slice(heard)
    expect(more).toEqual([])
    expect(said).toMatch(/The account Akshara Coaching Centre is closed\. At .* it is erased/)
    expect(vikram.last().bubble.buttons.map(({ title }) => title)).toContain('Keep my account')
  })
})
