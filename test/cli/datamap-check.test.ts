import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../support/databases.ts'
import { cli } from './support/run-cli.ts'

/** Tables as frameworks make them: users behind profiles, comments below posts, notes on any kind of record. */
const SCHEMA = `
create table auth_user (id int primary key, email text not null, joined timestamptz not null);
create table profile (id int primary key, user_id int not null references auth_user, phone text, at timestamptz not null);
create index on profile (phone); create index on profile (user_id);
create table post (id int primary key, profile_id int not null references profile, body text, at timestamptz not null);
create index on post (profile_id);
create table comment (id int primary key, profile_id int not null references profile, post_id int not null references post on delete cascade,
  body text, at timestamptz not null);
create index on comment (profile_id); create index on comment (post_id);
create table note (id int primary key, record_id int, record_type text, body text, at timestamptz not null);
create index on note (record_id);
insert into auth_user values (1, 'one@example.com', now()), (2, 'two@example.com', now());
insert into profile values (1, 2, '+917000000831', now()), (2, 1, '+919811111111', now());
insert into post values (1, 1, 'sale', now()); insert into comment values (1, 2, 1, 'how much?', now());`

const table = (reach: object[], columns: object, more: object = {}) => ({
  ...{ category: 'messaging', primaryKey: ['id'], tenant: 'none', datedBy: 'at', scopes: ['number'] },
  ...{ disposition: { do: 'erase' }, reach, columns: { id: 'key', ...columns }, ...more },
})
const through = (column: string, to: string) => ({ by: 'parent', column, table: to })
const nothing = { disposition: { do: 'nothing', because: 'no way leads there' }, scopes: [] }
const users = { email: 'identifier', joined: 'time' }
const tables = {
  auth_user: table([], users, nothing),
  profile: table([{ by: 'column', column: 'phone', holds: 'phone' }], { user_id: 'reference', phone: 'identifier', at: 'time' }),
  post: table([through('profile_id', 'profile')], { profile_id: 'reference', body: 'content', at: 'time' }),
  comment: table([through('profile_id', 'profile')], {
    ...{ profile_id: 'reference', post_id: 'reference', body: 'content', at: 'time' },
  }),
  note: table([through('record_id', 'post')], {
    ...{ record_id: 'reference', record_type: 'not personal: a kind', body: 'content', at: 'time' },
  }),
}

describe('a map for the tables of a framework', { timeout: 120_000 }, () => {
  const database = testDatabase()
  const dir = mkdtempSync(join(tmpdir(), 'cli-datamap-check-'))
  const file = join(dir, 'map.json')
  beforeAll(async () => {
    const client = new Client({ connectionString: database.url })
    await client.connect()
    await client.query(SCHEMA)
    await client.end()
  })
  afterAll(() => rmSync(dir, { recursive: true, force: true }))

  const check = async (map: object) => {
    writeFileSync(file, JSON.stringify(map))
    const said = await cli({}, ['datamap', 'check', '--map', file, '--url', database.url, '--json'])
    expect(said.stderr).toBe('')
    return { code: said.code, ...(JSON.parse(said.stdout) as Record<'findings' | 'warnings', { is: string }[]>) }
  }
  const is = (kind: string, where: string, column?: string) =>
    expect.objectContaining({ is: kind, table: where, ...(column ? { column } : {}), whatToDo: expect.any(String) })

  it('is warned of ways by name alone, of people behind people, and of rows that others will hold', async () => {
    const { code, findings, warnings } = await check(tables)
    expect([code, findings]).toEqual([0, []])
    expect(warnings.filter((warning) => warning.is !== 'stays-after-objection')).toEqual([
      is('way-by-name-alone', 'note', 'record_id'),
      is('stays-behind', 'auth_user'),
      is('held-by-others', 'comment', 'post_id'),
    ])
  })

  it('fails where a row is to be reached from what points at it: the profile of that number is somebody else’s', async () => {
    const auth_user = table([through('id', 'profile')], users, { datedBy: 'joined' })
    const { code, findings, warnings } = await check({ ...tables, auth_user })
    expect(code).toBe(1)
    expect(findings).toContainEqual(is('way-against-its-key', 'auth_user', 'id'))
    expect(warnings).not.toContainEqual(is('way-by-name-alone', 'auth_user'))
  })
})
