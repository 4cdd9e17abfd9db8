import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoBusiness } from '../../src/platform/demo-businesses.ts'
import { DAY } from '../support/bot.ts'
import { openMailbox, undoLinkIn } from '../support/mailbox.ts'
import { type Actor, HOUR, scenario } from '../support/scenario.ts'

const COACHING = demoBusiness('coaching')
const CLINIC = demoBusiness('clinic')
const OWNER = 'vikram.joshi@akshara-coaching.example'
const mailbox = await openMailbox()
afterAll(() => mailbox.close())

type World = ReturnType<typeof scenario>
const typed = (who: Actor, text: string) => who.does((phone) => phone.say(text))
const requests = (world: World) =>
  world.bot<{ tenant_id: string; state: string }>('select tenant_id, state from erasure_request order by created_at')
const buttonsOf = (who: Actor) => who.last().bubble.buttons.map(({ title }) => title)
const rowsOf = (who: Actor) => who.last().bubble.list?.rows.map(({ title }) => title)

/** Vikram’s number stands on the clinic’s owner, too, under an address of its own. */
async function ownsBoth(world: World): Promise<string> {
  const [row] = await world.platform<{ email: string }>(
    `update app_user set phone_number = $2 where tenant_id = $1 and role = 'owner' returning email`,
    [CLINIC.tenantId, COACHING.owner.phone],
  )
  return row?.email ?? ''
}

/** From the address to message 3. */
async function closes(who: Actor, address: string): Promise<string[]> {
  await typed(who, address)
  await typed(who, await mailbox.code())
  const said = await who.taps('Yes, delete it')
  await mailbox.read()
  return said
}

async function closesBoth(world: World, who: Actor): Promise<void> {
  const second = await ownsBoth(world)
  await who.says('my CallMissed account')
  await closes(who, OWNER)
  await world.test.pass(2 * HOUR)
  await who.taps('Another account')
  await closes(who, second)
}

describe('who owns two businesses and has closed one', () => {
  const world = scenario({ config: mailbox.config })
  let second = ''
  beforeAll(async () => {
    second = await ownsBoth(world)
  })

  test('hears how it stands, and can ask for the other in the same message', async () => {
    const vikram = world.actor('vikram')
    await vikram.says('my CallMissed account')
    await closes(vikram, OWNER)
    expect(await vikram.says('my CallMissed account')).toEqual([
      expect.stringContaining('The account Akshara Coaching Centre is closed'),
    ])
    expect(buttonsOf(vikram)).toEqual(['Keep my account', 'Erase it sooner', 'Another account'])
    await world.test.pass(2 * DAY)
    expect(await vikram.taps('Another account')).toEqual([expect.stringContaining('Which e-mail address')])
  })

  test('closes it with a code, a review and a day of its own', async () => {
    const vikram = world.actor('vikram')
    await typed(vikram, second)
    const [review = ''] = await typed(vikram, await mailbox.code())
    expect(review).toContain('You own the account Sahyadri Family Clinic')
    expect(await vikram.taps('Yes, delete it')).toEqual([
      expect.stringMatching(/The account Sahyadri Family Clinic is closed\. At .* on 22 Dec 2026 it is erased/),
    ])
    expect(await requests(world)).toEqual([
      { tenant_id: COACHING.tenantId, state: 'scheduled' },
      { tenant_id: CLINIC.tenantId, state: 'scheduled' },
    ])
    const told = await mailbox.read()
    expect(told.length).toBeGreaterThan(0)
    expect(told.every(({ subject }) => subject === 'The account Sahyadri Family Clinic is closed')).toBe(true)
  })

  test('is asked which is meant before anything is said, hurried or taken back', async () => {
    const vikram = world.actor('vikram')
    for (const words of ['status', 'keep my account', 'my CallMissed account']) {
      expect(await vikram.says(words)).toEqual([expect.stringContaining('Which account do you mean?')])
      expect(rowsOf(vikram)).toEqual(['Sahyadri Family Clinic', 'Akshara Coaching Centre', 'Another account'])
    }
    expect(vikram.last().bubble.list?.rows[1]?.description).toMatch(/^CM-\S+ · 20 Dec 2026$/)
    expect(await vikram.taps('Akshara Coaching Centre')).toEqual([
      expect.stringMatching(/The account Akshara Coaching Centre is closed\. At .* on 20 Dec 2026 it is erased/),
    ])
    const [sooner = ''] = await vikram.taps('Erase it sooner')
    expect(sooner).toMatch(/^Akshara Coaching Centre\n/)
    expect(await vikram.taps('No, leave the day')).toEqual([
      expect.stringContaining('The account Akshara Coaching Centre is closed'),
    ])
  })

  test('is not asked again which one after it was picked: "keep" is said of that one, as long as it stands there', async () => {
    const vikram = world.actor('vikram')
    await vikram.says('status')
    await vikram.taps('Akshara Coaching Centre')
    expect(await vikram.says('keep my account')).toEqual([expect.stringContaining('Keep the account Akshara Coaching Centre')])
    await vikram.taps('No, still delete')
    expect(await vikram.says('status')).toEqual([expect.stringContaining('Which account do you mean?')])
    await vikram.taps('Akshara Coaching Centre')
    await world.test.pass(DAY + 1)
    expect(await vikram.says('keep my account')).toEqual([expect.stringContaining('Which account do you mean?')])
    await vikram.taps('Akshara Coaching Centre')
  })

  test('keeps the one that an older button spoke of, and leaves the other', async () => {
    const vikram = world.actor('vikram')
    const keepsCoaching = vikram.idOf('Keep my account')
    await vikram.says('status')
    await vikram.taps('Sahyadri Family Clinic')
    expect(await vikram.does((phone) => phone.tap(keepsCoaching))).toEqual([
      expect.stringContaining('Keep the account Akshara Coaching Centre'),
    ])
    expect(await vikram.taps('Yes, keep it')).toEqual([
      expect.stringContaining('the account Akshara Coaching Centre works again'.slice(4)),
    ])
    expect(await requests(world)).toEqual([
      { tenant_id: COACHING.tenantId, state: 'cancelled' },
      { tenant_id: CLINIC.tenantId, state: 'scheduled' },
    ])
    expect(await vikram.says('status')).toEqual([expect.stringContaining('The account Sahyadri Family Clinic is closed')])
  })
})

