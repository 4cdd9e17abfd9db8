import type { BotDb } from '../../../src/db/client.ts'
import { channel, erasureRequest, person } from '../../../src/db/schema.ts'

const AT = new Date('2026-11-20T10:00:00Z')
const uuid = (kind: string, n: number) => `${kind.repeat(8)}-0000-4000-8000-${String(n).padStart(12, '0')}`

/** A running request with a person and the channel it came by; for tests of what hangs on a request. */
export async function insertRequest(db: BotDb, n: number): Promise<string> {
  const id = uuid('c', n)
  await db
    .insert(channel)
    .values({
      id: uuid('a', 0),
      phoneNumberId: '1',
      wabaId: '1',
      portfolioId: '1',
      displayNumber: '+917000009999',
      mode: 'dedicated',
      accessTokenSealed: '-',
      appSecretsSealed: '-',
      createdAt: AT,
    })
    .onConflictDoNothing()
  await db.insert(person).values({ id: uuid('b', n), createdAt: AT })
  await db.insert(erasureRequest).values({
    id,
    reference: `CM-${n}`,
    tokenHash: `token ${n}`,
    personId: uuid('b', n),
    channelId: uuid('a', 0),
    scope: 'number',
    state: 'running',
    language: 'en',
    provedAt: AT,
    confirmedAt: AT,
    deadlineAt: AT,
    eraseAt: AT,
    createdAt: AT,
    updatedAt: AT,
  })
  return id
}
