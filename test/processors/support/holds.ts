import { randomUUID } from 'node:crypto'
import { subjectPseudonyms } from '../../../src/subject/pseudonym.ts'
import type { AskedWorld } from './asked.ts'

/** Places and ends holds, and counts the calls. */
export function holdsIn(world: AskedWorld) {
  const hold = async (target: { phone?: string; tenantId?: string; table?: string }) => {
    const { platform, keys, clock } = world.test.bot
    const [named] =
      target.phone === undefined
        ? []
        : subjectPseudonyms(keys, 'suppression', { phones: [target.phone], userIds: [], emails: [] })
    const scope = target.phone ? 'subject' : target.table ? 'table' : 'tenant'
    const values = [
      randomUUID(),
      scope,
      target.tenantId ?? null,
      target.table ?? null,
      named?.keyId ?? null,
      named?.value ?? null,
      clock.now(),
    ]
    await platform.query(
      `insert into deletion_bot.legal_hold (id, scope, tenant_id, table_name, key_id, pseudonym, reason, held_from)
       values ($1, $2, $3, $4, $5, $6, 'court_order', $7)`,
      values,
    )
    return String(values[0])
  }
  const endHolds = () =>
    world.test.bot.platform.query("update deletion_bot.legal_hold set held_until = held_from + interval '1 millisecond'")
  const calledOf = () => world.asked('brevo').length
  return { hold, endHolds, calledOf }
}
