import { addressesIn, bindingsOf } from '../db/bindings.ts'
import type { BotTx } from '../db/client.ts'
import { wake } from '../db/wake.ts'
import { conversationsOf } from '../flows/conversation-store.ts'
import { isWindowClosed } from '../outbox/window.ts'
import { type CaseSeen, isAnswerSent, seenOfCase, whatCame } from '../requests/case-seen-store.ts'
import { type CaseRow, closeUnanswered, lockOpenCase, noteAnswer } from '../requests/case-store.ts'
import { type answeredOutcomes, boardFrom, type unansweredOutcomes } from '../requests/grievance.ts'
import { addRequestEvent } from '../requests/request-store.ts'
import { newId } from '../runtime/ids.ts'
import { addOwnEvent } from '../webhook/waiting-event-store.ts'
import type { Bot } from './bot.ts'
import { onOneLine, TEMPLATE_TEXT_MAX } from './in-pieces.ts'
import { wordsKey } from './sent-twice.ts'
import { changedHandsSince } from './still-held.ts'

/** What an open chat takes; the frame around it and the footer need the rest of WhatsApp's 4096. */
const TEXT_MAX = 3_000

/** Since the writer looked somebody closed it; staff wrote, a colleague or by a form that was sent twice; or the person did. Nothing was done. */
export type CaseOvertaken = { is: 'closed-before' | 'written-before' | 'more-came' }

export type CaseAnswered =
  | { is: 'answered'; case: CaseRow }
  | CaseOvertaken
  /** These very words have gone already, by a form that came twice. */
  | { is: 'sent-before' }
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
  answer: { text: string; outcome?: (typeof answeredOutcomes)[number]; seen?: CaseSeen },
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
  const key = `case:${found.id}:${wordsKey(keys, `case ${found.id}`, text)}:`
  return db.transaction(async (tx): Promise<CaseAnswered> => {
    const overtaken = await overtakenBy(tx, found, answer.seen)
    if (overtaken && answer.seen && (await isAnswerSent(tx, found, key, answer.seen))) return { is: 'sent-before' }
    const row = overtaken ? undefined : await noteAnswer(tx, found.id, answer.outcome, now)
    if (!row) return { is: overtaken ?? 'closed-before' }
    const said = { reference: row.reference, text, closed: row.closedAt !== null, boardFrom: boardFrom(now.getTime()) }
    await addOwnEvent(tx, keys, {
      dedupKey: `${key}${newId()}`,
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

/** The case ends without an answer, because nobody needs or can get one. */
export async function closeCase(
  { db }: Pick<Bot, 'db'>,
  found: CaseRow,
  { outcome, seen }: { outcome: (typeof unansweredOutcomes)[number]; seen?: CaseSeen },
  now: Date,
  alongside: Alongside = nothingElse,
): Promise<{ is: 'closed'; case: CaseRow } | CaseOvertaken> {
  return db.transaction(async (tx) => {
    const overtaken = await overtakenBy(tx, found, seen)
    const row = overtaken ? undefined : await closeUnanswered(tx, found.id, outcome, now)
    if (!row) return { is: overtaken ?? 'closed-before' }
    if (row.requestId !== null) await addRequestEvent(tx, row.requestId, 'case-closed', now, outcome)
    await alongside(tx)
    return { is: 'closed', case: row }
  })
}

/** What came in since the case was read, under its lock: whoever else would write in it waits. */
async function overtakenBy(
  tx: BotTx,
  { reference }: CaseRow,
  seen: CaseSeen | undefined,
): Promise<CaseOvertaken['is'] | undefined> {
  const row = await lockOpenCase(tx, reference)
  if (!row) return 'closed-before'
  return seen && whatCame(seen, await seenOfCase(tx, row))
}
