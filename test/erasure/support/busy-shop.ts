import type pg from 'pg'
import { CUT_OFF, fillShop, people, type ShopWorld, tenantIds } from './world.ts'

const HOUR_MS = 3_600_000
const hoursBefore = (hours: number) => new Date(CUT_OFF.getTime() - hours * HOUR_MS)

/** A shop in which everybody has written at both businesses, person 0 by far the most: several batches' worth. */
export async function fillBusyShop(pool: pg.Pool, notes = 3_500): Promise<void> {
  const world: ShopWorld = {
    contacts: people.flatMap((_, who) =>
      tenantIds.map((tenant) => ({ who, tenant, at: hoursBefore(2_000), by: 'phone', spelling: 'plus' })),
    ),
    threads: people.flatMap((_, who) => [0, 1].map((half) => ({ contact: who * 2 + half, at: hoursBefore(1_900) }))),
    notes: Array.from({ length: 60 }, (_, i) => ({
      thread: i,
      reply: i < 12 || i % 5 === 0 ? null : i - 12,
      at: hoursBefore(1_800 - i),
      names: i % 7 === 0 ? 0 : null,
      media: i % 4 === 0,
    })),
    marks: Array.from({ length: 30 }, (_, i) => ({ note: i, at: hoursBefore(-2) })),
    bills: people.map((_, who) => ({
      contact: who * 2,
      who,
      due: who % 2 === 0 ? '2026-12-31' : '2015-12-31',
      at: hoursBefore(900),
    })),
    usage: Array.from({ length: 24 }, (_, i) => ({ thread: i, at: hoursBefore(700) })),
    targets: people.map((_, who) => ({ who, at: hoursBefore(24) })),
    deliveries: people.map((_, who) => ({ people: [who], at: hoursBefore(600) })),
  }
  await fillShop(pool, world)
  await pool.query(
    `insert into note (id, thread_id, body, created_at)
     select 10000 + i, 0, 'again ' || i, $1::timestamptz + make_interval(secs => i) from generate_series(1, $2::int) i`,
    [hoursBefore(1_500), notes],
  )
}
