import { type SQL, sql } from 'drizzle-orm'
import type pg from 'pg'
import { isJson } from './catalogue.ts'
import type { Reach } from './data-map.ts'
import { valueAt } from './json-way-store.ts'
import { type ChatSince, judgeChats, type WordSince } from './judge-chats.ts'
import { linksTo } from './links.ts'
import type { ParentReach } from './parents-in-turn.ts'
import { type ErasurePlan, isOfAccount, mappedTable } from './plan.ts'
import { pointingAt } from './predicate-store.ts'
import { bindingsOf, formOf, isPlanned, keyColumns, type Quarry, tableOf } from './quarry-store.ts'
import { isMine } from './reach-store.ts'
import { asDated, isDatedByDay, isDatedThrough, isNewer, isParentOf, momentIn, tenantOf } from './row-scope-store.ts'
import { all, any, at, list, reading, type Session } from './session-store.ts'
import { type SharedLists, sharedLists } from './shared-lists-store.ts'
import { named } from './template-store.ts'

const LIMITS = { lockMs: 1_000, statementMs: 10_000 }
const TIMED_OUT = '57014'
/** Of more rows than that somebody has come back, and none of them is looked at. */
const ROWS_MAX = 1_000

/** Which of these ids are of messages that the bot took. */
export type Taken = (messageIds: readonly string[]) => Promise<ReadonlySet<string>>

/**
 * The plan, with the rows that are newer than its cut-off and belong to it all the same: what the deletion conversation left in a business's
 * own chat, and that chat where nothing else makes its customer one again. Most people have nothing newer, and then it is the plan itself.
 */
export async function withOwnWords(platform: pg.Pool, quarry: Quarry, taken: Taken): Promise<ErasurePlan> {
  const { plan } = quarry
  // An account's cut-off is the moment of each pass.
  if (isOfAccount(plan.scope) || datedTables(plan).length === 0) return plan
  const found = await look(platform, quarry)
  if (!found) return plan
  const ids = [...found.chats.flatMap(({ words }) => words), ...found.named].flatMap(({ messageId }) => messageId ?? [])
  const ours = await taken([...new Set(ids)])
  const also: Record<string, string[]> = {}
  const add = (table: string, keys: readonly string[]) => {
    if (keys.length > 0) also[table] = [...(also[table] ?? []), ...keys]
  }
  for (const { table, by, chats, words } of found.chats) {
    const judged = judgeChats(chats, words, (id) => ours.has(id))
    add(table, judged.chats)
    add(by, judged.words)
  }
  for (const { table, key, messageId } of found.named) add(table, ours.has(messageId) ? [key] : [])
  return Object.keys(also).length > 0 ? { ...plan, also } : plan
}

// Of somebody with so many rows that it takes too long everything newer stays, as of a customer who came back.
async function look(platform: pg.Pool, quarry: Quarry) {
  try {
    return await reading(platform, LIMITS, async (session) => {
      if (!(await isAnythingNewer(session, quarry))) return undefined
      return { chats: await chatsSince(session, quarry), named: await namedSince(session, quarry) }
    })
  } catch (error) {
    if ((error as { code?: string }).code !== TIMED_OUT) throw error
    return undefined
  }
}

interface Chats {
  table: string
  by: string
  began: string
  way: ParentReach
}

/** Tables whose rows can be named one by one, each with a moment. */
const isNameable = (plan: ErasurePlan, table: string) =>
  isPlanned(plan, table) &&
  keyColumns(plan, table).length > 0 &&
  mappedTable(plan.map, table).datedBy !== undefined &&
  !isDatedByDay(plan, table)

const hasColumn = ({ catalogue }: ErasurePlan, table: string, column: string | undefined) =>
  column === undefined || column in (catalogue.tables[table]?.columns ?? {})

function chatTables(plan: ErasurePlan): Chats[] {
  return Object.entries(plan.map).flatMap(([table, { livesBy }]) => {
    if (!livesBy || !isNameable(plan, table) || !isNameable(plan, livesBy.by)) return []
    const { reach, signOfLife } = mappedTable(plan.map, livesBy.by)
    const way = reach.find((each): each is ParentReach => each.by === 'parent' && each.table === table)
    const isThere = hasColumn(plan, table, livesBy.began) && hasColumn(plan, livesBy.by, signOfLife?.when?.column)
    return way && signOfLife && isThere ? [{ table, ...livesBy, way }] : []
  })
}

