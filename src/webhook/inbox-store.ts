import { sql } from 'drizzle-orm'
import type pg from 'pg'
import type { BotDb } from '../db/client.ts'
import * as schema from '../db/schema.ts'
import { wakingSql } from '../db/wake.ts'
import type { Clock } from '../runtime/clock.ts'
import { type KeyRing, pseudonym, seal, sha256Hex } from '../runtime/keys.ts'
import type { Log } from '../runtime/log.ts'
import type { Metrics } from '../runtime/metrics.ts'
import { ring } from '../runtime/ring.ts'
import { type EventItem, storeEvents } from './event-store.ts'
import { groupCommit } from './group-commit.ts'
import type { DeadLetter, Inbox, InboxItem } from './inbox-item.ts'
import { compareRecipients } from './recipient-store.ts'
import { inboxSessions, type Session } from './session-store.ts'
import { isDataError, isRaced } from './sqlstate.ts'
import { applyStatuses } from './status-store.ts'

export interface InboxDeps {
  /** A pool of its own, as large as FLUSHES_MAX or larger: its sessions get a statement timeout as short as the webhook's patience. */
  pool: pg.Pool
  keys: KeyRing
  clock: Clock
  log: Log
  newId(): string
  count(name: 'webhook_events_total' | 'webhook_refused_total', labels: Record<string, string>): void
  alarm: Metrics['alarm']
  /** How long a body may wait for the database. */
  waitMsMax?: number
  waitingMax?: number
}

const WAIT_MS_MAX = 2_000
const WAITING_MAX = 5_000
const ITEMS_PER_FLUSH_MAX = 500
/** While one flush waits for the disk the next is on its way. */
const FLUSHES_MAX = 2
const ATTEMPTS_MAX = 4

type StatusItem = Extract<InboxItem, { kind: 'status' }>

/** The webhook's way into the database: many requests, one commit. Duplicates are stored once, a row that cannot be stored becomes a dead letter. */
export function openInbox(deps: InboxDeps): Inbox {
  const waitMsMax = deps.waitMsMax ?? WAIT_MS_MAX
  const onSession = inboxSessions(deps.pool, waitMsMax)
  return groupCommit<InboxItem>({
    itemsPerFlushMax: ITEMS_PER_FLUSH_MAX,
    flushesMax: FLUSHES_MAX,
    keysOf,
    waitingMax: deps.waitingMax ?? WAITING_MAX,
    waitMsMax,
    flush: (items, signal) => onSession(signal, (session) => storeOrSplit(deps, session, items)),
    onFailure: (error) => deps.log.error({ error }, 'webhook events could not be stored'),
  })
}

// Whoever is named, and the message of ours that is spoken of: what concerns one of them is stored in the order in which it came.
function keysOf(item: InboxItem): string[] {
  if (item.kind === 'letter') return []
  if (item.kind === 'status') return [item.status.wamid]
  const { phone, userId } = item.event.sender
  return [phone ?? [], userId ?? []].flat()
}

// A row that cannot be stored fails its whole batch: halves find it in few steps, and only it goes to the dead letters.
async function storeOrSplit(deps: InboxDeps, session: Session, items: readonly InboxItem[]): Promise<void> {
  try {
    await storeWithRetries(deps, session, items)
  } catch (error) {
    if (!isDataError(error)) throw error
    const [only] = items
    // Whose race is not won yet is no bad row: Meta delivers it again.
    if (items.length === 1 && isRaced(error)) throw error
    if (items.length === 1 && only) return bury(deps, session.db, only)
    const middle = Math.ceil(items.length / 2)
    await storeOrSplit(deps, session, items.slice(0, middle))
    await storeOrSplit(deps, session, items.slice(middle))
  }
}

async function storeWithRetries(deps: InboxDeps, session: Session, items: readonly InboxItem[]): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await storeItems(deps, session, items)
    } catch (error) {
      if (!isRaced(error) || attempt === ATTEMPTS_MAX) throw error
    }
  }
}

// Each kind commits by itself: an item is stored or it is not, whatever becomes of the others.
async function storeItems(deps: InboxDeps, session: Session, items: readonly InboxItem[]): Promise<void> {
  const events = items.filter((item): item is EventItem => item.kind === 'event')
  const statuses = items.filter((item): item is StatusItem => item.kind === 'status')
  const letters = items.filter((item): item is DeadLetter => item.kind === 'letter')
  const { keys, newId } = deps
  const now = deps.clock.now()
  if (events.length > 0) {
    const conflicts = await storeEvents(session, { keys, now, newId }, events)
    for (let index = 0; index < conflicts; index += 1) deps.count('webhook_refused_total', { reason: 'binding-conflict' })
  }
  if (statuses.length > 0) await storeStatuses(deps, session, now, statuses)
  await storeLetters(deps, session.db, now, letters)
}

async function storeStatuses({ keys }: InboxDeps, { db }: Session, now: Date, statuses: readonly StatusItem[]): Promise<void> {
  const arriving = statuses.map(({ channel, status }) => ({ channelId: channel.id, status }))
  await db.transaction(async (tx) => {
    const unblocked = await applyStatuses(tx, keys, now, arriving)
    await compareRecipients(tx, keys, now, statuses)
    if (unblocked.length === 0) return
    const waking = sql.raw(wakingSql('deliver-message', 'ids'))
    await tx.execute(sql`select (${waking}) is null as is_none from (select ${sql.param(unblocked)}::uuid[] as ids) waiting`)
  })
}

type Letter = Pick<DeadLetter, 'channelId' | 'text'> & { reason: DeadLetter['reason'] | 'bad-row' }

/** Staff hear of each once, however often it comes: in one line for all that came together. */
async function storeLetters(deps: InboxDeps, db: BotDb, now: Date, letters: readonly Letter[]): Promise<void> {
  const stored: number[] = []
  try {
    for (const letter of letters) stored.push(...(await storeLetter(deps, db, now, letter)))
  } finally {
    const bell = { metrics: deps, log: deps.log }
    if (stored.length > 0) ring(bell, 'dead-letter', { deadLetters: stored }, DEAD_LETTER, stored.length)
  }
}

const DEAD_LETTER = 'what a signed webhook body says could not be read or stored: see “Dead letters” in the console'

async function storeLetter({ keys }: InboxDeps, db: BotDb, now: Date, { channelId, reason, text }: Letter): Promise<number[]> {
  const dedupKey = pseudonym(keys, 'wamid', `letter ${sha256Hex(text)}`).value
  const rows = await db
    .insert(schema.deadLetter)
    .values({ channelId, reason, sealed: seal(keys, 'dead-letter', text), dedupKey, receivedAt: now })
    .onConflictDoNothing()
    .returning({ id: schema.deadLetter.id })
  return rows.map(({ id }) => id)
}

// What is not for the bot on a shared channel is never kept; there a row that cannot be stored is only counted.
async function bury(deps: InboxDeps, db: BotDb, item: InboxItem): Promise<void> {
  deps.count('webhook_refused_total', { reason: 'bad-row' })
  deps.log.error({ kind: item.kind }, 'a webhook event could not be stored')
  if (item.kind === 'letter' || item.channel.mode === 'shared') return
  const text = JSON.stringify(item.kind === 'event' ? item.event : item.status)
  await storeLetters(deps, db, deps.clock.now(), [{ channelId: item.channel.id, reason: 'bad-row', text }])
}
