import { and, eq, isNull } from 'drizzle-orm'
import type { BotTx } from '../db/client.ts'
import { caseFile } from '../db/schema.ts'

export type CaseRow = typeof caseFile.$inferSelect

/** Opens a case for a human, or returns the one of the same kind that is still open: asking twice makes no second case. */
export async function openCase(tx: BotTx, values: typeof caseFile.$inferInsert): Promise<CaseRow> {
  const [opened] = await tx.insert(caseFile).values(values).onConflictDoNothing().returning()
  if (opened) return opened
  const [open] = await tx
    .select()
    .from(caseFile)
    .where(and(eq(caseFile.personId, values.personId), eq(caseFile.about, values.about), isNull(caseFile.closedAt)))
  if (!open) throw new Error('A case conflicts with none that is open: its reference exists already.')
  return open
}

/** Whether staff still owe this person an answer. */
export async function hasOpenCase(tx: BotTx, personId: string): Promise<boolean> {
  const open = and(eq(caseFile.personId, personId), isNull(caseFile.closedAt))
  const rows = await tx.select({ id: caseFile.id }).from(caseFile).where(open).limit(1)
  return rows.length > 0
}
