import { beforeEach, describe, expect, test } from 'vitest'
import { mailsInFolder } from '../../src/mail/mail-folder.ts'
import { toldWorld } from '../processors/support/told.ts'
import type { DemoKey } from '../support/bot.ts'
import { twoOfStaff } from '../support/two-of-staff.ts'

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/
type World = ReturnType<typeof toldWorld>
const open = async (world: World): Promise<string> =>
  (await world.test.bot.lockPool.query(`select id from erasure_request where state = 'scheduled'`)).rows[0].id

describe('a business that was told of a request which two of the staff end', () => {
  const world = toldWorld()

  test.each([
    ['rohan', 'refuse', 'insuf-verification', 'refused', 'refused_at', 'insuf-verification'],
    ['imran', 'cancel', 'insufficient-verification', 'cancelled', 'cancelled_at', 'insuf-verification'],
  ] as const)('hears that %s’s is not carried out (%s), when, and why', async (key, what, reason, is, at, because) => {
    await world.confirm(key as DemoKey)
    await twoOfStaff(world.test, await open(world), what, reason, 2)
    const [confirmed, ended, ...more] = world.told()
    expect(more).toEqual([])
    expect(ended?.business).toBe(confirmed?.business)
    expect(ended?.event).toBe(`data_deletion.${is}`)
    const { request_id, reference, customer, confirmed_at } = confirmed?.body.data ?? {}
    expect(ended?.body.data).toEqual({
      ...{ request_id, reference, customer, confirmed_at },
      ...{ [at]: expect.stringMatching(ISO), because },
    })
  })

  test('is told so once each, of all who were told of a whole number', async () => {
    await world.confirm('meera')
    await twoOfStaff(world.test, await open(world), 'refuse', 'claim-not-covered', 2)
    await world.test.pass(86_400_000)
    const ends = world.told().filter(({ event }) => event === 'data_deletion.refused')
    expect(ends.map(({ business }) => business).toSorted()).toEqual(['clinic', 'sarees'])
    expect(world.told()).toHaveLength(4)
  })
})

describe('a business without a webhook', () => {
  const world = toldWorld()
  beforeEach(() => world.subscribe('coaching', { is_active: false }))
  const mails = async () => {
    const kept = await mailsInFolder(world.test.bot.config.mail.folder)
    return kept.map(({ bytes }) => bytes.toString('utf8').replace(/=\r\n/g, '').replace(/=3D/g, '='))
  }
  const page = async (mail: string) => {
    const link = /https:\/\/bot\.example(\/notices\/[\w-]{22})/.exec(mail)?.[1] ?? ''
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    return (await fetch(`${world.test.url}${link}`, { method: 'POST', headers, body: '' })).text()
  }

  test.each([
    ['rohan', 'refuse', 'claim-not-covered', 'is not carried out. The data stays', 'a law makes CallMissed keep the data'],
    ['imran', 'cancel', 'suspected-fraud', 'CallMissed has ended a deletion request', 'it does not come from the customer'],
  ] as const)(
    'reads the same of %s’s by mail (%s), and never that the customer took it back',
    async (key, what, reason, says, why) => {
      await world.confirm(key as DemoKey)
      const before = new Set(await mails())
      await twoOfStaff(world.test, await open(world), what, reason, 2)
      const sent = (await mails()).filter((mail) => !before.has(mail))
      expect(sent.length).toBeGreaterThan(0)
      for (const mail of sent) expect(mail.replace(/\r\n/g, ' ')).toContain(says)
      const html = await page(sent[0] ?? '')
      expect(html).toContain('A deletion request is not carried out')
      expect(html).toContain(why)
      for (const text of [...sent, html])
        expect(text).not.toMatch(/taken back|taken a deletion request back|Taken back|Delete your own copy/)
    },
  )

  test('reads of an undo that the customer took it back', async () => {
    await world.confirm('rohan')
    const before = new Set(await mails())
    await world.test.tapTitle(world.test.phone('rohan'), 'Keep my data')
    await world.test.tapTitle(world.test.phone('rohan'), 'Yes, keep it')
    const [sent = ''] = (await mails()).filter((mail) => !before.has(mail))
    expect(sent.replace(/\r\n/g, ' ')).toContain('A customer of yours has taken a deletion request back')
    expect(await page(sent)).toContain('A deletion request was taken back')
  })
})
