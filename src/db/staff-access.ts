import { and, desc, eq, isNull, notInArray, sql } from 'drizzle-orm'
import type { BotDb, BotTx } from './client.ts'
import { proposedAction, staffMember, staffSession } from './schema.ts'

/** Can only keep data, and somebody may have asked for it: a colleague looks, whoever had it in hand. */
const KEEPS_DATA = ['take-back', 'hold', 'extend'] as const

/**
 * Ends every session of a person at once. `block` keeps them out until it is lifted, and what they had proposed and nobody has decided lapses, but
 * for what keeps data: nobody's second hand is added to a stolen one.
 */
export async function shutOut(db: BotDb | BotTx, staffId: string, block: boolean, now: Date): Promise<boolean> {
  return db.transaction(async (tx) => {
    const ended = { endedAt: now, endedBy: 'admin' as const, refreshSealed: null }
    const isOpen = and(eq(staffSession.staffId, staffId), isNull(staffSession.endedAt))
    if (block) {
      await tx.update(staffMember).set({ blockedAt: now }).where(eq(staffMember.id, staffId))
      const isTheirs = and(eq(proposedAction.proposedBy, staffId), isNull(proposedAction.decision))
      await tx
        .update(proposedAction)
        .set({ decision: 'lapsed', decidedAt: now })
        .where(and(isTheirs, notInArray(proposedAction.what, [...KEEPS_DATA, 'start'])))
      // Somebody may have asked for it, too: its day is over now, of which the sweep tells staff.
      await tx
        .update(proposedAction)
        .set({
          lapsesAt: sql`greatest(${now.toISOString()}::timestamptz, ${proposedAction.proposedAt} + interval '1 millisecond')`,
        })
        .where(and(isTheirs, eq(proposedAction.what, 'start')))
    }
    await tx.update(staffSession).set(ended).where(isOpen)
    const known = await tx.select({ id: staffMember.id }).from(staffMember).where(eq(staffMember.id, staffId))
    return known.length > 0
  })
}

/** They may sign in again. False: nobody by this id was shut out. */
export async function letIn(db: BotDb | BotTx, staffId: string): Promise<boolean> {
  const { rowCount } = await db.update(staffMember).set({ blockedAt: null }).where(eq(staffMember.id, staffId))
  return (rowCount ?? 0) > 0
}

/** Ids, roles and whether they are shut out: no names, which the console shows. */
export function staffMembers(
  db: BotDb,
): Promise<Pick<typeof staffMember.$inferSelect, 'id' | 'roles' | 'seenAt' | 'blockedAt'>[]> {
  const { id, roles, seenAt, blockedAt } = staffMember
  return db.select({ id, roles, seenAt, blockedAt }).from(staffMember).orderBy(desc(seenAt)).limit(500)
}
