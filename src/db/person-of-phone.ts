import { newId } from '../runtime/ids.ts'
import type { KeyRing } from '../runtime/keys.ts'
import { bindAddress, findBinding } from './bindings.ts'
import type { BotTx } from './client.ts'
import { person } from './schema.ts'

/**
 * The person to write to at this number, made known if nobody is. It proves nothing of anybody: who writes from the number is found by the
 * same binding, and only Meta's signature says who writes.
 */
export async function personOfPhone(tx: BotTx, keys: KeyRing, phone: string, language: string, now: Date): Promise<string> {
  const address = { kind: 'phone' as const, phone }
  const known = await findBinding(tx, keys, address)
  const personId = known?.personId ?? newId()
  if (!known) await tx.insert(person).values({ id: personId, language, createdAt: now })
  await bindAddress(tx, keys, personId, address, now)
  return personId
}
