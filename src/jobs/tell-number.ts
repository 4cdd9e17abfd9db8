import type { BotTx } from '../db/client.ts'
import { wake } from '../db/wake.ts'
import { dedicatedChatOf } from '../flows/conversation-store.ts'
import { openPapersOf } from '../requests/letter-request-store.ts'
import type { RequestRow } from '../requests/request-store.ts'
import { addOwnEvent } from '../webhook/waiting-event-store.ts'
import type { Bot } from './bot.ts'
import { fresh } from './fresh.ts'
import { timesOf } from './status-report.ts'

/**
 * Word to the very number whose data somebody asked for with papers, in the transaction that starts it: papers can be forged, and what is erased
 * does not come back. Only into a chat that it has had with the bot: nobody is written to out of the blue. It can be kept there as ever.
 */
export async function tellNumber({ keys }: Pick<Bot, 'keys'>, tx: BotTx, request: RequestRow, now: Date): Promise<void> {
  const { personId } = request
  const chat = personId === null ? undefined : await dedicatedChatOf(tx, personId)
  if (!chat) return
  await addOwnEvent(tx, keys, {
    dedupKey: `erasure:${request.id}:told-number`,
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

/** The same where that chat begins later: whoever writes from the number for the first time hears what papers have started about it meanwhile. */
export async function tellOfPapers(bot: Pick<Bot, 'keys'>, tx: BotTx, personId: string, now: Date): Promise<void> {
  const request = await openPapersOf(tx, personId)
  if (request) await tellNumber(bot, tx, request, now)
}
