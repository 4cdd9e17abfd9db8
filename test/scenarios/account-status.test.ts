import { afterAll, describe, expect, test } from 'vitest'
import { DAY, MINUTE } from '../support/bot.ts'
import { openMailbox } from '../support/mailbox.ts'
import { scenario } from '../support/scenario.ts'

const OWNER = 'vikram.joshi@akshara-coaching.example'
const mailbox = await openMailbox()
afterAll(() => mailbox.close())

describe('an owner who asks how it stands with the account', () => {
  const world = scenario({ config: mailbox.config })
  const pageOf = async (said: string) => {
    const [, path = '', token = ''] = /https:\/\/bot\.example(\/r\/([A-Za-z0-9_-]{22}))/.exec(said) ?? []
    world.alsoSecret(token)
    return (await fetch(`${world.test.url}${path}?lang=en`)).text()
  }

  test('has the link to its page, and reads there that the account is meant', async () => {
    const vikram = world.actor('vikram')
    await vikram.does((phone) => phone.say('my CallMissed account'))
    await vikram.does((phone) => phone.say(OWNER))
    const code = await mailbox.code()
    await vikram.does((phone) => phone.say(code))
    const [closed = ''] = await vikram.taps('Yes, delete it')
    expect(await pageOf(closed)).toMatch(/a business.{1,6}s account/)
  })

  test('reads of an open complaint as well, once, and of its end with the link', async () => {
    const vikram = world.actor('vikram')
    const [opened = ''] = await vikram.says('complain')
    const complaint = /CM-\w{4}-\w{4}/.exec(opened)?.[0] ?? expect.unreachable()
    const [said = ''] = await vikram.says('status')
    expect(said).toContain('The account Akshara Coaching Centre is closed.')
    expect(said.split(`Your complaint ${complaint} is open`)).toHaveLength(2)
    expect(await pageOf(said)).toMatch(/a business.{1,6}s account/)
    for (let day = 0; day < 28; day += 1) await world.test.pass(DAY)
    await mailbox.read()
    const [after = ''] = await vikram.says('status')
    expect(after).toContain('The account was erased on 20 Dec 2026')
    expect(after.split(`Your complaint ${complaint} is open`)).toHaveLength(2)
    expect(await pageOf(after)).toContain('The account was erased on 20 Dec 2026.')
  })
})

describe('an account whose freeze fails each time', () => {
  let failing = true
  const world = scenario({
    config: mailbox.config,
    checkpoint: async (name) => {
      if (failing && name === 'before the freeze') throw new Error('The freeze fails.')
    },
  })

  test('is not said to be closed before it is, neither in the chat nor on its page', async () => {
    const vikram = world.actor('vikram')
    await vikram.does((phone) => phone.say('my CallMissed account'))
    await vikram.does((phone) => phone.say(OWNER))
    const code = await mailbox.code()
    await vikram.does((phone) => phone.say(code))
    await vikram.taps('Yes, delete it')
    await world.test.pass(20_000)
    expect(vikram.heard().at(-1)).not.toContain('We are closing')
    await world.test.pass(10_000)
    expect(vikram.heard().at(-1)).toContain('We are closing the account Akshara Coaching Centre')
    const [said = ''] = await vikram.says('status')
    const closing =
      'We are closing the account Akshara Coaching Centre: that takes longer than usual. You hear from us by 23 Dec 2026.'
    expect(said).toContain(closing)
    expect(said).not.toContain('is closed')
    const [, path = '', token = ''] = /https:\/\/bot\.example(\/r\/([A-Za-z0-9_-]{22}))/.exec(said) ?? []
    world.alsoSecret(token)
    const page = async () => (await fetch(`${world.test.url}${path}?lang=en`)).text()
    expect(await page()).toContain('We are closing the account: that takes longer than usual.')
    expect(await page()).not.toContain('is closed')
    failing = false
    await world.test.pass(10 * MINUTE)
    // Whoever heard that it takes longer hears that it is done, and the day.
    expect(vikram.heard().at(-1)).toContain('The account Akshara Coaching Centre is closed. At ')
    expect(await vikram.says('status')).toEqual([expect.stringContaining('The account Akshara Coaching Centre is closed.')])
    expect(await page()).toContain('The account is closed.')
    await mailbox.read()
  })
})
