import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import type pg from 'pg'
import type { BotDb, BotTx } from '../db/client.ts'
import { columnsOf } from '../db/columns.ts'
import * as schema from '../db/schema.ts'
import type { Clock } from '../runtime/clock.ts'
import { type KeyRing, pseudonym, seal, sha256Hex } from '../runtime/keys.ts'
import { describeError, type Log } from '../runtime/log.ts'
import { wamidHashes } from '../subject/pseudonym.ts'
import { groupCommit } from './group-commit.ts'
import type { DeadLetter, Inbox, InboxItem } from './inbox-item.ts'
import { personsOf } from './person-store.ts'
import { applyStatuses } from './status-store.ts'

export interface InboxDeps {
  /** A pool of its own, two connections are plenty: its sessions get a statement timeout as short as the webhook's patience. */
  pool: pg.Pool
  keys: KeyRing
  clock: Clock
  log: Log
  newId(): string
  /** Wakes the handler of these people's events, effective with the transaction. */
  wake(tx: BotTx, personIds: readonly string[]): Promise<void>
  /** Wakes the sender of these people's waiting messages. */
  wakeDelivery(tx: BotTx, personIds: readonly string[]): Promise<void>
  count(name: 'webhook_events_total' | 'webhook_refused_total', labels: Record<string, string>): void
  /** How long a body may wait for the database. */
  waitMsMax?: number
  waitingMax?: number
}

const WAIT_MS_MAX = 2_000
const WAITING_MAX = 5_000
const ITEMS_PER_FLUSH_MAX = 500
const ATTEMPTS_MAX = 4
const SERIALIZATION_FAILURE = '40001'
const DEADLOCK_DETECTED = '40P01'

type EventItem = Extract<InboxItem, { kind: 'event' }>
type StatusItem = Extract<InboxItem, { kind: 'status' }>

/** Trouble of a wake-up is trouble of the machinery, never of the events that were to be stored with it. */
class WakeFailed extends Error {
  override name = 'WakeFailed'
}

/** The webhook's way into the database: many requests, one commit. Duplicates are stored once, a row that cannot be stored becomes a dead letter. */
export function openInbox(deps: InboxDeps): Inbox {
  const sessions = new WeakMap<pg.PoolClient, BotDb>()
  const waitMsMax = deps.waitMsMax ?? WAIT_MS_MAX
  const sessionOf = async (client: pg.PoolClient) => {
    const known = sessions.get(client)
    if (known) return known
    const db = drizzle(client, { schema })
    await client.query(`set statement_timeout = ${Math.ceil(waitMsMax)}`)
    sessions.set(client, db)
    return db
  }
  const flush = (items: readonly InboxItem[], signal: AbortSignal) =>
    withConnection(deps.pool, signal, async (client) => storeOrSplit(deps, await sessionOf(client), items))
  return groupCommit({
    itemsPerFlushMax: ITEMS_PER_FLUSH_MAX,
    waitingMax: deps.waitingMax ?? WAITING_MAX,
    waitMsMax,
    flush,
    onFailure: (error) => deps.log.error({ error }, 'webhook events could not be stored'),
  })
}

/** A connection that is destroyed, not returned, once nobody waits for it any more: what is stuck on it must not block the next flush. */
async function withConnection(pool: pg.Pool, signal: AbortSignal, work: (client: pg.PoolClient) => Promise<void>): Promise<void> {
  const client = await pool.connect()
  if (signal.aborted) return client.release()
  let released = false
  const release = (destroy: boolean) => {
    if (!released) client.release(destroy)
    released = true
  }
  const abandon = () => release(true)
  // A connection that breaks fails its query; without a listener it would end the process as well.
  const ignore = () => {}
  client.on('error', ignore)
  signal.addEventListener('abort', abandon, { once: true })
  try {
    await work(client)
    release(false)
  } catch (error) {
    release(!isOrdinary(error))
    throw error
  } finally {
    signal.removeEventListener('abort', abandon)
    if (!signal.aborted) client.off('error', ignore)
  }
}

// A row that cannot be stored fails its whole batch: halves find it in few steps, and only it goes to the dead letters.
async function storeOrSplit(deps: InboxDeps, db: BotDb, items: readonly InboxItem[]): Promise<void> {
  try {
    await storeWithRetries(deps, db, items)
  } catch (error) {
    if (!isDataError(error)) throw error
    const [only] = items
    if (items.length === 1 && only) return bury(deps, db, only)
    const middle = Math.ceil(items.length / 2)
    await storeOrSplit(deps, db, items.slice(0, middle))
    await storeOrSplit(deps, db, items.slice(middle))
  }
}

async function storeWithRetries(deps: InboxDeps, db: BotDb, items: readonly InboxItem[]): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction((tx) => storeItems(deps, tx, items))
    } catch (error) {
      const code = codeOf(error)
      const again = code === SERIALIZATION_FAILURE || code === DEADLOCK_DETECTED
      if (!again || attempt === ATTEMPTS_MAX) throw error
    }
  }
}

async function storeItems(deps: InboxDeps, tx: BotTx, items: readonly InboxItem[]): Promise<void> {
  const events = items.filter((item): item is EventItem => item.kind === 'event')
  const statuses = items.filter((item): item is StatusItem => item.kind === 'status')
  const letters = items.filter((item): item is DeadLetter => item.kind === 'letter')
  const now = deps.clock.now()
  if (events.length > 0) {
    const woken = await storeEvents(deps, tx, now, events)
    if (woken.length > 0) await waking(deps.wake(tx, woken))
  }
  if (statuses.length > 0) {
    const arriving = statuses.map(({ channel, status }) => ({ channelId: channel.id, status }))
    const unblocked = await applyStatuses(tx, deps.keys, now, arriving)
    if (unblocked.length > 0) await waking(deps.wakeDelivery(tx, unblocked))
  }
  for (const letter of letters) await storeLetter(deps, tx, now, letter.channelId, letter.reason, letter.text)
}

