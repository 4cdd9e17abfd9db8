import { type SQL, sql } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import pg from 'pg'
import { sha256Hex } from '../runtime/keys.ts'
import { type Bindings, fill, sharedName, type Template } from './template-store.ts'

const ROWS_PER_FETCH = 5_000

/** One open transaction on the platform. */
export interface Session {
  run<Row extends object>(query: SQL): Promise<Row[]>
  /** Runs a statement whose text is the same for every `key`: it is written once, and then only its named values change. */
  rerun<Row extends object>(templates: Map<string, Template>, key: string, write: () => SQL, bindings: Bindings): Promise<Row[]>
}

export interface SessionLimits {
  /** No statement waits longer for somebody else's lock. */
  lockMs: number
  statementMs: number
}

/** A transaction that writes. Business dates are compared in UTC whatever the server's zone. */
export function writing<T>(pool: pg.Pool, limits: SessionLimits, work: (session: Session) => Promise<T>): Promise<T> {
  return transact(pool, 'begin', limits, work)
}

/** One that erases: whoever places a legal hold waits until it ends, and it sees every hold placed before it began. */
export function erasing<T>(pool: pg.Pool, limits: SessionLimits, work: (session: Session) => Promise<T>): Promise<T> {
  return transact(pool, 'begin', limits, work, '; lock table deletion_bot.legal_hold in share mode')
}

/** One read-only snapshot: every count in it sees the same moment. */
export function reading<T>(pool: pg.Pool, limits: SessionLimits, work: (session: Session) => Promise<T>): Promise<T> {
  return transact(pool, 'begin isolation level repeatable read read only', limits, work)
}

async function transact<T>(
  pool: pg.Pool,
  begin: string,
  limits: SessionLimits,
  work: (session: Session) => Promise<T>,
  andThen = '',
): Promise<T> {
  const client = await pool.connect()
  let broken: unknown
  const onError = (error: Error) => {
    broken = error
  }
  client.on('error', onError)
  try {
    await client.query(`${begin}; ${settingsOf(limits)}; set local plan_cache_mode = force_generic_plan${andThen}`)
    const result = await work({
      run: (query) => send(client, compile(query)),
      rerun(templates, key, write, bindings) {
        const template = templates.get(key) ?? compile(write())
        templates.set(key, template)
        return send(client, template, bindings)
      },
    })
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch((failed: unknown) => {
      broken = failed
    })
    throw error
  } finally {
    client.off('error', onError)
    client.release(broken !== undefined)
  }
}

/** How long the open transaction has lasted, by the database's clock. */
export async function tookMs(session: Session): Promise<number> {
  const [clock] = await session.run<{ ms: number }>(
    sql`select (extract(epoch from clock_timestamp() - transaction_timestamp()) * 1000)::float8 as ms`,
  )
  if (!clock) throw new Error('PostgreSQL said nothing of the time.')
  return clock.ms
}

/** Rows that a query finds, some at a time. */
export interface Cursor<Row extends object> {
  fetch(rows: number): Promise<Row[]>
  close(): Promise<void>
}

/**
 * Goes through what a query finds in one moment, on a connection of its own: of the pool's somebody else may be waiting for the last. The
 * database keeps the rows aside, so that neither a lock nor a snapshot lasts as long as they are fetched.
 */
export async function openCursor<Row extends object>(
  pool: pg.Pool,
  { lockMs, statementMs }: SessionLimits,
  query: SQL,
): Promise<Cursor<Row>> {
  // The rows are read by the commit, which statement_timeout does not end: the connection does.
  const client = await connectApart(pool, statementMs)
  let pid = 0
  try {
    const begin = `begin isolation level repeatable read read only; ${settingsOf({ lockMs, statementMs })}`
    await client.query(begin)
    pid = (await client.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]?.pid ?? 0
    const { text, params } = compile(query)
    await client.query(`declare found no scroll cursor with hold for ${text}`, fill({ name: '', text, params }))
    await client.query('commit')
  } catch (error) {
    await pool.query('select pg_terminate_backend($1)', [pid]).catch(() => {})
    await client.end().catch(() => {})
    throw error
  }
  return {
    fetch: async (rows) => (await client.query<Row>(`fetch forward ${Math.trunc(rows)} from found`)).rows,
    close: () => client.end().catch(() => {}),
  }
}

/** `each` hears what `query` finds, some rows at a time. */
export type ReadLong = <Row extends object>(query: SQL, each: (rows: Row[]) => void) => Promise<void>

