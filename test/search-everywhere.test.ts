import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { seal } from '../src/runtime/keys.ts'
import { openTestBot, type TestBot } from './support/bot.ts'
import { testDatabases } from './support/databases.ts'
import { namedIn, spellingsToFind } from './support/find-person.ts'
import { searchEverywhere } from './support/search-everywhere.ts'

const PHONE = '+917000099123'
const NAME = 'Zubin Contractor'
const NOWHERE = { platform: [], bot: [], sealed: [], logs: [], metrics: [], files: [] }

// What the search of the whole path finds nothing of is worth what the search finds.
describe('a person who is named', () => {
  const databases = testDatabases({ demo: true })
  let bot: TestBot
  const found = () => searchEverywhere(bot, databases, [...spellingsToFind(PHONE), NAME])
  beforeAll(async () => {
    bot = await openTestBot(databases)
  })
  afterAll(() => bot.close())

  it('nowhere yet is not found', async () => {
    expect(await found()).toEqual(NOWHERE)
  })

  it('in a row of the platform is found', async () => {
    await bot.bot.platform.query(`update tenant set preferences = '{"call": "7000-099-123"}' where plan = 'growth'`)
    expect(await found()).toEqual({ ...NOWHERE, platform: ['tenant'] })
    await bot.bot.platform.query(`update tenant set preferences = '{}' where plan = 'growth'`)
  })

  it('in clear in the bot’s database is found, a waiting job included', async () => {
    const job = `select graphile_worker.add_job('nothing', json_build_object('of', 'ZUBIN contractor'), run_at => now() + interval '1 day')`
    await bot.bot.lockPool.query(job)
    expect(await found()).toEqual({ ...NOWHERE, bot: [expect.stringContaining('graphile_worker._private_jobs: ')] })
    await bot.bot.lockPool.query(`delete from graphile_worker._private_jobs where payload::text like '%ZUBIN%'`)
  })

  it('under a seal of the bot’s database is found under it', async () => {
    const sealed = seal(bot.bot.keys, 'dead-letter', `from ${PHONE}`)
    const letter = `insert into dead_letter (reason, sealed, dedup_key, received_at) values ('not-json', $1, 'one', now())`
    await bot.bot.lockPool.query(letter, [sealed])
    expect(await found()).toEqual({ ...NOWHERE, sealed: ['dead_letter.sealed'] })
    await bot.bot.lockPool.query('delete from dead_letter')
  })

  it('in a log line is found', async () => {
    bot.bot.log.debug({ of: Buffer.from(PHONE).toString('hex') }, 'something happened')
    expect(await found()).toEqual({ ...NOWHERE, logs: [expect.stringContaining('something happened')] })
    bot.lines.pop()
  })

  it('in a file or its name is found', async () => {
    await bot.bot.blobs.put('recordings/zubin contractor.ogg', Buffer.from('OggS'))
    await bot.bot.blobs.put('recordings/one.ogg', Buffer.from(`OggS ${NAME}`))
    expect(await found()).toEqual({ ...NOWHERE, files: [expect.any(String), expect.any(String)] })
    for (const key of ['recordings/zubin contractor.ogg', 'recordings/one.ogg']) await bot.bot.blobs.remove(key)
  })
})

test.each([
  '+917000099123',
  '07000099123',
  '70000 99123',
  '+91-70000-99123',
  '700-009-9123',
  '(700) 009-9123',
  '(7000) 099123',
  '7000.099.123',
  '7 0 0 0 0 9 9 1 2 3',
  '७०००० ९९१२३',
  '९१७००००९९१२३',
  Buffer.from('call +917000099123').toString('hex'),
  ...['', 'x', 'xx'].map((before) => `wamid.${Buffer.from(`${before}917000099123 and more`).toString('base64')}`),
])('a number spelt %s is found', (text) => {
  expect(namedIn(`said: ${text}.`, spellingsToFind(PHONE))).not.toEqual([])
})

test('another number is not found in its place', () => {
  for (const text of ['+917000099124', '17000-099-12', '70000 98123']) expect(namedIn(text, spellingsToFind(PHONE))).toEqual([])
})
