import { channel, person } from '../../src/db/schema.ts'
import { scheduleRequest } from '../../src/requests/confirmation-store.ts'
import { referenceOf } from '../../src/requests/reference.ts'
import { newId, newReferenceLetters, newToken } from '../../src/runtime/ids.ts'
import { seal } from '../../src/runtime/keys.ts'
import type { TestBot } from './bot.ts'

/** Somebody's confirmed wish for each of these moments, in which the number was proved: frozen, due now, and woken by nobody yet. */
export async function scheduleMany({ db, keys, clock, lockPool }: TestBot['bot'], proved: readonly Date[]): Promise<string[]> {
  const now = clock.now()
  const [via] = await db.select().from(channel).limit(1)
  const ids: string[] = []
  for (const [i, provedAt] of proved.entries()) {
    const [id, personId] = [newId(), newId()]
    const subject = { phones: [`+9170001${String(i).padStart(5, '0')}`], userIds: [], emails: [] }
    await db.insert(person).values({ id: personId, createdAt: now })
    await db.transaction((tx) =>
      scheduleRequest(
        tx,
        {
          ...{ id, reference: referenceOf(newReferenceLetters()), tokenHash: newToken(), tokenSealed: '-' },
          ...{ personId, channelId: via?.id ?? '', language: 'en', scope: { kind: 'number' }, provedAt, now },
        },
        {
          ...{ suspect: false, subjectSealed: seal(keys, 'subject', JSON.stringify(subject)), language: 'en' },
          ...{ confirmedAt: now, eraseAt: now, now },
        },
      ),
    )
    ids.push(id)
  }
  await lockPool.query('update erasure_request set frozen_at = confirmed_at where id = any($1)', [ids])
  return ids
}
