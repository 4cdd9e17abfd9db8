import { and, eq } from 'drizzle-orm'
import type pg from 'pg'
import type { BotDb } from '../db/client.ts'
import { legalHold } from '../db/schema.ts'
import { type HoldReason, type NewHold, placeHold } from './hold-register-store.ts'
import type { Pseudonym } from './hold-store.ts'

interface Row {
  id: string
  scope: 'tenant' | 'table' | 'subject'
  tenantId: string | null
  tableName: string | null
  keyId: string | null
  pseudonym: string | null
  reason: string
  heldFrom: Date
  heldUntil: Date | null
  older: Pseudonym[]
}

/** Holds that a restore of the platform had taken away or brought back, by id. */
export interface HoldsKept {
  placedAgain: string[]
  /** They had ended: whoever ended them must do it again. */
  standAgain: string[]
}

/** Writes a hold down before the platform has it: whatever dies in between, the bot places it. */
export async function noteHold(db: BotDb, { id, target, reason, from, until }: NewHold): Promise<void> {
  const [newest, ...older] = target.scope === 'subject' ? target.pseudonyms : []
  await db.insert(legalHold).values({
    id,
    scope: target.scope,
    tenantId: target.tenantId ?? null,
    tableName: target.scope === 'table' ? target.table : null,
    keyId: newest?.keyId ?? null,
    pseudonym: newest?.value ?? null,
    older,
    reason,
    heldFrom: from,
    heldUntil: until,
    isPlaced: false,
  })
}

/** What the platform refused for good stands nowhere. */
export async function dropNotedHold(db: BotDb, id: string): Promise<void> {
  await db.delete(legalHold).where(and(eq(legalHold.id, id), eq(legalHold.isPlaced, false)))
}

/**
 * Holds stand on the platform, where batches read them, and here, where a restore of the platform does not reach them. What stands here
 * and is missing there is placed again; of a hold that both know the platform's end counts, and what only it knows is written down.
 * To be asked before anything is erased; afterwards no hold that either of the two knows is missing there.
 */
export async function keepHolds(db: BotDb, platform: pg.Pool, now: Date): Promise<HoldsKept> {
  const ours = new Map((await db.select().from(legalHold)).map((row) => [row.id, row]))
  const theirs = await holdsOn(platform)
  const kept: HoldsKept = { placedAgain: [], standAgain: [] }
  for (const row of theirs) {
    const known = ours.get(row.id)
    ours.delete(row.id)
    if (known?.isPlaced && known.heldUntil?.getTime() === row.heldUntil?.getTime()) continue
    // No verb makes a hold longer: one whose end is later there than it was here has come back with a restore.
    const isLonger = known?.heldUntil != null && (row.heldUntil === null || row.heldUntil > known.heldUntil)
    if (known && !isOver(row, now) && (isOver(known, now) || isLonger)) kept.standAgain.push(row.id)
    await db
      .insert(legalHold)
      .values({ ...row, isPlaced: true })
      .onConflictDoUpdate({ target: legalHold.id, set: { heldUntil: row.heldUntil, isPlaced: true } })
  }
  for (const row of ours.values()) {
    if (isOver(row, now)) continue
    await placeHold(platform, holdIn(row))
    await db.update(legalHold).set({ isPlaced: true }).where(eq(legalHold.id, row.id))
    if (row.isPlaced) kept.placedAgain.push(row.id)
  }
  return kept
}

const isOver = ({ heldUntil }: Pick<Row, 'heldUntil'>, now: Date) => heldUntil !== null && heldUntil <= now

async function holdsOn(platform: pg.Pool): Promise<Row[]> {
  const { rows } = await platform.query<Row>(
    `select id, scope, tenant_id::text as "tenantId", table_name as "tableName", key_id as "keyId", pseudonym, reason,
       held_from as "heldFrom", held_until as "heldUntil", also as older from deletion_bot.legal_hold`,
  )
  return rows
}

function holdIn(row: Row): NewHold {
  const { id, scope, tenantId, tableName, keyId, pseudonym, reason, heldFrom: from, heldUntil: until } = row
  // Written from a hold of the platform, or on its way there.
  const more = { id, reason: reason as HoldReason, from, until }
  const within = tenantId === null ? {} : { tenantId }
  if (scope === 'tenant' && tenantId !== null) return { ...more, target: { scope, tenantId } }
  if (scope === 'table' && tableName !== null) return { ...more, target: { scope, table: tableName, ...within } }
  if (scope === 'subject' && keyId !== null && pseudonym !== null)
    return { ...more, target: { scope, pseudonyms: [{ keyId, value: pseudonym }, ...row.older], ...within } }
  throw new Error('A hold that is written down names nothing.')
}
