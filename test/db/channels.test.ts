import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import {
  addChannel,
  type Channel,
  channelDirectory,
  loadChannels,
  type NewChannel,
  resumeChannel,
  stopChannel,
} from '../../src/db/channels.ts'
import { type BotDatabase, openBotDatabase } from '../../src/db/client.ts'
import { testDatabases } from '../support/databases.ts'
import { testChannel } from '../webhook/channels.ts'
import { NOW, testKeys } from '../webhook/webhook.ts'

const databases = testDatabases()
const keys = testKeys()
let database: BotDatabase

beforeAll(() => {
  database = openBotDatabase(databases.botUrl, { connectionsMax: 2, waitMsMax: 2_000, onError: () => {} })
})
afterEach(() => database.pool.query('begin; set local session_replication_role = replica; truncate channel cascade; commit'))
afterAll(() => database.close())

const own = testChannel(1, 'dedicated', ['new secret', 'former secret'])
const shop = testChannel(2, 'shared', ['shop secret'])
const add = ({ id, stoppedAt: _stoppedAt, ...channel }: Channel, more: Partial<NewChannel> = {}) =>
  addChannel(database.db, keys, NOW, id, { ...channel, ...more })
const load = () => loadChannels(database.db, keys)

test('channels come back as they were added, and lie sealed in between', async () => {
  await add(own)
  await add(shop)
  expect(await load()).toEqual([own, shop])
  const { rows } = await database.pool.query<{ row: string }>('select c::text as row from channel c')
  expect(rows.map(({ row }) => row).join()).not.toMatch(/secret|access-token/)
})

test('a number added again is renewed under the id it has', async () => {
  await add(own)
  const id = await add(
    { ...own, id: '00000000-0000-4000-8000-000000000099' },
    { accessToken: 'renewed', appSecrets: ['newer', 'newer'] },
  )
  expect(id).toBe(own.id)
  expect(await load()).toEqual([{ ...own, accessToken: 'renewed', appSecrets: ['newer'] }])
})

test.each([[[]], [['']], [['good', '']]])('secrets %j are refused: an empty one would let anybody sign', async (appSecrets) => {
  await expect(add(own, { appSecrets })).rejects.toThrow('app secret')
})

test('a channel stops once, keeps its first reason, and goes on when staff say so', async () => {
  await add(own)
  expect(await stopChannel(database.db, own.id, 190, NOW)).toBe(true)
  expect(await stopChannel(database.db, own.id, 368, NOW)).toBe(false)
  expect((await load())[0]?.stoppedAt).toEqual(NOW)
  expect((await database.pool.query('select stopped_code from channel')).rows).toEqual([{ stopped_code: 190 }])
  await resumeChannel(database.db, own.id)
  expect((await load())[0]?.stoppedAt).toBeNull()
})

describe('the directory', () => {
  /** A source of channels that counts how often it is read, and a clock that stands. */
  async function directory(first: Channel[]) {
    const source = { channels: first, reads: 0, answer: (channels: Channel[]) => Promise.resolve(channels) }
    const time = { ms: 0 }
    const read = () => {
      source.reads += 1
      return source.answer(source.channels)
    }
    return { source, time, directory: await channelDirectory(read, { now: () => new Date(NOW.getTime() + time.ms) }) }
  }

  test('reads once for many questions', async () => {
    const { source, directory: channels } = await directory([own, shop])
    await Promise.all(Array.from({ length: 20 }, () => channels.book()))
    expect([channels.byId(shop.id), channels.all().length, source.reads]).toEqual([shop, 2, 1])
  })

  test('knows which secrets are a business’s too', async () => {
    const { directory: channels } = await directory([own, shop, testChannel(3, 'dedicated', ['shop secret'])])
    const book = await channels.book()
    expect(book.secrets).toEqual(['new secret', 'former secret', 'shop secret'])
    expect([...book.dedicatedSecrets]).toEqual(['new secret', 'former secret'])
  })

  test('reads again after some seconds, once for all who ask', async () => {
    const { source, time, directory: channels } = await directory([own])
    source.channels = [own, shop]
    time.ms = 4_999
    expect((await channels.book()).channels).toEqual([own])
    time.ms = 5_001
    const books = await Promise.all([channels.book(), channels.book(), channels.book()])
    expect(books.map((book) => book.channels.length)).toEqual([2, 2, 2])
    expect(source.reads).toBe(2)
  })

  test('reads at once for an unknown number, but at most once a second', async () => {
    const { source, time, directory: channels } = await directory([own])
    await channels.renewed()
    expect(source.reads).toBe(1)
    time.ms = 1_000
    source.channels = [own, shop]
    expect((await channels.renewed()).byPhoneNumberId.get(shop.phoneNumberId)).toEqual(shop)
    await channels.renewed()
    expect(source.reads).toBe(2)
  })

  test('keeps what it has while the database refuses or does not answer', async () => {
    const { source, time, directory: channels } = await directory([own])
    source.answer = () => Promise.reject(new Error('no database'))
    time.ms = 10_000
    expect((await channels.book()).channels).toEqual([own])
    source.answer = () => new Promise(() => {})
    time.ms = 20_000
    expect((await channels.book()).channels).toEqual([own])
    expect(channels.byId(own.id)).toEqual(own)
  })

  test('fails at the start when the channels cannot be read', async () => {
    await expect(channelDirectory(() => Promise.reject(new Error('no database')), { now: () => NOW })).rejects.toThrow(
      'no database',
    )
  })
})
