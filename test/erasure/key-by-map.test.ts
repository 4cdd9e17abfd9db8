import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readCatalogue } from '../../src/erasure/catalogue-store.ts'
import type { DataMap } from '../../src/erasure/data-map.ts'
import { whatToDo } from '../../src/erasure/finding-words.ts'
import { freeze } from '../../src/erasure/freeze-store.ts'
import { keptFrame } from '../../src/erasure/kept-row-store.ts'
import { releaseBatch } from '../../src/erasure/release-store.ts'
import { thaw } from '../../src/erasure/thaw-store.ts'
import { unborneKeys } from '../../src/erasure/unborne-keys.ts'
import { installOwnSchema } from '../../src/platform/own-schema.ts'
import type { SubjectIdentifiers } from '../../src/subject/subject.ts'
import { testDatabase } from '../support/databases.ts'
import { execute, memoryBlobs, planFor, REQUEST } from './support/run.ts'

const database = testDatabase()
const who: SubjectIdentifiers = { phones: ['+917000000010'], userIds: [], emails: ['first@example.test'] }
let pool: pg.Pool

beforeAll(async () => {
  pool = new pg.Pool({ connectionString: database.url, max: 3 })
  await installOwnSchema(pool)
})
afterAll(() => pool.end())

/** A table that has no primary key, and a map whose author says that `nr` is one. */
const mapped = (primaryKey: readonly string[], disposition: DataMap[string]['disposition'] = { do: 'erase' }): DataMap => ({
  visit: {
    ...{ category: 'messaging', primaryKey: [...primaryKey], tenant: 'none', datedBy: 'at', scopes: ['number'], disposition },
    reach: [
      { by: 'column', column: 'phone', holds: 'phone' },
      { by: 'column', column: 'email', holds: 'email' },
    ],
    freeze: [{ column: 'reminders', to: false }],
    columns: {
      nr: 'key',
      phone: 'identifier',
      email: 'identifier',
      reminders: 'not personal: a switch',
      state: 'not personal: a state',
      at: 'time',
    },
  },
})

async function visits(key: string): Promise<void> {
  await pool.query(`truncate deletion_bot.progress, deletion_bot.freeze_undo, deletion_bot.stopped; drop table if exists visit;
    create table visit (nr int, phone text, email text, reminders boolean not null default true, state text not null default 'due', at timestamptz not null default '2026-01-01'${key});
    create index on visit (phone); create index on visit (lower(email))`)
}
const stays = async () => (await pool.query<{ who: string }>('select coalesce(phone, email) as who from visit order by 1')).rows

describe.each([
  ['is unique by nothing', ''],
  ['is unique in each business only', ', unique (nr, phone)'],
  ['is unique, and null where it was forgotten', ', unique (nr)'],
])('a column that the map calls the key and that %s', (what, key) => {
  const numbers = what.startsWith('is unique, and') ? [null, null, 1, 2] : [1, 1, 1, 1]
  beforeEach(async () => {
    await visits(key)
    await pool.query(
      `insert into visit (nr, phone, email) values ($1, '+917000000010', null), ($2, null, 'first@example.test'),
        ($3, '+917000000099', null), ($4, null, 'other@example.test')`,
      numbers,
    )
  })

  test('has nobody else’s rows erased, and all of the person’s', async () => {
    const plan = await planFor(pool, mapped(['nr']), who)
    expect((await execute(pool, plan, who)).steps.map(({ rows }) => rows)).toEqual([2])
    expect(await stays()).toEqual([{ who: '+917000000099' }, { who: 'other@example.test' }])
  })

  test('is said by the check, with a way out', async () => {
    const found = unborneKeys(mapped(['nr']), await readCatalogue(pool))
    expect(found).toEqual([{ table: 'visit', is: 'no-such-key', about: 'nr' }])
    expect(found.map(whatToDo).join()).toContain('unique constraint over columns that are never null')
  })

  test('leaves no row of others stopped or let go by a freeze', async () => {
    const plan = await planFor(pool, mapped(['nr']), who)
    await freeze(pool, { requestId: REQUEST, plan, subject: who, pseudonyms: [], at: plan.cutOff })
    await pool.query(`update visit set reminders = false where phone = '+917000000099'`)
    expect(await thaw(pool, REQUEST)).toEqual({ rows: 0, lost: [] })
    const { rows } = await pool.query(`select reminders from visit where phone = '+917000000099'`)
    expect(rows).toEqual([{ reminders: false }])
    expect((await pool.query('select 1 from visit where reminders')).rows).toHaveLength(3)
  })

  test('has what waits for the person stopped, and nothing that waits for others', async () => {
    const map = mapped(['nr'])
    const visit = {
      ...map.visit,
      freeze: [{ column: 'state', to: 'cancelled', stopsAds: true, when: { column: 'state', in: ['due'] } }],
    }
    const plan = await planFor(pool, { visit } as DataMap, who)
    await freeze(pool, { requestId: REQUEST, plan, subject: who, pseudonyms: [], at: plan.cutOff })
    const { rows } = await pool.query('select coalesce(phone, email) as who, state from visit order by 1')
    expect(rows).toEqual(
      [
        ['+917000000010', 'cancelled'],
        ['+917000000099', 'due'],
        ['first@example.test', 'cancelled'],
        ['other@example.test', 'due'],
      ].map(([name, state]) => ({ who: name, state })),
    )
  })
})