const namedTables = (plan: ErasurePlan, chats = chatTables(plan)): string[] =>
  Object.keys(plan.map).filter(
    (table) => messageIdOf(plan, table) && isNameable(plan, table) && !chats.some(({ by }) => by === table),
  )

function datedTables(plan: ErasurePlan): string[] {
  const chats = chatTables(plan)
  return [...chats.flatMap(({ table, by }) => [table, by]), ...namedTables(plan, chats)]
}

const rowsSince = (quarry: Quarry, table: string, lists?: SharedLists): SQL =>
  sql`${tableOf(quarry.plan, table)} t where ${all([isMine(quarry, table, 't', { find: true, ...(lists ? { lists } : {}) }), isNewer(quarry.plan, table, 't')])}`

async function isAnythingNewer(session: Session, quarry: Quarry): Promise<boolean> {
  const { templates, form } = formOf(quarry)
  const write = () => {
    const lists = sharedLists()
    const some = datedTables(quarry.plan).map((table) => sql`exists (select 1 from ${rowsSince(quarry, table, lists)})`)
    return sql`${lists.before()}select ${any(some)} as some`
  }
  const [row] = await session.rerun<{ some: boolean }>(templates, `since ${form}`, write, bindingsOf(quarry))
  return row?.some === true
}

async function chatsSince(session: Session, quarry: Quarry): Promise<(Chats & { chats: ChatSince[]; words: WordSince[] })[]> {
  const found: (Chats & { chats: ChatSince[]; words: WordSince[] })[] = []
  for (const each of chatTables(quarry.plan)) {
    const words = await wordsSince(session, quarry, each)
    const called = words.length > ROWS_MAX ? new Set<string>() : await calledSince(session, quarry, each.table)
    const chats = words.length > ROWS_MAX ? [] : await chatsOf(session, quarry, each, called)
    if (chats.length > 0 && chats.length <= ROWS_MAX) found.push({ ...each, chats, words })
  }
  return found
}

async function wordsSince(session: Session, quarry: Quarry, { table, by, way }: Chats): Promise<WordSince[]> {
  const { plan } = quarry
  const { signOfLife, datedBy = '' } = mappedTable(plan.map, by)
  const when = signOfLife?.when
  const isCustomers = when
    ? sql`coalesce(${at('t', when.column)}::text = any(${sql.param([...when.in])}::text[]), true)`
    : sql`true`
  const parent = sql`select ${asDated(plan, table, 'c')} from ${tableOf(plan, table)} c where ${isParentOf(plan, by, way, 'c', 't')}`
  const rows = await session.run<{ key: string; chat: string | null; id: string | null; customers: boolean; at: string }>(sql`
    select ${asDated(plan, by, 't')} as key, (${parent}) as chat, ${messageIdOf(plan, by) ?? sql`null::text`} as id,
      ${isCustomers} as customers, ${millisecondsOf(momentIn(plan, by, datedBy, 't'))} as at
    from ${rowsSince(quarry, by)} order by ${at('t', datedBy)} limit ${ROWS_MAX + 1}`)
  return rows.flatMap(({ key, chat, id, customers, at: since }) =>
    chat === null ? [] : [{ key, chat, messageId: id, isCustomers: customers, at: new Date(Number(since)) }],
  )
}

/**
 * The businesses with which there was a call since, wherever it hangs: whoever spoke with one is its customer again. A call is what may hang on a chat
 * and says itself whose it is.
 */
async function calledSince(session: Session, quarry: Quarry, table: string): Promise<Set<string>> {
  const { plan } = quarry
  const calls = linksTo(plan, table).flatMap((key) => {
    const isCall = !key.elsewhere && isNameable(plan, key.table) && mappedTable(plan.map, key.table).reach.some(isItsOwn)
    const tenant = isCall ? tenantOf(plan, key.table, 't') : undefined
    return tenant ? [sql`select ${tenant}::text as business from ${rowsSince(quarry, key.table)}`] : []
  })
  if (calls.length === 0) return new Set()
  const rows = await session.run<{ business: string | null }>(sql.join(calls, sql` union `))
  return new Set(rows.flatMap(({ business }) => business ?? []))
}

