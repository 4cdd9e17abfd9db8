import type { Context } from './context.ts'
import type { EventOf } from './steps.ts'
import { askBeside, notice, type Turn, turns } from './turn.ts'

const FAILURES_BEFORE_A_PERSON = 3

/** The platform did not answer: said once, however often it is tried again; what would not pass by itself is offered a person, also once. */
export function unreachable(context: Context, event: EventOf<'facts.failed' | 'preview.failed'>): Turn {
  const failures = context.failures + 1
  const isStuck = failures === (event.stuck ? 1 : FAILURES_BEFORE_A_PERSON) && !event.away
  const said = isStuck ? askBeside(event, { key: 'offer-person', because: 'records' }) : {}
  return turns({ set: { triedAt: event.now, failures } }, failures > 1 ? {} : notice({ key: 'unreachable' }), said)
}
