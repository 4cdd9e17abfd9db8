import { afterAll, describe, expect, test } from 'vitest'
import { demoBusiness } from '../../src/platform/demo-businesses.ts'
import { addRequestEvent, moveRequest } from '../../src/requests/request-store.ts'
import { DAY, MINUTE } from '../support/bot.ts'
import { enterAccount } from '../support/enter-account.ts'
import { openMailbox } from '../support/mailbox.ts'
import { HOUR, scenario } from '../support/scenario.ts'

const SAREES = demoBusiness('sarees')
const mailbox = await openMailbox()
afterAll(() => mailbox.close())
type World = ReturnType<typeof scenario>

/** An owner's letter, entered by staff: nobody has a chat about it. Returns who was told that it is closed. */
async function entered(world: World): Promise<{ id: string; told: string[] }> {
  const { bot } = world.test
  const done = await enterAccount(bot, { tenantId: SAREES.tenantId, sooner: false, now: bot.clock.now() })
  if (done.is === 'unknown') throw new Error('no account')
  await world.test.settle()
  const told = (await mailbox.read()).map(({ to }) => to)
  expect(told.length).toBeGreaterThan(1)
  return { id: done.request.id, told }
}

/** What came but the reminder before the day. */
const read = async () => (await mailbox.read()).filter(({ text }) => !text.startsWith('A reminder'))

describe('everybody who was told on which day an account is erased', () => {
  const world = scenario({ config: { ...mailbox.config, maxRowsPerSubject: 10 } })

  test('hears once, by mail, that it takes longer where it waits for staff, by when it is done, and whom to complain to', async () => {
    const { id, told } = await entered(world)
    await world.test.pass(27 * DAY)
    const mails = await read()
    expect(mails.map(({ to }) => to)).toEqual(told)
    for (const { subject, text } of mails) {
      expect(subject).toContain(SAREES.name)
      expect(text).toContain(
        `Erasing the account ${SAREES.name} takes longer: a person is looking at it. It stays closed meanwhile.`,
      )
      expect(text).toContain('You hear from us by 23 Dec 2026')
      expect(text).toContain('Data Protection Board of India')
    }
    await world.test.pass(2 * HOUR)
    expect(await read()).toEqual([])
    const { db, clock } = world.test.bot
    await db.transaction(async (tx) => {
      await moveRequest(tx, id, 'scheduled', { nextAttemptAt: clock.now(), reason: null }, clock.now())
      await addRequestEvent(tx, id, 'released', clock.now(), 'looked-at-by-staff')
    })
    await world.test.pass(MINUTE)
    expect((await read()).map(({ subject }) => subject)).toEqual(told.map(() => expect.stringContaining('is erased')))
  })
})

describe('everybody who was told of an account that a legal hold keeps', () => {
  const world = scenario({ config: mailbox.config })

  test('hears once of each hold, however often it is met', async () => {
    await world.platform(
      `insert into deletion_bot.legal_hold (id, scope, reason, held_from, tenant_id) values (gen_random_uuid(), 'tenant', 'court_order', '2026-01-01', $1)`,
      [SAREES.tenantId],
    )
    const { told } = await entered(world)
    await world.test.pass(27 * DAY)
    expect((await read()).map(({ to, text }) => [to, /takes longer/.test(text)])).toEqual(told.map((to) => [to, true]))
    for (const _ of [1, 2, 3]) await world.test.pass(20 * MINUTE)
    expect(await read()).toEqual([])
    await world.platform(`update deletion_bot.legal_hold set held_until = '2026-02-01'`)
    await world.test.pass(HOUR)
    expect((await read()).map(({ to }) => to)).toEqual(told)
  })
})
