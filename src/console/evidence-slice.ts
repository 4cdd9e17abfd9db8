import { keptFrame } from '../erasure/kept-row-store.ts'
import { keptByTenant } from '../erasure/tenant-kept-store.ts'
import { statusOfRequest } from '../forwards/forward.ts'
import type { Bot } from '../jobs/bot.ts'
import type { RequestState } from '../requests/request.ts'
import { goesOnAs } from '../requests/split-store.ts'
import type { Matter } from './case-store.ts'
import {
  type Evidence,
  instructionsOf,
  iso,
  keptOrSilence,
  noticeLine,
  objectionLine,
  receiptLines,
  sealed,
  timelineLine,
} from './evidence.ts'
import type { NoticeLine } from './evidence-store.ts'
import type { Listed } from './find-store.ts'
import { goneLines, goneWords } from './gone-lines.ts'

/** What a business may know of a request that covers others as well: when it was told, and that it is over. */
const OF_EVERYBODY = new Set([
  'confirmed',
  'frozen',
  'taken-back',
  'staff-cancelled',
  'running',
  'completed',
  'partial',
  'swept-again',
])

export interface SliceAsked {
  tenantId: string
  reason: string
}

/**
 * The part of one business in a request that covers others as well: how its own part stands, its own objection, and the rows of its own that a
 * law keeps. Why the whole waits or ended may be somebody else's matter, and is left out.
 */
export async function composeSlice(
  bot: Bot,
  request: Listed,
  matter: Matter,
  notices: readonly NoticeLine[],
  { tenantId, reason }: SliceAsked,
  now: Date,
): Promise<Evidence> {
  const own = matter.objections.filter((each) => each.tenant_id === tenantId)
  const gone = goneLines(request, matter.timeline, now)
  const next = await goesOnAs(bot.db, request, tenantId)
  return sealed(bot, {
    about: {
      case: request.reference,
      covers: 'the part of this business in a request about everything under a number',
      state: stateOf(request, own[0]?.state),
      reason: own[0]?.state === 'upheld' ? 'objection-upheld' : null,
      ...(next === undefined ? {} : { goesOnAs: next.reference }),
      confirmed: iso(request.confirmedAt),
      frozen: iso(request.frozenAt),
      started: iso(request.startedAt),
      finished: iso(request.finishedAt),
      secondSweep: iso(request.secondSweptAt),
      deadline: iso(request.deadlineAt),
      madeAt: now.toISOString(),
      madeBecause: reason,
      madeFor: tenantId,
      withPersonalData: false,
      ...(gone ? { linesGone: goneWords(gone.before) } : {}),
    },
    timeline: [...(gone?.known ?? []), ...matter.timeline]
      .filter(({ what }) => OF_EVERYBODY.has(what))
      .map(({ at, what }) => ({ ...timelineLine(at, what), detail: null, count: null })),
    rules: await rulesOf(bot, request, tenantId),
    kept: await keptOrSilence(bot, request.id, () => keptOf(bot, request.id, tenantId, now)),
    objections: own.map(objectionLine),
    notices: notices.filter((each) => each.tenantId === tenantId).map(noticeLine),
    receipts: receiptLines(bot, matter),
  })
}

/** As the business hears it: that another one keeps its data is none of its matter, for it the wish goes on. */
function stateOf({ state, reason }: Listed, own: string | undefined): string {
  if (own === 'upheld') return 'refused'
  if (state === 'refused' && reason === 'objection-upheld') return 'confirmed'
  // The column's CHECK lists the same states.
  return statusOfRequest(state as RequestState)
}

async function rulesOf(bot: Bot, request: Listed, tenantId: string): Promise<Record<string, unknown>> {
  return {
    deadlineDays: 30,
    cutOff: iso(request.confirmedAt),
    mapHash: request.mapHash,
    planHash: request.planHash,
    ...(await instructionsOf(bot, request, [tenantId])),
    backupsGoneAfterDaysToday: bot.config.backupRetentionDays,
  }
}

async function keptOf({ platform, dataMap, catalogue }: Bot, requestId: string, tenantId: string, now: Date) {
  const frame = keptFrame(dataMap, catalogue, now)
  const known = Object.keys(dataMap).filter((table) => catalogue.tables[table])
  const kept = await keptByTenant(platform, frame, requestId, known)
  return kept
    .filter((each) => each.tenantId === tenantId)
    .map(({ table, rows, statute, until }) => ({ table, rows, statute, until }))
}
