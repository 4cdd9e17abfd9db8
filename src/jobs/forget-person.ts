import { blankAddresses } from '../db/bindings.ts'
import type { BotTx } from '../db/client.ts'
import { lockWithin } from '../db/lock.ts'
import { forgetContacts } from '../requests/account-contact-store.ts'
import { hasOpenCase } from '../requests/case-store.ts'
import { loadRequest, noteOnRequest, type RequestRow } from '../requests/request-store.ts'
import { hasOtherUnderWay } from '../requests/unfinished-store.ts'
import { ring } from '../runtime/ring.ts'
import { hasComeSince } from '../webhook/waiting-event-store.ts'
import type { Bot } from './bot.ts'
import { tellUnproven } from './tell-late.ts'
import { waitsForWord } from './waits-for-word.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const LOCK_MS = 10_000

/**
 * The last word of a request: nothing names the person any more, unless another request of theirs is open, or a case that staff answer
 * in the chat. `unproven`: nobody knows whether everything was found, and staff hear of it. Comes again in an hour while the person is
 * still to hear something.
 */
export async function forgetPerson(
  bot: Pick<Bot, 'metrics' | 'log' | 'keys' | 'clock' | 'config'>,
  tx: BotTx,
  request: RequestRow,
  { unproven }: { unproven: boolean },
  now: Date,
): Promise<void> {
  const again = () => noteOnRequest(tx, request.id, { secondSweepAt: new Date(now.getTime() + HOUR_MS) }, now)
  // Held while this went on: whoever is forgotten on hold would never come out of it.
  if ((await loadRequest(tx, request.id))?.state === 'on_hold') return again()
  if (unproven && (await tellUnproven(bot, tx, request, now))) return again()
  await forgetContacts(tx, request.id)
  // The word that it is given up has a day to go out.
  if (await waitsForWord(tx, request, unproven ? new Date(now.getTime() - DAY_MS) : now)) return again()
  if (unproven)
    ring(bot, 'forgotten-unproven', { request: request.id }, 'a request has forgotten its person, and not everything was proved')
  const { personId } = request
  // Two last words at once would each leave the address to the other.
  if (personId !== null) await lockWithin(tx, 'last-word', personId, LOCK_MS)
  const forgotten = { subjectSealed: null, newerSealed: null, contactSealed: null, tokenSealed: null }
  await noteOnRequest(tx, request.id, { ...forgotten, secondSweptAt: now, nextAttemptAt: null }, now)
  if (personId === null) return
  if ((await hasOtherUnderWay(tx, personId, request.id)) || (await hasOpenCase(tx, personId))) return
  // Whoever is still talking is answered, also where the binding's sign of life is a day older; a later word seals the address anew.
  const dayAgo = new Date(now.getTime() - DAY_MS)
  if (!(await hasComeSince(tx, personId, dayAgo))) await blankAddresses(tx, personId, dayAgo)
}
