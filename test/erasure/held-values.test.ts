import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readCatalogue } from '../../src/erasure/catalogue-store.ts'
import type { DataMap, TableMap } from '../../src/erasure/data-map.ts'
import { whatToDo } from '../../src/erasure/finding-words.ts'
import { keptFrame } from '../../src/erasure/kept-row-store.ts'
import { inspectMap } from '../../src/erasure/map-check-store.ts'
import { releaseBatch } from '../../src/erasure/release-store.ts'
import { restrictHeldParents } from '../../src/erasure/restrict-store.ts'
import { installOwnSchema } from '../../src/platform/own-schema.ts'
import { testDatabase } from '../support/databases.ts'
import { expectNobodyIn } from './support/nobody-in.ts'
import { execute, memoryBlobs, planFor, subjectOf } from './support/run.ts'
import { NOW, people } from './support/world.ts'

const database = testDatabase()
const DAY_AFTER = new Date('2033-01-01T03:00:00Z')
let pool: pg.Pool
beforeAll(async () => {
  pool = new pg.Pool({ connectionString: database.url, max: 3 })
  await installOwnSchema(pool)
})
afterAll(() => pool.end())
beforeEach(() => pool.query('truncate deletion_bot.retained, deletion_bot.progress, deletion_bot.kept_subject'))

type Answer = TableMap['columns'][string]
/** A column of the contact beside its number: type and constraints, what stands in the nth row, and what the map says of it. */
interface Column {
  ddl: string
  value: (n: number) => string
  answer?: Answer
}

/** A contact that a bill refers to, with these columns more. */
async function build(columns: Record<string, Column>, phone = 'varchar(15) not null unique'): Promise<void> {
  await pool.query('drop table if exists bill, contact cascade')
  const more = Object.entries(columns).map(([name, { ddl }]) => `, ${name} ${ddl}`)
  await pool.query(`create table contact (id int primary key, phone ${phone}, at timestamptz not null${more.join('')});
    create table bill (id int primary key, contact_id int not null references contact, due date not null);
    create index on bill (contact_id)`)
  for (const [n, person] of people.entries()) {
    const names = ['id', 'phone', 'at', ...Object.keys(columns)]
    const number = /int|numeric/.test(phone) ? person.phone.slice(1) : person.phone
    const values = [n, number, '2026-01-01', ...Object.values(columns).map(({ value }) => value(n))]
    await pool.query(`insert into contact (${names}) values (${values.map((_, i) => `$${i + 1}`)})`, values)
    await pool.query(`insert into bill values ($1, $1, '2026-12-31')`, [n])
  }
}

const common = { tenant: 'none', primaryKey: ['id'], scopes: ['number'] } as const
function mapOf(columns: Record<string, Column>, more: Partial<TableMap> = {}): DataMap {
  const answers = Object.fromEntries(Object.entries(columns).map(([name, { answer = 'personal' }]) => [name, answer]))
  return {
    contact: {
      ...{ ...common, category: 'identifiers', datedBy: 'at', disposition: { do: 'erase' } },
      reach: [{ by: 'column', column: 'phone', holds: 'phone' }],
      columns: { id: 'key', phone: 'identifier', at: 'time', ...answers },
      ...more,
    },
    bill: {
      ...{ ...common, category: 'billing', reach: [{ by: 'parent', column: 'contact_id', table: 'contact' }] },
      disposition: { do: 'retain', keptBy: [{ basis: 'cgst-s36', from: 'due' }], blank: {} },
      columns: { id: 'key', contact_id: 'reference', due: 'time' },
    },
  }
}

const findings = async (map: DataMap) => (await inspectMap(pool, { schema: 'public', tables: map })).findings
const idOf = (n: number) => `${n}1111111-1111-4111-8111-111111111111`

