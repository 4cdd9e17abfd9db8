import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoBusiness } from '../../src/platform/demo-businesses.ts'
import { DAY, MINUTE } from '../support/bot.ts'
import { dumpDatabase } from '../support/find-person.ts'
import { openMailbox } from '../support/mailbox.ts'
import { missingIn } from '../support/rows-of.ts'
import { type Actor, scenario } from '../support/scenario.ts'

const CLINIC = demoBusiness('clinic')
const ASKED = 'Keep your data, and let businesses use it again?'
const mailbox = await openMailbox()
afterAll(() => mailbox.close())

type World = ReturnType<typeof scenario>
const typed = (who: Actor, text: string) => who.does((phone) => phone.say(text))
const requests = (world: World) => world.bot('select scope, state from erasure_request order by created_at, scope desc')

/** Meera, a customer of two shops, owns the clinic as well. */
async function ownsTheClinic(world: World): Promise<string> {
  const { contact } = world.actor('meera').phone
  const [row] = await world.platform<{ email: string }>(
    "update app_user set phone_number = $2 where tenant_id = $1 and role = 'owner' returning email",
    [CLINIC.tenantId, `+${contact.phone?.replace('+', '')}`],
  )
  return row?.email ?? ''
}

async function asksForHerData(meera: Actor): Promise<void> {
  await meera.says('delete my data')
  await meera.taps('Delete my data')
  await meera.taps('Yes, delete it')
  expect(meera.last().bubble.text).toContain('We have stopped using your data')
}

describe('the button of message 3, tapped in time while the e-mail address of an account is asked for', () => {
  const world = scenario({ config: mailbox.config })

  it('asks once more, and keeps every row', async () => {
    const before = await dumpDatabase(world.databases.platformUrl, 'public')
    const meera = world.actor('meera')
    await asksForHerData(meera)
    expect(await meera.says('my CallMissed account')).toEqual([expect.stringContaining('Which e-mail address')])
    await world.test.pass(15 * MINUTE - 1_000)
    expect(await meera.taps('Keep my data')).toEqual([expect.stringContaining(ASKED)])
    await world.test.pass(MINUTE)
    expect(await requests(world)).toEqual([{ scope: 'number', state: 'scheduled' }])
    expect(await meera.taps('Yes, keep it')).toEqual([expect.stringContaining('Your data stays')])
    await world.test.pass(4 * DAY)
    expect(await requests(world)).toEqual([{ scope: 'number', state: 'cancelled' }])
    expect(missingIn(before, await dumpDatabase(world.databases.platformUrl, 'public'))).toEqual([])
  })

  it('and so do the words, typed', async () => {
    const meera = world.actor('meera')
    await asksForHerData(meera)
    await meera.says('my CallMissed account')
    expect(await meera.says('keep my data')).toEqual([expect.stringContaining(ASKED)])
    expect(await meera.taps('No, still delete')).toEqual([expect.stringContaining('Your case: CM-')])
    await meera.says('my CallMissed account')
    // Said of what is asked as likely as of the data: how things stand, with the way back.
    expect(await meera.says('no, keep it')).toEqual([expect.stringContaining('Your case: CM-')])
    expect(await meera.taps('Keep my data')).toEqual([expect.stringContaining(ASKED)])
  })
})

describe('who has closed an account after asking for the data', () => {
  const world = scenario({ config: mailbox.config })
  let owner = ''
  beforeAll(async () => {
    owner = await ownsTheClinic(world)
  })
  const closes = async (meera: Actor) => {
    await meera.says('my CallMissed account')
    // The businesses hear by mail that she has asked for her data.
    await mailbox.read()
    await typed(meera, owner)
    await typed(meera, await mailbox.code())
    await meera.taps('Yes, delete it')
    expect(meera.last().bubble.text).toContain('The account Sahyadri Family Clinic is closed')
    await mailbox.read()
  }

  it('keeps the data by its own button, and the account stays closed', async () => {
    const meera = world.actor('meera')
    await asksForHerData(meera)
    await closes(meera)
    expect(await meera.taps('Keep my data')).toEqual([expect.stringContaining(ASKED)])
    expect(await meera.taps('Yes, keep it')).toEqual([expect.stringContaining('Your data stays')])
    expect(await requests(world)).toEqual([
      { scope: 'number', state: 'cancelled' },
      { scope: 'account', state: 'scheduled' },
    ])
    await world.test.pass(DAY)
    expect(await requests(world)).toEqual([
      { scope: 'number', state: 'cancelled' },
      { scope: 'account', state: 'scheduled' },
    ])
    // Nothing else is open: said of the data, and meant of the account.
    expect(await meera.says('keep my data')).toEqual([expect.stringContaining('The account Sahyadri Family Clinic is closed')])
    expect(await meera.says('keep my data')).toEqual([expect.stringContaining('Keep the account Sahyadri Family Clinic')])
    expect(await meera.taps('Yes, keep it')).toEqual([expect.stringContaining('works again')])
    await mailbox.read()
  })

  it('keeps the data by "keep my data", and by the account’s own button the account alone, which says how the data stands', async () => {
    const meera = world.actor('meera')
    await asksForHerData(meera)
    await closes(meera)
    const keepsAccount = meera.idOf('Keep my account')
    expect(await meera.says('keep my data')).toEqual([expect.stringContaining(ASKED)])
    expect(await meera.taps('No, still delete')).toEqual([expect.stringContaining('Your case: CM-')])
    expect(await meera.does((phone) => phone.tap(keepsAccount))).toEqual([
      expect.stringContaining('Keep the account Sahyadri Family Clinic'),
    ])
    expect(await meera.taps('Yes, keep it')).toEqual([
      expect.stringContaining('works again'),
      expect.stringContaining('We are not using your data'),
    ])
    expect(await meera.taps('Keep my data')).toEqual([expect.stringContaining(ASKED)])
    await world.test.pass(20 * MINUTE)
    expect((await requests(world)).slice(2)).toEqual([
      // The brake leaves the data of whoever is on a business's team to staff.
      { scope: 'number', state: 'parked' },
      { scope: 'account', state: 'cancelled' },
    ])
    expect(await meera.taps('Yes, keep it')).toEqual([expect.stringContaining('Your data stays')])
  })
})