/** Returns the people for whom something new came. */
async function storeEvents(deps: InboxDeps, tx: BotTx, now: Date, items: readonly EventItem[]): Promise<string[]> {
  const { keys, newId } = deps
  const arriving = items.map(({ channel, event }) => ({
    sender: event.sender,
    portfolioId: channel.portfolioId,
    dedicated: channel.mode === 'dedicated',
    mayCreate: event.kind === 'message',
  }))
  const { personIds, conflicts } = await personsOf(tx, { keys, now, newId }, arriving)
  for (let index = 0; index < conflicts; index += 1) deps.count('webhook_refused_total', { reason: 'binding-conflict' })
  const rows = items.flatMap(({ channel, event }, place) => {
    const personId = personIds[place]
    if (personId === undefined) return []
    const [dedupKey = '', ...formerKeys] = wamidHashes(keys, event.wamid)
    const contentType = event.kind === 'message' ? event.content.type : event.change
    const sealed = seal(keys, 'inbox', JSON.stringify(event))
    return [{ formerKeys, row: [dedupKey, personId, channel.id, event.kind, contentType, sealed, event.sentAt] }]
  })
  if (rows.length === 0) return []
  const known = await knownUnder(
    tx,
    rows.flatMap(({ formerKeys }) => formerKeys),
  )
  return insertEvents(
    tx,
    now,
    rows.filter(({ formerKeys }) => !formerKeys.some((key) => known.has(key))).map(({ row }) => row),
  )
}

// While a pseudonym key is being replaced, a redelivery is recognised by the former key's hash.
async function knownUnder(tx: BotTx, formerKeys: readonly string[]): Promise<Set<string>> {
  if (formerKeys.length === 0) return new Set()
  const { rows } = await tx.execute(
    sql`select dedup_key from inbox_event where dedup_key = any(${sql.param(formerKeys)}::text[])`,
  )
  return new Set(rows.map((row) => String(row.dedup_key)))
}

async function insertEvents(tx: BotTx, now: Date, rows: readonly (readonly string[])[]): Promise<string[]> {
  const [dedupKey, person, channel, kind, contentType, sealed, eventAt] = columnsOf(rows, 7)
  // Ids in the order of arrival, which Meta's seconds do not keep; rows in the order of their keys, so that no two processes deadlock.
  const { rows: stored } = await tx.execute(sql`
    with arriving as materialized (
      select nextval('inbox_event_id_seq') as id, a.* from unnest(
        ${dedupKey}::text[], ${person}::uuid[], ${channel}::uuid[], ${kind}::text[], ${contentType}::text[], ${sealed}::text[],
        ${eventAt}::timestamptz[]
      ) as a (dedup_key, person_id, channel_id, kind, content_type, sealed, event_at)
    )
    insert into inbox_event (id, dedup_key, person_id, channel_id, kind, content_type, sealed, event_at, received_at)
    select id, dedup_key, person_id, channel_id, kind, content_type, sealed, event_at, ${now.toISOString()}::timestamptz
    from arriving order by dedup_key
    on conflict (dedup_key) do nothing
    returning person_id`)
  return [...new Set(stored.map((row) => String(row.person_id)))]
}

async function storeLetter(
  { keys }: InboxDeps,
  tx: BotTx | BotDb,
  now: Date,
  channelId: string | null,
  reason: DeadLetter['reason'] | 'bad-row',
  text: string,
): Promise<void> {
  const dedupKey = pseudonym(keys, 'wamid', `letter ${sha256Hex(text)}`).value
  await tx
    .insert(schema.deadLetter)
    .values({ channelId, reason, sealed: seal(keys, 'dead-letter', text), dedupKey, receivedAt: now })
    .onConflictDoNothing()
}

// What is not for the bot on a shared channel is never kept; there a row that cannot be stored is only counted.
async function bury(deps: InboxDeps, db: BotDb, item: InboxItem): Promise<void> {
  deps.count('webhook_refused_total', { reason: 'bad-row' })
  deps.log.error({ kind: item.kind }, 'a webhook event could not be stored and is a dead letter')
  if (item.kind === 'letter' || item.channel.mode === 'shared') return
  const text = JSON.stringify(item.kind === 'event' ? item.event : item.status)
  await storeLetter(deps, db, deps.clock.now(), item.channel.id, 'bad-row', text)
}

async function waking(wake: Promise<void>): Promise<void> {
  try {
    await wake
  } catch (error) {
    if (isOrdinary(error) && !isDataError(error)) throw error
    throw new WakeFailed('A wake-up could not be added.', { cause: describeError(error) })
  }
}

/** SQLSTATE of an error of the driver, or of one that Drizzle wrapped around it. */
function codeOf(error: unknown): string | undefined {
  const inner = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return inner instanceof Error && 'code' in inner && typeof inner.code === 'string' ? inner.code : undefined
}

/** The server answered, so the connection is sound. */
function isOrdinary(error: unknown): boolean {
  return /^[0-9A-Z]{5}$/.test(codeOf(error) ?? '')
}

/** Classes 22 (data exception) and 23 (integrity constraint violation): the same rows would fail again. */
function isDataError(error: unknown): boolean {
  return /^2[23]/.test(codeOf(error) ?? '')
}
