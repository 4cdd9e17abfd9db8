import { newId } from '../runtime/ids.ts'
import type { KeyRing } from '../runtime/keys.ts'
import { bindAddress, findBinding } from './bindings.ts'
import type { BotTx } from './client.ts'
import { person } from './schema.ts'

/** Whoever holds this number: known from a chat, or new here. From then on the address is kept as long as a request needs it. */
export async function personOfNumber(tx: BotTx, keys: KeyRing, phone: string, language: string, now: Date): Promise<string> {
  const known = await findBinding(tx, keys, { kind: 'phone', phone })
  const personId = known?.personId ?? newId()
  if (!known) await tx.insert(person).values({ id: personId, language, createdAt: now })
  await bindAddress(tx, keys, personId, { kind: 'phone', phone }, now)
  return personId
}
