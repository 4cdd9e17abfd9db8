import type { BotTx } from '../db/client.ts'
import { wake } from '../db/wake.ts'
import { type Holder, identifiersAt } from '../erasure/holders-store.ts'
import type { TenantKept } from '../erasure/tenant-kept-store.ts'
import { forwardsOf } from '../forwards/forward-store.ts'
import { type Customer, composeNotice, type News } from '../processors/business-notice.ts'
import { addNotices, businessesTold, type ToldBusiness } from '../processors/business-notice-store.ts'
import { upheldBy } from '../requests/objection-store.ts'
import type { RequestRow } from '../requests/request-store.ts'
import { newId } from '../runtime/ids.ts'
import type { SubjectIdentifiers } from '../subject/subject.ts'
import type { Bot } from './bot.ts'
import { subjectIn } from './sealed-subject.ts'
import { whyEnded } from './status-report.ts'

type Later =
  | { is: 'completed' | 'partial'; kept: readonly TenantKept[] }
  | Extract<News, { is: 'cancelled' | 'refused' | 'confirmed' }>

/** Queues word of the freeze for every business that holds something, in the transaction that notes the freeze. */
export async function tellHolders(
  bot: Pick<Bot, 'keys'>,
  tx: BotTx,
  request: RequestRow,
  subject: SubjectIdentifiers,
  holders: readonly Holder[],
  now: Date,
): Promise<void> {
  const { eraseAt } = request
  if (eraseAt === null) throw new Error('A confirmed request has no time of erasure.')
  await queue(bot, tx, request, subject, holders, () => ({ is: 'confirmed', eraseAt }), now)
}

/** Queues word of the end, or of an undo, for the businesses that were told of the freeze: the others know of nothing. */
export async function tellTheTold(
  bot: Pick<Bot, 'keys'>,
  tx: BotTx,
  request: RequestRow,
  subject: SubjectIdentifiers,
  news: Later,
  now: Date,
): Promise<void> {
  const told = await businessesTold(tx, request.id)
  await queue(bot, tx, request, subject, told, ({ tenantId }) => sliceOf(news, tenantId), now)
}

/** The erasure has another day than the businesses were told: in the transaction that changes it, by the event that named the first one. */
export async function tellNewDay(
  bot: Pick<Bot, 'keys'>,
  tx: BotTx,
  request: RequestRow,
  eraseAt: Date,
  now: Date,
): Promise<void> {
  const subject = subjectIn(bot, request)
  if (subject) await tellTheTold(bot, tx, request, subject, { is: 'confirmed', eraseAt }, now)
}

/**
 * Word of a request that ended without an erasure, and why. Where an objection was upheld, that business alone hears so: the others hear of the
 * request that goes on for them.
 */
export async function tellEnded(
  bot: Pick<Bot, 'keys'>,
  tx: BotTx,
  request: RequestRow,
  subject: SubjectIdentifiers,
  now: Date,
): Promise<void> {
  const { state, reason } = request
  if (reason === 'objection-upheld') return tellUpheld(bot, tx, request, subject, now)
  // A cancellation by staff has a refusal's reasons, and its own names for some: businesses read one list.
  const because = whyEnded(request)?.replaceAll('_', '-')
  if (state === 'refused') return tellTheTold(bot, tx, request, subject, { is: 'refused', because: because ?? 'other' }, now)
  return tellTheTold(bot, tx, request, subject, { is: 'cancelled', ...(because === undefined ? {} : { because }) }, now)
}

async function tellUpheld(
  bot: Pick<Bot, 'keys'>,
  tx: BotTx,
  request: RequestRow,
  subject: SubjectIdentifiers,
  now: Date,
): Promise<void> {
  const upheld = await upheldBy(tx, request.id)
  const told = (await businessesTold(tx, request.id)).filter(({ tenantId }) => upheld.has(tenantId))
  await queue(bot, tx, request, subject, told, () => ({ is: 'refused', because: 'objection-upheld' }), now)
}

async function queue(
  bot: Pick<Bot, 'keys'>,
  tx: BotTx,
  request: RequestRow,
  subject: SubjectIdentifiers,
  businesses: readonly Holder[],
  newsFor: (holder: Holder) => News,
  now: Date,
): Promise<void> {
  const { id: requestId, reference, confirmedAt, deadlineAt } = request
  if (confirmedAt === null) throw new Error('Businesses hear of confirmed requests only.')
  const known = await forwardsOf(tx, request.id)
  const notices = businesses.map((holder) => {
    const { tenantId, knownBy } = holder
    const news = newsFor(holder)
    const customer = customerOf(identifiersAt(subject, knownBy))
    const about = { reference, tenantId, customer, confirmedAt, deadlineAt, now, requestId: known.get(tenantId) ?? requestId }
    const body = composeNotice(about, news)
    return { id: newId(), requestId, tenantId, what: news.is, nth: nthOf(holder, news), knownBy, body }
  })
  await addNotices(tx, bot.keys, notices, now)
  if (notices.length > 0) await wake(tx, 'notify-businesses', [requestId])
}

const nthOf = (holder: Holder | ToldBusiness, { is }: News) => (is === 'confirmed' && 'nth' in holder ? holder.nth + 1 : 0)

function sliceOf(news: Later, tenantId: string): News {
  if (!('kept' in news)) return news
  const own = news.kept.filter((kept) => kept.tenantId === tenantId)
  return { is: news.is, kept: own.map(({ category, rows, statute, until }) => ({ category, rows, statute, until })) }
}

function customerOf({ phones, userIds, emails }: SubjectIdentifiers): Customer {
  return { phone_numbers: [...phones], whatsapp_user_ids: [...userIds], emails: [...emails] }
}
