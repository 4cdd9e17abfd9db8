import type { StatusReport } from '../flows/conversation-event.ts'
import { type Beside, NOTHING_BESIDE } from '../flows/copy/beside.ts'
import type { Say } from '../flows/say.ts'
import { openCasesOf } from '../requests/case-store.ts'
import { type RequestRow, requestByReference } from '../requests/request-store.ts'
import { unseal } from '../runtime/keys.ts'
import type { Bot } from './bot.ts'
import { mayHaveChangedHands } from './still-held.ts'
import { askedOn, type Turn } from './turn.ts'

/** What goes out beside a message and stands in no snapshot: the link to the page of the request that it names, and open cases in a status. */
export async function besideOf(bot: Bot, turn: Turn, say: Say, request: RequestRow | undefined): Promise<Beside> {
  const cases = answersStatus(say) ? await openCasesOf(turn.tx, turn.row.personId, askedOn(turn)) : []
  const isNamed = request !== undefined && referenceIn(say) === request.reference && !(await isDoubtful(bot, turn, request))
  if (!isNamed && cases.length === 0) return NOTHING_BESIDE
  return {
    statusLink: isNamed ? statusLink(bot, request) : null,
    cases: cases.map(({ about, reference, answerBy }) => ({ about, reference, answerBy: answerBy.getTime() })),
  }
}

/** The chat may be somebody else's by now, and the page tells what was counted. */
function isDoubtful(bot: Bot, { row, now }: Turn, { confirmedAt, createdAt }: RequestRow): Promise<boolean> {
  return mayHaveChangedHands(bot, row.personId, confirmedAt ?? createdAt, now)
}

/** Where a request can be looked at; null once its token is forgotten. */
function statusLink({ keys, config }: Pick<Bot, 'keys' | 'config'>, { tokenSealed }: RequestRow): string | null {
  return tokenSealed === null ? null : `${config.publicUrl}/r/${unseal(keys, 'token', tokenSealed)}`
}

function answersStatus(say: Say): boolean {
  switch (say.key) {
    case 'status':
    case 'account-status':
      return !say.further
    case 'scheduled':
    case 'account-scheduled':
      return say.because === 'status'
    default:
      return say.key === 'waiting' || say.key === 'account-waiting'
  }
}

function referenceIn(say: Say): string | null {
  switch (say.key) {
    case 'scheduled':
    case 'waiting':
    case 'delayed':
    case 'late':
    case 'account-scheduled':
    case 'account-waiting':
    case 'account-delayed':
      return say.reference
    case 'status':
    case 'undo-late':
    case 'account-status':
      return referenceOfReport(say)
    default:
      return null
  }
}

function referenceOfReport({ report }: Extract<Say, { report: StatusReport }>): string | null {
  return report.is === 'none' ? null : report.reference
}

/** The request of this person that a message names, if it names one: more than one may be on its way. */
export async function requestNamed({ tx, row }: Turn, say: Say): Promise<RequestRow | undefined> {
  const reference = 'report' in say ? referenceOfReport(say) : 'reference' in say ? (say.reference ?? null) : null
  const found = reference === null ? undefined : await requestByReference(tx, reference)
  return found?.personId === row.personId ? found : undefined
}
