import { afterAll, describe, expect, test } from 'vitest'
import { demoBusiness } from '../../src/platform/demo-businesses.ts'
import { snapshot } from '../erasure/support/world.ts'
import { DAY } from '../support/bot.ts'
import { searchDatabase } from '../support/find-person.ts'
import { openMailbox, undoLinkIn } from '../support/mailbox.ts'
import { HOUR, scenario } from '../support/scenario.ts'

const COACHING = demoBusiness('coaching')
const OWNER = 'vikram.joshi@akshara-coaching.example'
const ADMIN = 'gauri.desai@akshara-coaching.example'
const mailbox = await openMailbox()
afterAll(() => mailbox.close())

type World = ReturnType<typeof scenario>
type Vikram = ReturnType<World['actor']>
const typed = (vikram: Vikram, text: string) => vikram.does((phone) => phone.say(text))
const requests = (world: World) =>
  world.bot<{ state: string; scope: string }>('select state, scope from erasure_request order by created_at')
const isActive = (world: World) => world.platform('select is_active from tenant where id = $1', [COACHING.tenantId])

/** From the first word to the prompt with the exact date. */
async function close(vikram: Vikram): Promise<string[]> {
  await vikram.says('my CallMissed account')
  await typed(vikram, OWNER)
  const code = await mailbox.code()
  expect(await typed(vikram, code)).toEqual([expect.stringContaining('You own the account Akshara Coaching Centre')])
  return vikram.taps('Yes, delete it')
}

describe('an owner in the chat', () => {
  const world = scenario({ config: mailbox.config })

  test('is asked for the address, and learns nothing of the account before its code is right', async () => {
    const vikram = world.actor('vikram')
    await vikram.says('delete my data')
    expect(vikram.last().bubble.text).toContain('write: my CallMissed account')
    expect(await vikram.says('my CallMissed account')).toEqual([expect.stringContaining('Which e-mail address')])
    expect(await typed(vikram, 'akshara')).toEqual([expect.stringContaining('the whole e-mail address')])
    expect(await typed(vikram, `It is ${OWNER.toUpperCase()}.`)).toEqual([
      expect.stringContaining('If an account has this number'),
    ])
    expect(vikram.heard().join()).not.toContain('Akshara')
    const [mail, ...more] = await mailbox.read()
    expect(more).toEqual([])
    expect(mail).toMatchObject({ to: OWNER, subject: 'Your code for CallMissed' })
    const code = /^(\d{6})$/m.exec(mail?.text ?? '')?.[1] ?? ''
    const wrong = code === '123456' ? '654321' : '123456'
    expect(await typed(vikram, wrong)).toEqual([expect.stringContaining('You can try 4 more times')])
    const spaced = [...code].map((digit) => String.fromCodePoint(0x0966 + Number(digit))).join(' ')
    const [review = ''] = await typed(vikram, `my code is ${spaced}`)
    expect(review).toMatch(/You own the account Akshara Coaching Centre: .*messages.* 4 people in the team/)
    expect(review).toMatch(/At \d+:\d\d [ap]m on 20 Dec 2026 it is erased/)
    expect(review).toMatch(/\d+ (bills?|records?) stays? until 31 Dec 20\d\d \(tax law\)/)
    expect(await requests(world)).toEqual([])
    expect(await isActive(world)).toEqual([{ is_active: true }])
  })

  test('says yes: the account is closed at once, and every owner and admin has a link that takes it back', async () => {
    const vikram = world.actor('vikram')
    const [said = ''] = await vikram.taps('Yes, delete it')
    expect(said).toMatch(/The account Akshara Coaching Centre is closed\. At .* on 20 Dec 2026 it is erased/)
    expect(await isActive(world)).toEqual([{ is_active: false }])
    expect(await world.platform('select 1 from app_user where tenant_id = $1 and is_active', [COACHING.tenantId])).toEqual([])
    const mails = await mailbox.read()
    expect(mails.map(({ to, subject }) => [to, subject])).toEqual([
      [ADMIN, 'The account Akshara Coaching Centre is closed'],
      [OWNER, 'The account Akshara Coaching Centre is closed'],
    ])
    for (const mail of mails) {
      expect(mail.text).toContain('20 Dec 2026')
      expect(mail.text).toContain('https://bot.example/account/undo/')
    }
    expect(await requests(world)).toEqual([{ state: 'scheduled', scope: 'account' }])
    expect(await searchDatabase(world.databases.botUrl, [OWNER, ADMIN, COACHING.name])).toEqual(
      // The channel's own row names the business whose chat it is.
      [expect.stringContaining('channel')],
    )
  })

  test('asks for it sooner: 72 hours, never less, and everybody hears of it', async () => {
    const vikram = world.actor('vikram')
    await world.test.pass(HOUR)
    expect(await vikram.says('right now')).toEqual([expect.stringContaining('on 26 Nov 2026 already?')])
    expect(await vikram.taps('Yes, sooner')).toEqual([expect.stringContaining('on 26 Nov 2026 it is erased')])
    const [row] = await world.bot<{ hours: number }>(
      'select extract(epoch from erase_at - confirmed_at)::int / 3600 as hours from erasure_request',
    )
    expect(row?.hours).toBe(73)
    expect((await mailbox.read()).map(({ to, subject }) => [to, subject])).toEqual([
      [ADMIN, 'The account Akshara Coaching Centre is erased sooner'],
      [OWNER, 'The account Akshara Coaching Centre is erased sooner'],
    ])
    expect(await vikram.says('asap')).toEqual([
      expect.stringContaining('It cannot go sooner'),
      expect.stringContaining('on 26 Nov 2026 it is erased'),
    ])
  })

  test('keeps it: everything works as before, and everybody hears of that', async () => {
    const vikram = world.actor('vikram')
    expect(await vikram.says('keep my account')).toEqual([expect.stringContaining('Keep the account Akshara Coaching Centre')])
    expect(await vikram.taps('Yes, keep it')).toEqual([expect.stringContaining('works again within a minute')])
    expect(await isActive(world)).toEqual([{ is_active: true }])
    expect((await mailbox.read()).map(({ subject }) => subject)).toEqual([
      'The account Akshara Coaching Centre stays',
      'The account Akshara Coaching Centre stays',
    ])
    expect(await world.bot('select 1 from account_contact where sealed is not null or token_sealed is not null')).toEqual([])
  })
})