async function eraseAll(map: DataMap): Promise<number> {
  let changed = 0
  for (const [n, person] of people.entries()) {
    const [subject, requestId] = [subjectOf(person), idOf(n + 1)]
    const plan = await planFor(pool, map, subject)
    expect((await execute(pool, plan, subject, { requestId })).is).toBe('done')
    changed += (await restrictHeldParents(pool, memoryBlobs(), { plan, requestId, now: NOW })).changed
    expect(await restrictHeldParents(pool, memoryBlobs(), { plan, requestId, now: NOW })).toEqual({ changed: 0, waits: [] })
  }
  return changed
}

async function releaseAll(map: DataMap): Promise<void> {
  const night = { plan: keptFrame(map, await readCatalogue(pool), DAY_AFTER), now: DAY_AFTER, blobs: memoryBlobs() }
  for (const table of ['bill', 'contact']) await releaseBatch(pool, night, table, { after: undefined, limit: 100 })
}

describe('a contact that stays because its bill stays', () => {
  const card: Record<string, Column> = {
    name: { ddl: 'varchar(30) not null', value: (n) => `Name ${n}` },
    card: { ddl: 'varchar(10) not null unique', value: (n) => `CARD${n}` },
    pan: { ddl: 'bigint not null unique', value: (n) => `99887766${n}` },
    born: { ddl: 'date not null', value: (n) => `1990-01-0${n + 1}` },
    seen_from: { ddl: 'inet not null', value: (n) => `203.0.113.${n + 1}` },
    device: { ddl: 'uuid not null unique', value: (n) => idOf(n), answer: 'identifier' },
  }

  test('names nobody, whatever length and type its columns have, and goes whole on its day', async () => {
    await build(card)
    const map = mapOf(card)
    expect(await findings(map)).toEqual([])
    const before = await pool.query<Record<string, unknown>>('select * from contact order by id')
    expect(await eraseAll(map)).toBe(people.length)
    const { rows } = await pool.query<Record<string, unknown>>('select * from contact order by id')
    for (const [n, row] of rows.entries()) {
      for (const column of ['phone', ...Object.keys(card)]) expect(row[column]).not.toEqual(before.rows[n]?.[column])
      const { id: _, at: __, ...said } = row
      for (const person of people) expectNobodyIn(subjectOf(person), { said })
    }
    await releaseAll(map)
    expect((await pool.query('select 1 from contact union all select 1 from bill')).rows).toEqual([])
    const settled = await pool.query('select distinct outcome from deletion_bot.retained')
    expect(settled.rows).toEqual([{ outcome: 'erased' }])
  })

  test.each([
    ['a number', 'bigint not null unique'],
    ['a number that several share', 'numeric not null'],
    ['a short text that several share', 'varchar(13) not null'],
    ['a text that only one row may lack', 'varchar(60) unique nulls not distinct'],
  ])('names nobody where the number it is known by is %s', async (_what, ddl) => {
    await build({}, ddl)
    expect(await findings(mapOf({}))).toEqual([])
    expect(await eraseAll(mapOf({}))).toBe(people.length)
    await releaseAll(mapOf({}))
    expect((await pool.query('select 1 from contact')).rows).toEqual([])
  })
})

