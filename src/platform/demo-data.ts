import { count, sql } from 'drizzle-orm'
import type { AnyPgTable } from 'drizzle-orm/pg-core'
import type { PlatformDb } from './client.ts'
import { addAccounts } from './demo-accounts.ts'
import { addBilling } from './demo-billing.ts'
import { addCalls } from './demo-calls.ts'
import { addCampaigns } from './demo-campaigns.ts'
import { addChats } from './demo-chats.ts'
import { demoCustomers } from './demo-customers.ts'
import { type DemoRows, type DemoTable, demoTables, emptyDemoRows } from './demo-rows.ts'
import * as schema from './schema.ts'

const ROWS_PER_INSERT = 1_000
const tables: Record<DemoTable, AnyPgTable> = { ...schema }
const SEED_LOCK = 7_311_005

/** Where recordings and media of the demo go; `src/blobs` has it. */
interface BlobSink {
  put(key: string, bytes: Uint8Array): Promise<void>
}

/** Every row and blob of the demo: the same for the same `now`. */
export function buildDemo(now: Date): DemoRows {
  const out = emptyDemoRows()
  const customers = demoCustomers(now)
  addAccounts(out, now)
  addChats(out, customers, now)
  addCalls(out, customers, now)
  addCampaigns(out, customers, now)
  addBilling(out, customers, now)
  return out
}

/** Fills an empty platform database with the demo, all or nothing; leaves one that has a business alone. */
export async function seedDemo(db: PlatformDb, blobs: BlobSink, now: Date): Promise<'seeded' | 'already there'> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${SEED_LOCK})`)
    const [tenants] = await tx.select({ held: count() }).from(schema.tenant)
    if (tenants && tenants.held > 0) return 'already there'
    const demo = buildDemo(now)
    for (const name of demoTables) {
      const table = tables[name]
      // Table and rows have one name, but over a union of tables the compiler cannot pair them.
      const rows: Record<string, unknown>[] = demo.rows[name]
      for (let from = 0; from < rows.length; from += ROWS_PER_INSERT) {
        await tx.insert(table).values(rows.slice(from, from + ROWS_PER_INSERT))
      }
    }
    for (const [key, bytes] of demo.blobs) await blobs.put(key, bytes)
    return 'seeded'
  })
}
