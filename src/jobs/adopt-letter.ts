import { wake } from '../db/wake.ts'
import { followForwards } from '../forwards/forward-store.ts'
import { adoptLetterRequest, joinLetterRequest, standBeside } from '../requests/adopt-letter-store.ts'
import { dropAwaiting } from '../requests/confirmation-store.ts'
import { eraseAtOf } from '../requests/deadline.ts'
import type { CustomerScope } from '../requests/request.ts'
import { lockRequests } from '../requests/request-lock-store.ts'
import { addRequestEvent, openRequestOf, type RequestRow } from '../requests/request-store.ts'
import { seal } from '../runtime/keys.ts'
import type { SubjectIdentifiers } from '../subject/subject.ts'
import type { Bot } from './bot.ts'
import { subjectIn } from './sealed-subject.ts'
import { tellNewDay } from './tell-businesses.ts'
import { tellByLetter } from './tell-by-letter.ts'
import { tellNumber } from './tell-number.ts'
import type { Turn } from './turn.ts'

/** The yes of the number itself. */
interface OwnWish {
  suspect: boolean
  subject: SubjectIdentifiers
  provedAt: Date
  confirmedAt: Date
  eraseAt: Date
  language: string
  now: Date
}

/**
 * What staff entered for this number and scope becomes the chat's own wish: with its cut-off, its window and its news, frozen anew, under whatever
 * hold it stands. Whoever wrote the letter hears that it goes on there. Where its erasure has begun, the chat hears its end, too. Undefined: there
 * is none, none of this number's, or this is a business's chat, which moves only what was asked in it.
 */
export async function adoptLetter(
  bot: Bot,
  turn: Turn,
  scope: CustomerScope,
  own: OwnWish,
): Promise<{ is: 'adopted' | 'exists'; request: RequestRow } | undefined> {
  const { tx, row, channel, now } = turn
  const letter = channel.mode === 'dedicated' ? await lockedLetter(turn, scope) : undefined
  if (!letter) return undefined
  await dropAwaiting(tx, row.personId, row.channelId, 'cancelled', now)
  const { subject, ...wish } = own
  const both = withOwn(subjectIn(bot, letter), subject)
  if (!both) {
    // Of an earlier number of theirs: it goes on beside what this number asks for, which waits for nobody's letter.
    await standBeside(tx, letter.id, now)
    return undefined
  }
  const adopted = await adoptLetterRequest(tx, letter, {
    ...wish,
    channelId: row.channelId,
    eraseAt: laterOf(own.eraseAt, extendedTo(bot, letter)),
    subjectSealed: seal(bot.keys, 'subject', JSON.stringify(both)),
  })
  if (!adopted) {
    await joinLetterRequest(tx, letter.id, row.channelId, now)
    return { is: 'exists', request: letter }
  }
  // Whoever passed the number on knows it by their own id from the next word on.
  await followForwards(tx, row.personId, adopted, now)
  await tellAll(bot, turn, letter, adopted)
  return { is: 'adopted', request: adopted }
}

/** As it stands by now: a start, a hold or an undo that is under way is waited for. */
async function lockedLetter({ tx, row }: Turn, scope: CustomerScope): Promise<RequestRow | undefined> {
  const seen = await openRequestOf(tx, row.personId, scope)
  if (!seen || seen.source === null) return undefined
  await lockRequests(tx, [seen.id])
  const open = await openRequestOf(tx, row.personId, scope)
  return open && open.source !== null ? open : undefined
}

/**
 * The letter's identifiers in their places, by which businesses were told who is meant, and behind them the person's other ids. Undefined where one
 * of them is not this person's any more: up to the new cut-off it may have named somebody else.
 */
function withOwn(letter: SubjectIdentifiers | undefined, own: SubjectIdentifiers): SubjectIdentifiers | undefined {
  if (!letter || letter.phones.length !== own.phones.length) return undefined
  const isOwn =
    letter.phones.every((phone) => own.phones.includes(phone)) && letter.userIds.every((id) => own.userIds.includes(id))
  return isOwn ? { ...letter, userIds: [...new Set([...letter.userIds, ...own.userIds])] } : undefined
}

/** The day that two of the staff gave it beyond a letter's own week, if they did. */
function extendedTo({ config }: Bot, { confirmedAt, eraseAt }: RequestRow): Date | undefined {
  if (confirmedAt === null || eraseAt === null) return undefined
  return eraseAt.getTime() > eraseAtOf(confirmedAt.getTime(), config.undoWindowMs, true) ? eraseAt : undefined
}

const laterOf = (one: Date, other: Date | undefined): Date => (other && other > one ? other : one)

async function tellAll(bot: Bot, { tx, now }: Turn, letter: RequestRow, adopted: RequestRow): Promise<void> {
  await addRequestEvent(tx, adopted.id, 'asked-in-chat', now)
  await tellByLetter(bot, tx, letter, 'asked-in-chat', { is: 'in-chat' }, now)
  // Whose number it is may not have heard yet that somebody came with papers.
  if (letter.proof === 'papers-seen') await tellNumber(bot, tx, adopted, now)
  const { state, eraseAt, nextAttemptAt } = adopted
  if (eraseAt === null) return
  const heldTo = state === 'on_hold' ? nextAttemptAt : null
  if (heldTo !== null) await wake(tx, 'run-request', [adopted.id], Math.max(0, heldTo.getTime() - now.getTime()) + 1)
  // What staff have to decide has no day; a hold's stands, unless the new window is longer.
  const isMoved = state === 'scheduled' || (heldTo !== null && heldTo.getTime() !== letter.nextAttemptAt?.getTime())
  if (isMoved) await tellNewDay(bot, tx, adopted, heldTo ?? eraseAt, now)
}
