import { and, eq } from 'drizzle-orm'
import type { BotTx } from '../db/client.ts'
import { processorAnswer } from '../db/schema.ts'

/** An answer by its processor and its id, which is hashed under the processor's secret. */
export interface AnswerNote {
  processorId: string
  keyedId: string
  answersHash: string
}

/** Whether it was taken before: as it is, or its id with other answers. */
export async function findAnswer(
  tx: BotTx,
  { processorId, keyedId, answersHash }: AnswerNote,
): Promise<'same' | 'other' | undefined> {
  const [known] = await tx
    .select({ answersHash: processorAnswer.answersHash })
    .from(processorAnswer)
    .where(and(eq(processorAnswer.processorId, processorId), eq(processorAnswer.id, keyedId)))
  if (!known) return undefined
  return known.answersHash === answersHash ? 'same' : 'other'
}

/** False: another one with this id was taken at the same moment. */
export async function noteAnswer(tx: BotTx, { processorId, keyedId, answersHash }: AnswerNote, now: Date): Promise<boolean> {
  const rows = await tx
    .insert(processorAnswer)
    .values({ processorId, id: keyedId, answersHash, takenAt: now })
    .onConflictDoNothing()
    .returning({ id: processorAnswer.id })
  return rows.length > 0
}
