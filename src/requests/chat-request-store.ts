import { and, desc, eq, inArray, isNotNull, isNull, or, type SQL } from 'drizzle-orm'
import type { BotDb, BotTx } from '../db/client.ts'
import { erasureRequest } from '../db/schema.ts'
import { addRequestEvent, isOccupying, type RequestRow } from './request-store.ts'

/** From where a person asks: a shared channel, whose secret is the business's, sees and moves what was asked for on it and no more. */
export interface AskedOn {
  channelId: string
  mode: 'dedicated' | 'shared'
}

/**
 * What a status answer speaks of: of what is open here, on the dedicated number also of what staff entered about it, what ends soonest; else what is
 * open anywhere, else what was confirmed last.
 */
export async function requestToReport(
  tx: BotTx,
  personId: string,
  { channelId, mode }: AskedOn,
): Promise<RequestRow | undefined> {
  const rows = await seenFrom(tx, personId, { channelId, mode })
  const open = rows.filter(isOccupying)
  const isHere = (row: RequestRow) => row.channelId === channelId || (mode === 'dedicated' && row.channelId === null)
  const [soonest] = open.filter(isHere).toSorted((one, other) => endOf(one) - endOf(other))
  return soonest ?? open[0] ?? rows.find((row) => row.channelId === channelId) ?? rows[0]
}

const endOf = ({ eraseAt, deadlineAt }: RequestRow) => (eraseAt ?? deadlineAt).getTime()

/** What was confirmed, newest first, as far as it may be seen from there. */
export async function seenFrom(db: BotDb | BotTx, personId: string, { channelId, mode }: AskedOn): Promise<RequestRow[]> {
  return db
    .select()
    .from(erasureRequest)
    .where(
      and(
        eq(erasureRequest.personId, personId),
        mode === 'shared' ? eq(erasureRequest.channelId, channelId) : undefined,
        // What got no yes was never under way, and hides nothing that was.
        isNotNull(erasureRequest.confirmedAt),
      ),
    )
    .orderBy(desc(erasureRequest.createdAt))
    .limit(20)
}

/**
 * Takes back what this chat scheduled and has not started; on the dedicated number also what the question named, whoever asked for it, what staff
 * entered for somebody else, and, if there is nothing of these, whatever else of the person's, each with what is open beside it. Returns the
 * requests; none when the start of the one that the question named won the race: whoever is told that their data stays must not have it erased.
 */
export async function undoRequests(
  tx: BotTx,
  personId: string,
  asked: AskedOn,
  reference: string | null,
  now: Date,
): Promise<RequestRow[]> {
  if (reference !== null && (await hasStarted(tx, personId, reference))) return []
  const here = eq(erasureRequest.channelId, asked.channelId)
  const entered = and(isNull(erasureRequest.channelId), eq(erasureRequest.proof, 'papers-seen'))
  const named = reference === null ? undefined : eq(erasureRequest.reference, reference)
  const own = await undo(tx, personId, asked.mode === 'dedicated' ? or(here, entered, named) : here, now)
  if (asked.mode === 'shared') return own
  const taken = own.length > 0 ? own : await undo(tx, personId, undefined, now)
  const likes = taken.map(({ scope, tenantId }) =>
    and(eq(erasureRequest.scope, scope), tenantId === null ? undefined : eq(erasureRequest.tenantId, tenantId)),
  )
  return likes.length === 0 ? taken : [...taken, ...(await undo(tx, personId, or(...likes), now))]
}

/** Waits for a start that is under way, and keeps one from it until this transaction is over. */
async function hasStarted(tx: BotTx, personId: string, reference: string): Promise<boolean> {
  const [row] = await tx
    .select({ startedAt: erasureRequest.startedAt })
    .from(erasureRequest)
    .where(and(eq(erasureRequest.personId, personId), eq(erasureRequest.reference, reference)))
    .for('no key update')
  return row !== undefined && row.startedAt !== null
}

async function undo(tx: BotTx, personId: string, where: SQL | undefined, now: Date): Promise<RequestRow[]> {
  const rows = await tx
    .update(erasureRequest)
    .set({ state: 'cancelled', reason: null, thawWanted: true, updatedAt: now })
    .where(
      and(
        eq(erasureRequest.personId, personId),
        where,
        // An account is taken back by its own way, and within its time alone.
        inArray(erasureRequest.scope, ['number', 'business']),
        inArray(erasureRequest.state, ['scheduled', 'on_hold', 'parked']),
        isNull(erasureRequest.startedAt),
      ),
    )
    .returning()
  for (const { id } of rows) await addRequestEvent(tx, id, 'taken-back', now)
  return rows
}
