import { and, desc, eq, gt, gte, inArray, isNotNull, lt, ne, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { BotDb } from '../db/client.ts'
import { accessLog, conversation, erasureRequest, personBinding, proposedAction, requestAssignment } from '../db/schema.ts'
import type { CaseRow } from '../requests/case-store.ts'
import type { RequestRow } from '../requests/request-store.ts'
import type { Proposal } from '../requests/staff-action-store.ts'
import { givenUp, overdueSince, standsAs, standsOpen, sweepLate } from '../requests/standing-store.ts'
import type { After } from './keyset.ts'
import { casesOf } from './matter-store.ts'

export interface Wanted {
  /** The moment to which "late" and the like refer. */
  now: Date
  state?: string | undefined
  /** Why it stands where it stands, a code. */
  because?: string | undefined
  scope?: RequestRow['scope'] | undefined
  tenantId?: string | undefined
  /** Asked on or after, and before. */
  from?: Date | undefined
  to?: Date | undefined
  /** Only those whose last attempts failed. */
  failing?: boolean | undefined
  /** Only those that wait until after their deadline. */
  late?: boolean | undefined
  /** Only those whose time has come, and that have not begun. */
  overdue?: boolean | undefined
  /** Only those whose second look should be over. */
  unswept?: boolean | undefined
  /** Only those that ended without proof of the whole. */
  unproven?: boolean | undefined
  /** Only open ones, as with a deadline below. */
  open?: boolean | undefined
  finishedFrom?: Date | undefined
  finishedTo?: Date | undefined
  /** Those behind a number of the overview: frozen, or completed, since then. */
  took?: { what: 'freeze' | 'complete'; since: Date } | undefined
  /** Open ones whose deadline lies in between. */
  dueFrom?: Date | undefined
  dueTo?: Date | undefined
  assignedTo?: string | undefined
  after?: After | undefined
}

export type Listed = RequestRow & { assignedTo: string | null }

/** Tried more than once, and still not done: each attempt broke off. */
export const isFailing: SQL = sql`(${inArray(erasureRequest.state, ['scheduled', 'running'])} and ${erasureRequest.attempts} > 1)`

/** A legal hold that stops it stands until after its thirty days, or has no end. */
const isHeldTooLong = (
  now: Date,
): SQL => sql`(${erasureRequest.state} = 'on_hold' and ${erasureRequest.reason} = 'legal-hold' and exists (
  select 1 from request_event e join legal_hold h on h.id::text = e.detail where e.request_id = ${erasureRequest.id} and e.what = 'held'
    and (h.held_until is null or h.held_until > greatest(${erasureRequest.deadlineAt}, ${now.toISOString()}::timestamptz))))`

/** Waits, by staff's word, a law's or its own, until its thirty days are over. */
export const isTooLong = (now: Date): SQL => sql`(${inArray(erasureRequest.state, ['scheduled', 'on_hold', 'parked'])}
  and (greatest(${erasureRequest.nextAttemptAt}, ${erasureRequest.eraseAt}) > ${erasureRequest.deadlineAt} or ${isHeldTooLong(now)}))`

/** The requests about this business, or about a customer of whose freeze it was told, or whom it passed on. */
const idsOfBusiness = (tenantId: string): SQL => sql`
  select r.id from erasure_request r where r.tenant_id = ${tenantId}
  union all select n.request_id from business_notice n where n.tenant_id = ${tenantId} and n.request_id is not null
  union all select f.request_id from forwarded_request f where f.tenant_id = ${tenantId} and f.request_id is not null`

/** Looked up for each of the newest requests, and not joined: a business with a third of all of them would be sorted whole for its first page. */
const ofBusiness = (tenantId: string): SQL => sql`(${erasureRequest.id} in (${idsOfBusiness(tenantId)})) is true`

/** Whether any request concerns this business. */
export async function isTenantOfOurs(db: BotDb, tenantId: string): Promise<boolean> {
  const { rows } = await db.execute(sql`${idsOfBusiness(tenantId)} limit 1`)
  return rows.length > 0
}

/** Requests, newest first, from behind `after` on. */
export async function listCases(db: BotDb, wanted: Wanted, limit: number): Promise<Listed[]> {
  const rows = await db
    .select({ request: erasureRequest, assignedTo: requestAssignment.staffId })
    .from(erasureRequest)
    .leftJoin(requestAssignment, eq(requestAssignment.requestId, erasureRequest.id))
    .where(conditions(wanted))
    .orderBy(desc(erasureRequest.createdAt), desc(erasureRequest.id))
    .limit(limit)
  return rows.map(({ request, assignedTo }) => ({ ...request, assignedTo }))
}

function conditions(wanted: Wanted): SQL | undefined {
  const {
    now,
    state,
    because,
    scope,
    tenantId,
    from,
    to,
    failing,
    late,
    overdue,
    unswept,
    unproven,
    open,
    finishedFrom,
    finishedTo,
    took,
    dueFrom,
    dueTo,
    assignedTo,
    after,
  } = wanted
  const { createdAt, id, deadlineAt } = erasureRequest
  const isDue = open === true || dueFrom !== undefined || dueTo !== undefined
  return and(
    state === undefined ? undefined : standsAs(state),
    because === undefined ? undefined : eq(erasureRequest.reason, because),
    scope && eq(erasureRequest.scope, scope),
    tenantId === undefined ? undefined : ofBusiness(tenantId),
    from && gte(createdAt, from),
    to && lt(createdAt, to),
    finishedFrom && gte(erasureRequest.finishedAt, finishedFrom),
    finishedTo && lt(erasureRequest.finishedAt, finishedTo),
    took && tookSince(took),
    failing ? isFailing : undefined,
    late ? isTooLong(now) : undefined,
    overdue ? overdueSince(now) : undefined,
    unswept ? sweepLate(now) : undefined,
    unproven ? givenUp : undefined,
    isDue ? standsOpen : undefined,
    dueFrom && gte(deadlineAt, dueFrom),
    dueTo && lt(deadlineAt, dueTo),
    assignedTo === undefined ? undefined : eq(requestAssignment.staffId, assignedTo),
    after && sql`(${createdAt}, ${id}) < (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`,
  )
}

function tookSince({ what, since }: NonNullable<Wanted['took']>): SQL | undefined {
  return what === 'freeze'
    ? and(isNotNull(erasureRequest.frozenAt), gte(erasureRequest.createdAt, since))
    : and(standsAs('completed'), gte(erasureRequest.finishedAt, since))
}

const foundForwards = z.array(
  z.object({
    id: z.string(),
    tenantId: z.string(),
    state: z.enum(['waiting', 'asked', 'left', 'denied']),
    reason: z.string().nullable(),
    createdAt: z.iso.datetime({ offset: true }).transform((text) => new Date(text)),
  }),
)
/** What a business passed on of whom it asked; what was never asked is known by no person. */
export type FoundForward = z.infer<typeof foundForwards>[number]

/** The requests, cases and chats of whoever has, or had, one of these pseudonyms; `former`: the number is somebody else's by now. */
export async function findByPseudonyms(
  db: BotDb,
  pseudonyms: readonly string[],
): Promise<{ requests: Listed[]; cases: CaseRow[]; chats: Chat[]; forwards: FoundForward[]; former: boolean }> {
  // Named in full by hand: of a select from one table Drizzle leaves the table's name out, and the inner table has a column of this name.
  const forwards = sql<unknown>`(select coalesce(json_agg(f), '[]') from (select f.id, f.tenant_id as "tenantId", f.state, f.reason,
    f.created_at as "createdAt" from forwarded_request f where f.person_id = person_binding.person_id order by f.created_at desc limit 20) f)`
  const bindings = await db
    .select({ personId: personBinding.personId, endedAt: personBinding.endedAt, forwards })
    .from(personBinding)
    .where(inArray(personBinding.pseudonym, [...pseudonyms]))
    .limit(50)
  const persons = [...new Set(bindings.map(({ personId }) => personId))]
  if (persons.length === 0) return { requests: [], cases: [], chats: [], forwards: [], former: false }
  const requests = await db
    .select({ request: erasureRequest, assignedTo: requestAssignment.staffId })
    .from(erasureRequest)
    .leftJoin(requestAssignment, eq(requestAssignment.requestId, erasureRequest.id))
    .where(inArray(erasureRequest.personId, persons))
    .orderBy(desc(erasureRequest.createdAt))
    .limit(50)
  const cases = await casesOf(db, persons)
  const chats = await db
    .select({ id: conversation.id, channelId: conversation.channelId, lastInboundAt: conversation.lastInboundAt })
    .from(conversation)
    .where(inArray(conversation.personId, persons))
    .orderBy(desc(conversation.lastInboundAt))
    .limit(50)
  return {
    requests: requests.map(({ request, assignedTo }) => ({ ...request, assignedTo })),
    cases,
    chats,
    forwards: [
      ...new Map(bindings.flatMap(({ forwards }) => foundForwards.parse(forwards)).map((line) => [line.id, line])).values(),
    ],
    former: bindings.some(({ endedAt }) => endedAt !== null),
  }
}

export type EnteredStart = Pick<Proposal, 'id' | 'proposedAt' | 'lapsesAt' | 'decision' | 'decidedAt'>

/**
 * What staff entered for one of these pseudonyms, newest first, and nobody approved: its wish is no request and binds nobody, so that the lines of
 * who entered it lead there.
 */
export async function startsOf(db: BotDb, pseudonyms: readonly string[]): Promise<EnteredStart[]> {
  const { id, proposedAt, lapsesAt, decision, decidedAt, what } = proposedAction
  const entered = sql`select case when ${accessLog.action} = 'propose-start' then ${accessLog.target}::uuid end from ${accessLog}
    where ${inArray(accessLog.pseudonym, [...pseudonyms])} and ${accessLog.action} = 'propose-start'`
  return db
    .select({ id, proposedAt, lapsesAt, decision, decidedAt })
    .from(proposedAction)
    .where(and(eq(what, 'start'), sql`${id} in (${entered})`, sql`${decision} is distinct from 'approved'`))
    .orderBy(desc(proposedAt), desc(id))
    .limit(20)
}

export interface Chat {
  id: string
  channelId: string
  lastInboundAt: Date
}

/** How often somebody searched within the last minute, and how many searches within the last hour found nothing. */
export async function searchesOf(db: BotDb, actor: string, now: Date): Promise<{ lastMinute: number; missesLastHour: number }> {
  const [row] = await db
    .select({
      lastMinute: sql<number>`count(*) filter (where ${gt(accessLog.at, new Date(now.getTime() - 60_000))})::int`,
      missesLastHour: sql<number>`count(*) filter (where ${ne(accessLog.outcome, 'found')})::int`,
    })
    .from(accessLog)
    .where(and(eq(accessLog.actor, actor), gt(accessLog.at, new Date(now.getTime() - 3_600_000)), eq(accessLog.action, 'search')))
  return row ?? { lastMinute: 0, missesLastHour: 0 }
}
