import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { decideProposal } from '../../src/jobs/decide-proposal.ts'
import { proposeAction } from '../../src/jobs/propose-action.ts'
import { demoBusiness } from '../../src/platform/demo-businesses.ts'
import { loadRequest } from '../../src/requests/request-store.ts'
import type { GuardedAction } from '../../src/requests/staff-reasons.ts'
import { DAY, openTestBot, type TestBot } from '../support/bot.ts'
import { testDatabases } from '../support/databases.ts'
import { enterAccount } from '../support/enter-account.ts'
import { type Mailbox, openMailbox, type ReadMail } from '../support/mailbox.ts'

describe('an account that nobody asked for in a chat', () => {
  const databases = testDatabases({ demo: true })
  let mailbox: Mailbox
  let bot: TestBot
  let requestId: string
  let told: string[]

  beforeAll(async () => {
    mailbox = await openMailbox()
    bot = await openTestBot(databases, { config: mailbox.config })
    const tenantId = demoBusiness('sarees').tenantId
    const entered = await enterAccount(bot.bot, { tenantId, sooner: false, now: bot.bot.clock.now() })
    if (entered.is === 'unknown') throw new Error('no account')
    requestId = entered.request.id
    await bot.settle()
    told = (await mailbox.read()).map(({ to }) => to)
    expect(told.length).toBeGreaterThan(1)
  })
  afterAll(async () => {
    await bot.close()
    await mailbox.close()
  })

  /** Two of the staff agree, and what then stands in the letter boxes. */
  async function agreed(what: GuardedAction, reason: string, days: number): Promise<ReadMail[]> {
    const { db, clock } = bot.bot
    const request = await db.transaction((tx) => loadRequest(tx, requestId))
    if (!request) throw new Error('no request')
    const until = new Date(clock.now().getTime() + days * DAY)
    const proposed = await proposeAction(bot.bot, request, { what, until }, { id: 'staff:a', role: 'support', reason })
    if (proposed.is !== 'proposed') throw new Error(proposed.is)
    const decided = await decideProposal(bot.bot, proposed.proposal.id, 'approve', { id: 'staff:b', role: 'privacy' })
    expect(decided.is).toBe('done')
    await bot.settle()
    return mailbox.read()
  }

  test.each([
    ['extend', 'technical-fault', 28, 'something does not work here', /account\/undo\//],
    ['hold', 'business-disputes', 5, 'a business has objected', /paused until/],
    ['cancel', 'suspected-fraud', 2, 'we doubt that the owner', /We do not delete/],
  ] as const)(
    'everybody who was told that it is closed hears of a step (%s), why, and of the Board',
    async (what, reason, days, why, says) => {
      const mails = await agreed(what, reason, days)
      expect(mails.map(({ to }) => to)).toEqual(told)
      for (const { text } of mails) {
        expect(text).toContain(why)
        expect(text).toMatch(says)
        expect(text).toContain('Data Protection Board of India')
        expect(text).toContain('karan@callmissed.com')
      }
      expect(await mailbox.read()).toEqual([])
    },
  )
})