describe('a column into which nothing could be written is found before anybody relies on it', () => {
  const stays = (column: string) => ({ table: 'contact', column, is: 'stays-with-the-person' })
  const cases: [string, Column][] = [
    ['too short to be told apart', { ddl: 'varchar(7) not null unique', value: (n) => `C${n}` }],
    ['checked by the database', { ddl: `text not null check (c ~ '^[A-Z]')`, value: () => 'A' }],
    ['of a type without an empty value', { ddl: 'point not null', value: () => '(1,2)' }],
    ['of dates that no two rows share', { ddl: 'date not null unique', value: (n) => `1990-01-0${n + 1}` }],
    ['what the row is dated by', { ddl: 'timestamptz not null', value: () => '2026-01-01' }],
  ]
  test.each(cases)('%s', async (what, column) => {
    await build({ c: column })
    const map = mapOf({ c: column }, what.startsWith('what the row') ? { datedBy: 'c' } : {})
    const found = await findings(map)
    expect(found).toEqual([stays('c')])
    expect(found.map(whatToDo).join()).toContain('whenHeld')
  })

  test('referred to by the very rows that stay', async () => {
    await build({})
    await pool.query(`alter table bill add number varchar(15) references contact (phone); create index on bill (number)`)
    const map = mapOf({})
    const bill = { ...(map.bill as TableMap), columns: { ...map.bill?.columns, number: 'reference' as const } }
    expect(await findings({ ...map, bill })).toEqual([stays('phone')])
  })

  test('and is none where the map says what to write, where null may stand, or where no kept row holds the table', async () => {
    const checked: Column = { ddl: `text not null check (c ~ '^[A-Z]')`, value: () => 'A' }
    await build({ c: checked })
    const said = mapOf({ c: checked }, { whenHeld: { c: { to: 'X' } } })
    expect(await findings(said)).toEqual([])
    const map = mapOf({ c: checked })
    expect(await findings({ ...map, bill: { ...(map.bill as TableMap), disposition: { do: 'erase' } } })).toEqual([])
    await pool.query('alter table contact alter c drop not null')
    expect(await findings(map)).toEqual([])
  })
})

test('over random columns: what stays names nobody, or it was found before', async () => {
  const types: [string, (n: number) => string][] = [
    ['text', (n) => `said ${n}`],
    ['varchar(39)', (n) => `said ${n}`],
    ['varchar(12)', (n) => `said ${n}`],
    ['varchar(5)', (n) => `s${n}`],
    ['char(9)', (n) => `said ${n}`],
    ['smallint', (n) => `${n + 1}`],
    ['integer', (n) => `${n + 1}`],
    ['numeric(6,2)', (n) => `${n + 1}`],
    ['double precision', (n) => `${n + 1}`],
    ['boolean', () => 'true'],
    ['jsonb', (n) => `{"n": ${n}}`],
    ['json', (n) => `{"n": ${n}}`],
    ['text[]', (n) => `{said,"${n}"}`],
    ['timestamptz', (n) => `1990-01-0${n + 1}`],
    ['time', (n) => `10:0${n}`],
    ['interval', (n) => `${n + 1} days`],
    ['macaddr', (n) => `08:00:2b:01:02:0${n}`],
    ['bytea', (n) => `\\x0${n}`],
    ['uuid', (n) => idOf(n)],
  ]
  const column = fc.record({ type: fc.constantFrom(...types), nullable: fc.boolean(), unique: fc.boolean() })
  await fc.assert(
    fc.asyncProperty(fc.array(column, { minLength: 1, maxLength: 6 }), async (wanted) => {
      const columns = wanted.map(({ type: [type, value], nullable, unique }, i): [string, Column] => {
        const isUnique = unique && !['boolean', 'json'].includes(type)
        return [`c${i}`, { ddl: `${type}${nullable ? '' : ' not null'}${isUnique ? ' unique' : ''}`, value }]
      })
      const all = Object.fromEntries(columns)
      await pool.query('truncate deletion_bot.retained, deletion_bot.progress')
      await build(all)
      const map = mapOf(all)
      const known = (await findings(map)).map(({ column: name }) => name)
      const text = 'select id, to_jsonb(t) as row from contact t order by id'
      const before = await pool.query<{ row: Record<string, unknown> }>(text)
      expect(await eraseAll(map)).toBe(people.length)
      const { rows } = await pool.query<{ row: Record<string, unknown> }>(text)
      for (const [n, { row }] of rows.entries())
        for (const name of ['phone', ...Object.keys(all)])
          if (!known.includes(name)) expect([name, row[name]]).not.toEqual([name, before.rows[n]?.row[name]])
      await releaseAll(map)
      expect((await pool.query('select 1 from contact')).rows).toEqual([])
    }),
    { numRuns: 12 },
  )
})
