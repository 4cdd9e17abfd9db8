import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as own from '../../src/platform/own-schema.ts'
import { testDatabase } from '../support/databases.ts'

const database = testDatabase()
let pool: pg.Pool

beforeAll(() => {
  pool = new pg.Pool({ connectionString: database.url, max: 6 })
})
afterAll(() => pool.end())

const ID = '00000000-0000-4000-a000-000000000001'
const PSEUDONYM = 'a1'.repeat(32)

test('installing it by several processes at once, and again, leaves one schema with its rows', async () => {
  expect(await own.ownSchemaInstalled(pool)).toBe(false)
  await Promise.all(Array.from({ length: 5 }, () => own.installOwnSchema(pool)))
  await pool.query(
    `insert into deletion_bot.progress (request_id, step, step_name, updated_at) values ($1, 0, 'message:erase', now())`,
    [ID],
  )
  await own.installOwnSchema(pool)
  expect(await own.ownSchemaInstalled(pool)).toBe(true)
  expect((await pool.query('select from deletion_bot.progress')).rowCount).toBe(1)
})

test('a half-installed schema does not count as installed, and installing completes it', async () => {
  await pool.query('drop table deletion_bot.legal_hold')
  expect(await own.ownSchemaInstalled(pool)).toBe(false)
  await own.installOwnSchema(pool)
  expect(await own.ownSchemaInstalled(pool)).toBe(true)
})

test('a schema that knew businesses by uuid alone is not of this version; installing keeps its rows and takes any id', async () => {
  await pool.query(
    `insert into deletion_bot.suppression values ($1, 'k1', $2, 'campaigns', now(), now() + interval '1 day', gen_random_uuid())`,
    [ID, PSEUDONYM],
  )
  for (const table of ['suppression', 'legal_hold']) {
    await pool.query(`alter table deletion_bot.${table} drop constraint ${table}_tenant_id_check`)
    await pool.query(`alter table deletion_bot.${table} alter column tenant_id type uuid using tenant_id::uuid`)
  }
  expect(await own.ownSchemaInstalled(pool)).toBe(false)
  await own.installOwnSchema(pool)
  expect(await own.ownSchemaInstalled(pool)).toBe(true)
  const changed = await pool.query(`update deletion_bot.suppression set tenant_id = '42' where tenant_id = $1`, [ID])
  expect(changed.rowCount).toBe(1)
  await expect(pool.query(`update deletion_bot.suppression set tenant_id = 'a b'`)).rejects.toMatchObject({ code: '23514' })
  await pool.query('truncate deletion_bot.suppression')
})

const tables: [string, PgTable][] = Object.entries({
  progress: own.progress,
  freeze_undo: own.freeze_undo,
  stopped: own.stopped,
  retained: own.retained,
  kept_subject: own.kept_subject,
  suppression: own.suppression,
  restore_marker: own.restore_marker,
  beat: own.beat,
  offers_look: own.offers_look,
  carried_out: own.carried_out,
  legal_hold: own.legal_hold,
})

test.each(tables)('the table %s is in the database as the code has it', async (name, table) => {
  const { rows } = await pool.query<{ column: string }>(
    `select attname || ' ' || format_type(atttypid, atttypmod) || case when attnotnull then ' not null' else '' end as column
     from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped`,
    [`deletion_bot.${name}`],
  )
  const columns = getTableConfig(table).columns.map((column) => {
    const type = column.getSQLType().replace(' (3)', '(3)')
    return `${column.name} ${type}${column.notNull ? ' not null' : ''}`
  })
  expect(rows.map(({ column }) => column).sort()).toEqual(columns.sort())
})

describe('no personal data fits', () => {
  const insert = (table: string, values: Record<string, unknown>) =>
    pool.query(
      `insert into deletion_bot.${table} (${Object.keys(values).join(', ')})
       values (${Object.keys(values).map((_, index) => `$${index + 1}`)})`,
      Object.values(values),
    )
  const at = '2026-11-23T08:00:00Z'
  const undo = { request_id: ID, table_name: 'conversation', primary_key: { id: ID }, column_name: 'ai_autoreply_enabled' }
  const kept = { request_id: ID, table_name: 'invoice', primary_key: { id: ID }, basis: 'cgst-s36', release_on: '2032-12-31' }
  const block = {
    tenant_id: ID,
    key_id: 'k1',
    pseudonym: PSEUDONYM,
    blocks: 'everything',
    cut_off: at,
    expires_at: '2027-11-23',
    request_id: ID,
  }
  const marker = { ledger_sequence: 1, ledger_head: PSEUDONYM, written_at: at }
  const hold = { id: ID, reason: 'court_order', held_from: at }

  test('while what belongs there does', async () => {
    await insert('freeze_undo', { ...undo, previous: 'true', frozen: 'false' })
    await insert('freeze_undo', { ...undo, column_name: 'status', previous: '"pending"', frozen: 'null' })
    await insert('retained', kept)
    await insert('suppression', block)
    await insert('restore_marker', marker)
    await insert('legal_hold', { ...hold, scope: 'tenant', tenant_id: ID })
    expect((await pool.query('select from deletion_bot.freeze_undo')).rowCount).toBe(2)
  })

  test.each([
    ['progress', { request_id: ID, step: 1, step_name: 'message 917000014821', updated_at: at }],
    ['progress', { request_id: ID, step: 1, step_name: 'सुनीता', updated_at: at }],
    ['progress', { request_id: ID, step: 1, step_name: 'message:erase', rows: -1, updated_at: at }],
    ['freeze_undo', { ...undo, column_name: 'external_id', previous: '"+917000014821"', frozen: 'null' }],
    ['freeze_undo', { ...undo, column_name: 'name', previous: '"Meera Nair"', frozen: 'null' }],
    ['freeze_undo', { ...undo, column_name: 'metadata', previous: '{"name":"Meera"}', frozen: 'null' }],
    [
      'freeze_undo',
      { ...undo, column_name: 'external_id', primary_key: { id: '+917000014821' }, previous: 'null', frozen: 'null' },
    ],
    ['retained', { ...kept, basis: 'because Meera said so' }],
    ['retained', { ...kept, primary_key: { email: 'meera@mail.example' } }],
    ['retained', { ...kept, primary_key: '"+917000014821"' }],
    ['suppression', { ...block, tenant_id: PSEUDONYM.slice(0, 32), pseudonym: '+917000014821' }],
    ['suppression', { ...block, tenant_id: '+917000014821' }],
    ['suppression', { ...block, tenant_id: 'meera@mail.example' }],
    ['suppression', { ...block, key_id: 'Meera Nair' }],
    ['suppression', { ...block, pseudonym: 'b2'.repeat(32), blocks: 'offers to Meera' }],
    ['restore_marker', { ...marker, ledger_head: 'head' }],
    ['legal_hold', { ...hold, scope: 'tenant', tenant_id: 'Meera Nair' }],
    ['legal_hold', { ...hold, scope: 'tenant', tenant_id: ID, reason: 'Meera sued us' }],
    ['legal_hold', { ...hold, scope: 'subject', key_id: 'k1', pseudonym: '917000014821' }],
    ['legal_hold', { ...hold, scope: 'tenant', tenant_id: ID, table_name: 'message' }],
  ])('into %s: %j', async (table, values) => {
    await expect(insert(table, values)).rejects.toMatchObject({ code: '23514' })
  })

  test('and a second restore marker does not either', async () => {
    await expect(insert('restore_marker', marker)).rejects.toMatchObject({ code: '23505' })
  })
})
