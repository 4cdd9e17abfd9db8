import { afterAll, describe, expect, test } from 'vitest'
import { demoBusiness } from '../../src/platform/demo-businesses.ts'
import { DAY, MINUTE } from '../support/bot.ts'
import { openMailbox } from '../support/mailbox.ts'
import { scenario } from '../support/scenario.ts'

const COACHING = demoBusiness('coaching')
const OWNER = 'vikram.joshi@akshara-coaching.example'
const mailbox = await openMailbox()
afterAll(() => mailbox.close())

type World = ReturnType<typeof scenario>
const types = (world: World, text: string) => world.actor('vikram').does((phone) => phone.say(text))
const titles = (world: World) =>
  world
    .actor('vikram')
    .last()
    .bubble.buttons.map(({ title }) => title)

/** From the address to the yes. */
async function proves(world: World): Promise<string[]> {
  await types(world, OWNER)
  await types(world, await mailbox.code())
  return world.actor('vikram').taps('Yes, delete it')
}

async function closes(world: World): Promise<string[]> {
  await world.actor('vikram').says('my CallMissed account')
  return proves(world)
}

/** A court keeps all of the business. */
async function holds(world: World): Promise<void> {
  await world.platform(
    `insert into deletion_bot.legal_hold (id, scope, reason, held_from, tenant_id) values (gen_random_uuid(), 'tenant', 'court_order', '2026-01-01', $1)`,
    [COACHING.tenantId],
  )
}

describe('the owner of an account whose day is over, and which a legal hold keeps', () => {
  const world = scenario({ config: mailbox.config })

  test('is offered the way back until that day', async () => {
    await closes(world)
    expect(titles(world)).toContain('Keep my account')
    await holds(world)
    await world.test.pass(26 * DAY)
    expect(await world.actor('vikram').says('status')).toEqual([expect.stringMatching(/is closed\. At .* it is erased/)])
    expect(titles(world)).toContain('Keep my account')
  })

  test('and beyond it is shown no button that would do nothing', async () => {
    await world.test.pass(DAY + 20 * MINUTE)
    expect(await world.bot('select state from erasure_request')).toEqual([{ state: 'on_hold' }])
    expect(await world.actor('vikram').says('status')).toEqual([
      expect.stringContaining('takes longer: a person is looking at it'),
    ])
    expect(titles(world)).toEqual(['Another account'])
  })

  test('hears of a typed wish, and of an old button, that its time is over, that nothing is erased, and who helps', async () => {
    const tooLate = expect.stringMatching(/^It could be kept until 20 Dec 2026\. That time is over\. Nothing is erased yet\./)
    const waits = expect.stringContaining('It stays closed meanwhile')
    expect(await types(world, 'keep my account')).toEqual([tooLate, waits])
    expect(await world.actor('vikram').taps('Keep my account')).toEqual([tooLate, waits])
    expect(await world.bot('select state from erasure_request')).toEqual([{ state: 'on_hold' }])
  })

  test('who proves the account once more is told that it waits, and of no new day', async () => {
    await world.actor('vikram').taps('Another account')
    expect(await proves(world)).toEqual([expect.stringContaining('takes longer: a person is looking at it')])
    expect(titles(world)).toEqual(['Another account'])
  })
})

describe('the owner who was asked before that day, and answers long after it', () => {
  const world = scenario({ config: mailbox.config })

  test('hears that nothing was taken back, and not that the erasure has begun', async () => {
    const vikram = world.actor('vikram')
    await closes(world)
    await holds(world)
    await world.test.pass(27 * DAY - 5 * MINUTE)
    expect(await types(world, 'keep my account')).toEqual([expect.stringContaining('and let it work again?')])
    await world.test.pass(30 * MINUTE)
    const said = await vikram.taps('Yes, keep it')
    expect(said).toEqual([
      expect.stringContaining('Nothing is erased yet.'),
      expect.stringContaining('It stays closed meanwhile'),
    ])
    expect(titles(world)).toEqual(['Another account'])
    expect(await world.bot('select state, started_at from erasure_request')).toEqual([{ state: 'on_hold', started_at: null }])
  })
})
