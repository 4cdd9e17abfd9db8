import { findBinding } from '../db/bindings.ts'
import type { BotTx } from '../db/client.ts'
import { eraseAtOf } from '../requests/deadline.ts'
import { addRequestEvent, type RequestRow } from '../requests/request-store.ts'
import { isUntouchedAndDue, moveIf } from '../requests/staff-action-store.ts'
import { ring } from '../runtime/ring.ts'
import type { SubjectIdentifiers } from '../subject/subject.ts'
import type { Bot } from './bot.ts'
import { tellExtended } from './tell-extended.ts'

/**
 * The last look at whose number it is, in the transaction that would begin the erasure: what a status or a message has shown since the
 * confirmation makes it suspect, with the seven days of any suspect number. True: it does not begin as it was.
 */
export async function doubtAtStart(
  bot: Bot,
  tx: BotTx,
  request: RequestRow,
  subject: SubjectIdentifiers,
  now: Date,
): Promise<boolean> {
  const { confirmedAt } = request
  if (confirmedAt === null || !(await isDoubtful(bot, tx, request, subject, confirmedAt))) return false
  const eraseAt = new Date(eraseAtOf(confirmedAt.getTime(), bot.config.undoWindowMs, true))
  // It has waited them; one whose wait a second proof has shortened has not.
  if (request.suspect && (request.eraseAt === null || request.eraseAt >= eraseAt || eraseAt <= now)) return false
  const waits = eraseAt > now
  const times = waits ? { state: 'scheduled' as const, reason: null, eraseAt, nextAttemptAt: null } : {}
  const row = await moveIf(tx, request.id, ['scheduled', 'on_hold'], isUntouchedAndDue(now), { suspect: true, ...times }, now)
  // Taken back, held or refused meanwhile: whoever did that has the word.
  if (!row) return true
  await addRequestEvent(tx, row.id, 'identity-in-doubt', now)
  // Its days are over already: it is looked at anew, and begins as what it is now.
  if (!waits) return true
  await tellExtended(bot, tx, row, { reason: 'identity-in-doubt', eraseAt, once: 'in-doubt' }, now)
  ring(
    bot,
    'identity-in-doubt',
    { request: row.id },
    'the number may have another holder since the confirmation: it waits seven days more',
  )
  return true
}

// A number that the person has moved away from is theirs by what was confirmed: only the one that is still bound to them can be in doubt.
async function isDoubtful(
  bot: Bot,
  tx: BotTx,
  { personId, channelId, scope }: RequestRow,
  { phones }: SubjectIdentifiers,
  since: Date,
): Promise<boolean> {
  const isProved = channelId !== null && bot.channels.byId(channelId)?.mode === 'dedicated'
  if (personId === null || !isProved || !['number', 'business'].includes(scope)) return false
  for (const phone of phones) {
    const binding = await findBinding(tx, bot.keys, { kind: 'phone', phone })
    if (binding?.personId === personId && binding.identityChangedAt !== null && binding.identityChangedAt > since) return true
  }
  return false
}
