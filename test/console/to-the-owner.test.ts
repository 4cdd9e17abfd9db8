import { afterAll, beforeAll, expect, it } from 'vitest'
import { demoBusiness } from '../../src/platform/demo-businesses.ts'
import { enterAccount } from '../support/enter-account.ts'
import { openMailbox } from '../support/mailbox.ts'
import { scenario } from '../support/scenario.ts'
import { saidIn as said, signedIn, type Visitor } from './support/visitor.ts'

const mailbox = await openMailbox()
afterAll(() => mailbox.close())
const world = scenario({ config: mailbox.config })
const TEXT = 'We have your letter.\nPlease tell us which of your two shops you mean.'
world.alsoSecret('Please tell us which of your two shops you mean.')

let asha: Visitor
let at: string
let told: string[]

beforeAll(async () => {
  const { bot } = world.test
  const tenantId = demoBusiness('sarees').tenantId
  const entered = await enterAccount(bot, { tenantId, sooner: false, now: bot.clock.now() })
  if (entered.is === 'unknown') throw new Error('There is no such account.')
  at = `/console/requests/${entered.request.reference}`
  await world.test.settle()
  told = (await mailbox.read()).map(({ to }) => to)
  expect(told.length).toBeGreaterThan(1)
  asha = await signedIn(world.test, 'asha')
})

it('the owner of an account that staff entered is written to by mail, once, as everybody who was told that it is closed', async () => {
  const page = await asha.get(at)
  expect(page.text).toContain('everybody who can take this account’s deletion back')
  const seen = /name="seen" value="(\d+)"/.exec(page.text)?.[1] ?? ''
  const fields = { text: TEXT, reason: 'asks-the-person', seen }
  const both = await Promise.all([asha, asha].map((who) => who.post(`${at}/reply`, fields)))
  expect(both.map(said).toSorted()).toEqual(['replied', 'sent-before'])
  await world.test.settle()
  const mails = await mailbox.read()
  expect(mails.map(({ to }) => to)).toEqual(told)
  for (const { subject, text } of mails) {
    expect(subject).toContain(at.slice(-12))
    expect(text.replaceAll('\r', '').split(TEXT)).toHaveLength(2)
    expect(text).toContain('karan@callmissed.com')
    expect(text).toMatch(/Data Protection Board of India|भारत का डेटा संरक्षण बोर्ड/)
    expect(text).not.toContain('/account/undo/')
  }
  expect(await world.bot(`select reason, role from access_log where action = 'request-reply'`)).toEqual([
    { reason: 'asks-the-person', role: 'support' },
  ])
  expect((await asha.get(at)).text).toContain('Staff wrote to the person')
})

it('two different words are two mails each, and one that is too long is refused', async () => {
  for (const text of ['First of two words.', 'Second of two words.']) {
    world.alsoSecret(text)
    expect(said(await asha.post(`${at}/reply`, { text, reason: 'apology' }))).toBe('replied')
  }
  await world.test.settle()
  expect(await mailbox.read()).toHaveLength(2 * told.length)
  expect(said(await asha.post(`${at}/reply`, { text: 'x'.repeat(901), reason: 'apology' }))).toBe('no-words')
})

it('once its addresses are forgotten nobody is written to and no form is offered', async () => {
  const [row] = await world.bot<{ id: string }>('select id from erasure_request')
  await world.bot('update account_contact set sealed = null, token_sealed = null where request_id = $1', [row?.id])
  expect((await asha.get(at)).text).not.toContain('Write to the person')
  expect(said(await asha.post(`${at}/reply`, { text: 'Nobody reads this.', reason: 'apology' }))).toBe('unreachable')
  expect(await mailbox.read()).toEqual([])
})
