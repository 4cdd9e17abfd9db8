import { dedicatedNumbers } from '../db/channels.ts'
import { type BrakeReason, brake } from '../erasure/brake.ts'
import { readBrakeFacts } from '../erasure/brake-store.ts'
import { countPlan } from '../erasure/count-store.ts'
import type { ErasurePlan } from '../erasure/plan.ts'
import { releasedFrom } from '../requests/request-event-store.ts'
import type { RequestRow } from '../requests/request-store.ts'
import { phoneReadings } from '../subject/address.ts'
import type { SubjectIdentifiers } from '../subject/subject.ts'
import type { Bot } from './bot.ts'

const STATEMENT_MS = 60_000

/** Why this erasure must wait for staff before its first row, if it must. What staff have released once does not stop it again. */
export async function pullBrake(
  bot: Pick<Bot, 'config' | 'db' | 'platform'>,
  request: Pick<RequestRow, 'id'>,
  plan: ErasurePlan,
  subject: SubjectIdentifiers,
): Promise<BrakeReason | undefined> {
  const rowsMax = bot.config.maxRowsPerSubject
  const counts = await countPlan(bot.platform, plan, subject, { atMost: rowsMax + 1, statementMs: STATEMENT_MS })
  const facts = await readBrakeFacts(bot.platform, plan, subject, counts, { statementMs: STATEMENT_MS })
  const verdict = brake(subject, counts, facts, {
    rowsMax,
    scope: plan.scope.kind,
    ownNumbers: (await dedicatedNumbers(bot.db)).flatMap((number) => phoneReadings(number)),
    released: await releasedFrom(bot.db, request.id),
  })
  return 'stop' in verdict ? verdict.stop : undefined
}
