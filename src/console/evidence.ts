import canonicalize from 'canonicalize'
import { checkEntry } from '../erasure/entry-check.ts'
import { retainedOf } from '../erasure/kept-store.ts'
import { basisOf } from '../erasure/retention-bases.ts'
import type { Bot } from '../jobs/bot.ts'
import { sha256Hex, signText } from '../runtime/keys.ts'
import { publicKeysOf } from '../runtime/public-keys.ts'
import type { Matter } from './case-store.ts'
import type { NoticeLine, PersonPart } from './evidence-store.ts'
import type { Listed } from './find-store.ts'
import { eventWord } from './words.ts'

export interface Evidence {
  about: Record<string, unknown>
  timeline: { at: string; what: string; words: string; detail: string | null; count: number | null }[]
  rules?: Record<string, unknown>
  /** A sentence where the platform did not answer. */
  kept?: { table: string; rows: number; statute: string; until: string }[] | string
  processors?: { name: string; verb: string; state: string }[]
  notices: { what: string; state: string; at: string; sentAt: string | null }[]
  receipts: { number: number; hash: string; verified: boolean; says?: unknown; ledger: unknown }[]
  person?: PersonPart
  seal?: { sha256: string; keyId: string; signature: string }
}

export interface Asked {
  /** A business gets its own slice; undefined: the Data Protection Board, or ourselves. */
  tenantId: string | undefined
  person: PersonPart | undefined
  reason: string
}

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

/** One file that proves what was done: hashes and counts, and nobody's data unless it was asked for. Sealed with the receipts' key. */
export async function composeEvidence(
  bot: Bot,
  request: Listed,
  matter: Matter,
  notices: readonly NoticeLine[],
  asked: Asked,
  now: Date,
): Promise<Evidence> {
  const isWhole = asked.tenantId === undefined || asked.tenantId === request.tenantId
  const kept = isWhole ? await keptRows(bot, request) : undefined
  const pack: Evidence = {
    about: aboutOf(request, asked, now),
    timeline: matter.timeline
      .filter(({ what }) => isWhole || OF_EVERYBODY.has(what))
      .map(({ at, what, detail, count }) => ({
        at: at.toISOString(),
        what,
        words: eventWord(what),
        detail: isWhole ? detail : null,
        count: isWhole ? count : null,
      })),
    ...(isWhole ? { rules: rulesOf(bot, request) } : {}),
    ...(kept ? { kept } : {}),
    ...(isWhole ? { processors: matter.processors.map(({ name, verb, state }) => ({ name, verb, state })) } : {}),
    notices: notices
      .filter(({ tenantId }) => asked.tenantId === undefined || tenantId === asked.tenantId)
      .map(({ what, state, at, sentAt }) => ({ what, state, at: at.toISOString(), sentAt: sentAt?.toISOString() ?? null })),
    receipts: matter.receipts.map(({ id, number, body, entry }) => ({
      number,
      hash: entry?.receiptHash ?? sha256Hex(body),
      verified: checkEntry(publicKeysOf(bot.keys), body, entry ? { ...entry, receiptId: id } : undefined) === undefined,
      // What went of other businesses is none of this one's matter: the hash proves that there is a receipt.
      ...(isWhole ? { says: JSON.parse(body) as unknown } : {}),
      ledger: entry && { ...entry, createdAt: entry.createdAt.toISOString() },
    })),
    ...(asked.person ? { person: asked.person } : {}),
  }
  const sha256 = sha256Hex(canonicalize(pack) ?? '')
  return { ...pack, seal: { sha256, ...signText(bot.keys, sha256) } }
}

async function keptRows({ platform, log }: Bot, { id }: Listed): Promise<NonNullable<Evidence['kept']>> {
  try {
    const rows = await retainedOf(platform, [id])
    return rows.map(({ table, rows: count, basis, until }) => ({ table, rows: count, statute: basisOf(basis).statute, until }))
  } catch (error) {
    log.warn({ error, request: id }, 'the platform did not say what is kept')
    return 'not known at the moment this was made: the platform did not answer'
  }
}

function aboutOf(request: Listed, { tenantId, person, reason }: Asked, now: Date): Record<string, unknown> {
  const iso = (at: Date | null) => at?.toISOString() ?? null
  return {
    case: request.reference,
    covers: request.scope,
    state: request.state,
    newestReceipt: request.receiptResult,
    reason: request.reason,
    proved: iso(request.provedAt),
    confirmed: iso(request.confirmedAt),
    frozen: iso(request.frozenAt),
    started: iso(request.startedAt),
    finished: iso(request.finishedAt),
    secondSweep: iso(request.secondSweptAt),
    deadline: iso(request.deadlineAt),
    madeAt: now.toISOString(),
    madeBecause: reason,
    madeFor: tenantId ?? 'the Data Protection Board of India',
    withPersonalData: person !== undefined,
  }
}

function rulesOf(bot: Bot, request: Listed): Record<string, unknown> {
  return {
    deadlineDays: 30,
    undoUntil: request.eraseAt?.toISOString() ?? null,
    cutOff: request.confirmedAt?.toISOString() ?? null,
    previewMapHash: request.previewMapHash,
    mapHash: request.mapHash,
    planHash: request.planHash,
    backupsGoneAfterDays: bot.config.backupRetentionDays,
  }
}