/** Reads what may take long: on one connection of its own, each query in a snapshot of its own, and nothing that anybody waits for is locked. */
export async function readingLong<T>(pool: pg.Pool, limits: SessionLimits, work: (read: ReadLong) => Promise<T>): Promise<T> {
  const client = await connectApart(pool, 2 * limits.statementMs)
  try {
    return await work(async <Row extends object>(query: SQL, each: (rows: Row[]) => void) => {
      await client.query(`begin isolation level repeatable read read only; ${settingsOf(limits)}`)
      const { text, params } = compile(query)
      await client.query(`declare found no scroll cursor for ${text}`, fill({ name: '', text, params }))
      for (;;) {
        const { rows } = await client.query<Row>(`fetch forward ${ROWS_PER_FETCH} from found`)
        each(rows)
        if (rows.length < ROWS_PER_FETCH) break
      }
      await client.query('commit')
    })
  } finally {
    await client.end().catch(() => {})
  }
}

/** What a query finds, some rows at a time. One such query of a session at once. */
export async function* portionsOf<Row extends object>(session: Session, query: SQL, atOnce: number): AsyncGenerator<Row[]> {
  await session.run(sql`declare found_values no scroll cursor for ${query}`)
  for (;;) {
    const rows = await session.run<Row>(sql.raw(`fetch ${Math.trunc(atOnce)} from found_values`))
    if (rows.length > 0) yield rows
    if (rows.length < atOnce) break
  }
  await session.run(sql`close found_values`)
}

/** The values of a query's one column, `value`, some at a time. */
export async function* valuesOf(session: Session, query: SQL, atOnce: number): AsyncGenerator<string[]> {
  for await (const rows of portionsOf<{ value: string }>(session, query, atOnce)) yield rows.map(({ value }) => value)
}

async function connectApart(pool: pg.Pool, queryMs: number): Promise<pg.Client> {
  const { password } = pool.options
  const client = new pg.Client({
    ...pool.options,
    ...(password === undefined ? {} : { password }),
    query_timeout: queryMs,
  })
  // A connection that breaks while nothing is asked fails the next fetch.
  client.on('error', () => {})
  await client.connect()
  return client
}

// Statements over every mapped table look expensive to the planner and are not: compiling them costs more than they do.
const settingsOf = ({ lockMs, statementMs }: SessionLimits) =>
  `set local jit = off; set local lock_timeout = ${Number(lockMs)}; set local statement_timeout = ${Number(statementMs)}; set local timezone = 'UTC'`

// A value that a statement names in many places is sent once: a number's hundred spellings would else go out for every table.
function compile(query: SQL): Template {
  const params: unknown[] = []
  const known = new Map<string, string>()
  const dialect = new PgDialect()
  dialect.escapeParam = (_nth: number, value?: unknown) => {
    const name = sharedName(value)
    const place = (name === undefined ? undefined : known.get(name)) ?? `$${params.push(value)}`
    if (name !== undefined) known.set(name, place)
    return place
  }
  const { sql: text } = dialect.sqlToQuery(query)
  return { name: sha256Hex(text).slice(0, 32), text, params }
}

// Named, so that PostgreSQL plans a statement once per connection and not once per subject.
async function send<Row extends object>(client: pg.PoolClient, template: Template, bindings?: Bindings): Promise<Row[]> {
  const { rows } = await client.query<Row>({ name: template.name, text: template.text, values: fill(template, bindings) })
  return rows
}

/** Joins conditions; none of them is `true`. */
export function all(conditions: readonly (SQL | undefined)[]): SQL {
  const present = conditions.filter((condition) => condition !== undefined)
  return present.length === 0 ? sql`true` : sql`(${sql.join(present, sql` and `)})`
}

/** Joins alternatives; none of them is `false`. */
export function any(conditions: readonly SQL[]): SQL {
  return conditions.length === 0 ? sql`false` : sql`(${sql.join([...conditions], sql` or `)})`
}

export const list = (parts: readonly SQL[]): SQL => sql.join([...parts], sql`, `)

/** `alias.column`, both of them data. */
export const at = (alias: string, column: string): SQL => sql`${sql.identifier(alias)}.${sql.identifier(column)}`

/** A quoted constant that belongs to the statement's text: a json path must be one for its index to be found. */
export const literal = (text: string): SQL => sql.raw(`'${text.replaceAll("'", "''")}'`)
