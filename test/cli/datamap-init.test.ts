import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../support/databases.ts'
import { cli } from './support/run-cli.ts'

const SCHEMA = `
create schema clinic;
create table clinic.patient (id bigint generated always as identity primary key, mobile text, fullname text, remarks2 text, created_at timestamptz not null);
create index on clinic.patient (mobile);
create table clinic.visit (id bigint primary key, patient_id bigint not null references clinic.patient, notes text, visited_at timestamp not null);
create index on clinic.visit (patient_id);
create schema billing; create table billing.card (holder text);
insert into clinic.patient (mobile, fullname, remarks2, created_at)
  select '+9170000' || lpad(n::text, 5, '0'), 'Invented ' || n, 'x' || n, now() from generate_series(1, 60) n;`

const AWAY = `
create extension postgres_fdw;
create server away foreign data wrapper postgres_fdw options (host '/nowhere', dbname 'nowhere');
create user mapping for current_user server away options (user 'x', password 'y');
create schema away;
create table away.customers (id int primary key, phone text, created_at timestamptz not null);
create table away.calls (id int not null, customer_id int, phone text, created_at timestamptz not null) partition by range (created_at);
create foreign table away.calls_old partition of away.calls for values from ('2000-01-01') to ('2026-01-01') server away;`

describe('a data map for somebody’s database, from the command line', { timeout: 120_000 }, () => {
  const database = testDatabase()
  const dir = mkdtempSync(join(tmpdir(), 'cli-datamap-'))
  const file = join(dir, 'map.json')
  beforeAll(async () => {
    const client = new Client({ connectionString: database.url })
    await client.connect()
    await client.query(SCHEMA)
    await client.end()
  })
  afterAll(() => rmSync(dir, { recursive: true, force: true }))

  it('is written with its guesses, and says with its exit code that something waits for a human', async () => {
    const said = await cli(
      {},
      ['datamap', 'init', '--url', '-', '--schema', 'clinic', '--out', file, '--json'],
      `${database.url}\n`,
    )
    expect(said).toMatchObject({ code: 1, stderr: '' })
    expect(JSON.parse(said.stdout)).toEqual({ out: file, tables: 2, unanswered: ['patient.remarks2', 'visit.zone', 'billing.*'] })
    const written = readFileSync(file, 'utf8')
    expect(written.match(/"unanswered"/g)).toHaveLength(3)
    expect(written).toContain('visited_at bears no zone')
    expect(written).toContain('100 % of the values seen look like Indian mobile numbers')
    expect(written).not.toMatch(/7000000|Invented/)
  })

  it('is never written over another', async () => {
    const again = await cli({}, ['datamap', 'init', '--url', database.url, '--schema', 'clinic', '--out', file])
    expect(again).toMatchObject({ code: 2, stderr: expect.stringContaining('already') })
  })

  it('fails its check until the answer is given, and then passes', async () => {
    const check = () => cli({}, ['datamap', 'check', '--map', file, '--url', database.url])
    expect(await check()).toMatchObject({ code: 1, stdout: expect.stringMatching(/patient\.remarks2\s+unmapped-column/) })
    writeFileSync(file, readFileSync(file, 'utf8').replace('"unanswered"', '"content"'))
    expect(await check()).toMatchObject({ code: 1, stdout: expect.stringMatching(/^billing\.\* +unmapped-schema/) })
    const answer = (says: string) =>
      writeFileSync(file, readFileSync(file, 'utf8').replace(/"unanswered"(?![\s\S]*"unanswered")/, `"${says}"`))
    answer('erased by the billing service itself')
    expect(await check()).toMatchObject({ code: 1, stdout: expect.stringMatching(/^visit\.visited_at +zone-unstated/) })
    answer('Asia/Kolkata')
    expect(await check()).toMatchObject({ code: 0, stdout: expect.stringContaining('all 2 tables') })
  })

  it('goes to standard output as JSON alone when no file is named', async () => {
    const said = await cli({}, ['datamap', 'init', '--url', database.url, '--schema', 'clinic'])
    expect(JSON.parse(said.stdout)).toMatchObject({
      format: 1,
      schema: 'clinic',
      foreignKeys: [{ table: 'visit', onDelete: 'no action' }],
    })
  })

  it('is proposed also where some rows lie on a server that is away', async () => {
    const client = new Client({ connectionString: database.url })
    await client.connect()
    await client.query(AWAY)
    await client.end()
    const said = await cli({}, ['datamap', 'init', '--url', database.url, '--schema', 'away'])
    expect(said.stderr).toBe('')
    expect(JSON.parse(said.stdout).guesses.calls).toMatch(/PostgreSQL says 08001$/)
  })

  it('of a schema without tables is refused with what to do', async () => {
    const said = await cli({}, ['datamap', 'init', '--url', database.url, '--schema', 'nowhere'])
    expect(said).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('--schema') })
  })
})