describe('of two accounts that are closed', () => {
  const world = scenario({ config: mailbox.config })

  test('one is taken back by its link: the other stays in talk, and says so', async () => {
    const vikram = world.actor('vikram')
    await closesBoth(world, vikram)
    const [first] = await world.bot<{ id: string }>('select id from erasure_request where tenant_id = $1', [COACHING.tenantId])
    expect(first).toBeDefined()
    await vikram.says('status')
    await vikram.taps('Sahyadri Family Clinic')
    await world.test.pass(24 * DAY)
    const near = (await mailbox.read()).find(({ subject }) => subject.includes('Akshara'))
    const pressed = await fetch(undoLinkIn(near ?? { to: '', subject: '', text: '' }, world.test.url), { method: 'POST' })
    expect(pressed.status).toBe(200)
    await world.test.settle()
    expect(await requests(world)).toEqual([
      { tenant_id: COACHING.tenantId, state: 'cancelled' },
      { tenant_id: CLINIC.tenantId, state: 'scheduled' },
    ])
    expect(await vikram.says('keep my account')).toEqual([
      expect.stringContaining('The account Sahyadri Family Clinic is closed'),
    ])
    expect(await vikram.taps('Keep my account')).toEqual([expect.stringContaining('Keep the account Sahyadri Family Clinic')])
    await vikram.taps('No, still delete')
    // It is the only one by now, so that the words alone say which.
    expect(await vikram.says('keep my account')).toEqual([expect.stringContaining('Keep the account Sahyadri Family Clinic')])
    await vikram.taps('No, still delete')
  })

  test('the other goes on its own day, by its own name', async () => {
    const vikram = world.actor('vikram')
    await world.test.pass(3 * DAY - 3 * HOUR)
    await vikram.says('thank you')
    await world.test.pass(4 * HOUR)
    expect(await requests(world)).toEqual([
      { tenant_id: COACHING.tenantId, state: 'cancelled' },
      { tenant_id: CLINIC.tenantId, state: 'completed' },
    ])
    expect(vikram.last().bubble.text).toContain('The account Sahyadri Family Clinic is erased')
  })
})

describe('the owner of a closed account, of whose number somebody showed papers', () => {
  const world = scenario({ config: mailbox.config })

  test('keeps the data of the number by the words they were told, and the account stays closed', async () => {
    const vikram = world.actor('vikram')
    await vikram.says('my CallMissed account')
    await closes(vikram, OWNER)
    await world.bot(
      `insert into erasure_request (id, reference, token_hash, person_id, scope, state, language, proof, source, suspect, proved_at, confirmed_at,
         deadline_at, erase_at, created_at, updated_at)
       select gen_random_uuid(), 'CM-PAPE-RSSN', 'papers', person_id, 'number', 'scheduled', 'en', 'papers-seen', 'email', true, $1, $1,
         $1::timestamptz + interval '30 days', $1::timestamptz + interval '7 days', $1, $1 from erasure_request`,
      [world.test.bot.clock.now()],
    )
    expect(await vikram.says('status')).toEqual([expect.stringContaining('CM-PAPE-RSSN')])
    await vikram.says('keep my data')
    await vikram.taps('Yes, keep it')
    expect(await world.bot('select scope, state from erasure_request order by created_at')).toEqual([
      { scope: 'account', state: 'scheduled' },
      { scope: 'number', state: 'cancelled' },
    ])
  })
})
