import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freeze, holdFloor, stopAds, stopWaiting } from '../../src/erasure/freeze-store.ts'
import type { ErasurePlan } from '../../src/erasure/plan.ts'
import { endFreeze, thaw } from '../../src/erasure/thaw-store.ts'
import { installOwnSchema } from '../../src/platform/own-schema.ts'
import { testDatabase } from '../support/databases.ts'
import { type Act, type Cell, describeCells, endsOf } from './support/freeze-model.ts'
import { planFor, subjectOf } from './support/run.ts'
import { shopMap, shopSchema } from './support/shop.ts'
import { CUT_OFF, fillShop, people, tenantIds } from './support/world.ts'

const database = testDatabase()
const LONG_AGO = new Date(CUT_OFF.getTime() - 90 * 86_400_000)
const subjects = people.slice(0, 2).map(subjectOf)
const subjectAt = (about: number) => subjects[about] ?? { phones: [], userIds: [], emails: [] }
const pseudonymsOf = (about: number) => ['k1', 'k2'].map((keyId) => ({ keyId, value: `${about}`.repeat(64) }))
const requestId = (as: string) => `44444444-4444-4444-8444-${as.padStart(12, '0')}`
let pool: pg.Pool
let plans: ErasurePlan[]
/** Of each person, within the shop that plans to send them something. */
let plansOfShop: ErasurePlan[]

beforeAll(async () => {
  pool = new pg.Pool({ connectionString: database.url, max: 5 })
  await pool.query(shopSchema)
  await installOwnSchema(pool)
  plans = await Promise.all(subjects.map((subject) => planFor(pool, shopMap, subject)))
  plansOfShop = await Promise.all(
    subjects.map((subject, about) => planFor(pool, shopMap, subject, { kind: 'business', tenantId: tenantIds[about] ?? '' })),
  )
})
afterAll(() => pool.end())

/**
 * Two customers of two shops; contact 2, its chats and what is frozen of them belong to both. Without chats one shop holds a bill of
 * each, and nothing is there to freeze.
 */
async function fillShared({ chats }: { chats: boolean }): Promise<void> {
  const contact = (who: number, shop: 0 | 1) =>
    ({ who, tenant: tenantIds[shop], at: LONG_AGO, by: 'phone', spelling: 'plus' }) as const
  await fillShop(pool, {
    contacts: chats ? [contact(0, 0), contact(1, 0), contact(0, 1), contact(1, 1)] : [],
    threads: [0, 1, 2, 2, 3].map((of) => ({ contact: of, at: LONG_AGO })),
    notes: [],
    marks: [],
    bills: [0, 1].map((who) => ({ contact: null, who, due: '2015-12-31', at: LONG_AGO })),
    usage: [],
    targets: chats ? [0, 1].map((who) => ({ who, at: LONG_AGO })) : [],
    deliveries: [],
  })
  await pool.query('update contact set email = $1 where phone = $2 and tenant_id = $3', [
    people[1]?.email,
    people[0]?.phone,
    tenantIds[1],
  ])
  // Each of the two waits for a message of another shop.
  await pool.query(`update target set status = 'pending'`)
}

/** The frozen columns and blocks with whom they are about, as the database holds them now. */
async function cells(): Promise<Cell[]> {
  const { rows } = await pool.query<Cell>(
    `with place as (
      select 'contact ' || id as name, offers as value, 'no' as frozen, array_remove(array[
          case when phone = $1 then 0 end, case when phone = $2 or email = $3 then 1 end], null) as of,
        false as "isFloor", true as "stopsAds", false as "isBlock", null as "waitsAt" from contact
      union all select 'thread ' || t.id, t.autoreply::text, 'false', array_remove(array[
          case when c.phone = $1 then 0 end, case when c.phone = $2 or c.email = $3 then 1 end], null), true, false, false, null
        from thread t join contact c on c.id = t.contact_id
      union all select 'target ' || id, status, 'cancelled', array[case when phone = $1 then 0 else 1 end], false, true, false, tenant_id::text from target
      union all select 'block ' || t.id || k || p, coalesce(s.blocks, 'null'), 'everything', array_remove(array[
          case when exists (select 1 from contact) or t.id = (select min(tenant_id::text)::uuid from bill) then p end], null), false, false, true, t.id::text
        from tenant t cross join unnest(array['k1', 'k2']) k cross join generate_series(0, 1) p left join deletion_bot.suppression s
          on (s.tenant_id, s.key_id, s.pseudonym) = (t.id::text, k, repeat(p::text, 64))
    ), noted as (
      select case when table_name = 'deletion_bot.suppression' then 'block ' || (primary_key ->> 'tenant_id')
          || (primary_key ->> 'key_id') || left(primary_key ->> 'pseudonym', 1) else table_name || ' ' || (primary_key ->> 'id') end as name,
        ltrim(right(request_id::text, 12), '0') as as, coalesce(previous #>> '{}', 'null') as previous
      from deletion_bot.freeze_undo
    )
    select place.*, coalesce((select jsonb_object_agg(noted.as, noted.previous) from noted where noted.name = place.name), '{}') as notes
    from place`,
    [people[0]?.phone, people[1]?.phone, people[1]?.email],
  )
  return rows
}

