import { afterAll, describe, expect, test } from 'vitest'
import { demoBusiness } from '../../src/platform/demo-businesses.ts'
import { DAY } from '../support/bot.ts'
import { searchDatabase } from '../support/find-person.ts'
import { openMailbox, undoLinkIn } from '../support/mailbox.ts'
import { scenario } from '../support/scenario.ts'
import { twoOfStaff } from '../support/two-of-staff.ts'

const COACHING = demoBusiness('coaching')
const OWNER = 'vikram.joshi@akshara-coaching.example'
const TEAM = ['amol.shinde@akshara-coaching.example', 'rashid.khan@akshara-coaching.example']
const NO_LINK = /account\/undo|https?:/
const mailbox = await openMailbox()
afterAll(() => mailbox.close())

async function close(world: ReturnType<typeof scenario>): Promise<void> {
  const vikram = world.actor('vikram')
  await vikram.says('english')
  await vikram.says('my CallMissed account')
  await vikram.does((phone) => phone.say(OWNER))
  const code = await mailbox.code()
  await vikram.does((phone) => phone.say(code))
  await vikram.taps('Yes, delete it')
}

describe('whoever works in the team of an account that its owner closes', () => {
  const world = scenario({ config: mailbox.config })

  test('hears at once that nobody can sign in, and on which day their own profile goes with it; they get no link', async () => {
    await close(world)
    const leaders = await mailbox.read()
    const mails = await mailbox.readTeam()
    expect(mails.map(({ to, subject }) => [to, subject])).toEqual(
      TEAM.map((to) => [to, 'The account Akshara Coaching Centre is closed']),
    )
    for (const { text } of mails) {
      expect(text).toContain('Nobody can sign in now')
      expect(text).toContain('20 Dec 2026')
      expect(text).toContain('your own profile there (name, e-mail, number, sign-in) is erased with it')
      expect(text).not.toMatch(NO_LINK)
    }
    expect(leaders).toHaveLength(2)
    for (const { text } of leaders) expect(text).not.toContain('you are in its team')
  })

  test('hears of a sooner day and of a later one, and of no reason', async () => {
    const vikram = world.actor('vikram')
    await vikram.says('asap')
    await vikram.taps('Yes, sooner')
    await mailbox.read()
    for (const { subject, text } of await mailbox.readTeam()) {
      expect(subject).toBe('The account Akshara Coaching Centre is erased sooner')
      expect(text).toContain('26 Nov 2026')
      expect(text).not.toMatch(NO_LINK)
    }
    const [request] = await world.bot<{ id: string }>('select id from erasure_request')
    await twoOfStaff(world.test, request?.id ?? '', 'hold', 'law-asks', 20)
    await mailbox.read()
    const later = await mailbox.readTeam()
    expect(later.map(({ to }) => to)).toEqual(TEAM)
    for (const { text } of later) {
      expect(text).toContain('13 Dec 2026')
      expect(text).not.toMatch(/law|authority|https?:/)
    }
  })

  test('hears that it stays, once somebody who may has taken it back', async () => {
    await world.actor('vikram').says('keep my account')
    await world.actor('vikram').taps('Yes, keep it')
    await mailbox.read()
    expect((await mailbox.readTeam()).map(({ to, subject }) => [to, subject])).toEqual(
      TEAM.map((to) => [to, 'The account Akshara Coaching Centre stays']),
    )
    expect(await world.bot('select 1 from account_contact where sealed is not null or token_sealed is not null')).toEqual([])
  })

  test('is not reminded, hears the end, and is forgotten with it', async () => {
    await close(world)
    const [leader = expect.unreachable()] = await mailbox.read()
    expect(undoLinkIn(leader, world.test.url)).toContain('/account/undo/')
    expect(await mailbox.readTeam()).toHaveLength(2)
    await world.test.pass(24 * DAY)
    expect(await mailbox.read()).toHaveLength(2)
    expect(await mailbox.readTeam()).toEqual([])
    await world.test.pass(3 * DAY)
    await mailbox.read()
    expect((await mailbox.readTeam()).map(({ to, subject }) => [to, subject])).toEqual(
      TEAM.map((to) => [to, 'The account Akshara Coaching Centre is erased']),
    )
    expect(await searchDatabase(world.databases.botUrl, [...TEAM, COACHING.wabaId])).toEqual([])
    expect(await searchDatabase(world.databases.platformUrl, TEAM)).toEqual([])
  })
})