describe('an account whose admin did not know', () => {
  const world = scenario({ config: mailbox.config })

  test('is had back by the link in the e-mail, by its button alone', async () => {
    const vikram = world.actor('vikram')
    const tables = Object.keys(world.test.bot.catalogue.tables)
    const before = await snapshot(world.test.bot.platform, tables)
    await close(vikram)
    const link = undoLinkIn(
      (await mailbox.read()).find(({ to }) => to === ADMIN) ?? { to: '', subject: '', text: '' },
      world.test.url,
    )
    await world.test.pass(20 * DAY)
    for (const method of ['GET', 'HEAD', 'GET']) {
      const opened = await fetch(link, { method })
      expect([opened.status, opened.headers.get('cache-control')]).toEqual([200, 'no-store'])
    }
    expect(await requests(world)).toEqual([{ state: 'scheduled', scope: 'account' }])
    const pressed = await fetch(link, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' } })
    expect([pressed.status, await pressed.text()]).toEqual([200, expect.stringContaining('It stays')])
    await world.test.settle()
    expect(await requests(world)).toEqual([{ state: 'cancelled', scope: 'account' }])
    expect(await snapshot(world.test.bot.platform, tables)).toEqual(before)
    expect((await mailbox.read()).filter(({ subject }) => subject.endsWith('stays'))).toHaveLength(2)
    const again = await fetch(link, { method: 'POST' })
    expect([again.status, await again.text()]).toEqual([410, expect.stringContaining('can change nothing any more')])
    // Twenty days on WhatsApp takes no message of ours unasked: who writes hears it.
    expect(await vikram.says('status')).toEqual([expect.stringContaining('the request was taken back')])
  })

  test('a link that nobody was given says nothing, and changes nothing', async () => {
    const vikram = world.actor('vikram')
    await close(vikram)
    await mailbox.read()
    const over = [410, expect.stringContaining('can change nothing any more')]
    const cutOff = [404, expect.stringContaining('There is nothing here.')]
    const said = [
      ['AAAAAAAAAAAAAAAAAAAAAA', over],
      ['x', cutOff],
      ['%00', cutOff],
      ['a'.repeat(150), cutOff],
    ] as const
    for (const [token, answered] of said) {
      for (const method of ['GET', 'POST']) {
        const answer = await fetch(`${world.test.url}/account/undo/${token}`, { method })
        expect([answer.status, await answer.text()]).toEqual(answered)
      }
    }
    expect((await requests(world)).at(-1)).toEqual({ state: 'scheduled', scope: 'account' })
  })

  test('its people are reminded before the end, and told when it has come', async () => {
    await world.test.pass(24 * DAY)
    expect((await mailbox.read()).map(({ to, subject }) => [to, subject])).toEqual([
      [ADMIN, expect.stringContaining('Akshara Coaching Centre is erased on')],
      [OWNER, expect.stringContaining('Akshara Coaching Centre is erased on')],
    ])
    await world.test.pass(2 * DAY)
    expect(await mailbox.read()).toEqual([])
    await world.test.pass(DAY)
    expect((await requests(world)).at(-1)).toEqual({ state: 'completed', scope: 'account' })
    expect((await mailbox.read()).map(({ to, subject }) => [to, subject])).toEqual([
      [ADMIN, 'The account Akshara Coaching Centre is erased'],
      [OWNER, 'The account Akshara Coaching Centre is erased'],
    ])
    expect(await world.bot('select 1 from account_contact where sealed is not null')).toEqual([])
    expect(await searchDatabase(world.databases.platformUrl, [OWNER, ADMIN])).toEqual([])
  })

  test('what was typed as a code is not kept with the words', async () => {
    const { keys } = world.test.bot
    const { unseal } = await import('../../src/runtime/keys.ts')
    const rows = await world.bot<{ sealed: string }>(
      "select sealed from inbox_event where sealed is not null and kind = 'message'",
    )
    const said = rows.map(({ sealed }) => unseal(keys, 'inbox', sealed))
    expect(said.filter((body) => /\d{6}/.test(JSON.parse(body).content?.body ?? ''))).toEqual([])
    expect(said.some((body) => body.includes('••••••'))).toBe(true)
  })
})