async function perform(act: Act): Promise<void> {
  if (act.does === 'thaw' || act.does === 'release') return void (await thaw(pool, requestId(act.as)))
  const plan = plans[act.about] as ErasurePlan
  if (act.does === 'forget') return void (await endFreeze(pool, requestId(act.as), plan))
  const input = { plan, subject: subjectAt(act.about), pseudonyms: pseudonymsOf(act.about), at: CUT_OFF }
  if (act.does === 'stop') return void (await stopAds(pool, input))
  if (act.does === 'plan')
    return void (await pool.query(`update target set status = 'pending' where phone = $1`, [people[act.about]?.phone]))
  if (act.does === 'look') {
    const ofShop = { plan: plansOfShop[act.about] as ErasurePlan, tenantId: tenantIds[act.about] ?? '' }
    return void (await stopWaiting(pool, { ...ofShop, people: [input], at: CUT_OFF }))
  }
  if (act.does === 'hold') return void (await holdFloor(pool, { ...input, requestId: requestId(act.as) }))
  await freeze(pool, { ...input, requestId: requestId(act.as) })
}

const LIVES = [
  ['freeze'],
  ['freeze', 'thaw'],
  ['freeze', 'freeze', 'thaw'],
  ['freeze', 'forget'],
  ['hold', 'release'],
  ['hold'],
  ['stop'],
  ['plan', 'look'],
  ['look', 'plan', 'look'],
] as const
const life = fc.record({ about: fc.constantFrom(0, 1), acts: fc.constantFrom(...LIVES) })
const chains = fc
  .array(life, { minLength: 2, maxLength: 4 })
  .map((lives) => lives.map(({ about, acts }, i) => acts.map((does) => ({ does, as: String(i + 1), about }) as Act)))

test('requests that run at the same moment over shared rows lose no former value: they end as if they had come one by one', async () => {
  await fc.assert(
    fc.asyncProperty(chains, fc.boolean(), async (together, chats) => {
      await fillShared({ chats })
      const before = await cells()
      await Promise.all(
        together.map(async (chain) => {
          for (const act of chain) await perform(act)
        }),
      )
      expect(endsOf(before, together)).toContain(describeCells(await cells()))
    }),
    { numRuns: 50 },
  )
})

test('a chat that went on since is let go when two erasures of it end at the same moment', async () => {
  for (let time = 0; time < 10; time += 1) {
    await fillShared({ chats: true })
    await pool.query('update thread set autoreply = true, created_at = $1', [new Date(CUT_OFF.getTime() + 86_400_000)])
    await perform({ does: 'freeze', as: '1', about: 0 })
    await perform({ does: 'freeze', as: '2', about: 1 })
    await Promise.all([perform({ does: 'forget', as: '1', about: 0 }), perform({ does: 'forget', as: '2', about: 1 })])
    const { rows } = await pool.query('select distinct autoreply from thread')
    expect(rows).toEqual([{ autoreply: true }])
  }
})

test('a freeze does not wait for one of somebody who shares no row with it', async () => {
  await fillShared({ chats: true })
  await pool.query('update contact set email = null')
  const stranger = await pool.connect()
  try {
    await stranger.query('begin')
    await stranger.query(`select 1 from contact where phone = $1 for update`, [people[1]?.phone])
    await perform({ does: 'freeze', as: '1', about: 0 })
    await expect(perform({ does: 'freeze', as: '2', about: 1 })).rejects.toMatchObject({ code: '55P03' })
  } finally {
    await stranger.query('rollback')
    stranger.release()
  }
})
