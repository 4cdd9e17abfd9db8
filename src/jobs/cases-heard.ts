import type { BotTx } from '../db/client.ts'
import type { ConversationRow } from '../flows/conversation-store.ts'
import type { PersonInput } from '../flows/person-input.ts'
import { caseInTalk, openCasesOf } from '../requests/case-store.ts'
import { theirsStill } from './still-held.ts'

const WEEK_MS = 7 * 24 * 3_600_000

/** The cases of this chat that a message may belong to. Staff read and answer a case in its own chat alone. */
export async function casesHeard(
  tx: BotTx,
  { personId, channelId }: Pick<ConversationRow, 'personId' | 'channelId'>,
  now: Date,
): Promise<Pick<PersonInput, 'inTalk' | 'askedLately' | 'openCase' | 'complaint'>> {
  const inTalk = await theirsStill(tx, await caseInTalk(tx, personId, channelId))
  const open = await openCasesOf(tx, personId, { channelId, mode: 'shared' })
  const waiting = await theirsStill(tx, open.at(-1))
  const isUnanswered = ({ about, answeredAt }: (typeof open)[number]) => about === 'complaint' && answeredAt === null
  const complaint = await theirsStill(tx, open.find(isUnanswered))
  return {
    ...(inTalk ? { inTalk: inTalk.reference } : {}),
    ...(inTalk?.answeredAt && now.getTime() - inTalk.answeredAt.getTime() < WEEK_MS ? { askedLately: true as const } : {}),
    ...(waiting ? { openCase: waiting.reference } : {}),
    ...(complaint ? { complaint: complaint.reference } : {}),
  }
}
