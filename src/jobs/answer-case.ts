import { addressesIn, bindingsOf } from '../db/bindings.ts'
import type { BotTx } from '../db/client.ts'
import { wake } from '../db/wake.ts'
import { conversationsOf } from '../flows/conversation-store.ts'
import { isWindowClosed } from '../outbox/window.ts'
import { type CaseRow, caseByReference, closeUnanswered, noteAnswer } from '../requests/case-store.ts'
import { type answeredOutcomes, boardFrom, type unansweredOutcomes } from '../requests/grievance.ts'
import { addRequestEvent } from '../requests/request-store.ts'
import { newId } from '../runtime/ids.ts'
import { addOwnEvent } from '../webhook/waiting-event-store.ts'
import type { Bot } from './bot.ts'
import { changedHandsSince } from './still-held.ts'
import { onOneLine, TEMPLATE_TEXT_MAX } from './template-of.ts'

/** What an open chat takes; the frame around it and the footer need the rest of WhatsApp's 4096. */
const TEXT_MAX = 3_000

export type CaseAnswered =
  | { is: 'answered'; case: CaseRow }
  | { is: 'closed-before' }
  /** Somebody has answered since the writer looked: a form that was sent twice, or a colleague. */
  | { is: 'written-before' }
  /** `atMost`: characters that get through now; outside the 24-hour window only the template does. */
  | { is: 'too-long'; atMost: number; windowClosed: boolean }
  /** The person's address is forgotten: nothing can be said in the chat any more. */
  | { is: 'no-address' }
  /** The number may be somebody else's since the case was opened. */
  | { is: 'changed-hands' }

/** What is committed with it: the line of the access log. */
type Alongside = (tx: BotTx) => Promise<void>
const nothingElse: Alongside = async () => {}

/**
 * Staff answer in the person's chat. The words go sealed through the inbox, so that the machine says them in order and once; with an
 * outcome the case is closed by the same commit.
 */
export async function answerCase(
  { db, keys }: Pick<Bot, 'db' | 'keys'>,
  found: CaseRow,
  answer: { text: string; outcome?: (typeof answeredOutcomes)[number]; seen?: number },
  now: Date,
  alongside: Alongside = nothingElse,
): Promise<CaseAnswered> {
  const text = answer.text.replace(/\r\n?/g, '\n').trim()
  if (text === '') throw new Error('An answer has words.')
  const { personId, channelId } = found
  if (addressesIn(keys, await bindingsOf(db, personId)).length === 0) return { is: 'no-address' }
  if (await changedHandsSince(db, personId, found.openedAt)) return { is: 'changed-hands' }
  const chat = (await conversationsOf(db, personId)).find((row) => row.channelId === channelId)
  const windowClosed = isWindowClosed(chat?.lastInboundAt ?? null, now)
  const atMost = windowClosed ? TEMPLATE_TEXT_MAX : TEXT_MAX
  if ((windowClosed ? onOneLine(text) : text).length > atMost) return { is: 'too-long', atMost, windowClosed }
  return db.transaction(async (tx): Promise<CaseAnswered> => {
    const row = await noteAnswer(tx, found.id, { outcome: answer.outcome, seen: answer.seen }, now)
    if (!row) return { is: (await caseByReference(tx, found.reference))?.closedAt ? 'closed-before' : 'written-before' }
    const said = { reference: row.reference, text, closed: row.closedAt !== null, boardFrom: boardFrom(now.getTime()) }
    await addOwnEvent(tx, keys, {
      dedupKey: `case:${row.id}:${newId()}`,
      kind: 'staff',
      // Whose it is as of this transaction: a case follows its person.
      personId: row.personId,
      channelId,
      contentType: 'case.answered',
      body: { type: 'case.answered', ...said },
      eventAt: now,
      now,
    })
    if (row.requestId !== null) await addRequestEvent(tx, row.requestId, 'case-answered', now, answer.outcome)
    await wake(tx, 'handle-event', [row.personId])
    await alongside(tx)
    return { is: 'answered', case: row }
  })
}

/** The case ends without an answer, because nobody needs or can get one. Undefined: it was closed before. */
export async function closeCase(
  { db }: Pick<Bot, 'db'>,
  found: CaseRow,
  outcome: (typeof unansweredOutcomes)[number],
  now: Date,
  alongside: Alongside = nothingElse,
): Promise<CaseRow | undefined> {
  return db.transaction(async (tx) => {
    const row = await closeUnanswered(tx, found.id, outcome, now)
    if (row && row.requestId !== null) await addRequestEvent(tx, row.requestId, 'case-closed', now, outcome)
    if (row) await alongside(tx)
    return row
  })
}
