import { readFileSync } from 'node:fs'
import { getTableColumns, getTableName, is } from 'drizzle-orm'
import { type PgColumn, PgTable } from 'drizzle-orm/pg-core'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { openBotDatabase } from '../../src/db/client.ts'
import { type ColumnAnswer, type Going, ownMap, storesOutside } from '../../src/db/own-map.ts'
import * as schema from '../../src/db/schema.ts'
import { blankOutboxBodies } from '../../src/outbox/outbox-store.ts'
import { forgetTasks } from '../../src/processors/due-task-store.ts'
import { testDatabases } from '../support/databases.ts'
import { expireRows } from '../support/expire-rows.ts'

const DAY = 86_400_000
const HOUR = 3_600_000
// Years ago by the database's own clock as well, which the access log goes by.
const BEGAN = new Date('2024-01-01T00:00:00Z')
const SAME_ID = '00000000-0000-4000-a000-000000000001'

type Name = keyof typeof ownMap
const names = Object.keys(ownMap) as Name[]
const tables = Object.entries(schema).flatMap(([name, table]) => (is(table, PgTable) ? [[name, table] as const] : []))
const byName = new Map<string, PgTable>(tables)
function tableOf(name: Name): PgTable {
  const table = byName.get(name)
  if (!table) throw new Error(`The schema has no ${name}.`)
  return table
}
const columnsOf = (name: Name) => getTableColumns(tableOf(name)) as Record<string, PgColumn>
const answersOf = (name: Name) => Object.entries<ColumnAnswer>(ownMap[name].columns)

describe('the bot’s own map', () => {
  it('answers for every table and every column of the schema, and for nothing else', () => {
    expect(names.toSorted()).toEqual(tables.map(([name]) => name).sort())
    for (const name of names)
      expect(`${name}: ${Object.keys(ownMap[name].columns).sort()}`).toBe(`${name}: ${Object.keys(columnsOf(name)).sort()}`)
  })

  it('calls sealed what is named so, and hashed what is a pseudonym or a keyed hash', () => {
    for (const name of names)
      for (const [column, answer] of answersOf(name)) {
        const is = typeof answer === 'string' ? answer : answer.as
        expect(`${name}.${column} ${is === 'sealed'}`).toBe(`${name}.${column} ${/^sealed$|Sealed$/.test(column)}`)
        if (/^pseudonym$|^(token|code|address|key|body|wamid|answers)Hash$|^dedupKey$/.test(column))
          expect(`${name}.${column} ${is}`).toBe(`${name}.${column} hashed`)
      }
  })

  it('is what ARCHITECTURE tells: whatever holds a person, and each store outside, stands there', () => {
    const text = readFileSync(new URL('../../ARCHITECTURE.md', import.meta.url), 'utf8')
    const told = text.split('## What is about a person')[1]?.split('\n## ')[0] ?? ''
    const personal = names.filter((name) =>
      answersOf(name).some(([, answer]) => typeof answer === 'object' && answer.as !== 'open'),
    )
    const untold = personal.map((name) => getTableName(tableOf(name))).filter((table) => !told.includes(table))
    expect(untold).toEqual([])
    for (const { store, holds, owner, keptFor } of storesOutside)
      expect(told).toContain(`| ${store} | ${holds} | ${owner} | ${keptFor} |`)
  })
})

/** The states in which a row waits for nothing any more, or for the very expiry. */
const STATES: Partial<Record<Name, Record<string, unknown>>> = {
  erasureRequest: { state: 'cancelled' },
  outboxMessage: { state: 'sent' },
  businessNotice: { state: 'failed' },
  mailMessage: { state: 'failed' },
  processorTask: { state: 'pending' },
  forwardedRequest: { state: 'waiting' },
  proposedAction: { decision: null, decidedBy: null, decidedAt: null },
}

