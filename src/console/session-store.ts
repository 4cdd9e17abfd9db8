import { and, eq, gt, isNotNull, isNull, lt, ne, or, sql } from 'drizzle-orm'
import type { BotDb, BotTx } from '../db/client.ts'
import { staffMember, staffSession } from '../db/schema.ts'
import { hmacSha256Hex, type KeyRing, seal, sha256Hex, unseal } from '../runtime/keys.ts'
import { isRole, type Role } from './authorisation.ts'

const MINUTE_MS = 60_000
const IDLE_MS = 30 * MINUTE_MS
const ABSOLUTE_MS = 8 * 60 * MINUTE_MS
/** A page a minute is one write; the idle limit is exact to this. */
const NOTE_AFTER_MS = MINUTE_MS
/** Longer than the sign-in service may take to answer: whoever asked and died is followed by somebody else. */
const ASKING_MS = 30_000

/** A person in the console, as their session says. */
export interface Session {
  tokenHash: string
  staffId: string
  name: string
  roles: Role[]
  /** When the sign-in service last named these roles. */
  vouchedAt: Date
  /** The synchroniser token of this session's forms: derived from the cookie, which no other site can read. */
  csrf: string
}

export interface Newcomer {
  staffId: string
  name: string
  roles: readonly Role[]
  /** By what the sign-in service can be asked again; undefined: it gave nothing. */
  refreshToken?: string | undefined
}

/**
 * Opens a session under a token that nobody has seen before, and ends the one this browser came with. Sessions in which the person had
 * other roles end with it. False: an admin keeps this person out.
 */
export async function openSession(
  db: BotDb,
  keys: KeyRing,
  who: Newcomer,
  at: { token: string; former: string | undefined; now: Date },
): Promise<boolean> {
  const { token, former, now } = at
  const roles = [...who.roles].sort()
  return db.transaction(async (tx) => {
    const known = { nameSealed: seal(keys, 'staff', who.name), roles, seenAt: now }
    const [member] = await tx
      .insert(staffMember)
      .values({ id: who.staffId, ...known })
      .onConflictDoUpdate({ target: staffMember.id, set: known, setWhere: isNull(staffMember.blockedAt) })
      .returning({ id: staffMember.id })
    if (!member) return false
    if (former !== undefined) await end(tx, eq(staffSession.tokenHash, sha256Hex(former)), 'sign-in', now)
    await end(tx, and(eq(staffSession.staffId, who.staffId), ne(staffSession.roles, roles)), 'role-change', now)
    const refreshSealed = who.refreshToken === undefined ? null : seal(keys, 'staff', who.refreshToken)
    const times = { createdAt: now, seenAt: now, vouchedAt: now }
    await tx.insert(staffSession).values({ tokenHash: sha256Hex(token), staffId: who.staffId, roles, refreshSealed, ...times })
    return true
  })
}

/**
 * Whose session this token is; undefined when it is unknown, over, or its person has other roles by now or was kept out. `isVisit` false:
 * nobody opened a page, and the idle time goes on.
 */
export async function sessionOf(
  db: BotDb,
  keys: KeyRing,
  token: string,
  { now, isVisit }: { now: Date; isVisit: boolean },
): Promise<Session | undefined> {
  const tokenHash = sha256Hex(token)
  const at = (time: number) => sql`${new Date(time).toISOString()}::timestamptz`
  const isOurs = sql`s.token_hash = ${tokenHash} and s.ended_at is null and s.created_at > ${at(now.getTime() - ABSOLUTE_MS)}
    and s.seen_at > ${at(now.getTime() - IDLE_MS)}`
  // One statement: the row is read as it was, and every further minute notes that somebody was here.
  const { rows } = await db.execute<{ staffId: string; roles: string[]; nameSealed: string | null; vouched: number }>(sql`
    with noted as (update staff_session s set seen_at = ${at(now.getTime())}
      where ${isVisit} and ${isOurs} and s.seen_at <= ${at(now.getTime() - NOTE_AFTER_MS)})
    select s.staff_id as "staffId", s.roles, m.name_sealed as "nameSealed",
      extract(epoch from coalesce(s.vouched_at, s.created_at))::float8 * 1000 as vouched
    from staff_session s join staff_member m on m.id = s.staff_id and m.roles = s.roles where ${isOurs} and m.blocked_at is null`)
  const [row] = rows
  if (!row) return undefined
  const { staffId, roles, nameSealed, vouched } = row
  return {
    tokenHash,
    staffId,
    name: nameSealed === null ? staffId : unseal(keys, 'staff', nameSealed),
    roles: roles.filter(isRole),
    vouchedAt: new Date(vouched),
    csrf: hmacSha256Hex(token, 'console form'),
  }
}

