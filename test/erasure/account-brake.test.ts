import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type BrakeFacts, type BrakeLimits, brake } from '../../src/erasure/brake.ts'
import { readBrakeFacts } from '../../src/erasure/brake-store.ts'
import type { StepCount } from '../../src/erasure/evidence.ts'
import { referenceMap } from '../../src/erasure/reference-map.ts'
import { demoBusiness } from '../../src/platform/demo-businesses.ts'
import { installOwnSchema } from '../../src/platform/own-schema.ts'
import { testDatabases } from '../support/databases.ts'
import { planFor } from './support/run.ts'

const NOBODY = { phones: [], userIds: [], emails: [] }
const OWN = '+917000090001'
const [shop, clinic] = [demoBusiness('sarees'), demoBusiness('clinic')]
const clear: BrakeFacts = { guarded: [], crossing: [], largeShares: [] }
const counted = (rows: number, more = false): StepCount => ({
  step: { key: 'message:erase', table: 'message', action: 'erase' },
  rows,
  more,
  kept: [],
})

describe('the brake of an account', () => {
  const cases: [string, Partial<BrakeLimits>, StepCount[], BrakeFacts, string[], object][] = [
    ['asks for nobody’s number', {}, [counted(99)], clear, [], { go: true }],
    ['stops one that holds the deletion bot’s own number', {}, [], clear, [OWN], { stop: 'own-channel' }],
    [
      'stops where another tenant is touched',
      {},
      [],
      { ...clear, crossing: ['message'] },
      [],
      { stop: 'crosses-tenant', table: 'message' },
    ],
    ['leaves a huge one to staff', {}, [counted(60), counted(41)], clear, [], { stop: 'too-many-rows' }],
    [
      'lets a huge one go that staff have released',
      { released: new Set(['too-many-rows']) },
      [counted(101, true)],
      clear,
      [],
      { go: true },
    ],
    [
      'stops once for each reason, whichever was released first',
      { released: new Set(['crosses-tenant']) },
      [counted(101)],
      { ...clear, crossing: ['message'] },
      [],
      { stop: 'too-many-rows' },
    ],
  ]
  test.each(cases)('%s', (_what, limits, counts, facts, phones, verdict) => {
    const given = { rowsMax: 100, scope: 'account', ownNumbers: [OWN], ...limits } as const
    expect(brake({ ...NOBODY, phones }, counts, facts, given)).toEqual(verdict)
  })
})

describe('what is read for it', () => {
  const databases = testDatabases({ demo: true })
  let pool: pg.Pool
  beforeAll(async () => {
    pool = new pg.Pool({ connectionString: databases.platformUrl, max: 2 })
    await installOwnSchema(pool)
  })
  afterAll(() => pool.end())

  const facts = async (tenantId: string) => {
    const plan = await planFor(pool, referenceMap, NOBODY, { kind: 'account', tenantId })
    return readBrakeFacts(pool, plan, NOBODY, [], { statementMs: 20_000 })
  }

  test('is nothing about the businesses of the demo, whose numbers and staff are their own', async () => {
    expect(await facts(shop.tenantId)).toEqual(clear)
    expect(await facts(clinic.tenantId)).toEqual(clear)
  })

  test.each([
    ['another business’s row points at one of its own', shop.tenantId],
    ['a row of its own points at another business’s', clinic.tenantId],
  ])('is that %s', async (_what, tenantId) => {
    const client = await pool.connect()
    try {
      await client.query(
        `update voice_session set conversation_id = (select id from conversation where tenant_id = $1 limit 1)
         where id = (select id from voice_session where tenant_id = $2 limit 1)`,
        [shop.tenantId, clinic.tenantId],
      )
    } finally {
      client.release()
    }
    expect((await facts(tenantId)).crossing).toEqual(['voice_session'])
  })
})
