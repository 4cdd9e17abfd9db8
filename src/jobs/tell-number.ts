import type { BotTx } from '../db/client.ts'
import { wake } from '../db/wake.ts'
import type { EnteredEnd } from '../flows/conversation-event.ts'
import { dedicatedChatOf } from '../flows/conversation-store.ts'
import { openPapersOf } from '../requests/letter-request-store.ts'
import type { RequestRow } from '../requests/request-store.ts'
import { addOwnEvent, channelOfOwnEvent } from '../webhook/waiting-event-store.ts'
import type { Bot } from './bot.ts'
import { fresh } from './fresh.ts'
import { timesOf } from './status-report.ts'
import { changedHandsSince } from './still-held.ts'

/**
 * Word to the very number whose data somebody asked for with papers, in the transaction that starts it: papers can be forged, and what is erased
 * does not come back. Only into a chat that it has had with the bot: nobody is written to out of the blue. It can be kept there as ever.
 * `anew`: of another day than it was told before.
 */
export async function tellNumber(
  { keys }: Pick<Bot, 'keys'>,
  tx: BotTx,
  request: RequestRow,
  now: Date,
  anew?: string,
): Promise<void> {
  const { personId } = request
  const chat = personId === null ? undefined : await dedicatedChatOf(tx, personId)
  if (!chat) return
  await addOwnEvent(tx, keys, {
    dedupKey: anew === undefined ? toldNumber(request) : `${toldNumber(request)}:${anew}`,
    kind: 'erasure',
    personId: chat.personId,
    channelId: chat.channelId,
    contentType: 'erasure.entered',
    body: { type: 'erasure.entered', ...timesOf(request), fresh: fresh() },
    eventAt: now,
    now,
  })
  await wake(tx, 'handle-event', [chat.personId])
}

const toldNumber = ({ id }: Pick<RequestRow, 'id'>) => `erasure:${id}:told-number`

/**
 * And of its end, into the chat that was told: only while nobody else can have that number since. `once` makes a second telling impossible.
 */
export async function tellNumberOfEnd(
  { keys }: Pick<Bot, 'keys'>,
  tx: BotTx,
  request: RequestRow,
  once: string,
  end: EnteredEnd,
  now: Date,
): Promise<void> {
  const { personId, confirmedAt, createdAt, reference } = request
  const channelId = await channelOfOwnEvent(tx, toldNumber(request))
  if (personId === null || channelId === undefined) return
  if (await changedHandsSince(tx, personId, confirmedAt ?? createdAt)) return
  await addOwnEvent(tx, keys, {
    dedupKey: `${toldNumber(request)}:${once}`,
    kind: 'erasure',
    personId,
    channelId,
    contentType: 'erasure.entered-over',
    body: { type: 'erasure.entered-over', reference, ...end },
    eventAt: now,
    now,
  })
  await wake(tx, 'handle-event', [personId])
}

/** The same where that chat begins later: whoever writes from the number for the first time hears what papers have started about it meanwhile. */
export async function tellOfPapers(bot: Pick<Bot, 'keys'>, tx: BotTx, personId: string, now: Date): Promise<void> {
  const request = await openPapersOf(tx, personId)
  if (request) await tellNumber(bot, tx, request, now)
}
