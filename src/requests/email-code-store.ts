import { and, count, desc, eq, gt, isNotNull, isNull, lt, sql } from 'drizzle-orm'
import type { BotDb, BotTx } from '../db/client.ts'
import { emailCode } from '../db/schema.ts'
import { type KeyRing, seal, unseal } from '../runtime/keys.ts'
import {
  addressHash,
  CODE_LIVES_MS,
  CODE_TRIES_MAX,
  CODES_A_DAY_MAX,
  CODES_AN_HOUR_MAX,
  hashCode,
  isCode,
  PROOF_LIVES_MS,
} from './email-code.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

interface Chat {
  personId: string
  conversationId: string
}

/**
 * Notes that a code was asked for, under the person's lock. False: this person has asked too often, whatever the addresses, and whether
 * anybody has them. From here on older codes of the chat count no more.
 */
export async function askForCode(
  tx: BotTx,
  keys: KeyRing,
  { personId, conversationId, email, now }: Chat & { email: string; now: Date },
): Promise<boolean> {
  const asked = async (since: number) => {
    const recent = gt(emailCode.askedAt, new Date(now.getTime() - since))
    const [row] = await tx
      .select({ found: count() })
      .from(emailCode)
      .where(and(eq(emailCode.personId, personId), recent))
    return row?.found ?? 0
  }
  if ((await asked(HOUR_MS)) >= CODES_AN_HOUR_MAX || (await asked(DAY_MS)) >= CODES_A_DAY_MAX) return false
  await tx.insert(emailCode).values({ personId, conversationId, addressHash: addressHash(keys, email), askedAt: now })
  return true
}

/**
 * Gives the chat's newest row its code, bound to these members; nobody's address gets one that fits nothing. From now it can be tried for
 * ten minutes. False: there is nothing to send, because it is nobody's, or the address has had its share from whatever chats.
 */
export async function armCode(
  tx: BotTx,
  keys: KeyRing,
  chat: Chat & { email: string; memberIds: readonly string[]; code: string; now: Date },
): Promise<boolean> {
  const { personId, conversationId, memberIds, code, now } = chat
  const row = await newest(tx, chat)
  if (!row || row.expiresAt !== null) return false
  const recent = gt(emailCode.askedAt, new Date(now.getTime() - HOUR_MS))
  const [sent] = await tx
    .select({ found: count() })
    .from(emailCode)
    .where(and(eq(emailCode.addressHash, row.addressHash), recent, isNotNull(emailCode.codeHash)))
  const isSent = memberIds.length > 0 && (sent?.found ?? 0) < CODES_AN_HOUR_MAX
  const hashed = { codeHash: hashCode(keys, { personId, conversationId, memberIds }, code) }
  const membersSealed = seal(keys, 'email-code', JSON.stringify(memberIds))
  await tx
    .update(emailCode)
    .set({ ...(isSent ? { ...hashed, membersSealed } : {}), expiresAt: new Date(now.getTime() + CODE_LIVES_MS) })
    .where(eq(emailCode.id, row.id))
  return isSent
}

export type Tried = { is: 'right' } | { is: 'wrong'; left: number } | { is: 'dead' }

/**
 * One try of a typed code against the chat's newest. The database counts before anything is compared, so that of any number of messages
 * at once five are judged. The sixth, and whatever comes after ten minutes, finds it dead.
 */
export async function tryCode(tx: BotTx, keys: KeyRing, chat: Chat & { code: string; now: Date }): Promise<Tried> {
  const { personId, conversationId, now } = chat
  const known = await newest(tx, chat)
  if (!known) return { is: 'dead' }
  const [row] = await tx
    .update(emailCode)
    .set({ tries: sql`${emailCode.tries} + 1` })
    .where(
      and(
        eq(emailCode.id, known.id),
        lt(emailCode.tries, CODE_TRIES_MAX),
        gt(emailCode.expiresAt, now),
        isNull(emailCode.passedAt),
      ),
    )
    .returning()
  if (!row) return { is: 'dead' }
  const bound = { personId, conversationId, memberIds: membersIn(keys, row.membersSealed) }
  if (!isCode(keys, bound, row.codeHash, chat.code)) return { is: 'wrong', left: CODE_TRIES_MAX - row.tries }
  await tx.update(emailCode).set({ passedAt: now }).where(eq(emailCode.id, row.id))
  return { is: 'right' }
}

/** The members that the chat's newest code has proved, while that counts; none where it has not, is spent, or is too old. */
export async function provenMembers(tx: BotDb | BotTx, keys: KeyRing, chat: Chat & { now: Date }): Promise<string[]> {
  const row = await newest(tx, chat)
  return row && isProof(row, chat.now) ? membersIn(keys, row.membersSealed) : []
}

/** Uses the proof up for this member's matter. False: there is none, or it was used before. */
export async function spendProof(tx: BotTx, keys: KeyRing, chat: Chat & { memberId: string; now: Date }): Promise<boolean> {
  const row = await newest(tx, chat)
  if (!row || !isProof(row, chat.now) || !membersIn(keys, row.membersSealed).includes(chat.memberId)) return false
  const spent = await tx
    .update(emailCode)
    .set({ spentAt: chat.now })
    .where(and(eq(emailCode.id, row.id), isNull(emailCode.spentAt)))
    .returning({ id: emailCode.id })
  return spent.length > 0
}

type Row = typeof emailCode.$inferSelect

function isProof({ passedAt, spentAt }: Row, now: Date): boolean {
  return passedAt !== null && spentAt === null && now.getTime() - passedAt.getTime() <= PROOF_LIVES_MS
}

// Sealed by `armCode`.
const membersIn = (keys: KeyRing, sealed: string | null): string[] =>
  sealed === null ? [] : (JSON.parse(unseal(keys, 'email-code', sealed)) as string[])

async function newest(tx: BotDb | BotTx, { personId, conversationId }: Chat): Promise<Row | undefined> {
  const [row] = await tx
    .select()
    .from(emailCode)
    .where(and(eq(emailCode.conversationId, conversationId), eq(emailCode.personId, personId)))
    .orderBy(desc(emailCode.id))
    .limit(1)
  return row
}
