import canonicalize from 'canonicalize'
import { checkEntry } from '../erasure/entry-check.ts'
import { retainedOf } from '../erasure/kept-store.ts'
import { lawNamed } from '../erasure/retention-bases.ts'
import type { Bot } from '../jobs/bot.ts'
import { instructionAt } from '../requests/instruction-store.ts'
import { sha256Hex, signText } from '../runtime/keys.ts'
import { publicKeysOf } from '../runtime/public-keys.ts'
import type { Matter } from './case-store.ts'
import type { NoticeLine, PersonPart } from './evidence-store.ts'
import type { Listed } from './find-store.ts'
import { goneLines, goneWords } from './gone-lines.ts'
import { eventWord } from './words.ts'

export interface Evidence {
  about: Record<string, unknown>
  timeline: { at: string; what: string; words: string; detail: string | null; count: number | null }[]
  rules?: Record<string, unknown>
  /** A sentence where the platform did not answer. */
  kept?: { table: string; rows: number; statute: string; until: string }[] | string
  processors?: { name: string; verb: string; on?: string; state: string }[]
  objections?: { tenant: string; ground: string; state: string; decideBy: string; decidedAt: string | null }[]
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

/** One file that proves what was done: hashes and counts, and nobody's data unless it was asked for. Sealed with the receipts' key. */
export async function composeEvidence(
  bot: Bot,
  request: Listed,
  matter: Matter,
  notices: readonly NoticeLine[],
  asked: Asked,
  now: Date,
): Promise<Evidence> {
  const gone = goneLines(request, matter.timeline, now)
  return sealed(bot, {
    about: { ...aboutOf(request, asked, now), ...(gone ? { linesGone: goneWords(gone.before) } : {}) },
    timeline: [...(gone?.known ?? []), ...matter.timeline].map(({ at, what, detail, count }) => ({
      ...timelineLine(at, what),
      detail,
      count,
    })),
    rules: { ...rulesOf(bot, request), ...(await instructionsOf(bot, request, toldIn(notices, asked.tenantId))) },
    kept: await keptOrSilence(bot, request.id, () => keptRows(bot, request.id)),
    processors: matter.processors.map(({ name, verb, erase_on: on, state }) => ({
      name,
      verb,
      ...(on === null ? {} : { on }),
      state,
    })),
    objections: matter.objections.map(objectionLine),
    notices: notices.filter(({ tenantId }) => asked.tenantId === undefined || tenantId === asked.tenantId).map(noticeLine),
    receipts: receiptLines(bot, matter).map((line, nth) => ({ ...line, says: wordsOf(matter.receipts[nth]?.body) })),
    ...(asked.person ? { person: asked.person } : {}),
  })
}

const toldIn = (notices: readonly NoticeLine[], tenantId: string | undefined): string[] =>
  [...new Set(notices.map((notice) => notice.tenantId))].filter((told) => tenantId === undefined || told === tenantId)

/** What these businesses had instructed when the person confirmed, by which the erasure was done. */
export async function instructionsOf(
  { db }: Bot,
  { confirmedAt }: Listed,
  tenantIds: readonly string[],
): Promise<Record<string, unknown>> {
  if (confirmedAt === null || tenantIds.length === 0) return {}
  const instructions = await Promise.all(
    tenantIds.map(async (tenant) => {
      const given = await instructionAt(db, tenant, confirmedAt)
      if (!given) return { tenant, kind: 'none', windowHours: 72 }
      const { kind, clause, version, givenOn, windowHours } = given
      return { tenant, kind, clause, version, givenOn, windowHours: kind === 'standing' ? 0 : windowHours }
    }),
  )
  return { instructions }
}

/** With a hash over everything in it, signed. */
export function sealed(bot: Bot, pack: Evidence): Evidence {
  const sha256 = sha256Hex(canonicalize(pack) ?? '')
  return { ...pack, seal: { sha256, ...signText(bot.keys, sha256) } }
}

export const iso = (at: Date | null): string | null => at?.toISOString() ?? null

export const timelineLine = (at: Date, what: string) => ({ at: at.toISOString(), what, words: eventWord(what) })

export const noticeLine = ({ what, state, at, sentAt }: NoticeLine) => ({
  what,
  state,
  at: at.toISOString(),
  sentAt: iso(sentAt),
})

export function objectionLine({ tenant_id, ground, state, decide_by, decided_at }: Matter['objections'][number]) {
  return { tenant: tenant_id, ground, state, decideBy: decide_by.toISOString(), decidedAt: iso(decided_at) }
}

/** That there are receipts, and that they are true: hashes and entries of the ledger, without what they say. */
export function receiptLines({ keys }: Bot, { receipts }: Matter): Evidence['receipts'] {
  return receipts.map(({ id, number, body, entry }) => ({
    number,
    hash: entry?.receiptHash ?? sha256Hex(body),
    verified: checkEntry(publicKeysOf(keys), body, entry ? { ...entry, receiptId: id } : undefined) === undefined,
    ledger: entry && { ...entry, createdAt: entry.createdAt.toISOString() },
  }))
}

const wordsOf = (body: string | undefined): unknown => (body === undefined ? undefined : JSON.parse(body))

/** The pack is made all the same when the platform is down, and says so. */
export async function keptOrSilence<Kept>({ log }: Bot, request: string, read: () => Promise<Kept>): Promise<Kept | string> {
  try {
    return await read()
  } catch (error) {
    log.warn({ error, request }, 'the platform did not say what is kept')
    return 'not known at the moment this was made: the platform did not answer'
  }
}

async function keptRows({ platform }: Bot, id: string) {
  const rows = await retainedOf(platform, [id])
  return rows.map(({ table, rows: count, basis, until }) => ({ table, rows: count, statute: lawNamed(basis).statute, until }))
}

function aboutOf(request: Listed, { tenantId, person, reason }: Asked, now: Date): Record<string, unknown> {
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
    undoUntil: iso(request.eraseAt),
    cutOff: iso(request.confirmedAt),
    previewMapHash: request.previewMapHash,
    mapHash: request.mapHash,
    planHash: request.planHash,
    backupsGoneAfterDaysToday: bot.config.backupRetentionDays,
  }
}
