import { inArray } from 'drizzle-orm'
import type { BotDb } from '../db/client.ts'
import { erasureRequest } from '../db/schema.ts'
import { type KeyRing, pseudonyms } from '../runtime/keys.ts'
import type { RequestRow } from './request-store.ts'

/** The request whose status link carries this token, under any key still known. */
export async function requestByToken(db: BotDb, keys: KeyRing, token: string): Promise<RequestRow | undefined> {
  const hashes = pseudonyms(keys, 'token', token).map(({ value }) => value)
  const [row] = await db.select().from(erasureRequest).where(inArray(erasureRequest.tokenHash, hashes))
  return row
}
