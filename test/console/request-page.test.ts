import { renderToString } from 'preact-render-to-string'
import { beforeAll, describe, expect, it } from 'vitest'
import { caseByReference, matterOf } from '../../src/console/case-store.ts'
import type { CaseViewed } from '../../src/console/case-viewed.ts'
import { InShort } from '../../src/console/in-short.tsx'
import { askedWorld } from '../processors/support/asked.ts'
import { expireRows } from '../support/expire-rows.ts'
import { DAY, MINUTE } from './support/times.ts'
import { signedIn, type Visitor } from './support/visitor.ts'

/** What stands under a heading, without its tags. */
const under = (text: string, heading: string) =>
  (new RegExp(`<h2>${heading}</h2>([\\s\\S]*?)</section>\\s*(<section|</div>)`).exec(text)?.[1] ?? '').replace(/<[^>]+>/g, ' ')

describe('the page of a request', () => {
  const world = askedWorld()
  let asha: Visitor
  let reference: string
  const shown = async () => {
    const { status, text } = await asha.get(`/console/requests/${reference}`)
    expect(status).toBe(200)
    return text
  }
  const ours = (query: string) => world.test.bot.lockPool.query(query)

  beforeAll(async () => {
    await world.add('brevo', { categories: ['messaging', 'billing'] })
    await world.confirm('meera')
    reference = (await ours('select reference from erasure_request')).rows[0].reference
    asha = await signedIn(world.test, 'asha')
    await asha.get(`/console/requests/${reference}`)
    await asha.post(`/console/requests/${reference}/note`, { text: 'rang the clinic about it' })
    await world.test.pass(15 * MINUTE)
  })

  it('names each processor with what it was asked for and until when it has to answer', async () => {
    const text = under(await shown(), 'Processors')
    expect(text).toMatch(/brevo\s*:\s*erase now, \w+[\s\S]*until\s+\d+ \w+ 20\d\d/)
    await world.test.pass(4 * DAY)
    asha = await signedIn(world.test, 'asha')
    expect(under(await shown(), 'Processors')).toMatch(/brevo[\s\S]*overdue since\s+\d+ \w+ 20\d\d/)
  })

  it('says what the law keeps, in which table, by which law and until when', async () => {
    const text = under(await shown(), 'What the law keeps, and until when')
    expect(text).toMatch(/invoice\s+1\s+[\s\S]*(Act|Rules)[\s\S]*\d+ \w+ 20\d\d/)
  })

  it('shows the rest while the platform does not answer, and says what is missing', async () => {
    await world.test.bot.platform.query('alter schema deletion_bot rename to deletion_bot_away')
    try {
      const text = await shown()
      expect(text).toContain('The platform does not answer: progress and kept rows are missing here.')
      expect(text).toContain('Data frozen')
      expect(text).not.toContain('What the law keeps')
      expect(text).not.toContain('No law keeps any of it')
    } finally {
      await world.test.bot.platform.query('alter schema deletion_bot_away rename to deletion_bot')
    }
  })

  it('does not call a receipt verified that somebody has changed', async () => {
    expect(under(await shown(), 'Receipts')).toMatch(/verified, entry \d+ of the ledger/)
    const { rows } = await ours('select id, body from receipt order by number desc limit 1')
    const forged = String(rows[0].body).replace(/"rows":\d+/, '"rows":7777')
    expect(forged).not.toBe(rows[0].body)
    await world.test.bot.lockPool.query('update receipt set body = $1 where id = $2', [forged, rows[0].id])
    expect(under(await shown(), 'Receipts')).toContain('not verified')
    await world.test.bot.lockPool.query('update receipt set body = $1 where id = $2', [rows[0].body, rows[0].id])
    expect(under(await shown(), 'Receipts')).not.toContain('not verified')
  })

  it('says of a note after 30 days that its text is gone, and keeps who wrote it and when', async () => {
    expect(under(await shown(), 'Notes')).toContain('rang the clinic about it')
    await expireRows(world.test.bot.db, new Date(world.test.bot.clock.now().getTime() + 31 * DAY))
    // The sessions are over with it.
    asha = await signedIn(world.test, 'asha')
    const text = under(await shown(), 'Notes')
    expect(text).toContain('This note’s 30 days are over: its text is gone.')
    expect(text).toContain('Asha Kulkarni')
    expect(text).not.toContain('clinic')
  })

  const AT = new Date('2026-12-01T06:30:00Z')
  const inDays = (days: number) => new Date(AT.getTime() + days * DAY)
  const own = {
    deadlineAt: inDays(22),
    secondSweepAt: inDays(8),
    secondSweptAt: null,
    reason: null,
    source: null,
    nextAttemptAt: AT,
    eraseAt: AT,
    frozenAt: AT,
    startedAt: AT,
    finishedAt: AT,
    confirmedAt: AT,
  }
  const late = {
    processors: [
      { name: 'brevo', verb: 'erase-now', erase_on: null, state: 'sent', due_at: AT, overdue_at: null, settled_at: null },
    ],
  }
  const kept = [{ requestId: 'r', table: 'invoice', basis: 'cgst-36', rows: 1, until: '2032-12-31' }]
  const progress = [{ pass: 0, table: 'message', action: 'erase', rows: 1_234, done: true }]
  it.each<[string, Record<string, unknown>, Record<string, unknown>, string]>([
    [
      'asked',
      { state: 'awaiting_confirmation' },
      {},
      'They asked, but have not said yes: nothing is frozen or deleted. The button stands in their chat.',
    ],
    ['never said yes', { state: 'expired' }, {}, 'They never said yes: nothing was deleted. They can ask again any time.'],
    [
      'waits, frozen',
      { state: 'scheduled' },
      {},
      'Nothing uses the data any more. It is erased 1 Dec 2026, 12:00 pm; until then it can be taken back in the chat.',
    ],
    [
      'should have begun an hour ago',
      { state: 'scheduled', eraseAt: inDays(-1 / 24), nextAttemptAt: inDays(1) },
      {},
      'Its time came 1 Dec 2026, 11:00 am, and it has not begun: the last lines of “What happened” say what it waits for. It is looked at again 2 Dec 2026, 12:00 pm; until it begins it can be taken back in the chat.',
    ],
    ['waits, not frozen yet', { state: 'scheduled', frozenAt: null }, {}, 'The data is about to be frozen.'],
    [
      'is erased at this moment',
      { state: 'running' },
      late,
      'Erasing began 1 Dec 2026, 12:00 pm; waiting for brevo. The person hears when it is done, by',
    ],
    [
      'is erased',
      { state: 'completed', secondSweptAt: null },
      { kept: [], progress },
      'Erased 1 Dec 2026, 12:00 pm, and checked (1,234 rows). No law keeps any of it. A second look follows eight days later.',
    ],
    [
      'should have been looked at a second time days ago',
      { state: 'completed', finishedAt: inDays(-12), secondSweepAt: inDays(1) },
      {},
      'The second look, due by 27 Nov 2026, has not come to its end: the last lines of “What happened” say why. It is tried again 2 Dec 2026, 12:00 pm.',
    ],
    [
      'is erased but for a bill',
      { state: 'completed', secondSweptAt: AT },
      { kept, progress: [] },
      'One row stays because a law says so, see below. The second look, eight days later, is done.',
    ],
    [
      'is erased while nobody knows what is kept',
      { state: 'completed', secondSweptAt: AT },
      { kept: undefined, progress: undefined },
      'and checked. The second look',
    ],
    [
      'is erased in part',
      { state: 'partial', reason: 'processors' },
      late,
      'Erased but for a part: processors; waiting for brevo. It is tried again 1 Dec 2026, 12:00 pm, until',
    ],
    [
      'is erased in part, and late',
      { state: 'partial', reason: 'residue', deadlineAt: inDays(-3) },
      {},
      'Erased but for a part: residue. It is tried again 1 Dec 2026, 12:00 pm: its thirty days ended 28 Nov 2026.',
    ],
    [
      'was given up after thirty days',
      { state: 'partial', reason: 'residue', secondSweptAt: inDays(-1), nextAttemptAt: null },
      {},
      'Erased but for a part: residue. It was tried again until 30 Nov 2026; since then nobody is known to this request, and nothing more is tried. The newest receipt says what was not proved.',
    ],
    [
      'was held and then taken back by the person',
      { state: 'cancelled', reason: 'identity-in-doubt', startedAt: null, finishedAt: null },
      {},
      'Taken back by the person: nothing was deleted.',
    ],
    [
      'waits, and the number may have changed hands',
      { state: 'scheduled', suspect: true, source: null, startedAt: null, finishedAt: null, eraseAt: inDays(2) },
      {},
      'The number may have changed hands: until 3 Dec 2026, 12:00 pm it can be taken back.',
    ],
    ...(['on_hold', 'parked', 'scheduled'] as const).map(
      (state): [string, Record<string, unknown>, Record<string, unknown>, string] => [
        `is ${state} beyond its day, and the number may have changed hands`,
        { state, suspect: true, source: null, startedAt: null, finishedAt: null, eraseAt: inDays(-2) },
        {},
        'The number may have changed hands: until its erasure begins it can be taken back.',
      ],
    ),
    [
      'is held before its day, and nobody heard the number',
      { state: 'on_hold', suspect: true, source: 'letter', startedAt: null, finishedAt: null, eraseAt: inDays(2) },
      {},
      'Nobody heard the number itself: until its erasure begins it can be taken back.',
    ],
    [
      'is held',
      { state: 'on_hold', reason: 'law-asks', finishedAt: null },
      {},
      'On hold: law asks. Nothing is erased before 1 Dec 2026, 12:00 pm; then it goes on by itself.',
    ],
    [
      'is held after most of it was erased',
      { state: 'on_hold', reason: 'law-asks' },
      {},
      'Erased but for a part, and on hold: law asks. Nothing more is erased before 1 Dec 2026, 12:00 pm; then it goes on by itself.',
    ],
    [
      'a legal hold without an end keeps',
      { state: 'on_hold', reason: 'legal-hold', finishedAt: null },
      { holds: [{ held_until: inDays(40) }, { held_until: null }] },
      'On hold: legal hold. Nothing is erased while it stands, and it has no end yet; every quarter of an hour it is looked whether it is over, and then it goes on by itself.',
    ],
    [
      'a legal hold keeps until a day',
      { state: 'on_hold', reason: 'legal-hold', finishedAt: null },
      { holds: [{ held_until: inDays(9) }, { held_until: inDays(-2) }] },
      'On hold: legal hold. Nothing is erased while it stands, until 10 Dec 2026, 12:00 pm; every quarter of an hour',
    ],
    [
      'a legal hold kept that is over',
      { state: 'on_hold', reason: 'legal-hold', finishedAt: null },
      { holds: [{ held_until: inDays(-2) }] },
      'On hold: legal hold. Nothing is erased while it stands; every quarter of an hour',
    ],
    [
      'was stopped',
      { state: 'parked', reason: 'too-many-rows', finishedAt: null },
      {},
      'Stopped: it touches more rows than MAX_ROWS_PER_SUBJECT. Nothing goes on before somebody of the staff looks at it and lets it go on.',
    ],
    [
      'wrote what could not be handled',
      { state: 'parked', reason: 'message-unheard', finishedAt: null },
      {},
      'Stopped: what the person wrote since then could not be handled. Read it first, by replaying its dead letter: it may say that the data stays. Nothing goes on before',
    ],
    [
      'is erased but for a part, and was stopped',
      { state: 'parked', reason: 'database-refuses' },
      {},
      'Erased but for a part, and stopped: the database refused it again and again. Nothing more is tried before somebody of the staff looks at it and lets it go on; on 31 Dec 2026 at the latest it ends as it is.',
    ],
    [
      'was refused by a letter that nobody has posted',
      { state: 'refused', reason: 'no-match' },
      { letters: { all: 1, unposted: 1, untold: 1 } },
      'Refused: no match. Nothing was deleted, and a letter that is not posted yet tells the person why and whom to complain to.',
    ],
    [
      'was refused',
      { state: 'refused', reason: 'no-match' },
      {},
      'Refused: no match. Nothing was deleted, and the person was told why and whom to complain to.',
    ],
    ['ended before a yes', { state: 'cancelled', confirmedAt: null }, {}, 'Ended before they said yes: nothing was deleted.'],
    [
      'was cancelled by staff',
      { state: 'cancelled', reason: 'suspected-fraud' },
      {},
      'Cancelled by two of the staff: suspected fraud. Nothing was deleted, and the person was told why.',
    ],
    ['was taken back', { state: 'cancelled' }, {}, 'Taken back by the person: nothing was deleted.'],
    [
      'was taken back by a business',
      { state: 'cancelled', scope: 'account' },
      {},
      'Taken back by the business: nothing was deleted.',
    ],
  ])('says in short what became of one that %s', async (_, change, known, words) => {
    const { bot } = world.test
    const request = (await caseByReference(bot.db, reference)) ?? expect.unreachable()
    const matter = { ...(await matterOf(bot.db, bot.keys, request)), processors: [], receipts: [], holds: [], ...known }
    const visit = { now: AT }
    const view = {
      visit,
      request: { ...request, ...own, receiptResult: null, ...change },
      matter,
      kept: [],
      progress: [],
      ...known,
    }
    // Only what the sentence is made of: the rest of the page is not drawn.
    const text = renderToString(InShort(view as unknown as CaseViewed))
      .replace(/<[^>]+>/g, '')
      .replace(/\s+/g, ' ')
    expect(text).toContain(words)
  })
})
