import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { DataMap } from '../../src/erasure/data-map.ts'
import { searchResidue } from '../../src/erasure/residue.ts'
import { installOwnSchema } from '../../src/platform/own-schema.ts'
import { testDatabase } from '../support/databases.ts'
import { execute, planFor, REQUEST, subjectOf } from './support/run.ts'
import { people } from './support/world.ts'

const database = testDatabase()
const [me, other] = people
if (!me || !other) throw new Error('nobody')
const subject = { ...subjectOf(me), emails: [] }
const common = { category: 'messaging', tenant: 'none', primaryKey: ['id'], scopes: ['number'], datedBy: 'at' } as const
const map: DataMap = {
  room: {
    ...{ ...common, shared: 'any owner', reach: [{ by: 'array', column: 'members', holds: 'phone' }] },
    disposition: { do: 'anonymise', set: { members: { to: null } } },
    columns: { id: 'key', members: 'identifier', at: 'time' },
  },
  bill: {
    ...{ ...common, shared: 'any owner', reach: [{ by: 'array', column: 'members', holds: 'phone' }] },
    disposition: { do: 'retain', keptBy: [{ basis: 'cgst-s36', from: 'due' }], blank: { members: { to: null } } },
    columns: { id: 'key', members: 'identifier', due: 'time', at: 'time' },
  },
  post: {
    ...{ ...common, shared: 'last owner', disposition: { do: 'erase' } },
    reach: [
      { by: 'column', column: 'phone', holds: 'phone' },
      { by: 'parent', column: 'room_id', table: 'room' },
      { by: 'parent', column: 'bill_id', table: 'bill' },
    ],
    columns: { id: 'key', phone: 'identifier', room_id: 'reference', bill_id: 'reference', reply_to: 'reference', at: 'time' },
  },
}
let pool: pg.Pool
beforeAll(async () => {
  pool = new pg.Pool({ connectionString: database.url, max: 2 })
  await installOwnSchema(pool)
  await pool.query(`
    create table room (id int primary key, members text[], at timestamptz not null default '2026-01-01');
    create table bill (id int primary key, members text[], due date not null default '2026-12-31',
      at timestamptz not null default '2026-01-01');
    create table post (id int primary key, phone text, room_id int references room, reply_to int references post, bill_id int references bill,
      at timestamptz not null default '2026-01-01');
    create index on post (room_id); create index on post (reply_to); create index on post (bill_id)`)
})
afterAll(() => pool.end())
beforeEach(() => pool.query('truncate post, room, bill; truncate deletion_bot.progress, deletion_bot.retained'))

const posts = async () => (await pool.query('select id, phone, room_id from post order by id')).rows
async function erase(run = 0) {
  const plan = await planFor(pool, map, subject)
  const { steps } = await execute(pool, plan, subject, { run })
  const { residue, held } = await searchResidue(pool, { plan, subject, requestId: REQUEST }, { statementMs: 10_000 })
  return { changed: steps.filter(({ rows }) => rows > 0).map(({ step, rows }) => [step.key, rows]), residue, held }
}

describe('a row that goes with its last owner, in a room that is made nobody’s', () => {
  test('and that somebody’s answer keeps is no residue afterwards, and a second run changes nothing', async () => {
    await pool.query(`insert into room values (1, array['${me.phone}', '${other.phone}']), (2, array['${other.phone}']);
      insert into post values (1, '${me.phone}', 1, null), (2, '${other.phone}', 2, 1)`)
    const before = await posts()
    expect(await erase()).toMatchObject({ changed: [['room:anonymise', 1]], residue: [], held: [{ table: 'post', rows: 1 }] })
    expect(await posts()).toEqual(before)
    expect(await erase(1)).toMatchObject({ changed: [], residue: [] })
    expect(await posts()).toEqual(before)
  })

  test('and so it is below a bill that the law keeps, and of which the names are blanked', async () => {
    await pool.query(`insert into bill values (1, array['${me.phone}']), (2, array['${other.phone}']);
      insert into post values (1, '${me.phone}', null, null, 1), (2, '${other.phone}', null, 1, 2)`)
    const before = await posts()
    expect(await erase()).toMatchObject({ changed: [['bill:retain', 1]], residue: [], held: [{ table: 'post', rows: 1 }] })
    expect(await erase(1)).toMatchObject({ changed: [], residue: [] })
    expect(await posts()).toEqual(before)
  })

  test('goes when the room was left by everybody before, for nobody else owns it', async () => {
    await pool.query(`insert into room values (1, null); insert into post values (1, '${me.phone}', 1)`)
    expect((await erase()).changed).toEqual([['post:erase', 1]])
  })

  test('stays with whoever is in the room yet', async () => {
    await pool.query(`insert into room values (1, array['${other.phone}']); insert into post values (1, '${me.phone}', 1)`)
    expect(await erase()).toMatchObject({ changed: [['post:leave', 1]], residue: [] })
    expect(await posts()).toEqual([{ id: 1, phone: null, room_id: 1 }])
  })
})
