import { afterAll, describe, expect, test } from 'vitest'
import { decideProposal } from '../../src/jobs/decide-proposal.ts'
import { proposeAction } from '../../src/jobs/propose-action.ts'
import { demoBusiness } from '../../src/platform/demo-businesses.ts'
import { loadRequest } from '../../src/requests/request-store.ts'
import type { GuardedAction } from '../../src/requests/staff-reasons.ts'
import { DAY } from '../support/bot.ts'
import { openMailbox, type ReadMail } from '../support/mailbox.ts'
import { type Actor, scenario } from '../support/scenario.ts'

const COACHING = demoBusiness('coaching')
const OWNER = 'vikram.joshi@akshara-coaching.example'
const ADMIN = 'gauri.desai@akshara-coaching.example'
const BOARD = 'Data Protection Board of India'
const mailbox = await openMailbox()
afterAll(() => mailbox.close())
type World = ReturnType<typeof scenario>

async function closes(who: Actor, address: string): Promise<void> {
  await who.does((phone) => phone.say('my CallMissed account'))
  await who.does((phone) => phone.say(address))
  await who.does((phone) => phone.say('english'))
  const code = await mailbox.code()
  await who.does((phone) => phone.say(code))
  await who.taps('Yes, delete it')
  await mailbox.read()
}

/** Two of the staff agree; what is heard in the chat and stands in the letter boxes then. */
async function agreed(world: World, who: Actor, what: GuardedAction, reason: string, days: number) {
  const { bot } = world.test
  const [row] = await world.bot<{ id: string }>(
    `select id from erasure_request where confirmed_at is not null order by created_at desc limit 1`,
  )
  const request = (await loadRequest(bot.db, row?.id ?? '')) ?? expect.unreachable()
  const until = new Date(bot.clock.now().getTime() + days * DAY)
  const heard = who.heard().length
  const proposed = await proposeAction(bot, request, { what, until }, { id: 'staff:a', role: 'support', reason })
  if (proposed.is !== 'proposed') throw new Error(proposed.is)
  await world.test.settle()
  expect(who.heard().slice(heard)).toEqual([])
  expect(await decideProposal(bot, proposed.proposal.id, 'approve', { id: 'staff:b', role: 'privacy' })).toMatchObject({
    is: 'done',
  })
  await world.test.settle()
  return { chat: who.heard().slice(heard), mails: await mailbox.read() }
}

const addressed = (mails: readonly ReadMail[]) => mails.map(({ to }) => to)
const states = (world: World) => world.bot('select scope, state from erasure_request order by created_at')
const isActive = (world: World, email: string) =>
  world.platform<{ tenant: boolean; person: boolean }>(
    'select t.is_active as tenant, u.is_active as person from app_user u join tenant t on t.id = u.tenant_id where u.email = $1',
    [email],
  )
const contacts = (world: World) => world.bot('select 1 from account_contact where sealed is not null or token_sealed is not null')

describe('an account that its owner has closed in the chat', () => {
  const world = scenario({ config: mailbox.config })

  test('has a later day by two of the staff: the chat names it and the reason, and everybody who was told hears it', async () => {
    const vikram = world.actor('vikram')
    await closes(vikram, OWNER)
    const { chat, mails } = await agreed(world, vikram, 'extend', 'business-disputes', 29)
    expect(chat).toEqual([
      expect.stringContaining('a business has objected'),
      expect.stringMatching(/The account Akshara Coaching Centre is closed\. At .* on 22 Dec 2026 it is erased/),
    ])
    expect(addressed(mails)).toEqual([ADMIN, OWNER])
    for (const { text } of mails) expect(text).toMatch(/22 Dec 2026[\s\S]*account\/undo\//)
  })

  test('is held: it stays closed, and both hear until when and why', async () => {
    const vikram = world.actor('vikram')
    const { chat, mails } = await agreed(world, vikram, 'hold', 'identity-in-doubt', 3)
    expect(chat).toEqual([expect.stringMatching(/paused until 26 Nov 2026/)])
    expect(chat[0]).toContain(BOARD)
    expect(addressed(mails)).toEqual([ADMIN, OWNER])
    expect(await states(world)).toEqual([{ scope: 'account', state: 'on_hold' }])
    expect(await isActive(world, OWNER)).toEqual([{ tenant: false, person: false }])
    const [standing = ''] = await vikram.says('status')
    expect(standing).toContain('the account Akshara Coaching Centre takes longer')
  })

  test('is refused: it works as before, no address or link is kept, and both hear the reason and the Board', async () => {
    const vikram = world.actor('vikram')
    const { chat, mails } = await agreed(world, vikram, 'refuse', 'claim-not-covered', 2)
    expect(chat).toEqual([expect.stringContaining('a law makes us keep this data')])
    expect(chat[0]).toContain(BOARD)
    expect(addressed(mails)).toEqual([ADMIN, OWNER])
    for (const { text } of mails) expect(text).toContain(BOARD)
    expect(await states(world)).toEqual([{ scope: 'account', state: 'refused' }])
    expect(await isActive(world, OWNER)).toEqual([{ tenant: true, person: true }])
    expect(await contacts(world)).toEqual([])
    await world.test.pass(40 * DAY)
    expect(await world.platform('select is_active from tenant where id = $1', [COACHING.tenantId])).toEqual([{ is_active: true }])
    expect(await mailbox.read()).toEqual([])
  })
})

describe('a profile that its member has closed in the chat', () => {
  const world = scenario({ config: mailbox.config })

  test('is held and then cancelled by two of the staff: it works again, and nobody but its member is told', async () => {
    const gauri = world.actor('gauri')
    await closes(gauri, ADMIN)
    expect(await isActive(world, ADMIN)).toEqual([{ tenant: true, person: false }])
    const held = await agreed(world, gauri, 'hold', 'technical-fault', 3)
    expect(held.chat).toEqual([expect.stringContaining('something does not work here')])
    expect(addressed(held.mails)).toEqual([ADMIN])
    const ended = await agreed(world, gauri, 'cancel', 'suspected-fraud', 2)
    expect(ended.chat).toEqual([expect.stringContaining(BOARD)])
    expect(addressed(ended.mails)).toEqual([ADMIN])
    expect(await states(world)).toEqual([{ scope: 'profile', state: 'cancelled' }])
    expect(await isActive(world, ADMIN)).toEqual([{ tenant: true, person: true }])
    expect(await contacts(world)).toEqual([])
  })
})
