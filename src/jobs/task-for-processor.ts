import { namesOf } from '../db/bindings.ts'
import type { Channel } from '../db/channels.ts'
import { type Asked, composeTask, type Processor } from '../processors/processor-task.ts'
import { cutOffOf, type RequestRow, scopeOf } from '../requests/request-store.ts'
import type { SubjectIdentifiers } from '../subject/subject.ts'
import type { Bot } from './bot.ts'

const HOUR_MS = 3_600_000

/** Where processors answer. */
export const ANSWERS_PATH = '/api/v1/processors/acknowledgements'

/** Whom the contact book is to forget, and through which channels: as sealed on the task. */
export interface ContactBookWork {
  contacts: { channelId: string; userId: string }[]
}

export interface ForProcessor {
  id: string
  processor: Processor
  asked: Asked
  request: RequestRow
  subject: SubjectIdentifiers
  now: Date
}

/** When an answer is overdue that is asked for now. */
export function dueAtOf({ answerHours }: Pick<Processor, 'answerHours'>, now: Date): Date {
  return new Date(now.getTime() + answerHours * HOUR_MS)
}

/** What is sent to a processor: of a person up to the confirmation, of an account everything up to now. */
export function bodyFor({ config }: Pick<Bot, 'config'>, { id, processor, asked, request, subject, now }: ForProcessor): string {
  const answerAt = `${config.publicUrl}${ANSWERS_PATH}`
  const [scope, upTo, answerBy] = [scopeOf(request), cutOffOf(request, now), dueAtOf(processor, now)]
  return composeTask({ id, processor, asked, scope, subject, upTo, answerBy, answerAt, now })
}

/** The person's entries: each id in the contact book of its own portfolio, of one business alone where only that is asked for. */
export async function contactsOf(
  { db, keys }: Pick<Bot, 'db' | 'keys'>,
  all: readonly Channel[],
  request: Pick<RequestRow, 'personId' | 'scope' | 'tenantId' | 'memberId'>,
): Promise<ContactBookWork['contacts']> {
  const scope = scopeOf(request)
  // A member's profile is no customer's chat: who wrote to the business keeps that.
  if (request.personId === null || scope.kind === 'profile') return []
  const addresses = await namesOf(db, keys, request.personId)
  const channels = all.filter(({ tenantId }) => scope.kind === 'number' || tenantId === scope.tenantId)
  return addresses.flatMap((address) => {
    if (address.kind !== 'user_id') return []
    const ofPortfolio = channels.filter(({ portfolioId }) => portfolioId === address.portfolioId)
    // A book is its portfolio's: whichever number still has access leads to it.
    const channel = ofPortfolio.find(({ stoppedAt }) => stoppedAt === null) ?? ofPortfolio[0]
    return channel ? [{ channelId: channel.id, userId: address.userId }] : []
  })
}
