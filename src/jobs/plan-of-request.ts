import { countLeft, type RowsLeft } from '../erasure/count-store.ts'
import { type ErasurePlan, planErasure, planScope, type Refusal } from '../erasure/plan.ts'
import type { Quarry } from '../erasure/quarry-store.ts'
import { cutOffOf, type RequestRow, scopeOf } from '../requests/request-store.ts'
import type { Bot } from './bot.ts'
import { subjectIn } from './sealed-subject.ts'

/** A step is counted up to so many rows, and no longer than this, so that whoever looks need not wait. */
const ROWS_MAX = 10_000
const STATEMENT_MS = 1_000
const TOO_LONG = '57014'
const OPEN: readonly string[] = ['scheduled', 'running', 'partial', 'on_hold', 'parked']

export type RequestPlan =
  | { is: 'refused'; why: Refusal }
  | {
      is: 'planned'
      plan: ErasurePlan
      /** It was carried out by another plan: the data map, or the laws of the day, were others. */
      isAnother: boolean
      left: LeftToDo
    }

/** How many rows each step has still to do; `forgotten`: the request knows its person no more. */
export type LeftToDo =
  | { is: 'counted'; steps: ReadonlyMap<string, RowsLeft> }
  | { is: 'over' | 'unconfirmed' | 'forgotten' | 'too-long' | 'platform-silent' }

/** What the erasure of a request does, in which order, and how much of it is still to be done. Reads only, and answers whether or not the platform does. */
export async function planOfRequest(bot: Bot, request: RequestRow): Promise<RequestPlan> {
  const now = bot.clock.now()
  const { dataMap: map, catalogue } = bot
  const cutOff = request.confirmedAt === null ? now : cutOffOf(request, now)
  const input = { map, catalogue, scope: scopeOf(request), cutOff, now }
  const subject = OPEN.includes(request.state) ? subjectIn(bot, request) : undefined
  const planned = subject ? planErasure({ ...input, subject }) : planScope(input)
  if ('refused' in planned) return { is: 'refused', why: planned.refused }
  const { plan } = planned
  const isAnother = request.planHash !== null && request.planHash !== plan.hash
  const left = subject ? await countedLeft(bot, request, { plan, subject }) : uncounted(request)
  return { is: 'planned', plan, isAnother, left }
}

function uncounted({ confirmedAt, state }: RequestRow): LeftToDo {
  if (confirmedAt === null) return { is: 'unconfirmed' }
  return { is: OPEN.includes(state) ? 'forgotten' : 'over' }
}

async function countedLeft(bot: Bot, request: RequestRow, quarry: Quarry): Promise<LeftToDo> {
  try {
    const limits = { atMost: ROWS_MAX, statementMs: STATEMENT_MS }
    return { is: 'counted', steps: await countLeft(bot.platform, { ...quarry, requestId: request.id }, limits) }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === TOO_LONG) return { is: 'too-long' }
    bot.log.warn({ error, request: request.id }, 'the platform did not say what is left to do')
    return { is: 'platform-silent' }
  }
}