const isItsOwn = ({ by }: Reach) => by === 'column' || by === 'json'

async function chatsOf(
  session: Session,
  quarry: Quarry,
  { table, by, began, way }: Chats,
  called: ReadonlySet<string>,
): Promise<ChatSince[]> {
  const { plan } = quarry
  const { datedBy = '' } = mappedTable(plan.map, table)
  const cutOff = sql`${named('cutOff', plan.cutOff.toISOString())}::timestamptz`
  const word = sql`exists (select 1 from ${tableOf(plan, by)} w where ${isParentOf(plan, by, way, 't', 'w')} and ${isNewer(plan, by, 'w')})`
  // What hangs on the chat and is no word of it: what is newer of that, and what no step speaks of, is somebody's business there.
  const busy = linksTo(plan, table).flatMap((key) => {
    if (key.elsewhere || !isPlanned(plan, key.table)) return [sql`exists (${pointingAt(plan, key, 'o', 't')})`]
    // What has its date from the chat is as old as the chat.
    const byIt = isDatedThrough(plan, key.table, 'o', table)
    if (key.table === by || byIt === 'always') return []
    const newer = all([isNewer(plan, key.table, 'o'), byIt && sql`not ${byIt}`])
    return [sql`exists (${pointingAt(plan, key, 'o', 't', newer)})`]
  })
  const business = tenantOf(plan, table, 't') ?? sql`null`
  const rows = await session.run<ChatRow>(sql`
    select ${list([
      sql`${asDated(plan, table, 't')} as key`,
      sql`${business}::text as business`,
      sql`coalesce(${momentIn(plan, table, began, 't')} <= ${cutOff}, false) as before`,
      sql`coalesce(${isNewer(plan, table, 't')}, false) as newer`,
      sql`${millisecondsOf(sql`coalesce(${momentIn(plan, table, datedBy, 't')}, ${cutOff})`)} as last`,
      sql`${any(busy)} as busy`,
    ])}
    from ${tableOf(plan, table)} t
    where ${all([isMine(quarry, table, 't', { find: true }), any([isNewer(plan, table, 't'), word])])} limit ${ROWS_MAX + 1}`)
  return rows.map(({ key, before, newer, last, busy: isBusy, business: whose }) => ({
    key,
    wasBefore: before,
    isNewer: newer,
    lastAt: new Date(Number(last)),
    isBusy: isBusy || (whose !== null && called.has(whose)),
  }))
}

interface ChatRow extends pg.QueryResultRow {
  key: string
  business: string | null
  before: boolean
  newer: boolean
  last: string
  busy: boolean
}

async function namedSince(session: Session, quarry: Quarry): Promise<{ table: string; key: string; messageId: string }[]> {
  const { plan } = quarry
  const found: { table: string; key: string; messageId: string }[] = []
  for (const table of namedTables(plan)) {
    const { datedBy = '' } = mappedTable(plan.map, table)
    const id = messageIdOf(plan, table)
    if (!id) continue
    const rows = await session.run<{ key: string; id: string }>(sql`
      select ${asDated(plan, table, 't')} as key, ${id} as id from ${rowsSince(quarry, table)} and ${id} is not null
      order by ${at('t', datedBy)} limit ${ROWS_MAX}`)
    found.push(...rows.map(({ key, id: messageId }) => ({ table, key, messageId })))
  }
  return found
}

function messageIdOf(plan: ErasurePlan, table: string): SQL | undefined {
  const { messageId } = mappedTable(plan.map, table)
  const live = messageId && plan.catalogue.tables[table]?.columns[messageId.column]
  if (!live || isJson(live.type) !== (messageId.path !== undefined)) return undefined
  const column = at('t', messageId.column)
  return messageId.path ? valueAt(column, messageId.path, live) : sql`${column}::text`
}

const millisecondsOf = (moment: SQL): SQL => sql`(extract(epoch from ${moment}) * 1000)::text`