test('an undo gives back what one row alone had, and says where others have its key by now', async () => {
  await visits('')
  await pool.query(`insert into visit (nr, phone) values (1, '+917000000010'), (2, '+917000000010'), (3, '+917000000099')`)
  const plan = await planFor(pool, mapped(['nr']), who)
  await freeze(pool, { requestId: REQUEST, plan, subject: who, pseudonyms: [], at: plan.cutOff })
  await pool.query(`insert into visit (nr, phone, reminders) values (2, '+917000000099', false)`)
  expect(await thaw(pool, REQUEST)).toEqual({ rows: 1, lost: ['visit'] })
  const { rows } = await pool.query('select nr, phone from visit where reminders order by 1')
  expect(rows).toEqual([
    { nr: 1, phone: '+917000000010' },
    { nr: 3, phone: '+917000000099' },
  ])
})

test('of two freezes of one row the last to be undone gives back, whoever bears its key out', async () => {
  await visits('')
  await pool.query(`insert into visit (nr, phone) values (1, '+917000000010')`)
  const plan = await planFor(pool, mapped(['nr']), who)
  const other = '00000000-0000-4000-8000-0000000000aa'
  for (const requestId of [REQUEST, other]) await freeze(pool, { requestId, plan, subject: who, pseudonyms: [], at: plan.cutOff })
  expect(await thaw(pool, REQUEST)).toEqual({ rows: 0, lost: [] })
  expect(await thaw(pool, other)).toEqual({ rows: 1, lost: [] })
})

test.each(['partition by range (at)', ''])(
  'rows without a key are found in whatever lies in several parts (%s)',
  async (parts) => {
    await visits('')
    await pool.query(`alter table visit rename to visit_2026; create table visit (like visit_2026 including defaults) ${parts};
    create index on visit (phone); create index on visit (lower(email))`)
    await pool.query(
      parts === ''
        ? 'alter table visit_2026 inherit visit'
        : `alter table visit attach partition visit_2026 for values from ('2026-01-01') to ('2027-01-01')`,
    )
    await pool.query(`insert into visit_2026 (nr, phone, email) values (null, '+917000000010', null), (1, null, 'first@example.test'),
    (null, '+917000000099', null), (1, null, 'other@example.test')`)
    const plan = await planFor(pool, mapped(['nr']), who)
    await freeze(pool, { requestId: REQUEST, plan, subject: who, pseudonyms: [], at: plan.cutOff })
    expect((await execute(pool, plan, who)).steps.map(({ rows }) => rows)).toEqual([2])
    expect(await stays()).toEqual([{ who: '+917000000099' }, { who: 'other@example.test' }])
    await pool.query('drop table visit cascade')
  },
)

test('an undo gives nobody else what a row in another part of the table had, once that row is gone', async () => {
  await visits('')
  await pool.query(`alter table visit rename to visit_2026;
    create table visit (like visit_2026 including all) partition by range (at);
    alter table visit attach partition visit_2026 for values from ('2026-01-01') to ('2027-01-01');
    create table visit_2027 partition of visit for values from ('2027-01-01') to ('2028-01-01');
    insert into visit (nr, phone) values (1, '+917000000010'), (2, '+917000000010');
    insert into visit (nr, phone, state, reminders, at) values (1, '+917000000099', 'due', true, '2027-02-01')`)
  const { visit } = mapped(['nr'])
  const waiting = { column: 'state', to: 'cancelled', stopsAds: true, when: { column: 'state', in: ['due'] } } as const
  const plan = await planFor(pool, { visit: { ...visit, freeze: [...(visit?.freeze ?? []), waiting] } } as DataMap, who)
  await freeze(pool, { requestId: REQUEST, plan, subject: who, pseudonyms: [], at: plan.cutOff })
  await pool.query(`delete from visit where nr = 1 and phone = '+917000000010'`)
  const state = async () => (await pool.query('select nr, state, reminders from visit order by 1')).rows
  expect(await state()).toEqual([
    { nr: 1, state: 'due', reminders: true },
    { nr: 2, state: 'cancelled', reminders: false },
  ])
  await pool.query(`update visit set state = 'cancelled', reminders = false`)
  expect(await thaw(pool, REQUEST)).toEqual({ rows: 2, lost: [] })
  expect(await state()).toEqual([
    { nr: 1, state: 'cancelled', reminders: false },
    { nr: 2, state: 'due', reminders: true },
  ])
})

