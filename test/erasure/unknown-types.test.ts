import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readCatalogue } from '../../src/erasure/catalogue-store.ts'
import type { ColumnAnswer, DataMap, TableMap } from '../../src/erasure/data-map.ts'
import { inspectMap } from '../../src/erasure/map-check-store.ts'
import { searchAll } from '../../src/erasure/nightly-search-store.ts'
import { proposeMap, unansweredIn } from '../../src/erasure/propose-map.ts'
import { searchResidue } from '../../src/erasure/residue.ts'
import { readSamples } from '../../src/erasure/sample-store.ts'
import { installOwnSchema } from '../../src/platform/own-schema.ts'
import type { SubjectIdentifiers } from '../../src/subject/subject.ts'
import { testDatabase } from '../support/databases.ts'
import { execute, planFor, REQUEST } from './support/run.ts'

/** A guest whose row stays anonymous, with columns of types that no program knows beforehand. */
const schema = `
create extension if not exists hstore;
drop table if exists guest cascade;
drop type if exists mood, place, names cascade; drop domain if exists words;
create type mood as enum ('glad', 'sad');
create type place as (street text, phone text);
create type names as range (subtype = text);
create domain words as text check (length(value) < 200);
create table guest (
  id int primary key, phone text, feels mood, felt mood[], lives place, lived place[], called names, said words, searched tsvector,
  shape box, more hstore, seats int4range, scan oid, at timestamptz not null);
create index on guest (phone);
`
const X: SubjectIdentifiers = { phones: ['+917000000831'], userIds: [], emails: [] }
const guest: TableMap = {
  ...{ category: 'identifiers', primaryKey: ['id'], tenant: 'none', datedBy: 'at', scopes: ['number'] },
  reach: [{ by: 'column', column: 'phone', holds: 'phone' }],
  disposition: { do: 'anonymise', set: { phone: { to: null } } },
  columns: {
    ...{ id: 'key', phone: 'identifier', feels: 'not personal: a mood', felt: 'not personal: moods', at: 'time' },
    ...{
      lives: 'not personal: a town',
      lived: 'not personal: towns',
      called: 'not personal: a span',
      said: 'not personal: a code',
    },
    ...{
      searched: 'not personal: words',
      shape: 'not personal: a size',
      more: 'not personal: wishes',
      seats: 'not personal: a span',
    },
    scan: 'not personal: lo_manage removes it',
  },
}
const map: DataMap = { guest }

const database = testDatabase()
let pool: pg.Pool
beforeAll(async () => {
  pool = new pg.Pool({ connectionString: database.url, max: 3 })
  await installOwnSchema(pool)
})
afterAll(() => pool.end())
beforeEach(async () => {
  await pool.query(schema)
  await pool.query('truncate deletion_bot.progress, deletion_bot.retained')
})

async function propose() {
  const catalogue = await readCatalogue(pool)
  return proposeMap(catalogue, await readSamples(pool, catalogue))
}

describe('a column of a type that nobody knows', () => {
  test('is asked about; only what its type lists is guessed to be no person', async () => {
    const proposal = await propose()
    const asked = ['lives', 'lived', 'called', 'shape', 'more', 'seats', 'scan'].map((column) => `guest.${column}`)
    expect(unansweredIn(proposal)).toEqual(expect.arrayContaining(asked))
    for (const column of ['feels', 'felt']) expect(proposal.guesses[`guest.${column}`]).toMatch(/^type mood/)
    const { guest: proposed } = proposal.tables
    expect(proposed).toMatchObject({
      columns: { feels: 'not personal: one of a fixed list', felt: 'not personal: one of a fixed list' },
    })
    expect(proposal.guesses['guest.scan']).toMatch(/^unanswered: .*large object/)
  })

  test('is content where numbers were seen in it', async () => {
    await pool.query(`insert into guest (id, phone, lives, at) select n, '+91700000' || 1000 + n, row('Road'::text, '98765' || 10000 + n)::place, now()
      from generate_series(1, 30) n`)
    expect((await propose()).tables.guest).toMatchObject({ columns: { lives: 'content' } })
  })

  const places: [string, string][] = [
    ['lives', "row('Road', '70000 00831')::place"],
    ['more', '\'asks => "+91 70000 00831"\''],
    ['lived', "array[row('Road', '+917000000831')]::place[]"],
    ['called', "names('7000000831', null)"],
    ['said', "'ask 7000000831'"],
    ['searched', "to_tsvector('simple', 'ask 7000000831')"],
  ]
  test.each(places)('is searched after an erasure, and in the night: %s', async (column, value) => {
    await pool.query(`insert into guest (id, phone, ${column}, at) values (1, $1, ${value}, '2026-02-01')`, [X.phones[0]])
    const plan = await planFor(pool, map, X)
    const search = { plan, subject: X, requestId: REQUEST }
    expect((await searchResidue(pool, search, { statementMs: 10_000 })).residue).toContainEqual({
      table: 'guest',
      column,
      rows: 1,
    })
    await execute(pool, plan, X)
    const { mentions } = await searchResidue(pool, search, { statementMs: 10_000 })
    expect(mentions).toEqual([{ table: 'guest', rows: 1 }])
    const night = await searchAll(pool, plan.catalogue, [search], { statementMs: 10_000 })
    expect(night.found).toMatchObject([{ mentions: [{ table: 'guest', rows: 1 }] }])
  })
})

test('a large object that an erasure would leave is a finding, until the map says who removes it', async () => {
  const found = async (answer: ColumnAnswer) => {
    const tables = { guest: { ...guest, columns: { ...guest.columns, scan: answer } } }
    return (await inspectMap(pool, { schema: 'public', tables })).findings.filter(({ column }) => column === 'scan')
  }
  expect(await found('content')).toContainEqual({ table: 'guest', column: 'scan', is: 'large-object-stays' })
  expect(await found('not personal: lo_manage removes it')).toEqual([])
})
