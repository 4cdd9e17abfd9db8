import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBotDatabase } from '../../src/db/client.ts'
import { keysInUse } from '../../src/db/keys-in-use.ts'
import { isSilenced, silence } from '../../src/forwards/contact-store.ts'
import { testKeys } from '../support/bot.ts'
import { testDatabases } from '../support/databases.ts'

const databases = testDatabases()
const PHONE = '+917000014821'
const SAID = new Date('2026-01-05T10:00:00Z')
let bot: ReturnType<typeof openBotDatabase>
beforeAll(() => {
  bot = openBotDatabase(databases.botUrl, { connectionsMax: 1, waitMsMax: 5_000, onError: () => {} })
})
afterAll(() => bot.close())

test('“wasn’t me” holds for good, and lets go of the key under which it was said when that business asks again', async () => {
  const former = testKeys()
  const keys = { ...former, pseudonym: [{ id: 'p2', bytes: randomBytes(32) }, ...former.pseudonym] }
  await bot.db.transaction((tx) => silence(tx, former, 'tenant-1', PHONE, SAID))
  expect(await isSilenced(bot.db, keys, 'tenant-2', PHONE)).toBe(false)
  expect(await isSilenced(bot.db, keys, 'tenant-1', PHONE)).toBe(true)
  expect([...(await keysInUse(bot.db)).pseudonym]).toEqual(['p2'])
  expect(await isSilenced(bot.db, { ...keys, pseudonym: keys.pseudonym.slice(0, 1) }, 'tenant-1', PHONE)).toBe(true)
  expect((await bot.pool.query('select tenant_id, at from forward_silence')).rows).toEqual([{ tenant_id: 'tenant-1', at: SAID }])
})