const isLive = (now: Date) =>
  and(
    isNull(staffSession.endedAt),
    gt(staffSession.seenAt, new Date(now.getTime() - IDLE_MS)),
    gt(staffSession.createdAt, new Date(now.getTime() - ABSOLUTE_MS)),
  )

/** The right to ask the sign-in service about a session, for one at a time. Undefined: somebody is asking, or there is nothing to ask by. */
export async function claimAsking(db: BotDb, keys: KeyRing, tokenHash: string, now: Date): Promise<string | undefined> {
  const free = or(isNull(staffSession.askedAt), lt(staffSession.askedAt, new Date(now.getTime() - ASKING_MS)))
  const [row] = await db
    .update(staffSession)
    .set({ askedAt: now })
    .where(and(eq(staffSession.tokenHash, tokenHash), isNull(staffSession.endedAt), isNotNull(staffSession.refreshSealed), free))
    .returning({ sealed: staffSession.refreshSealed })
  return row?.sealed ? unseal(keys, 'staff', row.sealed) : undefined
}

/** The service named the same roles again. `refreshToken`: what it gives in place of the one that it was asked by. */
export async function noteVouched(
  db: BotDb,
  keys: KeyRing,
  tokenHash: string,
  at: { now: Date; refreshToken: string | undefined },
): Promise<void> {
  const renewed = at.refreshToken === undefined ? {} : { refreshSealed: seal(keys, 'staff', at.refreshToken) }
  await db
    .update(staffSession)
    .set({ vouchedAt: at.now, askedAt: null, ...renewed })
    .where(and(eq(staffSession.tokenHash, tokenHash), isNull(staffSession.endedAt)))
}

export async function endSession(db: BotDb, tokenHash: string, now: Date): Promise<void> {
  await end(db, eq(staffSession.tokenHash, tokenHash), 'log-out', now)
}

/** Every session of a person: the sign-in service says that they are out, or are somebody with other roles, or none, by now. */
export async function endSessionsOf(db: BotDb, staffId: string, by: 'log-out' | 'role-change', now: Date): Promise<void> {
  await end(db, eq(staffSession.staffId, staffId), by, now)
}

async function end(
  db: BotDb | BotTx,
  which: ReturnType<typeof and>,
  endedBy: 'log-out' | 'role-change' | 'admin' | 'sign-in',
  now: Date,
): Promise<void> {
  await db
    .update(staffSession)
    .set({ endedAt: now, endedBy, refreshSealed: null })
    .where(and(which, isNull(staffSession.endedAt)))
}

export interface StaffLine {
  id: string
  name: string
  roles: string[]
  blockedAt: Date | null
  seenAt: Date
  sessions: number
}

/** Everybody who was here within a year, with how many of their sessions live. */
export async function listStaff(db: BotDb, keys: KeyRing, now: Date): Promise<StaffLine[]> {
  const sessions = sql<number>`count(*) filter (where ${isLive(now)})::int`
  const rows = await db
    .select({ member: staffMember, sessions })
    .from(staffMember)
    .leftJoin(staffSession, eq(staffSession.staffId, staffMember.id))
    .groupBy(staffMember.id)
    .orderBy(sql`${staffMember.seenAt} desc`)
    .limit(500)
  return rows.map(({ member: { nameSealed, ...member }, sessions }) => ({
    ...member,
    sessions,
    name: nameSealed === null ? member.id : unseal(keys, 'staff', nameSealed),
  }))
}
