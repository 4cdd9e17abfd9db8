import { z } from 'zod'
import type { BotTx } from '../db/client.ts'
import { answerMailCase, closeMailCaseUnanswered } from '../jobs/answer-mail-case.ts'
import { refuseMailCase } from '../jobs/refuse-case.ts'
import { listDocuments } from '../mail/document-store.ts'
import { type MailCaseRow, mailCaseById, openMailCaseBody } from '../mail/intake-store.ts'
import { refusalReasons } from '../requests/request.ts'
import { sha256Hex } from '../runtime/keys.ts'
import { actionReasons, revealReasons } from './action-reasons.ts'
import { MailPage } from './mail-page.tsx'
import { note } from './note.ts'
import { saidOf } from './said.ts'
import { asConflict, typedWords, type Unsent, unsentOf } from './unsent.tsx'
import { type Answer, type ConsoleRoute, page, seeOther, type Visit } from './visit.ts'

const ANSWER_LENGTH_MAX = 3_000
const which = z.object({ id: z.uuid() })
const come = z.object({ said: z.string().max(40).optional().catch(undefined) })
const seeing = z.object({ seen: z.string().regex(/^[0-9a-f]{16}$/) })
const answering = seeing.extend({
  reason: z.enum(actionReasons.answer),
  text: typedWords(ANSWER_LENGTH_MAX),
})
const closing = seeing.extend({ reason: z.enum(actionReasons.closeMail) })
const refusing = seeing.extend({ because: z.enum(refusalReasons) })

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
    // An address that was copied, or opened again later, reveals nothing.
    method: 'GET',
    url: '/mails/:id/reveal',
    action: 'see-case',
    async handle(visit) {
      const row = await mailIn(visit)
      return row ? seeOther(`/console/mails/${row.id}`) : { is: 'not-found' }
    },
  },
  {
    // Where what was not sent came back: opened again, it leads to the mail.
    method: 'GET',
    url: '/mails/:id/answer',
    action: 'see-case',
    async handle(visit) {
      const row = await mailIn(visit)
      return row ? seeOther(`/console/mails/${row.id}`) : { is: 'not-found' }
    },
  },
  acting('answer', answer),
  acting('refuse', refuse),
  acting('close', close),
]

/** A form about one mail that is open and was read to its end: what came in since the page was opened is not answered unread. */
function acting(name: 'answer' | 'refuse' | 'close', act: (visit: Visit, row: MailCaseRow) => Promise<string>): ConsoleRoute {
  return {
    method: 'POST',
    url: `/mails/:id/${name}`,
    action: 'answer-case',
    async handle(visit): Promise<Answer> {
      const row = await mailIn(visit)
      if (!row) return { is: 'not-found' }
      const seen = seeing.safeParse(visit.form)
      const said =
        row.closedAt !== null ? 'closed-before' : seen.success && seen.data.seen !== seenOf(row) ? 'more-came' : undefined
      const done = said ?? (await act(visit, row))
      if (name !== 'answer' || done === 'answered') return seeOther(`/console/mails/${row.id}?said=${done}`)
      const look = { action: 'see-mail', reason: 'case-work', isRevealed: false, unsent: unsentOf(visit.form, 'answer', done) }
      return asConflict(await show(visit, look))
    },
  }
}

async function answer(visit: Visit, row: MailCaseRow): Promise<string> {
  const given = answering.safeParse(visit.form)
  if (!given.success) return 'no-words'
  const { reason, text } = given.data
  const noted = (tx: BotTx) => noteMail(visit, row, { action: 'mail-case-answer', reason }, tx)
  const outcome = await answerMailCase(visit.bot, row, text, visit.now, noted)
  return outcome === 'gone' ? 'words-gone' : outcome
}

async function refuse(visit: Visit, row: MailCaseRow): Promise<string> {
  const { because } = refusing.parse(visit.form)
  const look = { action: 'mail-case-refuse', reason: 'refuses-with-a-reason', outcome: because.replaceAll('_', '-') }
  const outcome = await refuseMailCase(visit.bot, row, because, visit.now, (tx) => noteMail(visit, row, look, tx))
  return outcome === 'gone' ? 'words-gone' : outcome
}

async function close(visit: Visit, row: MailCaseRow): Promise<string> {
  const { reason } = closing.parse(visit.form)
  const noted = (tx: BotTx) => noteMail(visit, row, { action: 'mail-case-close', reason }, tx)
  const outcome = await closeMailCaseUnanswered(visit.bot, row, visit.now, noted)
  return outcome === 'gone' ? 'words-gone' : outcome
}

/** Written down before a word of it is read. */
async function show(
  visit: Visit,
  how: { action: string; reason: string; isRevealed: boolean; unsent?: Unsent },
): Promise<Answer> {
  const { bot } = visit
  const row = await mailIn(visit)
  if (!row) return { is: 'not-found' }
  const { action, reason, isRevealed, unsent } = how
  await noteMail(visit, row, { action, reason })
  const body = row.sealed === null ? undefined : openMailCaseBody(bot.keys, row.sealed)
  const papers = await listDocuments(bot.db, row.id)
  const said = saidOf(come.parse(visit.query).said)
  return page('By mail', <MailPage {...{ visit, row, body, papers, isRevealed, said, unsent, seen: seenOf(row) }} />)
}

/** How much of it there was when the page was made. */
const seenOf = ({ sealed }: MailCaseRow): string => sha256Hex(sealed ?? '').slice(0, 16)

function mailIn({ bot, params }: Visit): Promise<MailCaseRow | undefined> {
  return mailCaseById(bot.db, which.parse(params).id)
}

async function noteMail(
  visit: Visit,
  row: MailCaseRow,
  look: { action: string; reason: string; outcome?: string },
  tx?: BotTx,
): Promise<void> {
  const [key] = visit.bot.keys.pseudonym
  await note(visit, { ...look, target: row.id, whose: key && { keyId: key.id, pseudonym: row.sender } }, tx)
}
