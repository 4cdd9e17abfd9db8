import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { nightly } from '../../src/jobs/nightly.ts'
import { DAY, MINUTE, openTestBot, type TestBot } from '../support/bot.ts'
import { testDatabases } from '../support/databases.ts'
import { as } from './support/propose.ts'
import { cli, namedByItself, productionSettings } from './support/run-cli.ts'

const WHY = ['--reason', 'table-was-dropped']
const HOLD = '22222222-2222-4222-8222-222222222222'
const MEERA = '+917000014821'

interface Body {
  kept: { table: string }[]
  heldBack: { table: string; because: string; rows: number }[]
  goneWithTheirTable?: { table: string; rows: number }[]
}

describe('kept rows that no name of today leads to, from the command line', { timeout: 400_000 }, () => {
  const databases = testDatabases({ demo: true })
  let test: TestBot
  beforeAll(async () => {
    test = await openTestBot(databases)
    Object.assign(test.bot.keys, namedByItself(test.bot.keys))
    const phone = test.phone('meera')
    for (const words of ['delete my data', 'english']) {
      await phone.say(words)
      await test.settle()
    }
    await test.tapTitle(phone, 'Delete my data')
    await test.tapTitle(phone, 'Yes, delete it')
    for (const pause of [15 * MINUTE, 8 * DAY, 2 * DAY]) await test.pass(pause)
  }, 300_000)
  afterAll(() => test.close())
  const platform = async (text: string) => (await test.bot.platform.query(text)).rows
  const bot = async (text: string) => (await test.bot.lockPool.query(text)).rows
  const command = (name: string, args: string[], input = '') =>
    cli(as(productionSettings(databases, test.dataDir, test.bot.keys), name), args, input)
  const forget = (name: string, ...args: string[]) => command(name, ['retention', 'forget', ...args])
  const open = (table: string) =>
    platform(`select 1 from deletion_bot.retained where table_name = '${table}' and settled_at is null`)
  const newest = async (): Promise<Body> =>
    (await bot('select body from receipt order by number')).map(({ body }) => JSON.parse(body) as Body).at(-1) as Body

  it('are not given up while table and key are there', async () => {
    expect(await open('invoice')).toHaveLength(1)
    const refused = await forget('asha', '--table', 'invoice', ...WHY)
    expect(refused.code).toBe(1)
    expect(refused.stderr).toContain('The table invoice is there with the key id')
    expect((await forget('asha', '--table', 'nothing', ...WHY)).stderr).toContain('No kept row is noted by the table nothing')
  })

  it('are not given up while something bears the table’s name, or a legal hold stands on it', async () => {
    await platform(`update deletion_bot.retained set table_name = 'bill' where table_name = 'payment'`)
    await platform('create schema elsewhere; create table elsewhere.bill (id int)')
    expect((await forget('asha', '--table', 'bill', ...WHY)).stderr).toContain('lies in the schema elsewhere')
    await platform('drop schema elsewhere cascade')
    await platform(`insert into deletion_bot.legal_hold (id, scope, table_name, reason, held_from)
      values ('${HOLD}', 'table', 'bill', 'court_order', '2020-01-01')`)
    expect((await forget('asha', '--table', 'bill', ...WHY)).stderr).toContain('A legal hold stands on this table')
    await platform('delete from deletion_bot.legal_hold')
    await platform(`insert into deletion_bot.legal_hold (id, scope, key_id, pseudonym, reason, held_from)
      select '${HOLD}', 'subject', key_id, pseudonym, 'court_order', '2020-01-01' from deletion_bot.kept_subject limit 1`)
    expect((await forget('asha', '--table', 'bill', ...WHY)).stderr).toContain('or on somebody whose rows these are')
    await platform('delete from deletion_bot.legal_hold')
  })

  it('wait for a second person, however often the first one says it', async () => {
    for (const again of ['proposed', 'proposed']) {
      const said = await forget('asha', '--table', 'bill', ...WHY, '--json')
      expect(JSON.parse(said.stdout)).toEqual({ is: again, rows: 1, table: 'bill', key: ['id'] })
    }
    expect(await open('bill')).toHaveLength(1)
  })

  it('of a table that was dropped are said on the receipt to be gone with it, and nobody is told that they are held', async () => {
    const done = await forget('dev', '--table', 'bill', ...WHY, '--json')
    expect(JSON.parse(done.stdout)).toMatchObject({ is: 'forgotten', rows: 1, outcome: 'table-gone' })
    expect(await bot(`select actor, action, reason, target from access_log where action like '%forget' order by at`)).toEqual([
      { actor: 'cli:asha', action: 'propose-retention-forget', reason: 'table-was-dropped', target: 'bill' },
      { actor: 'cli:asha', action: 'propose-retention-forget', reason: 'table-was-dropped', target: 'bill' },
      { actor: 'cli:dev', action: 'retention-forget', reason: 'table-was-dropped', target: 'bill' },
    ])
    await nightly(test.bot)
    const { kept, goneWithTheirTable } = await newest()
    expect(goneWithTheirTable).toMatchObject([{ table: 'bill', rows: 1 }])
    expect(kept.map(({ table }) => table)).not.toContain('bill')
    expect(await platform(`select 1 from deletion_bot.retained where table_name = 'bill'`)).toEqual([])
    expect(test.bot.mapFindings.filter(({ is }) => is === 'kept-rows-unknown')).toEqual([])
    expect(await bot(`select count from request_event where what = 'kept-rows-forgotten'`)).toEqual([{ count: '1' }])
  })

  it('of a table with another key are said to be there still, as far as anybody knows, to whoever asks', async () => {
    await platform(
      `update deletion_bot.retained set primary_key = jsonb_build_object('number', primary_key -> 'id') where table_name = 'invoice'`,
    )
    expect(JSON.parse((await forget('asha', '--table', 'invoice', ...WHY, '--json')).stdout).is).toBe('proposed')
    const done = await forget('dev', '--table', 'invoice', '--key', 'number', ...WHY, '--json')
    expect(JSON.parse(done.stdout)).toMatchObject({ is: 'forgotten', rows: 1, outcome: 'untraceable' })
    for (const _ of [1, 2]) {
      await test.pass(DAY)
      await nightly(test.bot)
      expect((await newest()).heldBack).toContainEqual(
        expect.objectContaining({ table: 'invoice', because: 'untraceable', rows: 1 }),
      )
    }
    expect(await bot(`select sum(count)::int as rows from request_event where what = 'kept-rows-forgotten'`)).toEqual([
      { rows: 2 },
    ])
    const held = await command('asha', ['held', '--reason', 'asked-by-the-person'], MEERA)
    expect(held.stdout).toContain('1 more were kept by a key that their table does not have any more')
    const phone = test.phone('meera')
    await phone.say('what do you still hold about me?')
    await test.settle()
    expect(test.heard(phone).join()).toContain('1 record that the law kept may still be here')
  })

  it('are forgotten a year after their day, and with them whose they were', async () => {
    await test.pass(5 * 366 * DAY)
    await nightly(test.bot)
    expect(await platform(`select outcome from deletion_bot.retained where table_name = 'invoice'`)).toEqual([
      { outcome: 'lost' },
    ])
    await test.pass(4 * 366 * DAY)
    await nightly(test.bot)
    expect(await platform('select 1 from deletion_bot.retained')).toEqual([])
    expect(await platform('select 1 from deletion_bot.kept_subject')).toEqual([])
  })
})
