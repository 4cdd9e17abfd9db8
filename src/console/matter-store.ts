import { and, desc, eq, inArray } from 'drizzle-orm'
import type { BotDb } from '../db/client.ts'
import { caseFile, conversation, erasureRequest } from '../db/schema.ts'
import type { CaseRow } from '../requests/case-store.ts'

export interface MatterLine {
  matter: CaseRow
  /** The request that it is about, if any. */
  request: string | null
  chat: string | null
  lastInboundAt: Date | null
}

const columns = {
  matter: caseFile,
  request: erasureRequest.reference,
  chat: conversation.id,
  lastInboundAt: conversation.lastInboundAt,
}

/** One case by its reference. */
export async function matterByReference(db: BotDb, reference: string): Promise<MatterLine | undefined> {
  const [row] = await joined(db).where(eq(caseFile.reference, reference))
  return row
}

/** The cases of these persons, in one chat or in all, newest first: open ones and closed ones. */
export async function casesOf(db: BotDb, persons: readonly string[], channelId?: string): Promise<CaseRow[]> {
  const here = channelId === undefined ? undefined : eq(caseFile.channelId, channelId)
  return db
    .select()
    .from(caseFile)
    .where(and(inArray(caseFile.personId, [...persons]), here))
    .orderBy(desc(caseFile.openedAt), desc(caseFile.id))
    .limit(50)
}

function joined(db: BotDb) {
  return db
    .select(columns)
    .from(caseFile)
    .leftJoin(erasureRequest, eq(erasureRequest.id, caseFile.requestId))
    .leftJoin(conversation, and(eq(conversation.personId, caseFile.personId), eq(conversation.channelId, caseFile.channelId)))
}
