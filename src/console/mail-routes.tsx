import { z } from 'zod'
import type { BotTx } from '../db/client.ts'
import { answerMailCase } from '../jobs/answer-mail-case.ts'
import { listDocuments } from '../mail/document-store.ts'
import { type MailCaseRow, mailCaseById, openMailCaseBody } from '../mail/intake-store.ts'
import { sha256Hex } from '../runtime/keys.ts'
import { actionReasons, revealReasons } from './action-reasons.ts'
import { MailPage } from './mail-page.tsx'
import { note } from './note.ts'
import { saidOf } from './said.ts'
import { type Answer, type ConsoleRoute, page, seeOther, type Visit } from './visit.ts'

const ANSWER_LENGTH_MAX = 3_000
const which = z.object({ id: z.uuid() })
const come = z.object({ said: z.string().max(40).optional().catch(undefined) })
const answering = z.object({
  reason: z.enum(actionReasons.answer),
  text: z.string().trim().min(1).max(ANSWER_LENGTH_MAX),
  seen: z.string().regex(/^[0-9a-f]{16}$/),
})

/** What came by mail and waits for a human: masked, revealed for one view, answered by mail. */
export const mailRoutes: readonly ConsoleRoute[] = [
  {
    method: 'GET',
    url: '/mails/:id',
    action: 'see-case',
    handle: (visit) => show(visit, { action: 'see-mail', reason: 'case-work', isRevealed: false }),
  },
  {
    method: 'POST',
    url: '/mails/:id/reveal',
    action: 'reveal-chat',
    async handle(visit) {
      const { reason } = z.object({ reason: z.enum(revealReasons) }).parse(visit.form)
      return show(visit, { action: 'mail-case-show', reason, isRevealed: true })
    },
  },
  {
    method: 'POST',
    url: '/mails/:id/answer',
    action: 'answer-case',
    async handle(visit) {
      const row = await mailIn(visit)
      if (!row) return { is: 'not-found' }
      return seeOther(`/console/mails/${row.id}?said=${await answer(visit, row)}`)
    },
  },
]

async function answer(visit: Visit, row: MailCaseRow): Promise<string> {
  const given = answering.safeParse(visit.form)
  if (!given.success) return 'no-words'
  const { reason, text, seen } = given.data
  if (row.closedAt !== null) return 'closed-before'
  // What came in since the page was opened is not answered unread.
  if (seen !== seenOf(row)) return 'more-came'
  const noted = (tx: BotTx) => noteMail(visit, row, { action: 'mail-case-answer', reason }, tx)
  const outcome = await answerMailCase(visit.bot, row, text, visit.now, noted)
  return outcome === 'gone' ? 'words-gone' : outcome
}

/** Written down before a word of it is read. */
async function show(visit: Visit, how: { action: string; reason: string; isRevealed: boolean }): Promise<Answer> {
  const { bot } = visit
  const row = await mailIn(visit)
  if (!row) return { is: 'not-found' }
  const { action, reason, isRevealed } = how
  await noteMail(visit, row, { action, reason })
  const body = row.sealed === null ? undefined : openMailCaseBody(bot.keys, row.sealed)
  const papers = await listDocuments(bot.db, row.id)
  const said = saidOf(come.parse(visit.query).said)
  return page('By mail', <MailPage {...{ visit, row, body, papers, isRevealed, said, seen: seenOf(row) }} />)
}

/** How much of it there was when the page was made. */
const seenOf = ({ sealed }: MailCaseRow): string => sha256Hex(sealed ?? '').slice(0, 16)

function mailIn({ bot, params }: Visit): Promise<MailCaseRow | undefined> {
  return mailCaseById(bot.db, which.parse(params).id)
}

async function noteMail(visit: Visit, row: MailCaseRow, look: { action: string; reason: string }, tx?: BotTx): Promise<void> {
  const [key] = visit.bot.keys.pseudonym
  await note(visit, { ...look, target: row.id, whose: key && { keyId: key.id, pseudonym: row.sender } }, tx)
}
