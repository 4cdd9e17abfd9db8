import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readCatalogue } from '../../src/erasure/catalogue-store.ts'
import { findAgain } from '../../src/erasure/replay-scan-store.ts'
import { subjectPseudonyms } from '../../src/subject/pseudonym.ts'
import { testKeys } from '../support/bot.ts'
import { testDatabase } from '../support/databases.ts'
import { REQUEST, subjectOf } from './support/run.ts'
import { shopMap, shopSchema } from './support/shop.ts'
import { CUT_OFF, fillShop, NOW, people, tenantIds } from './support/world.ts'

const shop = testDatabase()
const keys = testKeys()
const ANSWER_MS = 300
let platform: pg.Pool
beforeAll(async () => {
  platform = new pg.Pool({ connectionString: shop.url, max: 2, query_timeout: ANSWER_MS })
  const setUp = new pg.Pool({ connectionString: shop.url })
  await setUp.query(`${shopSchema}; create schema deletion_bot; create table deletion_bot.progress (); create table deletion_bot.freeze_undo ();
    create table deletion_bot.retained (); create table deletion_bot.suppression (); create table deletion_bot.legal_hold ()`)
  await fillShop(setUp, {
    contacts: [0, 0, 1].map((who) => ({ who, tenant: tenantIds[0], at: CUT_OFF, by: 'phone', spelling: 'national' })),
    ...{ threads: [], notes: [], marks: [], bills: [], usage: [], targets: [], deliveries: [] },
  })
  await setUp.query('create view slow_contact as select c.* from pg_sleep(1) as slept, contact c')
  await setUp.end()
})
afterAll(() => platform.end())

test('what takes longer to read than an answer may take is read to its end, each of its values once', async () => {
  const [person] = people
  if (!person || !shopMap.contact) throw new Error('nobody')
  const subject = subjectOf(person)
  const entries = subjectPseudonyms(keys, 'replay', subject).map(({ keyId, value }) => ({
    ...{ requestId: REQUEST, keyId, pseudonym: value, scope: 'number', tenantId: null, memberId: null },
    ...{ cutOff: CUT_OFF, expiresAt: NOW },
  }))
  const catalogue = await readCatalogue(platform)
  const { contact } = catalogue.tables
  if (!contact) throw new Error('no contacts')
  await expect(platform.query('select pg_sleep(1)')).rejects.toThrow('timeout')
  const { found, identifiers } = await findAgain({
    ...{ platform, keys, entries },
    map: { slow_contact: shopMap.contact },
    catalogue: { ...catalogue, tables: { slow_contact: contact } },
  })
  expect(found).toEqual(new Map([[REQUEST, { phones: subject.phones, userIds: [], emails: [] }]]))
  expect(identifiers).toBe(2)
})
