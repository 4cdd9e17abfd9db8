import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestBot, type TestBot } from '../support/bot.ts'
import { testDatabases } from '../support/databases.ts'
import { cli, namedByItself, productionSettings } from './support/run-cli.ts'

const NOWHERE = '33333333-3333-4333-8333-333333333333'
const REQUEST = '11111111-1111-4111-8111-111111111111'
const WHY = ['--reason', 'the-table-was-renamed']

describe('kept rows of a table that was renamed, from the command line', { timeout: 240_000 }, () => {
  const databases = testDatabases({ demo: true })
  let test: TestBot
  beforeAll(async () => {
    test = await openTestBot(databases)
    Object.assign(test.bot.keys, namedByItself(test.bot.keys))
    await platform(`insert into deletion_bot.retained (request_id, table_name, primary_key, basis, release_on)
      values ('${REQUEST}', 'bill', '{"no": "${NOWHERE}"}', 'cgst-s36', '2032-12-31')`)
  })
  afterAll(() => test.close())
  const platform = async (text: string) => (await test.bot.platform.query(text)).rows
  const run = (...args: string[]) =>
    cli(productionSettings(databases, test.dataDir, test.bot.keys), ['retention', 'rename', ...args], '')
  const noted = () => platform('select table_name, primary_key from deletion_bot.retained')

  it('stay as they are noted while the new name is unknown, or a hold names the old one', async () => {
    const nowhere = await run('--table', 'bill', '--to', 'bills', ...WHY)
    expect(nowhere.code).toBe(2)
    expect(nowhere.stderr).toContain('no table bills')
    await platform(`insert into deletion_bot.legal_hold (id, scope, table_name, reason, held_from)
      values ('${REQUEST}', 'table', 'bill', 'court_order', '2020-01-01')`)
    const held = await run('--table', 'bill', '--to', 'invoice', ...WHY)
    expect(held.stderr).toContain('A legal hold names the table bill')
    await platform('delete from deletion_bot.legal_hold')
    expect(await noted()).toEqual([{ table_name: 'bill', primary_key: { no: NOWHERE } }])
  })

  it('stay as they are noted while today’s names lead to no row, or to another one', async () => {
    const nobodys = await run('--table', 'bill', '--to', 'invoice', ...WHY)
    expect(nobodys.code).toBe(2)
    expect(nobodys.stderr).toContain('1 of 1 kept rows are not found by id of invoice')
    await platform(`update deletion_bot.retained set primary_key = jsonb_build_object('no', (select id from invoice limit 1))`)
    const others = await run('--table', 'bill', '--to', 'invoice', '--missing', '1', ...WHY)
    expect(others.stderr).toContain('id of invoice leads to other rows for 1 of 1 kept ones')
    await platform(`update deletion_bot.retained set primary_key = '{"no": "one"}'`)
    const unfit = await run('--table', 'bill', '--to', 'invoice', ...WHY)
    expect(unfit.stderr).toContain('does not fit id of invoice')
    await platform(`update deletion_bot.retained set primary_key = '{"no": "${NOWHERE}"}'`)
    expect(await noted()).toEqual([{ table_name: 'bill', primary_key: { no: NOWHERE } }])
  })

  it('are noted by today’s names of table and key afterwards, with a line in the access log', async () => {
    const done = await run('--table', 'bill', '--to', 'invoice', '--missing', '1', ...WHY, '--json')
    expect(JSON.parse(done.stdout)).toEqual({ rows: 1 })
    expect(await noted()).toEqual([{ table_name: 'invoice', primary_key: { id: NOWHERE } }])
    const { rows } = await test.bot.lockPool.query('select action, reason from access_log')
    expect(rows).toContainEqual({ action: 'retention-rename', reason: 'the-table-was-renamed' })
  })

  it('take along what a freeze has replaced there, and who took the wish back meanwhile gets it back', async () => {
    const [chat] = await platform('select id from conversation limit 1')
    await platform(`update conversation set ai_autoreply_enabled = false where id = '${chat.id}'`)
    await platform(`insert into deletion_bot.freeze_undo (request_id, table_name, primary_key, column_name, previous, frozen)
      values ('${REQUEST}', 'chat', '{"no": "${chat.id}"}', 'autoreply', 'true', 'false')`)
    await platform(`insert into deletion_bot.stopped values ('${REQUEST}', '2026-11-20', '2026-11-21')`)
    const done = await run(
      ...['--table', 'chat', '--to', 'conversation', '--column', 'autoreply=ai_autoreply_enabled', ...WHY, '--json'],
    )
    expect(JSON.parse(done.stdout)).toEqual({ rows: 0, frozen: 1 })
    expect(await platform(`select ai_autoreply_enabled as on from conversation where id = '${chat.id}'`)).toEqual([{ on: true }])
    expect(await platform('select 1 from deletion_bot.freeze_undo')).toEqual([])
  })
  it('says of whom something could not be given back', async () => {
    const [chat] = await platform('select id from conversation limit 1')
    await platform(`update conversation set ai_autoreply_enabled = false where id = '${chat.id}'`)
    await platform(`create function stays_off() returns trigger language plpgsql as 'begin return null; end'`)
    await platform('create trigger stays_off before update on conversation for each row execute function stays_off()')
    await platform(`insert into deletion_bot.freeze_undo (request_id, table_name, primary_key, column_name, previous, frozen)
      values ('${REQUEST}', 'chat', '{"no": "${chat.id}"}', 'autoreply', 'true', 'false')`)
    const done = await run(
      ...['--table', 'chat', '--to', 'conversation', '--column', 'autoreply=ai_autoreply_enabled', ...WHY, '--json'],
    )
    expect(JSON.parse(done.stdout)).toEqual({ rows: 0, frozen: 1, notRestored: [REQUEST] })
    await platform('drop function stays_off cascade')
  })
})