function valueFor({ columnType, dataType }: PgColumn): unknown {
  if (columnType === 'PgUUID') return SAME_ID
  if (columnType === 'PgTimestamp') return BEGAN
  if (columnType === 'PgDateString') return BEGAN.toISOString().slice(0, 10)
  const values: Record<string, unknown> = { string: 'x', number: 1, boolean: false, json: {}, array: [] }
  if (!(dataType in values)) throw new Error(`No value for a ${columnType}.`)
  return values[dataType]
}

describe('the nightly expiry', () => {
  const databases = testDatabases()
  let database: ReturnType<typeof openBotDatabase>
  beforeAll(async () => {
    database = openBotDatabase(databases.botUrl, { connectionsMax: 1, waitMsMax: 5_000, onError: () => {} })
    const { rows } = await database.db.execute<{ statement: string }>(
      `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as statement from pg_constraint
       where contype = 'c' and connamespace = 'public'::regnamespace`,
    )
    for (const { statement } of rows) await database.db.execute(statement)
    // One row in each table, each naming the others: foreign keys hold, in whatever order they are written.
    await database.db.transaction(async (tx) => {
      await tx.execute('set local session_replication_role = replica')
      for (const name of names) {
        const columns = Object.entries(columnsOf(name)).filter(([, column]) => !column.generatedIdentity)
        const row = { ...Object.fromEntries(columns.map(([key, column]) => [key, valueFor(column)])), ...STATES[name] }
        await tx.insert(tableOf(name)).values(row)
      }
    })
  })
  afterAll(() => database.close())

  /** As `jobs/expire.ts` calls them. */
  async function expireAt(now: Date): Promise<void> {
    const textBefore = new Date(now.getTime() - 30 * DAY)
    await forgetTasks(database.db, { sentBefore: textBefore, answeredBefore: new Date(now.getTime() - 10 * 60_000), now })
    await expireRows(database.db, now)
    await blankOutboxBodies(database.db, textBefore, now)
  }

  /** `table` of rows and `table.column` of columns that still hold something. */
  async function whatIsLeft(): Promise<string[]> {
    const left: string[] = []
    for (const name of names) {
      const [row] = await database.db.select().from(tableOf(name))
      if (!row) continue
      left.push(name, ...Object.entries(row).flatMap(([column, value]) => (value === null ? [] : [`${name}.${column}`])))
    }
    return left
  }

  const dated = names.flatMap((name) => {
    const own: [string, Going][] = [[name, ownMap[name].row]]
    const columns = answersOf(name).flatMap(([column, answer]): [string, Going][] => {
      if (typeof answer === 'string') return []
      return [[`${name}.${column}`, answer.goes === 'with the row' ? ownMap[name].row : answer.goes]]
    })
    return [...own, ...columns].flatMap(([place, goes]) => ('afterDays' in goes ? [{ place, days: goes.afterDays }] : []))
  })

  test('takes each row and column away on the day that the map names, and not an hour before', async () => {
    expect(dated.length).toBeGreaterThan(60)
    for (const days of [...new Set(dated.map((one) => one.days))].sort((a, b) => a - b)) {
      const day = BEGAN.getTime() + days * DAY
      await expireAt(new Date(day - HOUR))
      const before = await whatIsLeft()
      expect(dated.filter((one) => one.days >= days && !before.includes(one.place))).toEqual([])
      await expireAt(new Date(day + HOUR))
      const left = await whatIsLeft()
      expect(dated.filter((one) => one.days <= days && left.includes(one.place))).toEqual([])
    }
  })

  test('leaves nothing sealed after a year but what belongs to businesses and processors', async () => {
    await expireAt(new Date(BEGAN.getTime() + 366 * DAY))
    const left = await whatIsLeft()
    expect(left.filter((place) => /[.]sealed$|Sealed$/.test(place))).toEqual([
      'channel.accessTokenSealed',
      'channel.appSecretsSealed',
      'processor.secretSealed',
    ])
  })
})