test('a key that the database bears out is one, in whatever order the map names it', async () => {
  await visits(', unique (phone, nr), unique (nr)')
  await pool.query('alter table visit alter nr set not null, alter phone set not null')
  for (const key of [['nr'], ['nr', 'phone']]) {
    expect(unborneKeys(mapped(key), await readCatalogue(pool))).toEqual([])
  }
})

describe.each([[[]], [['code']]])(
  'a table that refers to itself by what may be null, with no other key (map: %j)',
  (primaryKey) => {
    const remarks: DataMap = {
      remark: {
        ...{ category: 'messaging', primaryKey, tenant: 'none', datedBy: 'at', scopes: ['number'], disposition: { do: 'erase' } },
        reach: [{ by: 'column', column: 'phone', holds: 'phone' }],
        columns: { code: 'key', answers: 'reference', phone: 'identifier', at: 'time' },
      },
    }
    beforeEach(async () => {
      await pool.query(`truncate deletion_bot.progress; drop table if exists remark;
      create table remark (code text unique, answers text references remark (code), phone text, at timestamptz not null default '2026-01-01');
      create index on remark (answers); create index on remark (phone)`)
    })

    test('loses the person’s rows alone, those without a key included', async () => {
      await pool.query(`insert into remark (code, answers, phone) values ('a', null, '+917000000010'), ('b', 'a', '+917000000010'),
      (null, 'b', '+917000000010'), ('c', null, '+917000000099'), ('d', 'c', '+917000000099'), (null, 'd', '+917000000099'), (null, null, '+917000000099')`)
      const plan = await planFor(pool, remarks, who)
      expect((await execute(pool, plan, who)).steps.map(({ rows }) => rows)).toEqual([3])
      const { rows } = await pool.query('select code, phone from remark order by code')
      expect(rows).toEqual(['c', 'd', null, null].map((code) => ({ code, phone: '+917000000099' })))
    })

    test('keeps the branch on which somebody else has answered', async () => {
      await pool.query(`insert into remark (code, answers, phone) values ('a', null, '+917000000010'), ('b', 'a', '+917000000099'),
      ('c', null, '+917000000010'), (null, 'c', '+917000000010'), (null, null, '+917000000010')`)
      const plan = await planFor(pool, remarks, who)
      expect((await execute(pool, plan, who)).steps.map(({ rows }) => rows)).toEqual([3])
      const { rows } = await pool.query('select code from remark order by code')
      expect(rows).toEqual([{ code: 'a' }, { code: 'b' }])
    })
  },
)

test('on its day a kept row goes alone, and where several have its key alike, or it is null, none', async () => {
  await visits('')
  await pool.query(`truncate deletion_bot.retained;
    insert into visit (nr, phone) values (1, '+917000000010'), (2, '+917000000010'), (null, '+917000000010'), (1, '+917000000099')`)
  const blank = { phone: { to: null }, email: { to: null } }
  const map = mapped(['nr'], { do: 'retain', keptBy: [{ basis: 'cgst-s36', from: 'at' }], blank })
  expect((await execute(pool, await planFor(pool, map, who), who)).is).toBe('done')
  const [{ rows: kept }, now] = [await pool.query('select 1 from deletion_bot.retained'), new Date('2040-01-01T03:00:00Z')]
  expect(kept).toHaveLength(3)
  const plan = keptFrame(map, await readCatalogue(pool), now)
  const { waiting } = await releaseBatch(pool, { plan, now, blobs: memoryBlobs() }, 'visit', { after: undefined, limit: 100 })
  expect(waiting).toMatchObject({ unsure: 0, doubtful: 2 })
  const { rows } = await pool.query('select nr, phone from visit order by 1, 2')
  expect(rows).toEqual([
    { nr: 1, phone: '+917000000099' },
    { nr: 1, phone: null },
    { nr: null, phone: null },
  ])
  // Long past its day nobody could tell them, and no line says that they are gone.
  const { rows: lines } = await pool.query(`select primary_key ->> 'nr' as nr, outcome from deletion_bot.retained order by 1`)
  expect(lines).toEqual([
    { nr: '1', outcome: 'untraceable' },
    { nr: '2', outcome: 'erased' },
    { nr: null, outcome: 'untraceable' },
  ])
})
