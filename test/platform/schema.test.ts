import { is } from 'drizzle-orm'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoTables } from '../../src/platform/demo-rows.ts'
import * as schema from '../../src/platform/schema.ts'
import { testDatabases } from '../support/databases.ts'

const databases = testDatabases()
let pool: pg.Pool

beforeAll(() => {
  pool = new pg.Pool({ connectionString: databases.platformUrl, max: 2 })
})
afterAll(() => pool.end())

const TENANT = '00000000-0000-4000-a000-000000000001'

test('every export is named like its table and every key like its column', () => {
  for (const [name, table] of Object.entries(schema)) {
    expect(is(table, PgTable)).toBe(true)
    const config = getTableConfig(table)
    expect(config.name).toBe(name)
    expect(config.columns.map((column) => column.name).sort()).toEqual(
      Object.keys(table)
        .filter((key) => key !== 'enableRLS')
        .sort(),
    )
  }
})

test('the demo knows every table', () => {
  expect([...demoTables].sort()).toEqual(Object.keys(schema).sort())
})

test('every foreign key has an index that begins with its columns', async () => {
  const { rows } = await pool.query<{ key: string; indexed: boolean }>(
    `select c.conrelid::regclass || ' ' || c.conname as key,
            exists (select from pg_index i
                    where i.indrelid = c.conrelid and i.indpred is null
                      and (i.indkey::int2[])[0:cardinality(c.conkey) - 1] @> c.conkey) as indexed
     from pg_constraint c where c.contype = 'f' and c.connamespace = 'public'::regnamespace`,
  )
  expect(rows.length).toBeGreaterThan(40)
  expect(rows.filter(({ indexed }) => !indexed).map(({ key }) => key)).toEqual([])
})

test('every column by which a person is found has an index', async () => {
  const { rows } = await pool.query<{ definition: string }>(
    `select tablename || ' ' || regexp_replace(indexdef, '^.* USING ', '') as definition from pg_indexes where schemaname = 'public'`,
  )
  const all = rows.map(({ definition }) => definition)
  const wanted = [
    'conversation btree (external_id)',
    'conversation btree (business_scoped_user_id)',
    `conversation btree (((metadata #>> '{contact,phone}'::text[])))`,
    'campaign_recipient btree (phone)',
    `voice_session btree (((metadata #>> '{caller,phone}'::text[])))`,
    `webhook_delivery btree (((payload #>> '{data,conversation,external_id}'::text[])))`,
    'idempotency_record gin (response jsonb_path_ops)',
    'invoice btree (billing_phone)',
    'payment btree (payer_phone)',
    'audit_log btree (target)',
    'app_user btree (phone_number)',
    'app_user btree (email)',
    'whatsapp_number btree (display_number)',
  ]
  expect(wanted.filter((index) => !all.includes(index))).toEqual([])
})

describe('the database refuses', () => {
  beforeAll(async () => {
    await pool.query(`insert into tenant (id, name) values ($1, 'Test shop')`, [TENANT])
    await pool.query(
      `insert into app_user (tenant_id, email, full_name, role) values ($1, 'owner@shop.example', 'Owner', 'owner')`,
      [TENANT],
    )
    await pool.query(`insert into bot (id, tenant_id, name, type) values ($1, $1, 'Bot', 'whatsapp')`, [TENANT])
  })

  const insertConversation = (externalId: string) =>
    pool.query(
      `insert into conversation (tenant_id, bot_id, channel, external_id, status, last_message_at)
       values ($1, $1, 'whatsapp', $2, 'open', now())`,
      [TENANT, externalId],
    )

  test.each(['+917000011111', '917000011112', 'IN.abcDEF123', 'IN.ENT.abc123'])('not the address %s', async (address) => {
    expect((await insertConversation(address)).rowCount).toBe(1)
  })

  test.each(['', '+', '07000011111', 'IN.', 'in.abc', 'Asha', '+91 70000 11111'])('the address %j', async (address) => {
    await expect(insertConversation(address)).rejects.toMatchObject({ code: '23514' })
  })

  test('a second owner of one business', async () => {
    const second = pool.query(
      `insert into app_user (tenant_id, email, full_name, role) values ($1, 'second@shop.example', 'Second', 'owner')`,
      [TENANT],
    )
    await expect(second).rejects.toMatchObject({ code: '23505' })
  })

  test('a second open conversation of one customer with one bot', async () => {
    await insertConversation('+917000022222')
    await expect(insertConversation('+917000022222')).rejects.toMatchObject({ code: '23505' })
  })

  test('to delete a business whose bills are kept', async () => {
    await pool.query(
      `insert into invoice (tenant_id, kind, number, issued_on, financial_year_end, annual_return_due, billing_name, lines, amount_paise, tax_paise)
       values ($1, 'customer', 'T/1', '2026-01-15', '2026-03-31', '2026-12-31', 'Customer', '[]', 11800, 1800)`,
      [TENANT],
    )
    await expect(pool.query('delete from tenant where id = $1', [TENANT])).rejects.toMatchObject({ code: '23503' })
  })
})
